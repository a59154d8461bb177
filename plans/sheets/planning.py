"""What a sheet would change: rows that are new, changed cell by cell, unchanged, not in the file, and faults.

Nothing is stored here. The same function serves the preview, and once more, under the lock, the act.
"""

import hashlib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from missions.blockers import Blocker
from missions.door import Passage
from missions.errors import Invalid
from missions.forms import whole_number
from missions.models import Mission
from missions.process import position
from plans import rules
from plans.columns import Column
from plans.keeping import Book, fill
from plans.register import Register
from plans.sheets import cells
from plans.sheets.headings import REFERENCE, Heads, headed
from plans.sheets.links import Linked
from plans.sheets.tables import Line, Table, letter
from plans.sheets.writing import KEY
from plans.showing import fetch
from plans.values import Values, WrongValueError, read


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that would change: its column, what stands there now, and what would."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that would be added or changed: its line in the file, the row as it would be, its changes."""

    line: int
    row: Any
    values: Values
    changes: tuple[Change, ...]
    before: Any = None

    @property
    def new(self) -> bool:
        """Whether the row would be added."""
        return self.before is None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell or a line: line, column (its title and its letter), the text, and why."""

    line: int
    message: str
    column: str = ""
    key: str = ""
    letter: str = ""
    text: str = ""

    @property
    def field(self) -> str:
        """What the fault is about, as the API names it."""
        return f"{self.line}.{self.key}" if self.key else str(self.line)


@dataclass(slots=True)
class Plan:
    """All that a sheet would change in a register, at the register's version."""

    register: Register
    version: int
    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    unchanged: int = 0
    absent: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blockers: list[Blocker] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells of rows that stand would change."""
        return sum(len(planned.changes) for planned in self.changed)

    @property
    def counts(self) -> dict[str, int]:
        """Return the numbers that sum the plan up."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "cells": self.cells,
            "unchanged": self.unchanged,
            "not_in_file": len(self.absent),
            "faults": len(self.faults),
        }


def version_of(register: Register, mission: Mission) -> int:
    """Return a number that is another as soon as a row of the register, or one it links to, has changed."""
    models = {register.model, *(column.target for column in register.columns if column.target is not None)}
    total = hashlib.sha256()
    for model in sorted(models, key=lambda one: one.__name__):
        rows = model.objects.filter(mission=mission).order_by("pk").values_list("pk", "version")
        total.update(repr(list(rows)).encode())
    return int(total.hexdigest()[:16], 16) % 10**9


def planned(book: Book, table: Table, columns: Sequence[Column], step: Passage) -> Plan:
    """Return what a table would change; `columns` are those that the person sees.

    Unfit (422) where no line holds headings, or one stands twice. All else that is wrong is a fault.
    """
    return _Planner(book, table, columns, step).plan()


