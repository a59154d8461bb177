"""Reading a received draft: guarded, read from its clean copy, placed into sections, kept on its row.

What was read is kept too, so that a corrected assignment of headings places it anew without opening the
file again.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import F

from outputs.drafts.docx_guard import Unfit, inspect
from outputs.models import Output, Upload
from outputs.templates import template_now
from outputs.word import Draft, Placed, place, read

MOST_ATTEMPTS = 3
MOST_BLOCKS = 20_000
SHOWN = 200  # characters of a heading's text by which it is told from others
LEFT_OUT = "Left out by hand: "


def read_upload(upload_id: int) -> str:
    """Read a received draft and keep what was found on its row; return the state it is in now.

    Asked twice, it reads once: only a `received` draft is read, three times at most.
    """
    waiting = Upload.objects.filter(pk=upload_id, state=Upload.State.RECEIVED)
    if not waiting.update(attempts=F("attempts") + 1):
        return Upload.objects.values_list("state", flat=True).get(pk=upload_id)
    upload = Upload.objects.select_related("output").get(pk=upload_id)
    if upload.attempts > MOST_ATTEMPTS:
        return _fail(upload, "The file could not be read in three attempts.")
    try:
        with upload.file.open("rb") as file:
            inspection = inspect(file.read())
        draft = read(inspection.copy)
    except Unfit as fault:
        return _fail(upload, str(fault))
    except FileNotFoundError:
        return _fail(upload, "The file is lost from the store. Upload it once more.")
    except (KeyError, ValueError, SyntaxError, RecursionError) as fault:
        sentence = "The file could not be read. Open it in Word, save it again and upload the copy."
        return _fail(upload, f"{sentence} ({type(fault).__name__})")
    if len(draft.blocks) > MOST_BLOCKS:
        many = f"The draft has {len(draft.blocks):,} paragraphs; send it in parts of {MOST_BLOCKS:,}."
        return _fail(upload, many)
    draft.warnings[:0] = inspection.warnings
    found = placed_fields(draft, upload.output, upload.assignments)
    return _finish(upload, Upload.State.READ, as_read=draft.stored(), error="", **found)


def placed_fields(draft: Draft, output: Output, assignments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of an upload that follow from where each heading of its draft is led."""
    chosen = {int(index): one["section"] for index, one in assignments.items()}
    placed = place(draft, template_now(output.mission_id, output.type), chosen)
    return {
        "taken": placed.taken,
        "not_taken": _with_reasons(placed, assignments),
        "warnings": list(dict.fromkeys(placed.warnings)),
        "changes": placed.changes,
        "remarks": placed.remarks,
        "headings": [_heading(block) for block in placed.blocks],
        "origin": asdict(placed.origin) if placed.origin else None,
    }


def _with_reasons(placed: Placed, assignments: Mapping[str, Any]) -> list[dict[str, str]]:
    """Give what was left out by hand the reason that was given for it."""
    titles = {block["index"]: block["text"] for block in placed.blocks}
    said = {
        titles.get(int(index), ""): one["reason"] for index, one in assignments.items() if not one["section"]
    }
    return [
        {**passage, "reason": LEFT_OUT + said[passage["heading"]]} if passage["heading"] in said else passage
        for passage in placed.not_taken
    ]


def _heading(block: Mapping[str, Any]) -> dict[str, Any]:
    below = " ".join(re.sub(r"<[^>]*>", " ", block["html"]).split())
    kept = {name: block[name] for name in ("index", "text", "level", "section")}
    return {**kept, "below": below[:SHOWN]}


def _fail(upload: Upload, sentence: str) -> str:
    return _finish(upload, Upload.State.FAILED, error=sentence)


def _finish(upload: Upload, state: str, **found: Any) -> str:
    Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVED).update(
        state=state, version=F("version") + 1, **found
    )
    return state
