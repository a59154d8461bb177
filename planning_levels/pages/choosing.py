"""The choices of a decision: one for each outcome that the decider may give, each with a form of its own."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from django.http import HttpRequest

from missions.pages.ground import person_of
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.shape import Outcome
from planning_levels.next_step import DECIDING
from planning_levels.pages.forms import describe, plain
from planning_levels.reading import Reading
from planning_levels.verbs import VERBS

HIDDEN = ("decision", "outputs", "early")  # a package waits here: an early issue is an act of its own
RETURN = "return-for-work"
OF_TRANSITION = {"T21": "revision", "T28": "transition"}  # what a recommendation that is declined asked for


def verbs_at(gate: str) -> tuple[str, ...]:
    """Return the acts by which a decision point is decided, and the return."""
    named = [outcome.act for outcome in DECISION_POINTS[gate].outcomes]
    return tuple(dict.fromkeys([*named, RETURN]))


def main_verb(reading: Reading, gate: str) -> str | None:
    """Return the act of the positive outcome, as the process stands."""
    entry = reading.entry
    if gate == "DP-INIT" and entry is not None and entry.confirmed_on is None:
        return "confirm-entry"
    return DECIDING.get(gate) or next((item for item in verbs_at(gate) if item in VERBS), None)


def choices(
    request: HttpRequest, reading: Reading, gate: str, posted: str, errors: dict[str, str]
) -> list[dict[str, Any]]:
    """Return what can be chosen, the positive outcome first, each with its fields and what follows from it.

    The first is chosen until another one is, or until a form comes back with its faults.
    """
    main = main_verb(reading, gate)
    wanted = [
        item
        for item in DECISION_POINTS[gate].outcomes
        if item.act in VERBS and _offered(reading, item.act, main)
    ]
    wanted.sort(key=lambda item: item.act != main)
    found = [_choice(request, reading, item, posted, errors) for item in wanted]
    chosen = next((item for item in found if item["posted"]), found[0] if found else None)
    for number, item in enumerate(found):
        item |= {"chosen": item is chosen, "main": number == 0, "id": _named(item, found[:number])}
    return found


def _choice(
    request: HttpRequest, reading: Reading, outcome: Outcome, posted: str, errors: dict[str, str]
) -> dict[str, Any]:
    verb, shape, act = outcome.act, VERBS[outcome.act].fields, VERBS[outcome.act].act
    told = _names_outcome(shape, outcome.key)
    mine = verb == posted and (not told or request.POST.get("outcome", outcome.key) == outcome.key)
    typed: Mapping[str, Any] | None = request.POST if mine else None
    fields = describe(
        shape, reading.mission, act.demanded, typed, errors if mine else None, by=person_of(request)
    )
    for item in fields:
        item["keep"] = f"{item['keep']}.{outcome.key}" if item.get("keep") else ""
        if item["name"] == "recommendation":
            _only_this(item, reading, OF_TRANSITION.get(outcome.transition, ""))
    shown = [
        item for item in fields if item["name"] not in HIDDEN and not (told and item["name"] == "outcome")
    ]
    return {
        "verb": verb,
        "outcome": outcome.key if told else "",
        "title": outcome.title,
        "consequence": outcome.consequence,
        "fields": [item for item in shown if not item["aside"]],
        "aside": [item for item in shown if item["aside"]],
        "posted": mine,
        "accepts": "accepts" in shape.model_fields,
        "binds": "basis" in shape.model_fields,
    }


def _only_this(item: dict[str, Any], reading: Reading, kind: str) -> None:
    """Offer the recommendations of this point alone, the last one first and chosen."""
    mine = [row for row in reading.recommendations if row.kind == kind and row.state == "open"]
    item["choices"] = [(str(row.pk), f"{row.get_kind_display()}, {row.on}") for row in reversed(mine)]
    if mine and not item["value"]:
        item["value"] = str(mine[-1].pk)


def _names_outcome(shape: Any, key: str) -> bool:
    """Tell whether an act takes its outcome as a field that knows this one."""
    info = shape.model_fields.get("outcome")
    if info is None:
        return False
    kind, _ = plain(info.annotation)
    return get_origin(kind) is Literal and key in get_args(kind)


def _offered(reading: Reading, verb: str, main: str | None) -> bool:
    if reading.state not in VERBS[verb].act.states:
        return False
    if main == "confirm-entry":
        return verb in ("confirm-entry", "decline-initiation")
    return verb != "confirm-entry"


def _named(item: dict[str, Any], before: list[dict[str, Any]]) -> str:
    """Return the id of a form: its act, with the outcome where two forms carry the same act."""
    taken = any(one["verb"] == item["verb"] for one in before)
    return f"form-{item['verb']}-{item['outcome']}" if taken else f"form-{item['verb']}"
