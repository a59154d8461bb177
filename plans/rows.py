"""Writing rows of the plan's registers: one function to keep a row, one to take it away."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from missions.door import Passage
from missions.models import Flag, Mission, Person
from missions.process import Position
from plans import keeping
from plans.keeping import Book
from plans.models import Assumption, Element, Mismatch, Objective
from plans.permissions import writers
from plans.registers import REGISTERS
from plans.values import read


def book_of(register_key: str) -> Book:
    """Return how a register is written; KeyError for one that is not known."""
    register = REGISTERS[register_key]

    def roles(where: Position) -> tuple[str, ...]:
        return writers(register, where)

    return Book(register, roles, complete=_complete, afterwards=_flag)


def save_row(
    mission: Mission,
    register_key: str,
    data: Mapping[str, Any],
    *,
    by: Person,
    row: Element | None = None,
    if_version: int | None = None,
    explanations: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Any:
    """Add a row to a register, or change `row`; returns it as stored.

    `data` holds columns by their keys; links are ids of rows (or rows). NotPermitted (403),
    Invalid (400), Stale (412), NotReady (409) with every blocker; a standard passes when explained.
    """
    return keeping.keep(
        book_of(register_key),
        mission,
        data,
        by=by,
        row=row,
        if_version=if_version,
        explanations=explanations,
        on=on,
    )


def remove_row(
    mission: Mission,
    register_key: str,
    row: Element,
    *,
    by: Person,
    if_version: int | None = None,
    explanations: Mapping[str, str] | None = None,
    on: date | None = None,
) -> None:
    """Take a row away; raises as `save_row`, and Conflict (409) while other rows rest on it."""
    keeping.remove(
        book_of(register_key),
        mission,
        row,
        by=by,
        if_version=if_version,
        explanations=explanations,
        on=on,
    )


def place_row(mission: Mission, register_key: str, data: Mapping[str, Any], *, by: Person) -> Any:
    """Add a row inside a verb that already holds the door and records what it does.

    Used for rows that follow from an act, such as the tasks of a resolution. Checks shape and links
    (Invalid), not rights. Returns the stored row.
    """
    register = REGISTERS[register_key]
    values = read(register, data, mission, by=by, new=True)
    row = register.model(mission=mission)
    keeping.fill(row, values, _answerable, mission)
    keeping.store(register, row, values, new=True)
    return row


def _complete(row: Any, step: Passage) -> None:
    _answerable(row, step.mission)
    _settled(row, step)


def _settled(row: Any, step: Passage) -> None:
    """A mismatch is settled by a person on a day: who writes the solution, today, unless another is named."""
    if isinstance(row, Mismatch) and row.solution:
        row.settled_by = row.settled_by or step.by.get_full_name()
        row.settled_on = row.settled_on or step.on or step.mission.today()


def _answerable(row: Any, mission: Mission) -> None:
    """An objective for which nobody was named is answered for by the lead department."""
    if isinstance(row, Objective) and not row.lead:
        row.lead = mission.lead_department_id


def _flag(row: Any, step: Passage, new: bool) -> None:
    """A party that does not consent raises the question of viability in the next package (Annex B)."""
    if not isinstance(row, Assumption) or row.consent != Assumption.Consent.NO:
        return
    where = f"/missions/{step.mission.key}/plan/assumptions/{row.pk}/"
    if not Flag.objects.filter(mission=step.mission, code="viability", where=where).exists():
        step.flag("viability", f"No consent of {row.party[:200] or 'a party'}: is the mission viable?", where)
