"""The first page: what waits for the person, decisions first; then where the missions stand."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missions.access import may_open_missions, missions_for
from missions.models import Assignment, Mission, Person
from missions.models.person import Office
from outputs.access import drafts_for
from outputs.definition import OUTPUTS
from planning_levels.pages.common import person_of
from planning_levels.pages.portfolio import Line, read_lines
from planning_levels.pending.across import Pending, pending_for

FIRST_LINES = 8
OWN_DRAFTS = 5


@login_required
def waiting_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for the signed-in person, oldest first; nothing else competes with it."""
    person = person_of(request)
    waiting = pending_for(person)
    lines = read_lines(person)
    dates = {line.mission.key: line.mission.today() for line in lines}
    keys = {line.mission.key: line for line in lines}
    context = {
        "decisions": [_shown(item, dates, keys) for item in waiting if item.kind == "decision"],
        "others": [_shown(item, dates, keys) for item in waiting if item.kind != "decision"],
        "lines": lines[:FIRST_LINES],
        "more": max(0, len(lines) - FIRST_LINES),
        "decider": person.office in (Office.SG, Office.USG),
        "may_open": may_open_missions(person),
        "custodian": [line.mission for line in lines] if person.office == Office.CUSTODIAN else [],
        "contributes_to": _contributes_to(person, list(missions_for(person))),
        "own_drafts": [
            {"draft": draft, "title": OUTPUTS[draft.output.type].title}
            for draft in drafts_for(person)
            .filter(by=person)
            .select_related("output__mission")
            .defer("as_read")[:OWN_DRAFTS]
        ],
        "waiting_count": len(waiting),
        "demonstration": next(
            (line.mission.demonstration_date for line in lines if line.mission.is_demonstration), False
        ),
    }
    return render(request, "planning_levels/waiting.html", context)


def _contributes_to(person: Person, missions: list[Mission]) -> list[Mission]:
    """Return the missions to which the person contributes: the first step there is to upload a draft."""
    rows = Assignment.objects.filter(person=person, role__in=("field", "partner"), mission__in=missions)
    days = {mission.pk: mission.today() for mission in missions}
    held = {
        row.mission_id
        for row in rows
        if row.from_date <= days[row.mission_id] and (row.until is None or row.until >= days[row.mission_id])
    }
    return [mission for mission in missions if mission.pk in held]


def _shown(item: Pending, dates: Mapping[str, date], lines: Mapping[str, Line]) -> dict[str, object]:
    return {"item": item, "today": dates.get(item.mission), "line": lines.get(item.mission)}
