"""Where a mission stands, as the simulation wants it: level, phase, open steps, days entered ahead."""

from collections.abc import Callable, Mapping
from datetime import date

from planning_levels.definition import LEVELS
from planning_levels.models import Event, GatePlan, LevelRun
from planning_levels.readiness import bodies
from planning_levels.reading import Reading
from planning_levels.showing.levels import level_as_data
from planning_levels.simulation.course import DRAFT_STEPS, simulate
from planning_levels.simulation.shapes import LEVELS_AHEAD, Ask, Outlook, Phase, Start
from plans.queries import open_mandate_tasks, open_mismatches

BEFORE = ("pre_planning", "awaiting_initiation")
PHASES: Mapping[str, Phase] = {
    LevelRun.State.IN_PREPARATION: "preparation",
    LevelRun.State.ACTIVE: "work",
    LevelRun.State.AWAITING_DECISION: "decision",
}


def outlook_of(reading: Reading, ask: Ask | None = None) -> Outlook:
    """Return the simulation for a mission; without points where no adoption lies ahead."""
    start = start_of(reading)
    if start is not None:
        return simulate(start, ask)
    if reading.mission.ended:
        return Outlook(None, ask or Ask(), done="ended")
    adopted = reading.decided("DP-2.2")
    return Outlook(None, ask or Ask(), done="adopted", adopted_on=adopted.decided_on if adopted else None)


def start_of(reading: Reading) -> Start | None:
    """Return where a mission stands before adoption; None after it, and where planning has ended."""
    found = _place(reading)
    if found is None:
        return None
    level, phase = found
    run = reading.run(level)
    working = phase == "work"
    steps = open_steps(reading, level) if working else []
    beside = reading.open_run("2.1") if level == "2.2" else None
    return Start(
        today=reading.on,
        level=level,
        phase=phase,
        started=run.started if run and working else None,
        open_steps=len(steps),
        open_draft=len([step for step in steps if step in DRAFT_STEPS]),
        owed=len(open_steps(reading, "2.1")) if beside else 0,
        revision=reading.mission.cycle > 1,
        council=_council_days(reading),
        planned=_planned(reading),
    )


def _place(reading: Reading) -> tuple[str, Phase] | None:
    state = reading.state
    if reading.mission.ended:
        return None
    if state in BEFORE:
        entry = reading.entry
        return (entry.level if entry and entry.level in LEVELS_AHEAD else "1.1"), "initiation"
    if state == "awaiting_council":
        return "1.2", "council"
    run = reading.standing_run
    if run is None or run.level not in LEVELS_AHEAD:
        return None
    return run.level, PHASES[run.state]


def _council_days(reading: Reading) -> tuple[date, ...]:
    kind = Event.Kind.COUNCIL_DELIBERATION
    days = [item.due for item in reading.events if item.kind == kind and item.due and item.due >= reading.on]
    planned = _planned(reading).get("GATE-COUNCIL")
    return tuple(sorted({*days, *([planned] if planned else [])}))


def _planned(reading: Reading) -> dict[str, date]:
    rows = GatePlan.objects.filter(mission=reading.mission, planned_on__gte=reading.on)
    return {row.gate: row.planned_on for row in rows if row.planned_on}


def open_steps(reading: Reading, level: str) -> list[str]:
    """Return the codes of a level's steps whose work is not delivered."""
    outputs = level_as_data(reading, level, ready=False)["outputs"]
    given = {item["output"]: bool(item["delivered"]) for item in outputs}
    return [
        step.code
        for step in LEVELS[level].steps
        if not (
            CHECKS[step.code](reading, given)
            if step.code in CHECKS
            else all(given.get(output, True) for output in step.outputs)
        )
    ]


def _transition_answered(reading: Reading, given: Mapping[str, bool]) -> bool:
    answer = reading.transition_answers[-1] if reading.transition_answers else None
    return answer is not None and (not answer.needed or given.get("joint-transition-plan", False))


def _mandate_reviewed(reading: Reading, given: Mapping[str, bool]) -> bool:
    return not open_mandate_tasks(reading.mission) and not open_mismatches(reading.mission)


def _validated(reading: Reading, given: Mapping[str, bool]) -> bool:
    return reading.mission.cycle > 1 or any(item.completed_on for item in reading.validations)


CHECKS: Mapping[str, Callable[[Reading, Mapping[str, bool]], bool]] = {
    "1.1.1": lambda reading, given: not any(bodies.task_force_established(reading)),
    "1.2.1": lambda reading, given: True,  # its directive has begun the level
    "1.2.2": _transition_answered,
    "2.1.1": _mandate_reviewed,
    "2.2.1": lambda reading, given: not any(bodies.planning_team_established(reading)),
    "2.2.2": _validated,
}
