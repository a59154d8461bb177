"""Uploads of Word drafts by field teams: kept as they came, read in the background, corrected, given back.

Taking a draft up, section by section, is in `outputs.drafts.verdicts`.
"""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from missions.blockers import blocker
from missions.documents import TooLargeError, WrongKindError
from missions.door import Passage, passage
from missions.errors import Invalid, NotReady, Unprocessable
from missions.models import Mission, Person
from missions.roles import standing
from missions.versions import check_version
from outputs.definition import OUTPUTS
from outputs.drafts.docx_guard import Inspection, Unfit, inspect
from outputs.drafts.reading import placed_fields
from outputs.drafts.tasks import ask_reading
from outputs.models import Output, Upload
from outputs.templates import template_now
from outputs.word import Draft

UPLOADERS = (
    "field", "partner", "planner", "pbso", "imtf-chair", "imtf-member", "impt-lead", "impt-member", "srsg",
    "mission-staff", "unct-member", "rc-hc",
)  # fmt: skip
RECEIVERS = ("planner", "imtf-chair", "imtf-member", "impt-lead", "srsg")
LONGEST_NOTE = 4000
LONGEST_REASON = 500
U = Upload.State


def receive(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    data: bytes,
    filename: str,
    note: str = "",
    on: date | None = None,
) -> Upload:
    """Keep a .docx as it came and ask the worker to read it.

    Raises NotPermitted (403), TooLargeError (413), WrongKindError (415) or Unprocessable (422) with a
    sentence and the way to mend it, Invalid (400) for a note that is too long.
    """
    permitted = standing(by, mission).any_of(UPLOADERS) is not None
    found = inspected(data) if permitted else Inspection()  # a long look, so not under the mission's lock
    kept = ""
    try:
        with passage(mission, by=by, verb="upload-draft", on=on) as step:
            step.permit(*UPLOADERS)
            check_note(note)
            upload = Upload(
                output=Output.objects.get(mission=step.mission, type=output_type),
                filename=shown_name(filename),
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                note=note.strip(),
                warnings=found.warnings,
                by=by,
            )
            upload.file.save(f"{uuid.uuid4()}.docx", ContentFile(data), save=False)
            kept = upload.file.name or ""
            upload.save()
            step.sentence = f"Draft “{upload.filename}” uploaded for the {OUTPUTS[output_type].title}."
            step.detail = detail_of(upload, sha256=upload.sha256, size=upload.size)
            transaction.on_commit(lambda: ask_reading(upload.pk))
            return upload
    except BaseException:
        if kept:
            Upload(file=kept).file.delete(save=False)
        raise


def assign(
    upload: Upload,
    *,
    by: Person,
    assignments: Mapping[str, Mapping[str, str]],
    if_version: int | None = None,
) -> Upload:
    """Lead headings of a draft to other sections, or leave them out with a reason; all else stays as read.

    `assignments` takes the index of a heading to `{"section": key}` or `{"section": "", "reason": why}`; a
    heading that is not named is led as its words say. By who sent the draft, or who receives drafts, until
    the first section has been answered. Raises NotPermitted (403), Invalid (400), Stale (412), NotReady
    `state` (409).
    """
    with passage(upload.output.mission, by=by, verb="assign-draft") as step:
        held = waiting(upload, (U.READ,))
        step.permit(*(UPLOADERS if held.by_id == by.pk else RECEIVERS))
        check_version(held, if_version)
        if held.verdicts.exists():
            _refuse(held, "Sections of this draft have been answered already; upload a new one.")
        read = held.as_read
        if read is None:
            _refuse(held, "This draft was read before headings could be led elsewhere; upload it once more.")
        held.assignments = _known(held, assignments)
        found = placed_fields(Draft.restored(read), held.output, held.assignments)
        for column, value in found.items():
            setattr(held, column, value)
        held.version += 1
        held.save()
        step.sentence = f"Headings of the draft “{held.filename}” led to their sections by hand."
        step.detail = detail_of(held, assignments=held.assignments)
        return held


def give_back(upload: Upload, *, by: Person, comment: str) -> Upload:
    """Return a draft to who sent it, saying why; raises NotPermitted (403), Invalid (400), NotReady (409)."""
    with passage(upload.output.mission, by=by, verb="return-draft") as step:
        step.permit(*RECEIVERS)
        held = waiting(upload, (U.READ, U.FAILED, U.RECEIVED))
        if not comment.strip():
            raise Invalid("Say why it is returned; field teams read this.", field="comment")
        decide(step, held, U.RETURNED, comment)
        step.sentence = f"Draft “{held.filename}” of the {OUTPUTS[upload.output.type].title} returned."
        return held


def inspected(data: bytes) -> Inspection:
    """Return what the guard says of a file; its refusal as TooLargeError, WrongKindError, Unprocessable."""
    try:
        return inspect(data)
    except Unfit as fault:
        if fault.status == 413:
            raise TooLargeError(str(fault)) from fault
        if fault.status == 415:
            raise WrongKindError(str(fault)) from fault
        raise Unprocessable({"file": str(fault)}) from fault


def check_note(note: str) -> None:
    """Raise Invalid (400) for a note that is too long."""
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"A note holds at most {LONGEST_NOTE:,} characters.", field="note")


def shown_name(filename: str) -> str:
    """Return a file's name as it is shown: no folders, nothing that cannot be seen."""
    bare = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:200].strip() or "draft.docx"


def waiting(upload: Upload, states: tuple[str, ...]) -> Upload:
    """Return the draft as it stands under the lock; NotReady `state` (409) when it no longer waits."""
    held = Upload.objects.select_related("output__mission").get(pk=upload.pk)
    if held.state not in states:
        _refuse(held, f"The draft is {held.get_state_display()}; nothing waits here.")
    return held


def decide(step: Passage, upload: Upload, state: str, comment: str) -> None:
    """Close a draft with a word to who sent it; Invalid (400) for one that is too long."""
    if len(comment) > LONGEST_NOTE:
        raise Invalid(f"A comment holds at most {LONGEST_NOTE:,} characters.", field="comment")
    upload.state = state
    upload.comment = comment.strip()
    upload.decided_by = step.by
    upload.decided_at = timezone.now()
    upload.version += 1
    upload.save()
    step.detail = detail_of(upload, comment=upload.comment)


def detail_of(upload: Upload, **more: Any) -> dict[str, Any]:
    """Return what the record keeps of a draft."""
    return {"output": upload.output.type, "draft": upload.pk, **more}


def _known(upload: Upload, assignments: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    template = template_now(upload.output.mission_id, upload.output.type)
    sections = {section.key for section in template.sections if section.kind == "prose"}
    headings = {str(heading["index"]) for heading in upload.headings}
    found = {}
    for index, one in assignments.items():
        section, reason = one.get("section", ""), " ".join(one.get("reason", "").split())
        if index not in headings:
            raise Invalid("The draft has no heading with this number.", field=f"assignments.{index}")
        if section and section not in sections:
            raise Invalid("The output has no section of text with this key.", field=f"assignments.{index}")
        if not section and not reason:
            raise Invalid("Say why it is left out; a few words are enough.", field=f"reasons.{index}")
        if len(reason) > LONGEST_REASON:
            raise Invalid(f"A reason holds {LONGEST_REASON} characters.", field=f"reasons.{index}")
        found[index] = {"section": section, "reason": "" if section else reason}
    return found


def _refuse(upload: Upload, sentence: str) -> NoReturn:
    where = f"/missions/{upload.output.mission.key}/upload/"
    raise NotReady([blocker("state", sentence, where)])
