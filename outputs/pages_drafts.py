"""Pages: uploading a draft in three fields, what became of earlier ones, and taking one up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from missions.errors import Invalid
from missions.forms import attempt, shown_again, typed
from missions.models import Mission, Person
from missions.roles import standing
from outputs.api_drafts import sent
from outputs.definition import OUTPUTS
from outputs.docx_guard import LARGEST
from outputs.models import Upload
from outputs.page_parts import GUESTS, person_of, visible
from outputs.uploads import RECEIVERS, UPLOADERS, accept, give_back, receive

SHOWN = 50


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """Upload a draft: file, output, note. Below stands what became of earlier ones."""
    mission = visible(request, key)
    person = person_of(request)
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _receive(request, mission, person))
        if tried.ok:
            messages.success(request, _("Your draft is kept as it came; it is being read into sections."))
            return redirect("outputs:upload", key=key)
    held = standing(person, mission)
    context = {
        "mission": mission,
        "crumbs": [{"text": _("Upload a draft")}],
        "may_upload": held.any_of(UPLOADERS) is not None,
        "fields": shown_again(_fields(request), request.POST if tried else None, tried),
        "tried": tried,
        "uploads": _rows(mission, person)[:SHOWN],
        "titles": {output.key: output.title for output in OUTPUTS.values()},
    }
    return render(request, "outputs/upload.html", context, status=tried.status if tried else 200)


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, key: str, id: int) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show what was read from a draft; those who answer for the output take it up or return it."""
    mission = visible(request, key)
    person = person_of(request)
    found = _rows(mission, person).filter(pk=id).first()
    if found is None:
        raise Http404
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _decide(request, found, person))
        if tried.ok:
            messages.success(request, _("Who sent the draft sees what became of it."))
            return redirect("outputs:draft", key=key, id=id)
        found.refresh_from_db()
    output = OUTPUTS[found.output.type]
    context = {
        "mission": mission,
        "crumbs": [
            {"text": _("Drafts"), "url": reverse("outputs:upload", args=[key])},
            {"text": found.filename},
        ],
        "upload": found,
        "output": output,
        "sections": [
            {"key": section.key, "title": section.title, "html": found.taken[section.key]}
            for section in output.sections
            if section.key in found.taken
        ],
        "may_decide": standing(person, mission).any_of(RECEIVERS) is not None,
        "comment": request.POST.get("comment", ""),
        "tried": tried,
    }
    return render(request, "outputs/draft.html", context, status=tried.status if tried else 200)


@login_required
@require_safe
def draft_file(request: HttpRequest, key: str, id: int) -> HttpResponseBase:  # noqa: A002
    """Send a draft's file as it came."""
    found = _rows(visible(request, key), person_of(request)).filter(pk=id).first()
    try:
        if found is not None:
            return sent(found)
    except Upload.DoesNotExist:
        found = None
    raise Http404


def _receive(request: HttpRequest, mission: Mission, person: Person) -> Upload:
    data = typed(request.POST)
    file = request.FILES.get("file")
    output_type = data.get("output", "")
    faults = {}
    if file is None:
        faults["file"] = _("Choose the Word file.")
    elif (file.size or 0) > LARGEST:
        faults["file"] = _("The file is larger than 20 MB. Compress its pictures, or send it in parts.")
    if output_type not in OUTPUTS:
        faults["output"] = _("Choose the output that it belongs to.")
    if faults or file is None:
        raise Invalid(faults)
    return receive(
        mission, output_type, by=person, data=file.read(), filename=file.name or "", note=data.get("note", "")
    )


def _decide(request: HttpRequest, found: Upload, person: Person) -> Upload:
    comment = typed(request.POST).get("comment", "")
    if request.POST.get("act") == "return":
        return give_back(found, by=person, comment=comment)
    chosen = [key for key in request.POST.getlist("sections") if key]
    if not chosen and found.taken:
        raise Invalid(_("Choose the sections to take up, or return the draft."), field="sections")
    return accept(found, by=person, sections=chosen, comment=comment)


def _rows(mission: Mission, person: Person) -> Any:
    rows = Upload.objects.filter(output__mission=mission).select_related(
        "output__mission", "by", "decided_by", "taken_into"
    )
    roles = standing(person, mission).roles
    return rows.filter(by=person) if roles and roles <= GUESTS else rows


def _fields(request: HttpRequest) -> list[dict[str, Any]]:
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
            "choices": [(output.key, output.title) for output in OUTPUTS.values()],
            "value": request.GET.get("output", ""),
        },
        {
            "name": "note",
            "label": _("Note"),
            "type": "textarea",
            "rows": 3,
            "help": _("What it is, in a sentence."),
        },
    ]
