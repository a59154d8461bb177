"""Pages: one section to read and to write, what was typed so far, and who else is writing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from missions.forms import Attempt, attempt
from missions.models import Mission
from missions.process import position
from missions.roles import standing
from missions.sign_in.sessions import asked_by_itself
from outputs import presence, working
from outputs.canonical import canonical, from_plain
from outputs.content import refusal, write_section
from outputs.drafts.merging import together
from outputs.freezing import reading_of
from outputs.models import SectionText, Version
from outputs.overview import detailed
from outputs.pages.parts import crumbs_of, known, part, person_of, visible
from outputs.pages.said import may_mark
from outputs.pages.taking_up import put_aside, put_aside_sentence, taken_out
from outputs.section_form import form_of, read_version, saved_by
from outputs.templates import template_now, template_of


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, key: str, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Show one section, or its form (`?edit=1`); POST saves what was typed."""
    mission = visible(request, key)
    gone = _is_gone(mission, type, section)
    if gone and request.method == "POST":
        return put_aside(request, mission, type, section)
    if gone:
        raise Http404
    page = f"{reverse('outputs:detail', args=[key, type])}#{section}"
    if request.method == "POST":
        if request.POST.get("act") in ("discard", "both"):
            return _put(request, mission, type, section)
        return _save(request, mission, type, section, page)
    if not _partial(request):
        return redirect(page)
    return _fragment(request, mission, type, section, editing="edit" in request.GET)


@login_required
@require_POST
def typing(request: HttpRequest, key: str, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Keep what was typed so far as a working copy, and say who else is writing (JSON); `act=leave` goes."""
    mission = visible(request, key)
    gone = _is_gone(mission, type, section)
    tried = attempt(lambda: _typed(request, mission, type, section))
    if tried.ok and gone and request.POST.get("act") != "leave":
        return JsonResponse({"sentence": put_aside_sentence()}, status=409)
    if not tried.ok:
        told = [tried.message, *tried.errors.values(), *(item.message for item in tried.blockers)]
        return JsonResponse({"sentence": next((one for one in told if one), "")}, status=tried.status)
    told_on = JsonResponse(tried.result)
    return told_on if "content" in request.POST else asked_by_itself(told_on)


def _typed(request: HttpRequest, mission: Mission, output_type: str, key: str) -> dict[str, Any]:
    person, post = person_of(request), request.POST
    found = working.stored(mission, output_type, key, by=person)
    kept = None
    if "content" in post:
        kept = working.keep(
            found,
            key,
            by=person,
            content=post["content"],
            not_applicable=post.get("not_applicable", ""),
            base=read_version(post),
        )
    if post.get("act") == "leave":
        presence.leave(found.output, key, by=person)
    else:
        presence.beat(found.output, key, by=person)
    changed = found.text is not None and found.version != read_version(post)
    return {
        "kept": presence.clock_time(kept) if kept else "",
        "changed": saved_by(found.text) if found.text is not None and changed else "",
        "writers": [presence.sentence(one) for one in presence.writers(found.output, but=person, key=key)],
    }


def _is_gone(mission: Mission, output_type: str, key: str) -> bool:
    """Return whether a section was taken out of the template meanwhile; Http404 where it never had it."""
    if key in {one.key for one in template_now(mission.pk, known(output_type)).sections}:
        return False
    if not taken_out(mission, output_type, key):
        raise Http404
    return True


def _put(request: HttpRequest, mission: Mission, output_type: str, key: str) -> HttpResponse:
    """Put another text into the form: `discard` the saved one, `both` the saved one and what was typed."""
    tried = attempt(lambda: _put_copy(request, mission, output_type, key))
    return _fragment(request, mission, output_type, key, editing=True, tried=None if tried.ok else tried)


def _put_copy(request: HttpRequest, mission: Mission, output_type: str, key: str) -> None:
    person, post = person_of(request), request.POST
    found = working.stored(mission, output_type, key, by=person)
    if post["act"] == "discard":
        working.discard(found.output, key, by=person)
        return
    theirs = found.text.content if found.text else ""
    merged = together(theirs, canonical(from_plain(post.get("content", "").replace("\0", ""))))
    reason = post.get("not_applicable", "")
    working.keep(found, key, by=person, content=merged, not_applicable=reason, base=found.version)


def _save(request: HttpRequest, mission: Mission, output_type: str, key: str, page: str) -> HttpResponse:
    before = _latest_number(mission, output_type)
    tried = attempt(lambda: _write(request, mission, output_type, key))
    if tried.result is None:
        attempt(lambda: _typed(request, mission, output_type, key))  # kept, where it can be
        return _fragment(request, mission, output_type, key, editing=True, tried=tried)
    output = tried.result.of.output
    working.discard(output, key, by=person_of(request))
    presence.leave(output, key, by=person_of(request))
    title = template_of(tried.result.of).section(key).title
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
        if_version=read_version(request.POST),
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
    where, person = position(mission), person_of(request)
    item = detailed(mission, output_type, where, only=key)
    shown = part(item.version, item.sections[0], reading_of(item.version, key))
    held = refusal(item.version, where, standing(person, mission))
    editing = editing and not (held and tried is None)
    post, output = request.POST if tried else None, item.version.output
    form = form_of(item.version, shown.marked, by=person, post=post) if editing else None
    context = {
        **crumbs_of(mission, output_type),
        "output": item.definition,
        "part": shown,
        "writable": not held,
        "opens": None if item.open else item.version.number + 1,
        "editing": editing,
        "form": form,
        "may_mark": may_mark(item.version, person),
        "marked_editorial": "editorial" in request.POST,
        "writing": presence.told(output, but=person, key=key),
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


def _latest_number(mission: Mission, output_type: str) -> int | None:
    versions = Version.objects.filter(output__mission=mission, output__type=output_type)
    return versions.order_by("-number").values_list("number", flat=True).first()


def _partial(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
