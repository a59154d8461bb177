"""The page of a level: objective, owner, steps, outputs, clock, decision; its history by cycle."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from missions.forms import whole_number
from outputs.definition import OUTPUTS
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.next_step import decider_title
from planning_levels.pages.common import context_of, visible_mission
from planning_levels.reading import Reading, shown
from planning_levels.timeline import timeframe
from planning_levels.verbs.submitting import READY


@login_required
def level_page(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Show one level of a mission, for the cycle asked for or the latest."""
    mission = visible_mission(request, key)
    if code not in LEVELS:
        raise Http404
    definition = LEVELS[code]
    context = context_of(request, mission, (f"Level {code}", ""))
    reading: Reading = context["reading"]
    runs = [run for run in reading.runs if run.level == code]
    asked = whole_number(request.GET.get("cycle", ""), digits=3)
    cycle = asked if asked is not None else (runs[-1].cycle if runs else mission.cycle)
    run = next((item for item in runs if item.cycle == cycle), None)
    context |= {
        "level": definition,
        "runs": runs,
        "run": run,
        "cycle": cycle,
        "clock": timeframe(code, run, reading.on),
        "outputs": [
            _output(reading, item.output, item.label, item.condition, cycle)
            for item in definition.closes_with
        ],
        "points": [
            {
                "point": DECISION_POINTS[gate],
                "who": decider_title(gate, mission.lead_department_id),
                "decision": shown(reading, reading.decided(gate, cycle)),
                "package": shown(reading, reading.open_submission(gate)),
            }
            for gate in definition.decision_points
        ],
        "blockers": list(dict.fromkeys(READY[code](reading))) if run and run.open and code in READY else None,
        "decisions": [
            item
            for item in reading.decisions
            if run is not None and item.run_id == run.pk and reading.shows(item)
        ],
        "deviations": [item for item in reading.deviations if (item.level, item.cycle) == (code, cycle)],
    }
    return render(request, "planning_levels/level.html", context)


def _output(reading: Reading, output: str, label: str, condition: str, cycle: int) -> dict[str, Any]:
    rows = [item for item in reading.versions.get(output, []) if reading.shows(item)]
    versions = [item for item in rows if item.hash and item.cycle == cycle]
    found = next((item for item in reversed(versions) if item.label in (label, "update", "transition")), None)
    return {
        "key": output,
        "title": OUTPUTS[output].title,
        "label": label,
        "condition": condition,
        "version": found,
        "latest": rows[-1] if rows else None,
    }
