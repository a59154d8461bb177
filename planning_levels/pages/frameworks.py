"""`frameworks/`: the common framework, its parts and priorities, when it runs out, when stock is taken."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from missions.models import Mission
from missions.pages.ground import context, standing_in, visible_mission
from monitoring.recording import OBSERVERS
from planning_levels.frameworks import PARTS, Held, frameworks_of
from plans.desk import Desk
from plans.models import Framework
from plans.pages import PLAN

REGISTER, PRIORITIES = "frameworks", "framework-priorities"
TITLES = {
    "vision": gettext_noop("Shared vision"),
    "priorities": gettext_noop("Common priorities"),
    "results": gettext_noop("Agreed results"),
    "timelines": gettext_noop("Timelines"),
    "responsibilities": gettext_noop("Responsibilities"),
    "stocktaking": gettext_noop("Stocktaking"),
}


@login_required
@require_safe
def frameworks(request: HttpRequest, key: str) -> HttpResponse:
    """Show each framework with what covers its parts, and how long it runs."""
    mission = visible_mission(request, key)
    desk = Desk(request, PLAN, key, REGISTER)
    held = frameworks_of(mission, mission.today())
    observes = standing_in(request, mission).any_of(OBSERVERS) is not None and not mission.ended
    page = context(
        mission,
        (_("Common framework"), ""),
        rows=[_shown(item) for item in held],
        sentence=_sentence(mission, held),
        may_write=desk.may_write(),
        may_take_stock=observes,
        add_url=PLAN.url("add", mission, REGISTER),
        add_priority_url=PLAN.url("add", mission, PRIORITIES),
    )
    return render(request, "planning_levels/frameworks.html", page)


def _shown(item: Held) -> dict[str, Any]:
    other = item.row.kind == Framework.Kind.OTHER
    parts = [
        {"title": _(TITLES[name]), "said": getattr(item.row, name), "lacks": name in item.lacking}
        for name in PARTS
    ]
    return {
        "held": item,
        "row": item.row,
        "other": other,
        "parts": parts,
        "lacking": ", ".join(_(TITLES[name]).lower() for name in item.lacking),
    }


def _sentence(mission: Mission, held: list[Held]) -> str:
    serving = next((item for item in held if item.serves), None)
    if serving is not None:
        name = {"name": str(serving.row)}
        if serving.row.kind == Framework.Kind.OTHER:
            return _("“%(name)s” serves as the common framework of mission and country team.") % name
        return _("“%(name)s” is the common framework of mission and country team.") % name
    if not held:
        return _("No framework is on file yet.")
    if all(item.ended for item in held):
        return _("The framework has run out; no other has taken its place.")
    return _("No framework on file covers all its parts yet.")
