"""The verbs that a mission's present state knows: who may, what is ready, what they take."""

from functools import cache
from typing import Any

from missions.blockers import Blocker
from missions.roles import Standing
from planning_levels.definition import ACTS
from planning_levels.reading import Reading
from planning_levels.showing.blockers import notices, stopping
from planning_levels.verbs import VERBS, Verb, readiness_of
from planning_levels.verbs.door import may_carry_out


@cache
def fields_of(verb: str) -> dict[str, Any]:
    """Return what a verb takes, as JSON Schema."""
    return VERBS[verb].fields.model_json_schema()


def known(reading: Reading) -> list[str]:
    """Return the verbs that the mission's present state knows, in the order of the definition."""
    return [name for name, act in ACTS.items() if name in VERBS and reading.state in act.states]


def address(key: str, verb: str) -> str:
    """Return where a verb is called."""
    return f"/api/v1/missions/{key}/actions/{verb}/"


def actions_as_data(reading: Reading, standing: Standing) -> list[dict[str, Any]]:
    """Return every verb that the state knows, permitted to this person or not, with its readiness."""
    return [action_as_data(name, reading, standing) for name in known(reading)]


def action_as_data(name: str, reading: Reading, standing: Standing) -> dict[str, Any]:
    """Return one verb: its readiness before any field is filled, and the fields that it demands."""
    verb: Verb[Any] = VERBS[name]
    found: list[Blocker] = readiness_of(name, reading)
    stops = stopping(found)
    return {
        "verb": name,
        "title": verb.act.title,
        "href": address(reading.mission.key, name),
        "method": "POST",
        "permitted": may_carry_out(verb.act, reading, standing),
        "ready": not stops,
        "blockers": stops,
        "notices": notices(found),
        "fields": fields_of(name),
        "demanded": list(verb.act.demanded),
        "reference": verb.act.reference,
    }
