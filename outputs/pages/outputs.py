"""Pages: the outputs of a mission, one output to read and to write, its versions and what changed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from missions.models import Mission, Person
from outputs import presence
from outputs.access import hidden_types, versions_for
from outputs.definition import OUTPUTS
from outputs.freezing import reading
from outputs.models import Version
from outputs.overview import overview
from outputs.pages.parts import Desk, crumbs_of, desk, grid, known, person_of, strip, visible
from outputs.pages.pdf import pdf_state_of
from outputs.pages.said import may_mark, own_remarks, said_of
from outputs.section_form import SectionForm, form_of


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show the mission's outputs with state and what is still to be written."""
    mission = visible(request, key)
    hidden = hidden_types(person_of(request), mission)
    items = [item for item in overview(mission) if item.definition.key not in hidden]
    context = {"mission": mission, "items": items, "crumbs": [{"text": _("Outputs")}]}
    return render(request, "outputs/index.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show one output as it prints, to be edited in place; `?edit=<section>` works without script."""
    mission = visible(request, key)
    person = person_of(request)
    shown = desk(mission, known(type), person)
    editing = request.GET.get("edit", "") if shown.writable else ""
    number = shown.item.version.number
    context = {
        **crumbs_of(mission, type),
        "desk": shown,
        "pdf": shown.pdf,
        "output": shown.item.definition,
        "versions": strip(mission, type, person),
        "editing": editing,
        "compare_url": reverse("outputs:compare", args=[key, type, number]) if number > 1 else "",
        "said": said_of(shown.item.version, person) if shown.insider else None,
        "own": own_remarks(shown.item.version, person) if shown.may_comment and not shown.insider else [],
        "form": _form(shown, editing, person),
        "may_mark": may_mark(shown.item.version, person),
        "writing": presence.told(shown.item.version.output, but=person),
    }
    return render(request, "outputs/detail.html", context)


@login_required
@require_safe
def version(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show a version as it reads: a frozen one with its hash, a draft as it stands."""
    mission = visible(request, key)
    found = _version(mission, known(type), number, person_of(request))
    content = reading(found)
    sections = [
        {**one, "table": grid(one["columns"], one["rows"]) if one["register"] else None}
        for one in content["sections"]
        if one["content"] or one["not_applicable"] or one["rows"]
    ]
    context = {
        **crumbs_of(mission, type, _("Version %(n)d") % {"n": number}),
        "version": found,
        "output": OUTPUTS[type],
        "content": content,
        "sections": sections,
        "versions": strip(mission, type, person_of(request)),
        "compare_url": reverse("outputs:compare", args=[key, type, number]) if number > 1 else "",
        "pdf": pdf_state_of(found),
    }
    return render(request, "outputs/version.html", context)


def _form(shown: Desk, key: str, person: Person) -> SectionForm | None:
    chosen = next((one.marked for one in shown.parts if one.marked.section.key == key), None)
    if chosen is None:
        return None
    return form_of(shown.item.version, chosen, by=person)


def _version(mission: Mission, output_type: str, number: int, person: Person) -> Version:
    versions = versions_for(person).select_related("output__mission", "cites__output", "submitted_by")
    found = versions.filter(output__mission=mission, output__type=output_type, number=number).first()
    if found is None:
        raise Http404
    return found
