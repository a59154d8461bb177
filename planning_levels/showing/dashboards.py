"""What the dashboards draw: numbers and series, of all visible missions and of one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from missions import seats
from missions.access import missions_inside
from missions.models import Person
from monitoring.queries import Course, courses
from outputs.definition import OUTPUTS
from planning_levels.definition import DECISION_POINTS, LEVELS, SEATS, STATES
from planning_levels.level_state import Run
from planning_levels.models import GatePlan
from planning_levels.reading import Reading
from planning_levels.showing.levels import level_as_data
from planning_levels.showing.missions import for_list, mission_line
from planning_levels.showing.waiting import waiting_decisions
from planning_levels.timeline import timeframe

Shown = dict[str, Any]


def portfolio_as_data(person: Person) -> Shown:
    """Return where every visible mission stands, in a number of queries that does not grow with them."""
    missions = list(for_list(missions_inside(person).order_by("name")))
    lines = [
        {
            **mission_line(mission),
            "levels": _track(cast("list[Run]", list(mission.level_runs.all())), mission.today()),
        }
        for mission in missions
    ]
    return {
        "missions": lines,
        "counts": {
            "missions": len(lines),
            "on_hold": sum(line["hold"] is not None for line in lines),
            "waiting": sum(line["next_decision"] is not None for line in lines),
            "state": _counted((line["state"] for line in lines), STATES),
            "level": _counted((line["level"] for line in lines), LEVELS),
            "lead_department": dict(Counter(line["lead_department"] for line in lines)),
            "timeframe_status": dict(Counter(line["timeframe_status"] for line in lines if line["level"])),
        },
    }


def _counted(values: Iterable[str | None], keys: Iterable[str]) -> dict[str, int]:
    found = Counter(values)
    return {key: found[key] for key in keys}


def _track(runs: Iterable[Run], on: date) -> list[Shown]:
    latest = {run.level: run for run in sorted(runs, key=lambda run: run.cycle)}
    return [_bar(code, latest.get(code), on) for code in LEVELS]


def _bar(code: str, run: Run | None, on: date) -> Shown:
    return {
        "code": code,
        "name": LEVELS[code].name,
        "state": run.state if run else "not_started",
        "cycle": run.cycle if run else None,
        "started": run.started if run else None,
        "ended": run.ended if run else None,
        **timeframe(code, run, on).as_data(),
    }


def mission_dashboard(reading: Reading) -> Shown:
    """Return the series of one mission: levels over time, decisions, outputs, bodies, benchmarks."""
    level = reading.position.level
    findings = level_as_data(reading, level)["readiness"] if level else None
    return {
        "state": reading.state,
        "as_of": reading.on,
        "levels": _track(reading.runs, reading.on),
        "runs": [_bar(run.level, run, reading.on) for run in reading.runs],
        "decisions": [
            {
                "gate": item.gate,
                "outcome": item.outcome,
                "on": item.decided_on,
                "waited_days": (item.decided_on - item.submission.on).days if item.submission else None,
            }
            for item in filter(reading.shows, _with_packages(reading))
        ],
        "waiting": waiting_decisions(reading),
        "outputs": [
            _output(reading, key)
            for key in OUTPUTS
            if (latest := reading.latest(key)) is None or reading.shows(latest)
        ],
        "readiness": findings and _by_code(findings),
        "task_force": _seats(reading),
        "exercise_to_adoption_days": _days_to_adoption(reading),
        "benchmarks": [_course(item) for item in courses(reading.mission)],
        "calendar": _calendar(reading),
        "flags": len(reading.flags),
        "open_deviations": len(reading.open_deviations),
    }


def _with_packages(reading: Reading) -> list[Any]:
    packages = {item.pk: item for item in reading.submissions}
    for item in reading.decisions:
        if item.submission_id in packages:
            item.submission = packages[item.submission_id]
    return reading.decisions


def _by_code(findings: Shown) -> Shown:
    found = Counter(item["code"] for item in findings["blockers"])
    return {"ready": findings["ready"], "stopping": sum(found.values()), "by_code": dict(found)}


def _output(reading: Reading, key: str) -> Shown:
    latest, frozen = reading.latest(key), reading.last_frozen(key)
    return {
        "output": key,
        "title": OUTPUTS[key].title,
        "versions": len(reading.versions.get(key, [])),
        "state": latest.state if latest else None,
        "label": frozen.label if frozen else "",
        "submitted_on": frozen.submitted_on if frozen else None,
        "issued_on": frozen.issued_on if frozen else None,
    }


def _seats(reading: Reading) -> Shown:
    body = reading.bodies.get("imtf")
    filled = seats.covered(reading.members("imtf"), reading.on) if body else set()
    return {"state": body.state if body else None, "seats": len(SEATS), "filled": len(filled)}


def _days_to_adoption(reading: Reading) -> int | None:
    """Return the days from the end of the exercise to adoption, or to the reading's day (C 2.2.3)."""
    ended = [item.completed_on for item in reading.validations if item.completed_on]
    if not ended:
        return None
    adopted = next((item.decided_on for item in reading.decisions if item.gate == "DP-2.2"), None)
    return max(0, ((adopted or reading.on) - ended[-1]).days)


def _course(item: Course) -> Shown:
    goal = item.benchmark
    return {
        "benchmark": goal.pk,
        "text": str(goal),
        "exit": goal.exit,
        "baseline": goal.baseline_value,
        "target": goal.target_value,
        "standing": item.standing,
        "progress": item.progress,
        "series": [
            {"date": row.date, "value": row.value, "number": row.number, "source": row.source}
            for row in item.measurements
        ],
    }


def _calendar(reading: Reading) -> list[Shown]:
    plans = GatePlan.objects.filter(mission=reading.mission, planned_on__isnull=False)
    days = [
        {"date": plan.planned_on, "title": DECISION_POINTS[plan.gate].name, "kind": "decision"}
        for plan in plans
    ]
    days += [{"date": item.due or item.on, "title": item.title, "kind": item.kind} for item in reading.events]
    return sorted(days, key=lambda row: (row["date"], row["title"]))
