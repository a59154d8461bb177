"""A Word draft read into the sections of its output by headings; what finds no place is kept and shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db.models import F

from missions.errors import Unprocessable
from outputs.canonical import canonical
from outputs.definition import OUTPUTS
from outputs.definition.shape import OutputType, Section
from outputs.docx_guard import Unfit, inspect
from outputs.docx_text import Block, Draft, joined, read
from outputs.models import Upload

MOST_ATTEMPTS = 3
MOST_BLOCKS = 20_000
ALIKE = 0.87
LONGEST_HEADING = 120
_NUMBERING = re.compile(
    r"^\s*(?:(?:[ivxlc]+|[0-9]+(?:\.[0-9]+)*|[a-z])[.):]\s*|[0-9]+(?:\.[0-9]+)*\s+)+", re.IGNORECASE
)


@dataclass(slots=True)
class Placed:
    """The draft by sections: what was taken, what was not, and what to tell the reader."""

    taken: dict[str, str] = field(default_factory=dict)
    not_taken: list[dict[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_upload(upload_id: int) -> str:
    """Read a received draft and keep what was found on its row; return the state it is in now.

    Asked twice, it reads once: only a `received` draft is read, three times at most.
    """
    waiting = Upload.objects.filter(pk=upload_id, state=Upload.State.RECEIVED)
    if not waiting.update(attempts=F("attempts") + 1):
        return Upload.objects.values_list("state", flat=True).get(pk=upload_id)
    upload = Upload.objects.select_related("output").get(pk=upload_id)
    if upload.attempts > MOST_ATTEMPTS:
        return _finish(upload, Upload.State.FAILED, error="The file could not be read in three attempts.")
    with upload.file.open("rb") as file:
        data = file.read()
    try:
        inspection = inspect(data)
        draft = read(data)
    except Unfit as fault:
        return _finish(upload, Upload.State.FAILED, error=str(fault))
    except (KeyError, ValueError, SyntaxError, RecursionError) as fault:
        sentence = "The file could not be read. Open it in Word, save it again and upload the copy."
        return _finish(upload, Upload.State.FAILED, error=f"{sentence} ({type(fault).__name__})")
    if len(draft.blocks) > MOST_BLOCKS:
        sentence = f"The draft has {len(draft.blocks):,} paragraphs; send it in parts of {MOST_BLOCKS:,}."
        return _finish(upload, Upload.State.FAILED, error=sentence)
    placed = place(draft, OUTPUTS[upload.output.type])
    return _finish(
        upload,
        Upload.State.READ,
        taken=placed.taken,
        not_taken=placed.not_taken,
        warnings=inspection.warnings + placed.warnings,
    )


def place(draft: Draft, output: OutputType) -> Placed:
    """Put the draft's blocks under the sections whose title or key its headings name."""
    found = Placed(warnings=list(draft.warnings))
    section: Section | None = None
    depth = 0
    heading = ""
    gathered: dict[str, list[Block]] = {}
    loose: list[tuple[str, list[Block]]] = [("", [])]
    for block in draft.blocks:
        named = _named(block, output)
        if named is not None:
            if not block.level:
                found.warnings.append(f"“{block.text[:80]}” is no heading in Word, but was taken as one.")
            section, depth, heading = named, block.level or depth or 1, block.text
            if section.kind == "register":
                loose.append((heading, []))
            continue
        if block.level and section is not None and block.level <= depth:
            section, heading = None, block.text
            loose.append((heading, []))
            continue
        if section is not None and section.kind == "prose":
            gathered.setdefault(section.key, []).append(block)
        else:
            loose[-1][1].append(block)
    _take(found, output, gathered)
    _leave(found, loose, draft.remarks)
    return found


def _named(block: Block, output: OutputType) -> Section | None:
    """Return the section that a heading, or a short line in bold, names."""
    if not (block.level or block.bold) or block.item is not None or len(block.text) > LONGEST_HEADING:
        return None
    text = _bare(block.text)
    known = [
        (name, section) for section in output.sections for name in (_bare(section.title), _bare(section.key))
    ]
    exact = next((section for name, section in known if name == text), None)
    if exact is not None or not block.level or not text:
        return exact
    best = max(known, key=lambda pair: SequenceMatcher(None, pair[0], text).ratio())
    return best[1] if SequenceMatcher(None, best[0], text).ratio() >= ALIKE else None


def _bare(text: str) -> str:
    words = re.sub(r"[^\w\s]", " ", _NUMBERING.sub("", text).replace("-", " ").casefold())
    return " ".join(words.split())


def _take(found: Placed, output: OutputType, gathered: dict[str, list[Block]]) -> None:
    for section in output.sections:
        blocks = gathered.get(section.key)
        if not blocks:
            continue
        try:
            html = canonical(joined(blocks))
        except Unprocessable as fault:
            found.not_taken.append({"heading": section.title, "html": "", "reason": str(fault)})
            continue
        if html:
            found.taken[section.key] = html


def _leave(found: Placed, loose: Iterable[tuple[str, list[Block]]], remarks: list[str]) -> None:
    for heading, blocks in loose:
        if not blocks and not heading:
            continue
        try:
            html = canonical(joined(blocks))
        except Unprocessable as fault:
            found.not_taken.append({"heading": heading, "html": "", "reason": str(fault)})
            continue
        if html:
            found.not_taken.append(
                {"heading": heading, "html": html, "reason": "No section has this heading."}
            )
    for remark in remarks:
        html = canonical(f"<p>{remark.replace('&', '&amp;').replace('<', '&lt;')}</p>")
        found.not_taken.append(
            {"heading": "", "html": html, "reason": "A comment in the margin of the file."}
        )


def _finish(upload: Upload, state: str, **found: object) -> str:
    Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVED).update(
        state=state, version=F("version") + 1, **found
    )
    return state
