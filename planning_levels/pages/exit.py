"""`exit/`: triggers, successors, assets, residual tasks and gates of the transition on one page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from missions.access import Reader
from missions.pages.ground import context, person_of, standing_in, visible_mission
from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.exiting import (
    ExitPicture,
    before_completion,
    drafted_recommendation,
    exit_of,
    gates_of,
    recommends,
)
from planning_levels.models import CompletionCall
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading
from planning_levels.verbs.door import permitted
from plans.desk import Desk
from plans.pages import PLAN

REGISTERS = ("benchmarks", "successors", "assets", "residual-tasks")
WORDS = {"not-measured": "open", "no-figure": "open", "on-the-way": "in_preparation", "met": "closed"}


@login_required
@require_safe
def exit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far the triggers are, who takes over, and what is still without an owner."""
    mission, person = visible_mission(request, key), person_of(request)
    reading = Reading(mission, reader=Reader(person, mission))
    found = exit_of(reading, person)
    roles = standing_in(request, mission).roles
    drafted = recommends(reading)
    page = context(
        mission,
        (_("Transition and exit"), ""),
        found=found,
        sentence=_sentence(found, reading),
        triggers=[{"item": item, "state": WORDS[item.course.standing]} for item in found.triggers],
        drafted=drafted_recommendation(found.triggers) if drafted else "",
        may_recommend=_may("recommend-transition", reading, roles),
        may_open_successor=_may("open-successor", reading, roles),
        may_complete=_may("complete", reading, roles),
        gates=[
            {
                "gate": gate,
                "name": DECISION_POINTS[gate].name,
                "who": decider_title(gate, mission.lead_department_id),
                "decision": decision if decision is not None and reading.shows(decision) else None,
                "passed": passed,
            }
            for gate, decision, passed in gates_of(reading)
        ],
        leaving=reading.state in ("L3.2", "L3.1_transition") or mission.ended,
        missing=[] if mission.ended else before_completion(reading),
        calls=list(CompletionCall.objects.filter(mission=mission).select_related("by")),
        may={name.replace("-", "_"): Desk(request, PLAN, key, name).may_write() for name in REGISTERS},
        urls={
            name.replace("-", "_"): {
                "all": PLAN.url("register", mission, name),
                "add": PLAN.url("add", mission, name),
            }
            for name in REGISTERS
        },
    )
    return render(request, "planning_levels/exit.html", page)


def _may(verb: str, reading: Reading, roles: frozenset[str]) -> bool:
    act = ACTS[verb]
    return reading.state in act.states and bool(set(permitted(act, reading)) & roles)


def _sentence(found: ExitPicture, reading: Reading) -> str:
    met, all_of = sum(item.met for item in found.triggers), len(found.triggers)
    told: list[Any] = []
    if not all_of:
        told.append(_("The plan names no trigger for exit yet."))
    else:
        told.append(_("%(met)d of %(all)d triggers are met.") % {"met": met, "all": all_of})
    if found.waiting is not None:
        told.append(_("A recommendation is before the Secretary-General."))
    if reading.state == "L3.2":
        told.append(_("Transition and exit are being planned."))
    elif reading.state == "L3.1_transition":
        told.append(_("The mission is in its transition."))
    if found.assets and (reading.state in ("L3.2", "L3.1_transition")):
        told.append(
            _("%(n)d of %(all)d assets have no disposition.")
            % {"n": len(found.undisposed), "all": len(found.assets)}
        )
    return " ".join(told)
