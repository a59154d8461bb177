"""The portfolio: where every visible mission stands; the same number of queries for one or thirty."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missions.access import may_open_missions, missions_for
from missions.models import Hold, Mission, Person
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition import LEVELS
from planning_levels.level_state import Run
from planning_levels.models import Submission
from planning_levels.pages.common import person_of
from planning_levels.standing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Line:
    """A mission in the portfolio: where it stands, and which outputs of its level are not submitted."""

    mission: Mission
    standing: Standing
    missing: list[str]


@login_required
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show the missions that the person may see, filtered by department, level and whom they wait for."""
    person = person_of(request)
    lines = read_lines(person)
    departments = sorted({line.mission.lead_department_id for line in lines})
    shown = [line for line in lines if _wanted(line, request)]
    context = {
        "lines": shown,
        "total": len(lines),
        "waiting": sum(bool(line.standing.waits_for) for line in lines),
        "departments": departments,
        "levels": LEVELS.values(),
        "asked": request.GET,
        "may_open": may_open_missions(person),
        "demonstration": next(
            (line.mission.demonstration_date for line in lines if line.mission.is_demonstration), False
        ),
    }
    return render(request, "planning_levels/portfolio.html", context)


def _wanted(line: Line, request: HttpRequest) -> bool:
    department, level, waiting = (request.GET.get(name, "") for name in ("department", "level", "waiting"))
    return (
        (not department or line.mission.lead_department_id == department)
        and (not level or line.standing.level == level)
        and (not waiting or bool(line.standing.waits_for))
    )


def read_lines(person: Person) -> list[Line]:
    """Return the portfolio's lines in four queries, however many missions; none for a mere guest."""
    missions = (
        missions_for(person)
        .prefetch_related(
            Prefetch("level_runs", Run.objects.order_by("cycle", "level"), to_attr="read_runs"),
            Prefetch("submissions", Submission.objects.filter(state="open"), to_attr="read_packages"),
            Prefetch("holds", Hold.objects.filter(released_on=None), to_attr="read_holds"),
        )
        .order_by("name")
    )
    found = [mission for mission in missions if not mission.as_guest]
    delivered = _delivered(found)
    lines = []
    for mission in found:
        standing = standing_of(
            mission,
            mission.read_runs,
            mission.read_packages,
            next(iter(mission.read_holds), None),
        )
        lines.append(Line(mission, standing, _missing(mission, standing, delivered)))
    return lines


def _delivered(missions: Sequence[Mission]) -> set[tuple[int, str, str, int]]:
    rows = Version.objects.filter(output__mission__in=missions, hash__gt="").exclude(state="returned")
    return set(rows.values_list("output__mission_id", "output__type", "label", "cycle"))


def _missing(mission: Mission, standing: Standing, delivered: set[tuple[int, str, str, int]]) -> list[str]:
    if standing.level in (None, "3.1") or standing.waits_for:
        return []
    revised = mission.cycle > 1 and standing.level != "3.2"
    missing = []
    for closing in LEVELS[standing.level or ""].closes_with:
        if closing.condition:
            continue
        label = "update" if revised and closing.output != "mission-plan" else closing.label
        if (mission.pk, closing.output, label, mission.cycle) not in delivered:
            missing.append(OUTPUTS[closing.output].title)
    return missing
