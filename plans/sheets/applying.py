"""Taking a sheet in: one passage through the door, one entry of the record, all rows or none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from missions.door import Passage, passage
from missions.errors import Conflict, Stale, Unprocessable
from missions.models import Mission, Person
from missions.process import position
from missions.roles import standing
from plans.columns import Column
from plans.keeping import Book, changes_of, settle_row, snapshot
from plans.register import Register
from plans.sheets.planning import Plan, Planned, planned
from plans.sheets.tables import Table

VERB = "import-rows"
MOST_CHANGES = 2000  # cells told in the record one by one; of more only the rows are named
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sheet comes from: its table, what its file is called, and the hash of the file."""

    table: Table
    name: str = ""
    sha256: str = ""


def preview(book: Book, mission: Mission, source: Source, *, by: Person, columns: Sequence[Column]) -> Plan:
    """Return what a sheet would change, and store nothing. NotPermitted (403), Unfit (422)."""
    step = Passage(mission, by, VERB, standing(by, mission))
    step.permit(*book.roles(position(mission)))
    return planned(book, source.table, columns, step)


def take_in(
    book: Book,
    mission: Mission,
    source: Source,
    *,
    by: Person,
    columns: Sequence[Column],
    if_version: int | None,
    explanations: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Plan:
    """Store all that a sheet changes, and return it; nothing is stored when anything is wrong.

    NotPermitted (403), Stale (412) when the register is no longer at `if_version`, Unprocessable (422) with
    every faulty cell, NotReady (409) with every blocker, Conflict (409) when the sheet changes nothing.
    """
    with passage(mission, by=by, verb=VERB, on=on, kind=book.kind) as step:
        where = position(step.mission)
        step.permit(*book.roles(where))
        plan = planned(book, source.table, columns, step)
        if if_version is not None and plan.version != if_version:
            raise Stale("The register has changed since the preview; look at what would change now.")
        if plan.faults:
            raise Unprocessable({fault.field: fault.message for fault in plan.faults})
        settle_row(step, where, plan.blockers, explanations)
        if not plan.new and not plan.changed:
            raise Conflict("The sheet changes nothing.", code="nothing-changes")
        told = _told(book.register, plan.changed)
        _add(book.register, step.mission, plan.new)
        _change(book.register, plan.changed)
        if book.afterwards:
            for one in (*plan.new, *plan.changed):
                book.afterwards(one.row, step, one.new)
        _describe(step, plan, source, told)
    return plan


def _add(register: Register, mission: Mission, rows: Sequence[Planned]) -> None:
    last = register.model.objects.filter(mission=mission).aggregate(last=Max("position"))["last"] or 0
    for place, one in enumerate(rows, start=1):
        one.row.position = one.values.fields.get("position", last + place)
    register.model.objects.bulk_create([one.row for one in rows], batch_size=CHUNK)
    _links(register, rows, new=True)


def _change(register: Register, rows: Sequence[Planned]) -> None:
    """Write changed rows, those with the same changed columns together."""
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    now = timezone.now()
    for one in rows:
        one.row.version += 1
        one.row.changed_at = now
        names = sorted(
            field.name
            for field in type(one.row)._meta.concrete_fields  # noqa: SLF001 (Django's documented way)
            if getattr(one.row, field.attname) != getattr(one.before, field.attname)
        )
        groups[tuple({*names, "version", "changed_at"})].append(one.row)
    for columns, changed in groups.items():
        register.model.objects.bulk_update(changed, columns, batch_size=CHUNK)
    _links(register, rows, new=False)


def _links(register: Register, rows: Sequence[Planned], *, new: bool) -> None:
    """Replace links and lists of all rows, register column by column."""
    for name in {name for one in rows for name in one.values.links}:
        through: Any = getattr(register.model, name).through
        field = register.model._meta.get_field(name)  # noqa: SLF001
        source, target = field.m2m_column_name(), field.m2m_reverse_name()  # type: ignore[union-attr]
        _replace(
            through,
            source,
            {one.row.pk: one.values.links[name] for one in rows if name in one.values.links},
            lambda pk, to, source=source, target=target: {source: pk, target: to},
            new=new,
        )
    for name in {name for one in rows for name in one.values.lists}:
        listed: Any = getattr(register.model, name).rel.related_model
        _replace(
            listed,
            "of_id",
            {one.row.pk: one.values.lists[name] for one in rows if name in one.values.lists},
            lambda pk, value: {"of_id": pk, "value": value},
            new=new,
        )


def _replace(
    model: Any, source: str, wanted: Mapping[int, Iterable[Any]], made: Callable[..., Any], *, new: bool
) -> None:
    keys = [] if new else list(wanted)
    for start in range(0, len(keys), CHUNK):
        model.objects.filter(**{f"{source}__in": keys[start : start + CHUNK]}).delete()
    rows = [model(**made(pk, item)) for pk, items in wanted.items() for item in items]
    model.objects.bulk_create(rows, batch_size=CHUNK * 2)


def _told(register: Register, rows: Sequence[Planned]) -> dict[str, Any]:
    """Return from what to what each changed row goes, by its number, as long as that can be read."""
    if sum(len(one.changes) for one in rows) > MOST_CHANGES:
        return {}
    found = {}
    for one in rows:
        listed: dict[str, Any] = {
            item.column.key: {"from": item.before[:300], "to": item.after[:300]}
            for item in one.changes
            if item.column.type in ("links", "list")
        }
        hidden = {key for key in listed if register.confidential or register.by_key[key].confidential}
        listed = {key: "changed" if key in hidden else value for key, value in listed.items()}
        found[str(one.row.pk)] = changes_of(register, snapshot(register, one.before), one.row) | listed
    return found


def _describe(step: Passage, plan: Plan, source: Source, told: dict[str, Any]) -> None:
    named = f" from “{source.name[:120]}”" if source.name else " from a pasted block"
    counts = {"added": len(plan.new), "changed": len(plan.changed), "cells": plan.cells}
    step.sentence = (
        f"{plan.register.title}: rows taken in{named}: {counts['added']} added, {counts['changed']} changed."
    )
    step.detail = {
        "register": plan.register.key,
        "counts": counts | {"unchanged": plan.unchanged},
        "sheet": {"name": source.name[:200], "sha256": source.sha256},
        "added": [one.row.pk for one in plan.new],
        "changed": [one.row.pk for one in plan.changed],
        "changes": told,
    }
