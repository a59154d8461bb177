"""`timeline/adoption/`: when the plan can be adopted, with what that rests on, and questions to try."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from missions.access import Reader
from missions.errors import Invalid
from missions.pages.ground import context, person_of, visible_mission
from planning_levels.definition import DECISION_POINTS
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading
from planning_levels.simulation import Outlook, outlook_of
from planning_levels.simulation.asking import EARLY, QUESTIONS, ask_of, read
from planning_levels.simulation.words import assumptions, told


@login_required
@require_GET
def adoption(request: HttpRequest, key: str) -> HttpResponse:
    """Show each decision point ahead with its earliest and its likely day; nothing asked is stored."""
    mission = visible_mission(request, key)
    faults: dict[str, str] = {}
    try:
        asked = read(request.GET)
    except Invalid as wrong:
        asked, faults = {}, {name: str(text) for name, text in wrong.errors.items()}
    reading = Reading(mission, reader=Reader(person_of(request), mission))
    outlook = outlook_of(reading, ask_of(asked))
    plain = outlook_of(reading)
    fields = _fields(request, outlook, faults)
    page = context(
        mission,
        (_("Timeline"), reverse("timeline", args=[mission.key])),
        (_("When the plan can be adopted"), ""),
        outlook=outlook,
        earliest=outlook.day("earliest"),
        likely=outlook.day("likely"),
        plain=plain if any(asked.values()) and plain != outlook else None,
        plain_days=(plain.day("earliest"), plain.day("likely")),
        points=_points(outlook, mission.lead_department_id),
        assumptions=list(assumptions(outlook)),
        fields=fields,
        faults=_loose(faults, {str(one["name"]) for one in fields}),
        refused=bool(faults),
        asked=any(asked.values()),
    )
    return render(request, "planning_levels/adoption.html", page, status=400 if faults else 200)


def _points(outlook: Outlook, lead: str) -> list[dict[str, Any]]:
    return [
        {
            "name": DECISION_POINTS[one.gate].name,
            "decider": decider_title(one.gate, lead),
            "earliest": one.on,
            "likely": two.on,
            "earliest_because": [told(ground) for ground in one.grounds],
            "likely_because": [told(ground) for ground in two.grounds],
            "adoption": one.gate == "DP-2.2",
        }
        for one, two in zip(outlook.earliest, outlook.likely, strict=True)
    ]


def _loose(faults: dict[str, str], shown: set[str]) -> list[str]:
    """Return the faults of fields that the page does not show now, each with what the field is called."""
    titles = {item.name: item.title for item in QUESTIONS}
    return [f"{titles[name]}: {text}" for name, text in faults.items() if name not in shown]


def _fields(request: HttpRequest, outlook: Outlook, faults: dict[str, str]) -> list[dict[str, Any]]:
    """Return the questions that still matter from where the process stands, as fields of a form."""
    if outlook.start is None:
        return []
    ahead = {point.gate for point in outlook.earliest}
    wanted = [item for item in QUESTIONS if ahead & NEEDS[item.name]]
    fields: list[dict[str, Any]] = [
        {
            "name": item.name,
            "label": str(item.title),
            "type": "number",
            "value": request.GET.get(item.name, ""),
            "help": str(item.note),
            "errors": [faults[item.name]] if item.name in faults else [],
        }
        for item in wanted
    ]
    if "DP-2.1" in ahead and not outlook.start.revision and outlook.start.phase != "decision":
        label = _("The Directive to the SRSG is issued early")
        value = "on" if request.GET.get(EARLY) else ""
        fields.append({"name": EARLY, "label": label, "type": "checkbox", "value": value})
    return fields


ANY = {"DP-1.1", "DP-1.2", "DP-2.1", "DP-2.2"}
NEEDS: dict[str, set[str]] = {
    "returned_1_1": {"DP-1.1"},
    "returned_1_2": {"DP-1.2"},
    "returned_2_1": {"DP-2.1"},
    "returned_2_2": {"DP-2.2"},
    "round_days": ANY,
    "survey_off": {"DP-1.2"},
    "directive_off": {"GATE-USG"},
    "council_off": {"GATE-COUNCIL"},
    "exercise_off": {"DP-2.1"},
    "consider": ANY,
    "prior": {"DP-1.1"},
}
