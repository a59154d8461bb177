"""Acts of an output's page on its template: take up the newer edition, drop a text that it left behind."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from missions.forms import Attempt, attempt
from missions.models import Mission
from outputs.page_parts import crumbs_of, known, person_of, visible
from outputs.taking_up import drop_left_over, left_over, take_up_template


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
    read = request.POST.get("version", "")
    version = int(read) if read.isascii() and read.isdigit() and len(read) < 9 else None
    tried = attempt(lambda: drop_left_over(mission, type, section, by=person_of(request), if_version=version))
    if not tried.ok:
        return _refused(request, mission, type, tried)
    messages.success(request, _("The text is dropped. Versions submitted before keep it."))
    return redirect(_page(key, type))


def _refused(request: HttpRequest, mission: Mission, output_type: str, tried: Attempt[Any]) -> HttpResponse:
    page = _page(mission.key, output_type)
    context = {**crumbs_of(mission, output_type, _("Not done")), "tried": tried, "text": "", "page": page}
    return render(request, "outputs/refused.html", context, status=tried.status)


def _page(key: str, output_type: str) -> str:
    return reverse("outputs:detail", args=[key, output_type])
