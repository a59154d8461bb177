"""Acts of an output's page on its template: take up the newer edition, drop a text that it left behind."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from missions.forms import Attempt, attempt, whole_number
from missions.models import Mission
from outputs import working
from outputs.canonical import from_plain
from outputs.editions.taking_up import drop_left_over, left_over, take_up_template
from outputs.pages.parts import crumbs_of, known, person_of, visible
from outputs.queries import latest
from outputs.section_form import read_version
from outputs.templates import template_of, titles_of


@login_required
@require_POST
def take_up(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Move the open draft to the latest edition of its template."""
    mission = visible(request, key)
    known(type)
    tried = attempt(lambda: take_up_template(mission, type, by=person_of(request)))
    if not tried.ok or tried.result is None:
        return _refused(request, mission, type, tried)
    left = len(left_over(tried.result))
    said = _("Version %(n)d is now written with edition %(edition)d of its template.")
    sentence = said % {"n": tried.result.number, "edition": tried.result.template_version}
    more = _("Texts without a section stand at the end of the page, to be copied or dropped.")
    messages.success(request, f"{sentence} {more}" if left else sentence)
    return redirect(_page(key, type))


@login_required
@require_POST
def drop(request: HttpRequest, key: str, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Drop a text that belongs to no section of the template."""
    mission = visible(request, key)
    known(type)
    version = whole_number(request.POST.get("version", ""))
    tried = attempt(lambda: drop_left_over(mission, type, section, by=person_of(request), if_version=version))
    if not tried.ok:
        return _refused(request, mission, type, tried)
    messages.success(request, _("The text is dropped. Versions submitted before keep it."))
    return redirect(_page(key, type))


@login_required
@require_POST
def forget(request: HttpRequest, key: str, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Forget what this person typed, and never saved, under a section that the template has no more."""
    mission = visible(request, key)
    working.discard(latest(mission, known(type)).output, section, by=person_of(request))
    messages.success(request, _("What you had typed there is forgotten."))
    return redirect(_page(key, type))


def taken_out(mission: Mission, output_type: str, section: str) -> bool:
    """Return whether the template once had a section and has it no more; its form may still be open."""
    version = latest(mission, output_type)
    return section in titles_of(version).keys() - {one.key for one in template_of(version).sections}


def put_aside_sentence() -> str:
    """Return what is told to who writes a section that was taken out of the template meanwhile."""
    return _(
        "The template has this section no more. What you typed is kept for you alone, at the end of the page."
    )


def put_aside(request: HttpRequest, mission: Mission, output_type: str, section: str) -> HttpResponse:
    """Keep what was typed into the form of a section that is gone, and lead to where it now stands."""
    post = request.POST
    tried = attempt(
        lambda: working.keep(
            working.stored(mission, output_type, section, by=person_of(request)),
            section,
            by=person_of(request),
            content=from_plain(post.get("content", "")),
            not_applicable=post.get("not_applicable", ""),
            base=read_version(post),
        )
    )
    if not tried.ok:
        return _refused(request, mission, output_type, tried, post.get("content", ""))
    messages.warning(request, put_aside_sentence())
    page = f"{_page(mission.key, output_type)}#left-over"
    if not getattr(request, "htmx", False):
        return redirect(page)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = page
    return answer


def _refused(
    request: HttpRequest, mission: Mission, output_type: str, tried: Attempt[Any], text: str = ""
) -> HttpResponse:
    page = _page(mission.key, output_type)
    context = {**crumbs_of(mission, output_type, _("Not done")), "tried": tried, "text": text, "page": page}
    return render(request, "outputs/refused.html", context, status=tried.status)


def _page(key: str, output_type: str) -> str:
    return reverse("outputs:detail", args=[key, output_type])
