"""Decisions as they are shown: permanent, with office, basis and reasons; and those entered from paper."""

from typing import Any

from missions.models import Person
from planning_levels.definition import ACTS
from planning_levels.models import Decision, Event, PaperDecision
from planning_levels.showing.waiting import basis_rows

Shown = dict[str, Any]


def for_whom(item: Decision) -> str:
    """Return the office-holder for whom an officer-in-charge decided, by name and title; else nothing."""
    if not item.acting_for:
        return ""
    whom = Person.objects.filter(username=item.acting_for).first()
    if whom is None:
        return item.acting_for
    name = whom.get_full_name()
    return name if whom.title in ("", name) else f"{name}, {whom.title}"


def decision_row(item: Decision) -> Shown:
    """Return a decision with decider, office, basis, reasons, conditions and positions."""
    return {
        "id": item.pk,
        "gate": item.gate or None,
        "verb": item.verb,
        "outcome": item.outcome,
        "decider": item.decider_name,
        "decider_title": item.decider_title,
        "office": item.office,
        "acting_for": item.acting_for or None,
        "taken_for": for_whom(item) or None,
        "decided_on": item.decided_on,
        "recorded_at": item.recorded_at,
        "cycle": item.cycle,
        "basis": basis_rows(item.basis.all()),
        "reasons": item.reason,
        "accepted": list(item.accepted),
        "conditions": [
            {"text": row.text, "owner": row.owner, "due": row.due} for row in item.conditions.all()
        ],
        "positions": [
            {"entity": row.entity, "position": row.position, "text": row.text} for row in item.positions.all()
        ],
        "paper": item.paper_id,
        "corrects": item.corrects_id,
    }


def paper_row(item: PaperDecision) -> Shown:
    """Return a decision entered from paper; it takes effect when a second person confirms it."""
    return {
        "id": item.pk,
        "verb": item.verb,
        "title": ACTS[item.verb].title,
        "state": "confirmed" if item.confirmed_by_id else "entered",
        "document": item.document_id,
        "fields": item.data,
        "decider": item.decider.get_full_name(),
        "entered_by": item.entered_by.get_full_name(),
        "entered_at": item.entered_at,
        "confirmed_by": item.confirmed_by.get_full_name() if item.confirmed_by else None,
        "confirmed_at": item.confirmed_at,
    }


def event_row(item: Event) -> Shown:
    """Return an event; `used_by` is the decision that took it up."""
    return {
        "id": item.pk,
        "kind": item.kind,
        "title": item.title,
        "symbol": item.symbol,
        "document": item.document_id,
        "on": item.on,
        "due": item.due,
        "used_by": item.used_by_id,
        "by": item.by.get_full_name(),
    }
