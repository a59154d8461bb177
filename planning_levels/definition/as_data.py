"""The definition in JSON-ready form, as the API's `definition/` answers it."""

from dataclasses import asdict
from typing import Any

from planning_levels.definition import (
    ACTS,
    DECISION_POINTS,
    FINAL,
    LEVELS,
    SEATS,
    SIDES,
    STAGES,
    STATES,
    TRANSITIONS,
    VERSION,
)
from planning_levels.definition.shape import Act, DecisionPoint, Level, Stage


def as_data() -> dict[str, Any]:
    """Return the whole definition as dictionaries, lists, text, numbers and truth values only."""
    return {
        "version": VERSION,
        "stages": [_stage(stage) for stage in STAGES],
        "levels": [_level(level) for level in LEVELS.values()],
        "decision_points": [_point(point) for point in DECISION_POINTS.values()],
        "acts": [_act(act) for act in ACTS.values()],
        "transitions": [asdict(row) for row in TRANSITIONS],
        "states": [{"key": key, "title": title, "final": key in FINAL} for key, title in STATES.items()],
        "seats": [asdict(seat) for seat in SEATS],
        "sides": [asdict(side) for side in SIDES],
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {"number": stage.number, "name": stage.name, "levels": list(stage.levels)}


def _level(level: Level) -> dict[str, Any]:
    return {
        "code": level.code,
        "alias": level.alias,
        "stage": level.stage,
        "name": level.name,
        "objective": level.objective,
        "owner": level.owner,
        "partners": level.partners,
        "lead": level.lead,
        "entry_event": asdict(level.entry),
        "exit_event": asdict(level.exit),
        "steps": [{**asdict(step), "outputs": list(step.outputs)} for step in level.steps],
        "key_outputs": [asdict(closing) for closing in level.closes_with],
        "decision_points": list(level.decision_points),
        "timeframe": {
            "clock": level.clock,
            "minimum_days": level.minimum_days,
            "desirable_days": level.desirable_days,
            "note": level.timeframe_note,
        },
        "loops": [asdict(loop) for loop in level.loops],
        "reference": level.reference,
    }


def _point(point: DecisionPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "level": point.level,
        "name": point.name,
        "question": point.question,
        "decider": point.decider,
        "decider_title": point.decider_title,
        "boxed": point.boxed,
        "basis": list(point.basis),
        "outcomes": [asdict(outcome) for outcome in point.outcomes],
        "reference": point.reference,
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "name": act.name,
        "title": act.title,
        "roles": list(act.roles),
        "states": list(act.states),
        "transitions": list(act.transitions),
        "demanded": list(act.demanded),
        "decides": list(act.decides),
        "follows_submission": act.follows_submission,
        "stopped_by_hold": act.held,
        "fact": act.fact,
        "reference": act.reference,
    }
