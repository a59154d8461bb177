"""The six levels of a mission as they are shown: run, clock, steps, outputs, readiness."""

from collections.abc import Iterable
from typing import Any

from missions.blockers import Blocker
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition import LEVELS
from planning_levels.definition.shape import Closing, Level
from planning_levels.level_state import Run
from planning_levels.position import PLANNING
from planning_levels.readiness import level_3_2
from planning_levels.reading import Reading
from planning_levels.showing.blockers import deviation_row, flag_row, notices, stopping
from planning_levels.timeline import WAITING, timeframe
from planning_levels.verbs.submitting import READY

Shown = dict[str, Any]
EXIT = (
    ("GATE-3.2-USG", level_3_2.to_ask_for_directive),
    ("GATE-3.2-REPORT", level_3_2.to_ask_for_report),
    ("GATE-3.2-SG", level_3_2.to_present),
    ("GATE-3.2-DIRECTIVE", level_3_2.to_ask_for_revised_directive),
)


def run_shown(reading: Reading, code: str, cycle: int | None = None) -> Run | None:
    """Return the run of a level that is shown: of the cycle named, else the one that stands for it now.

    In a revision the levels of its cycle that have not begun show no earlier run; 1.1, 3.1 and 3.2
    show their latest.
    """
    if cycle is not None:
        return reading.run(code, cycle)
    revised = reading.in_revision or (reading.state == "awaiting_council" and reading.mission.cycle > 1)
    if revised and code in PLANNING and code != "1.1":
        return reading.run(code)
    mine = [run for run in reading.runs if run.level == code]
    return mine[-1] if mine else None


def level_as_data(reading: Reading, code: str, cycle: int | None = None, *, ready: bool = True) -> Shown:
    """Return a level as it stands on the reading's day; without `ready` the readiness is left out."""
    level = LEVELS[code]
    run = run_shown(reading, code, cycle)
    number = run.cycle if run else cycle or reading.mission.cycle
    shown = {
        "code": code,
        "name": level.name,
        "stage": level.stage,
        "objective": level.objective,
        "state": run.state if run else "not_started",
        "owner": level.owner,
        "partners": level.partners,
        "lead": level.lead,
        "cycle": number,
        "cause": run.cause if run else None,
        "opened_on": run.opened_on if run else None,
        "started": run.started if run else None,
        "ended": run.ended if run else None,
        "outcome": run.outcome if run else "",
        "entry_event": level.entry.text,
        "exit_event": level.exit.text,
        "steps": [_step(step) for step in level.steps],
        "outputs": [_output(reading, item, number) for item in level.closes_with],
        "timeframe": _clock(reading, code, run),
        "decision_points": list(level.decision_points),
        "reference": level.reference,
        "href": f"/api/v1/missions/{reading.mission.key}/levels/{code}/",
    }
    if ready:
        shown["readiness"] = readiness(reading, level, run)
    return shown


def _step(step: Any) -> Shown:
    return {
        "code": step.code,
        "title": step.title,
        "accountable": step.accountable,
        "closed_by": step.closed_by,
        "outputs": list(step.outputs),
        "reference": step.reference,
    }


def _clock(reading: Reading, code: str, run: Run | None) -> Shown:
    waits = reading.state == "awaiting_council" and code == "2.1" and run is None
    if waits:
        limits = timeframe(code, None, reading.on).as_data()
        return {**limits, "status": WAITING.status}
    return timeframe(code, run, reading.on).as_data()


def _output(reading: Reading, closing: Closing, cycle: int) -> Shown:
    """Return an output that the level closes with: its version under the label, else its latest."""
    rows: list[Version] = reading.versions.get(closing.output, [])
    versions = [item for item in rows if reading.shows(item)]
    revision = cycle - 1
    wanted = {closing.label, "update"} if revision and closing.output != "mission-plan" else {closing.label}
    labelled = [item for item in versions if item.label in wanted and item.revision == revision]
    found = labelled[-1] if labelled else (versions[-1] if versions else None)
    return {
        "output": closing.output,
        "title": OUTPUTS[closing.output].title,
        "wanted": closing.label,
        "condition": closing.condition,
        "delivered": bool(labelled) and labelled[-1].state in ("submitted", "issued", "superseded"),
        "version": found.number if found else None,
        "label": found.label if found else "",
        "revision": found.revision if found else 0,
        "state": found.state if found else None,
        "hash": found.hash if found else "",
    }


def readiness(reading: Reading, level: Level, run: Run | None) -> Shown:
    """Return what the level's end still asks for, with deviations not accepted and irregular facts."""
    closed = run is not None and not run.open
    found = [] if closed or reading.mission.ended else reading.unexplained(_asked(reading, level))
    cycle = run.cycle if run else reading.mission.cycle
    return {
        "ready": not closed and run is not None and not stopping(found),
        "blockers": stopping(found),
        "notices": notices(found),
        "deviations": [
            deviation_row(item)
            for item in reading.open_deviations
            if item.level == level.code and item.cycle == cycle
        ],
        "flags": [flag_row(item) for item in _flags(reading, run)],
    }


def _asked(reading: Reading, level: Level) -> Iterable[Blocker]:
    if level.code in READY:
        return READY[level.code](reading)
    if level.code == "3.2":
        asks = next((asks for gate, asks in EXIT if reading.decided(gate) is None), None)
        return asks(reading) if asks else ()
    return level_3_2.to_complete(reading) if reading.state == "L3.1_transition" else ()


def _flags(reading: Reading, run: Run | None) -> list[Any]:
    if run is None:
        return []
    since, until = run.opened_on, run.ended
    return [item for item in reading.flags if since <= item.on and (until is None or item.on <= until)]