class _Planner:
    def __init__(self, book: Book, table: Table, columns: Sequence[Column], step: Passage) -> None:
        self.book, self.table, self.step, self.columns = book, table, step, columns
        self.register, self.mission = book.register, step.mission
        self.links = Linked(step.mission, step.by)
        self.where = position(step.mission)
        self.heads, self.lines = headed(table, columns)
        found = fetch(self.register, self.register.model.objects.filter(mission=step.mission))
        self.rows = {row.pk: row for row in found}
        self.result = Plan(self.register, version_of(self.register, step.mission), notes=list(table.notes))
        self.seen: dict[int, int] = {}
        self.beside: dict[int, rules.Beside] = {}

    def plan(self) -> Plan:
        """Look at every line."""
        self._note_columns()
        by_sign = self._by_sign()
        for line in self.lines:
            self._line(line, by_sign)
        self.result.absent = [(pk, row.label) for pk, row in self.rows.items() if pk not in self.seen]
        self.result.blockers = list(dict.fromkeys(self.result.blockers))
        return self.result

    def _note_columns(self) -> None:
        if self.heads.aside:
            names = "”, “".join(self.heads.aside[:10])
            self.result.notes.append(f"Not read, for no column of this register is called so: “{names}”.")
        derived = [column.title for column in self.heads.columns.values() if column.read_only]
        if derived:
            self.result.notes.append(f"Not read, for they are worked out: {', '.join(derived)}.")

    def _by_sign(self) -> Mapping[str, list[int]] | None:
        """Return rows by their No., where the sheet has no column of numbers but one of signs."""
        if self.heads.key is not None or self.heads.place(REFERENCE) is None:
            return None
        found: dict[str, list[int]] = {}
        for pk, row in self.rows.items():
            if row.reference:
                found.setdefault(row.reference.casefold(), []).append(pk)
        self.result.notes.append("The sheet has no column “Row”: rows were found by their No.")
        return found

    def _line(self, line: Line, by_sign: Mapping[str, list[int]] | None) -> None:
        try:
            row = self._row_of(line, by_sign)
        except _WrongRowError as wrong:
            self.result.faults.append(wrong.fault)
            return
        data, changes, faults = self._read(line, row)
        if row is not None and not data and not faults:
            self.result.unchanged += 1
            return
        if row is None and not data and not faults:
            return  # a line of formats, or of words that stand under no heading
        self._judge(line, row, data, changes, faults)

    def _row_of(self, line: Line, by_sign: Mapping[str, list[int]] | None) -> Any:
        """Return the row that a line means; None for a new one."""
        place = self.heads.key if by_sign is None else self.heads.place(REFERENCE)
        text = line.cell(place).text.strip() if place is not None else ""
        if place is None or not text:
            return None
        if by_sign is None:
            pk = whole_number(text, digits=18) or 0
            if pk not in self.rows:
                raise _WrongRowError(self._at(line, place, KEY, "This register has no row of this number."))
        else:
            same = by_sign.get(text.casefold(), [])
            if len(same) > 1:
                raise _WrongRowError(self._at(line, place, "No.", "Several rows bear this No."))
            pk = same[0] if same else 0
        if pk and pk in self.seen:
            sentence = f"The row stands in line {self.seen[pk]} already."
            raise _WrongRowError(self._at(line, place, KEY, sentence))
        if pk:
            self.seen[pk] = line.number
        return self.rows.get(pk)

    def _at(self, line: Line, place: int, title: str, message: str, key: str = "row") -> Fault:
        return Fault(line.number, message, title, key, letter(place), line.cell(place).text[:80])

    def _read(self, line: Line, row: Any) -> tuple[dict[str, Any], list[Change], list[Fault]]:
        """Return the values that differ from the row, the same as changes, and what cannot be read."""
        data: dict[str, Any] = {}
        changes: list[Change] = []
        faults: list[Fault] = []
        for place, column in self.heads.columns.items():
            cell = line.cell(place)
            if column.read_only or (row is None and not cell.text.strip() and not cell.fault):
                continue
            before = "" if row is None else cells.text_of(cells.written(column, row, self.links))
            if row is not None and not cell.fault and cell.text in (before, cells.armed(before)):
                continue
            if self.table.armed:
                cell = cell._replace(text=cells.disarmed(cell.text))
            try:
                value = cells.taken(column, cell, self.links, comma_is_decimal=self.table.comma_is_decimal)
            except WrongValueError as wrong:
                faults.append(self._at(line, place, column.title, str(wrong), column.key))
                continue
            if row is not None and cells.same(column, _empty(value), _empty(cells.stored(column, row))):
                continue
            data[column.key] = value
            changes.append(Change(column, before, cell.shown or cell.text.strip()))
        return data, changes, faults

    def _judge(
        self, line: Line, row: Any, data: dict[str, Any], changes: list[Change], faults: list[Fault]
    ) -> None:
        """Try the row against the rules of its columns and of its register."""
        unread = {fault.key for fault in faults}
        try:
            values = read(
                self.register, data, self.mission, by=self.step.by, new=row is None, known=self.links
            )
        except Invalid as wrong:
            named = {key: text for key, text in wrong.errors.items() if key not in unread}
            self.result.faults += faults + self._named(line, named)
            return
        draft = self.register.model(mission=self.mission) if row is None else copy(row)
        try:
            fill(draft, values, self.book.complete, self.step)
            found = self.book.judge(
                rules.Draft(
                    self.register.key,
                    self.mission,
                    self.where,
                    draft,
                    new=row is None,
                    links=values.links,
                    beside=self.beside,
                )
            )
        except Invalid as wrong:
            self.result.faults += faults + self._named(line, wrong.errors)
            return
        self.result.faults += faults
        if faults:
            return
        self.result.blockers += found
        into = self.result.new if row is None else self.result.changed
        into.append(Planned(line.number, draft, values, tuple(changes), row))
        if row is not None:
            self.beside[row.pk] = (draft, values.links)

    def _named(self, line: Line, errors: Mapping[str, str]) -> list[Fault]:
        """Return errors of fields as faults of cells; a column that the sheet leaves out has no letter."""
        found = []
        for name, text in errors.items():
            column = next((one for one in self.register.columns if name in (one.key, one.attribute)), None)
            place = self.heads.place(column.key) if column else None
            if column and place is not None:
                found.append(self._at(line, place, column.title, text, column.key))
            else:
                title, key = (column.title, column.key) if column else ("", name)
                found.append(Fault(line.number, text, title, key))
        return found


class _WrongRowError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _empty(value: Any) -> Any:
    return "" if value is None else value


__all__ = ["Change", "Fault", "Heads", "Plan", "Planned", "planned", "version_of"]
