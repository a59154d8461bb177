"""Refused attempts: every 403 and 409 of an unsafe request on a mission goes to its record."""

from collections.abc import Mapping
from typing import Any

from rest_framework.permissions import SAFE_METHODS

from missions import house, record
from missions.door import refuse
from missions.errors import DomainError
from missions.models import Entry, Mission, Person

RECORDED = (403, 409)


def keep(exc: Exception, status: int, detail: str, context: Mapping[str, Any]) -> None:
    """Write the refusal to the mission's record, unless the door has written it already.

    What concerns no mission goes to the record of the house.
    """
    request, view = context["request"], context.get("view")
    person = request.user
    if status not in RECORDED or request.method in SAFE_METHODS or not isinstance(person, Person):
        return
    if getattr(exc, "written", False):
        return
    verb = verb_of(view, request.method)
    mission = getattr(view, "mission", None)
    if not isinstance(mission, Mission):
        sentence = f"Refused: {verb.replace('-', ' ')}."
        kept = {"status": status, "message": detail}
        house.note(by=person, verb=verb, sentence=sentence, kind=Entry.Kind.REFUSAL, detail=kept)
        return
    if isinstance(exc, DomainError) and exc.recorded:
        refuse(mission, by=person, verb=verb, refusal=exc)
        return
    record.append_locked(
        mission,
        by=person,
        verb=verb,
        sentence=f"Refused: {verb.replace('-', ' ')}.",
        kind=Entry.Kind.REFUSAL,
        detail={"status": status, "message": detail},
    )


def verb_of(view: Any, method: str) -> str:
    """Return the name under which an attempt is recorded: what the view calls it, or method and view."""
    named = getattr(view, "verbs", {}).get(method)
    return str(named or f"{method.lower()}-{type(view).__name__.lower()}")[:60]
