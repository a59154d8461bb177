"""Keeping a row: the one engine behind every register, for pages, API and loader alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, ProtectedError

from missions.blockers import Blocker
from missions.deviations import settle
from missions.door import Passage, ended_blocker, passage
from missions.errors import Conflict, Stale
from missions.models import Entry, Mission, Person
from missions.process import Position, position
from plans import rules
from plans.models import Element
from plans.register import Register
from plans.values import Values, read, validate

SHORT = 300
DONE = {"add": "added", "record": "recorded", "open": "opened", "change": "changed", "remove": "removed"}


@dataclass(frozen=True)
class Book:
    """A register as it is written: who may, by which names, which rules hold, what is flagged after."""

    register: Register
    roles: Callable[[Position], tuple[str, ...]]
    verbs: tuple[str, str, str] = ("add-row", "change-row", "remove-row")
    kind: str = Entry.Kind.WRITING
    judge: Callable[[rules.Draft], list[Blocker]] = rules.blockers
    complete: Callable[[Any, Passage], None] | None = None  # fills what follows from the rest
    afterwards: Callable[[Any, Passage, bool], None] | None = None  # raises flags


def keep(
    book: Book,
    mission: Mission,
    data: Mapping[str, Any],
    *,
    by: Person,
    row: Element | None = None,
    if_version: int | None = None,
    explanations: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Any:
    """Add a row, or change `row`; returns it as stored.

    NotPermitted (403), Invalid (400), Stale (412) when the row is no longer at `if_version`,
    NotReady (409) with every blocker. A standard passes when explained.
    """
    register = book.register
    with passage(mission, by=by, verb=book.verbs[row is not None], on=on, kind=book.kind) as step:
        where = position(step.mission)
        step.permit(*book.roles(where))
        values = read(register, data, step.mission, by=by, new=row is None)
        kept = (
            _locked(register, row, step.mission, if_version) if row else register.model(mission=step.mission)
        )
        before = snapshot(register, kept) if row else {}
        fill(kept, values, book.complete, step)
        found = book.judge(
            rules.Draft(register.key, step.mission, where, kept, new=row is None, links=values.links)
        )
        settle_row(step, where, found, explanations)
        store(register, kept, values, new=row is None)
        if book.afterwards:
            book.afterwards(kept, step, row is None)
        _describe(step, register, kept, changes_of(register, before, kept))
    return kept


def remove(
    book: Book,
    mission: Mission,
    row: Element,
    *,
    by: Person,
    if_version: int | None = None,
    explanations: Mapping[str, str] | None = None,
    on: date | None = None,
    reason: str = "",
) -> None:
    """Take a row away, for a `reason` if given; Conflict (409) while others rest on it, else as `keep`."""
    register = book.register
    with passage(mission, by=by, verb=book.verbs[2], on=on, kind=book.kind) as step:
        where = position(step.mission)
        step.permit(*book.roles(where))
        gone = _locked(register, row, step.mission, if_version)
        found = book.judge(rules.Draft(register.key, step.mission, where, gone, removed=True))
        settle_row(step, where, found, explanations)
        _describe(step, register, gone, {})
        if reason.strip():
            step.detail["reason"] = reason.strip()[:SHORT]
        try:
            gone.delete()
        except ProtectedError as fault:
            raise Conflict("Other rows rest on this one; mend them first.", code="in-use") from fault


def fill(row: Element, values: Values, complete: Callable[[Any, Any], None] | None, told: Any) -> None:
    """Put values into a row, with what follows from them, and check it; raises Invalid (400)."""
    for name, value in values.fields.items():
        setattr(row, name, value)
    if complete:
        complete(row, told)
    validate(row, values.fields)


def store(register: Register, row: Element, values: Values, *, new: bool) -> None:
    """Save a row with its links and lists; the caller holds the mission's lock and records it."""
    if new and "position" not in values.fields:
        last = register.model.objects.filter(mission=row.mission).aggregate(last=Max("position"))["last"]
        row.position = (last or 0) + 1
    row.version = 1 if new else row.version + 1
    row.save(force_insert=new)
    for name, ids in values.links.items():
        getattr(row, name).set(ids)
    for name, items in values.lists.items():
        listed = getattr(row, name)
        listed.all().delete()
        listed.model.objects.bulk_create(listed.model(of=row, value=item) for item in items)


def _locked(register: Register, row: Element, mission: Mission, if_version: int | None) -> Any:
    """Return the row as it stands under the lock; Stale (412) when it is gone or has changed."""
    held = register.model.objects.filter(mission=mission, pk=row.pk).first()
    if held is None or (if_version is not None and held.version != if_version):
        raise Stale("It has changed since you read it; read it again.")
    return held


def settle_row(
    step: Passage, where: Position, found: list[Blocker], explanations: Mapping[str, str] | None
) -> None:
    """Raise NotReady with all that still stops; an ended mission stops everything."""
    if step.mission.ended:
        found = [ended_blocker(step.mission), *found]
    settle(
        step.mission, found, explanations or {}, by=step.by, on=step.on or step.mission.today(), where=where
    )


def snapshot(register: Register, row: Element) -> dict[str, Any]:
    """Return what a row holds in its columns, links and lists of several left out."""
    return {
        column.key: getattr(row, f"{column.attribute}_id" if column.type == "link" else column.attribute)
        for column in register.columns
        if column.type not in ("links", "list", "derived")
    }


def changes_of(register: Register, before: dict[str, Any], row: Element) -> dict[str, Any]:
    """Return from what to what; of what is confidential only that it changed."""
    after = snapshot(register, row)
    hidden = {column.key for column in register.columns if column.confidential or register.confidential}
    return {
        key: "changed" if key in hidden else {"from": _short(old), "to": _short(after[key])}
        for key, old in before.items()
        if old != after[key]
    }


def _short(value: Any) -> Any:
    return value[:SHORT] if isinstance(value, str) else value


def _describe(step: Passage, register: Register, row: Element, changes: dict[str, Any]) -> None:
    called = "a row" if register.confidential else f"“{str(row)[:80]}”"
    step.sentence = f"{register.title}: {called} {DONE[step.verb.split('-')[0]]}."
    step.detail = {"register": register.key, "row": row.pk, **({"changes": changes} if changes else {})}
