"""What the upload page shows: three fields, uploads on their way, and what became of earlier drafts."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.forms import Attempt, shown_again
from missions.models import Mission, Person
from missions.roles import standing
from outputs.access import drafts_for, outputs_for
from outputs.definition import OUTPUTS
from outputs.drafts.docx_guard import LARGEST, LIGHTER, TOO_LARGE
from outputs.drafts.uploads import UPLOADERS
from outputs.models import Transfer, Upload

SHOWN = 50


def drafts_of(mission: Mission, person: Person) -> Any:
    """Return the drafts of a mission that a person may see: a guest sees their own only."""
    rows = drafts_for(person).filter(output__mission=mission)
    return rows.select_related("output__mission", "by", "decided_by", "taken_into").defer("as_read")


def upload_page(
    request: HttpRequest, mission: Mission, person: Person, tried: Attempt[Any] | None
) -> dict[str, Any]:
    """Return the context of the page; after a refusal with what was typed and what was wrong."""
    under_way = list(
        Transfer.objects.filter(
            output__in=outputs_for(person), output__mission=mission, by=person, draft=None
        ).select_related("output")
    )
    goes_on = next((one for one in under_way if str(one.pk) == request.GET.get("continue", "")), None)
    rows = drafts_of(mission, person).prefetch_related("verdicts")[:SHOWN]
    return {
        "mission": mission,
        "crumbs": [{"text": _("Upload a draft")}],
        "may_upload": standing(person, mission).any_of(UPLOADERS) is not None,
        "fields": shown_again(
            _fields(request, goes_on, offered(mission, person)), request.POST if tried else None, tried
        ),
        "tried": tried,
        "slices": f"/api/v1/missions/{mission.key}/outputs/OUTPUT/drafts/slices/",
        "largest": LARGEST,
        "too_large": f"{TOO_LARGE} {LIGHTER}",
        "transfers": [_on_its_way(one) for one in under_way],
        "uploads": [_row(one) for one in rows],
    }


def state_of(upload: Upload) -> str:
    """Return a draft's state in words, with the version into which it was taken."""
    if upload.state == Upload.State.READ:
        return _("read, waits for an answer")
    if upload.taken_into is not None:
        told = {"state": upload.get_state_display(), "number": upload.taken_into.number}
        return _("%(state)s, in version %(number)d") % told
    return upload.get_state_display()


def counted(upload: Upload) -> str:
    """Return how many sections of a draft were accepted and how many not; empty where none was answered."""
    given = Counter(verdict.accepted for verdict in upload.verdicts.all())
    if not given:
        return ""
    taken = ngettext("%(n)d section accepted", "%(n)d sections accepted", given[True]) % {"n": given[True]}
    return taken + (_(", %(n)d not") % {"n": given[False]} if given[False] else "")


def _row(upload: Upload) -> dict[str, Any]:
    return {
        "upload": upload,
        "title": OUTPUTS[upload.output.type].title,
        "state": state_of(upload),
        "count": counted(upload),
        "answer": upload.error if upload.state == Upload.State.FAILED else upload.comment,
    }


def _on_its_way(transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.pk,
        "filename": transfer.filename,
        "title": OUTPUTS[transfer.output.type].title,
        "refused": transfer.refused,
        "sent": f"{round(transfer.received / 1024):,}",
        "all": f"{round(transfer.size / 1024):,}",
    }


def offered(mission: Mission, person: Person) -> list[str]:
    """Return the types of the outputs for which a person may upload a draft: those that they see."""
    seen = set(outputs_for(person).filter(mission=mission).values_list("type", flat=True))
    return [key for key in OUTPUTS if key in seen]


def _fields(request: HttpRequest, goes_on: Transfer | None, types: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "name": "file",
            "label": _("Word file"),
            "type": "file",
            "required": True,
            "help": _(
                "A .docx of up to 20 MB. Headings that bear the titles of sections lead its text to them."
            ),
        },
        {
            "name": "output",
            "label": _("Output"),
            "type": "select",
            "required": True,
            "choices": [(key, OUTPUTS[key].title) for key in types],
            "value": goes_on.output.type if goes_on else request.GET.get("output", ""),
        },
        {
            "name": "note",
            "label": _("Note"),
            "type": "textarea",
            "rows": 3,
            "value": goes_on.note if goes_on else "",
            "help": _("What it is, in a sentence."),
        },
    ]
