"""Who has given input to the planning team; and two versions of a body's terms side by side as a redline."""

from html import escape

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from missions import seats
from missions.body_rows import PAGES
from missions.forms import whole_number
from missions.models import Body, Terms
from missions.pages.body_seats import HEADINGS
from missions.pages.ground import context, person_of, visible_mission
from missions.terms import text_of
from outputs.redlines import redlined
from planning_levels.inputs import inputs


@login_required
@require_GET
def inputs_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show who has given input to the planning, by side, and who not."""
    mission = visible_mission(request, key)
    rows = inputs(mission, person_of(request))
    there = sum(1 for row in rows if row.given)
    sentence = _("%(n)d of %(all)d have given input so far.") % {"n": there, "all": len(rows)}
    shown = context(
        mission,
        (str(HEADINGS["impt"]), f"/missions/{key}/planning-team/"),
        (_("Who has given input"), ""),
        rows=[(row, seats.SIDE_TITLES[row.side]) for row in rows],
        sentence=sentence if rows else "",
    )
    return render(request, "planning_levels/inputs.html", shown)


@login_required
@require_GET
def terms_compared(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Show what changed from one version of the terms to another; the last two unless others are named."""
    mission = visible_mission(request, key)
    body = mission.bodies.filter(kind=kind).first() or Body(mission=mission, kind=kind)
    newest = body.terms_version
    old, new = _number(request, "from", max(newest - 1, 1)), _number(request, "to", newest)
    try:
        texts = [_html(text_of(body, number)) for number in (old, new)]
    except Terms.DoesNotExist as absent:
        raise Http404 from absent
    here = f"/missions/{key}/{PAGES[kind]}/"
    shown = context(
        mission,
        (str(HEADINGS[kind]), here),
        (_("Versions of the terms"), ""),
        heading=_("Terms of reference: version %(old)d against version %(new)d") % {"old": old, "new": new},
        html=redlined(*texts),
        same=texts[0] == texts[1],
        numbers=range(1, newest + 1),
        old=old,
        new=new,
        back=f"{here}#terms",
    )
    return render(request, "planning_levels/terms_compared.html", shown)


def _number(request: HttpRequest, name: str, default: int) -> int:
    number = whole_number(request.GET.get(name, "") or str(default), digits=4)
    if number is None:
        raise Http404
    return number


def _html(text: str) -> str:
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
