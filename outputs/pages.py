"""Pages: the outputs of a mission, one output to read and to write, its versions and what changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from missions.forms import Attempt, attempt
from missions.models import Mission
from missions.process import position
from missions.roles import standing
from outputs.canonical import from_plain
from outputs.compare import compare as compared
from outputs.content import refusal, write_section
from outputs.definition import OUTPUTS
from outputs.freezing import reading, reading_of
from outputs.models import SectionText, Version
from outputs.overview import detailed, overview
from outputs.page_parts import (
    Part,
    desk,
    grid,
    known,
    part,
    person_of,
    strip,
    typed_form,
    visible,
)
from outputs.page_review import may_mark, said_of
from outputs.pages_pdf import pdf_state_of


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show the mission's outputs with state and what is still to be written."""
    mission = visible(request, key)
    context = {"mission": mission, "items": overview(mission), "crumbs": [{"text": _("Outputs")}]}
    return render(request, "outputs/index.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show one output as it prints, to be edited in place; `?edit=<section>` works without script."""
    mission = visible(request, key)
    person = person_of(request)
    shown = desk(mission, known(type), person)
    number = shown.item.version.number
    context = {
        **_crumbs(mission, type),
        "desk": shown,
        "pdf": shown.pdf,
        "output": shown.item.definition,
        "versions": strip(mission, type),
        "editing": request.GET.get("edit", "") if shown.writable else "",
        "compare_url": reverse("outputs:compare", args=[key, type, number]) if number > 1 else "",
        "said": said_of(shown.item.version, person) if shown.insider else None,
        "form": _form(shown.parts, request.GET.get("edit", ""))
        | {"may_mark": may_mark(shown.item.version, person)},
    }
    return render(request, "outputs/detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, key: str, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Show one section, or its form (`?edit=1`); POST saves what was typed."""
    mission = visible(request, key)
    if section not in {one.key for one in OUTPUTS[known(type)].sections}:
        raise Http404
    page = f"{reverse('outputs:detail', args=[key, type])}#{section}"
    if request.method == "POST":
        return _save(request, mission, type, section, page)
    if not _partial(request):
        return redirect(page)
    return _fragment(request, mission, type, section, editing="edit" in request.GET)


@login_required
@require_safe
def version(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show a version as it reads: a frozen one with its hash, a draft as it stands."""
    mission = visible(request, key)
    found = _version(mission, known(type), number)
    content = reading(found)
    sections = [
        {**one, "table": grid(one["columns"], one["rows"]) if one["register"] else None}
        for one in content["sections"]
        if one["content"] or one["not_applicable"] or one["rows"]
    ]
    context = {
        **_crumbs(mission, type, _("Version %(n)d") % {"n": number}),
        "version": found,
        "output": OUTPUTS[type],
        "content": content,
        "sections": sections,
        "versions": strip(mission, type),
        "compare_url": reverse("outputs:compare", args=[key, type, number]) if number > 1 else "",
        "pdf": pdf_state_of(found),
    }
    return render(request, "outputs/version.html", context)


@login_required
@require_safe
def compare(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show what changed from another version (`?with=`, by default the one before) to this one."""
    mission = visible(request, key)
    new = _version(mission, known(type), number)
    wanted = request.GET.get("with", "")
    before = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else max(number - 1, 1)
    old = _version(mission, type, before)
    found = compared(reading(old), reading(new))
    context = {
        **_crumbs(
            mission, type, _("Changes from version %(old)d to %(new)d") % {"old": before, "new": number}
        ),
        "output": OUTPUTS[type],
        "old": old,
        "new": new,
        "changed": [one for one in found if one["change"] != "unchanged"],
        "unchanged": [one for one in found if one["change"] == "unchanged"],
        "others": [item for item in strip(mission, type) if item["number"] not in (before, number)],
        "versions": strip(mission, type),
    }
    return render(request, "outputs/compare.html", context)


def _save(request: HttpRequest, mission: Mission, output_type: str, key: str, page: str) -> HttpResponse:
    before = _latest_number(mission, output_type)
    tried = attempt(lambda: _write(request, mission, output_type, key))
    if not tried.ok:
        return _fragment(request, mission, output_type, key, editing=True, tried=tried)
    title = OUTPUTS[output_type].section(key).title
    opened = _latest_number(mission, output_type) != before
    if opened or not _partial(request):
        messages.success(request, _("Section “%(title)s” is saved.") % {"title": title})
    if opened and _partial(request):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = page
        return answer
    if not _partial(request):
        return redirect(page)
    return _fragment(request, mission, output_type, key, editing=False, saved=True)


def _write(request: HttpRequest, mission: Mission, output_type: str, key: str) -> SectionText:
    """Write what the form holds: a reason where one was typed into its field, else the text."""
    read_at = request.POST.get("version", "")
    reason = request.POST.get("not_applicable", "").replace("\0", "").strip()
    content = None if reason else from_plain(request.POST.get("content", "").replace("\0", ""))
    return write_section(
        mission,
        output_type,
        key,
        by=person_of(request),
        content=content,
        not_applicable=reason or None,
        editorial="editorial" in request.POST,
        if_version=int(read_at) if read_at.isascii() and read_at.isdigit() and len(read_at) < 9 else None,
    )


def _fragment(
    request: HttpRequest,
    mission: Mission,
    output_type: str,
    key: str,
    *,
    editing: bool,
    tried: Attempt[Any] | None = None,
    saved: bool = False,
) -> HttpResponse:
    """Return one section as a part of its page, or as a page without script; with why if refused."""
    where = position(mission)
    item = detailed(mission, output_type, where, only=key)
    shown = part(item.version, item.sections[0], reading_of(item.version, key))
    held = refusal(item.version, where, standing(person_of(request), mission))
    context = {
        **_crumbs(mission, output_type),
        "output": item.definition,
        "part": shown,
        "writable": not held,
        "opens": None if item.open else item.version.number + 1,
        "editing": editing and not (held and tried is None),
        "form": _form([shown], key, request.POST if tried else None)
        | {"may_mark": may_mark(item.version, person_of(request)), "editorial": "editorial" in request.POST},
        "tried": tried,
        "saved": saved,
        "partial": _partial(request),
    }
    template = "outputs/_section_saved.html" if _partial(request) else "outputs/section.html"
    # htmx swaps good answers only: a refused text comes back as 200 with what was wrong, said in the form.
    answer = render(
        request, template, context, status=200 if tried is None or _partial(request) else tried.status
    )
    if saved:
        answer["HX-Trigger"] = "section-saved"  # what can be done now is asked anew
    return answer


def _form(parts: list[Part], key: str, post: Any = None) -> dict[str, Any]:
    """Return what the form of a section holds: what was typed before, else what is stored."""
    chosen = next((one for one in parts if one.marked.section.key == key), None)
    if chosen is None:
        return {}
    marked = chosen.marked
    return {
        "content": post.get("content", "") if post is not None else typed_form(marked.content),
        "not_applicable": post.get("not_applicable", "") if post is not None else marked.not_applicable,
        "version": marked.version,
    }


def _latest_number(mission: Mission, output_type: str) -> int | None:
    versions = Version.objects.filter(output__mission=mission, output__type=output_type)
    return versions.order_by("-number").values_list("number", flat=True).first()


def _version(mission: Mission, output_type: str, number: int) -> Version:
    versions = Version.objects.select_related("output__mission", "cites__output", "submitted_by")
    found = versions.filter(output__mission=mission, output__type=output_type, number=number).first()
    if found is None:
        raise Http404
    return found


def _partial(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _crumbs(mission: Mission, output_type: str, last: str = "") -> dict[str, Any]:
    crumbs = [
        {"text": _("Outputs"), "url": reverse("outputs:index", args=[mission.key])},
        {
            "text": OUTPUTS[output_type].title,
            "url": reverse("outputs:detail", args=[mission.key, output_type]),
        },
    ]
    return {"mission": mission, "crumbs": [*crumbs, {"text": last}] if last else crumbs}
