"""Uploads of Word drafts by field teams: kept as they came, read in the background, accepted or returned."""

import hashlib
import uuid
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from missions.blockers import blocker
from missions.documents import TooLargeError, WrongKindError
from missions.door import Passage, passage
from missions.errors import Invalid, NotReady, Unprocessable
from missions.models import Mission, Person
from outputs.content import permit_writing, put
from outputs.definition import OUTPUTS
from outputs.docx_guard import Inspection, Unfit, inspect
from outputs.models import Output, Upload
from outputs.word_tasks import ask_reading

UPLOADERS = (
    "field", "partner", "planner", "pbso", "imtf-chair", "imtf-member", "impt-lead", "impt-member", "srsg",
    "mission-staff", "unct-member", "rc-hc",
)  # fmt: skip
RECEIVERS = ("planner", "imtf-chair", "imtf-member", "impt-lead", "srsg")
LONGEST_NOTE = 4000
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
    with passage(mission, by=by, verb="upload-draft", on=on) as step:
        step.permit(*UPLOADERS)
        if len(note) > LONGEST_NOTE:
            raise Invalid(f"A note holds at most {LONGEST_NOTE:,} characters.", field="note")
        found = _inspected(data)
        output = Output.objects.get(mission=step.mission, type=output_type)
        name = _shown_name(filename)
        upload = Upload(
            output=output,
            filename=name,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            note=note.strip(),
            warnings=found.warnings,
            by=by,
        )
        upload.file.save(f"{uuid.uuid4()}.docx", ContentFile(data), save=False)
        upload.save()
        step.sentence = f"Draft “{name}” uploaded for the {OUTPUTS[output_type].title}."
        step.detail = {
            "output": output_type,
            "draft": upload.pk,
            "sha256": upload.sha256,
            "size": upload.size,
        }
        transaction.on_commit(lambda: ask_reading(upload.pk))
        return upload


def accept(upload: Upload, *, by: Person, sections: list[str] | None = None, comment: str = "") -> Upload:
    """Write the sections read from a draft (all, or those named) into the output's open version.

    Raises NotPermitted (403), Invalid (400) for a section that was not read, NotReady `state` (409).
    """
    output_type = upload.output.type
    with passage(upload.output.mission, by=by, verb="accept-draft") as step:
        step.permit(*RECEIVERS)
        permit_writing(step, output_type)
        held = _waiting(upload, (U.READ,))
        wanted = list(held.taken) if sections is None else sections
        if unknown := [key for key in wanted if key not in held.taken]:
            raise Invalid(f"Not read from this draft: {', '.join(unknown)[:200]}.", field="sections")
        written = [put(step, output_type, key, content=held.taken[key]) for key in wanted]
        held.taken_into = written[-1].of if written else None
        _decide(step, held, U.ACCEPTED, comment)
        step.sentence = f"Draft “{held.filename}” accepted into the {OUTPUTS[output_type].title}."
        step.detail |= {"sections": wanted, "number": held.taken_into.number if held.taken_into else None}
        return held


def give_back(upload: Upload, *, by: Person, comment: str) -> Upload:
    """Return a draft to who sent it, saying why; raises NotPermitted (403), Invalid (400), NotReady (409)."""
    with passage(upload.output.mission, by=by, verb="return-draft") as step:
        step.permit(*RECEIVERS)
        held = _waiting(upload, (U.READ, U.FAILED, U.RECEIVED))
        if not comment.strip():
            raise Invalid("Say why it is returned; field teams read this.", field="comment")
        _decide(step, held, U.RETURNED, comment)
        step.sentence = f"Draft “{held.filename}” of the {OUTPUTS[upload.output.type].title} returned."
        return held


def _inspected(data: bytes) -> Inspection:
    try:
        return inspect(data)
    except Unfit as fault:
        if fault.status == 413:
            raise TooLargeError(str(fault)) from fault
        if fault.status == 415:
            raise WrongKindError(str(fault)) from fault
        raise Unprocessable({"file": str(fault)}) from fault


def _waiting(upload: Upload, states: tuple[str, ...]) -> Upload:
    held = Upload.objects.select_related("output__mission").get(pk=upload.pk)
    if held.state not in states:
        where = f"/missions/{held.output.mission.key}/upload/"
        raise NotReady(
            [blocker("state", f"The draft is {held.get_state_display()}; nothing waits here.", where)]
        )
    return held


def _decide(step: Passage, upload: Upload, state: str, comment: str) -> None:
    if len(comment) > LONGEST_NOTE:
        raise Invalid(f"A comment holds at most {LONGEST_NOTE:,} characters.", field="comment")
    upload.state = state
    upload.comment = comment.strip()
    upload.decided_by = step.by
    upload.decided_at = timezone.now()
    upload.version += 1
    upload.save()
    step.detail = {"output": upload.output.type, "draft": upload.pk, "comment": upload.comment}


def _shown_name(filename: str) -> str:
    bare = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:200].strip() or "draft.docx"
