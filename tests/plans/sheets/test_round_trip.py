"""Out and in again changes nothing: every register, every kind of file, whatever its cells hold."""

from collections.abc import Sequence
from typing import Any

import pytest

from missions.models import Mission, Person
from monitoring.recording import book_of as facts_book_of
from monitoring.registers import REGISTERS as FACTS
from plans.columns import Column
from plans.keeping import Book
from plans.registers import REGISTERS
from plans.rows import book_of, save_row
from plans.sheets.applying import preview, take_in
from plans.sheets.planning import Plan
from plans.sheets.reading import from_file
from plans.sheets.writing import KEY, as_csv, as_xlsx, lines_of
from plans.showing import as_data, fetch
from tests.plans.samples import whole

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx")
AWKWARD = (
    "=cmd|' /C calc'!A0",
    "'=already marked",
    "''=twice",
    "'tis plain",
    "+ ministry",
    "-5 %",
    "@home",
    "007",
    "1e5",
    "2011-07-08",
    "TRUE",
    "a;b, c\td",
    'She said "go"',
    "عربي، ١٢٣",
    "_x0041_ and \x07",
    "“curly” – dashes…",
    "#12",
)


def taken_out(book: Book, mission: Mission, by: Person, kind: str) -> bytes:
    register = book.register
    columns: Sequence[Column] = register.columns
    rows = fetch(register, register.model.objects.filter(mission=mission))
    lines = list(lines_of(register, columns, rows, mission, by))
    return as_csv(columns, lines) if kind == "csv" else as_xlsx(register, columns, lines)


def seen(book: Book, mission: Mission, by: Person, data: bytes) -> Plan:
    columns = book.register.columns
    return preview(book, mission, from_file(data, "sheet", columns), by=by, columns=columns)


def in_force(book: Book, mission: Mission) -> list[dict[str, Any]]:
    register = book.register
    rows = fetch(register, register.model.objects.filter(mission=mission))
    shown = [as_data(register, row, confidential=True) for row in rows]
    return [{key: value for key, value in row.items() if key != "changed_at"} for row in shown]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", REGISTERS)
def test_a_whole_row_of_every_register_comes_back_unchanged(
    key: str, kind: str, mission: Mission, planner: Person
) -> None:
    book = book_of(key)
    save_row(mission, key, whole(REGISTERS[key], mission, planner), by=planner)
    plan = seen(book, mission, planner, taken_out(book, mission, planner, kind))
    rows = REGISTERS[key].model.objects.filter(mission=mission).count()
    assert plan.counts == {
        "new": 0, "changed": 0, "cells": 0, "unchanged": rows, "not_in_file": 0, "faults": 0,
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", FACTS)
def test_registers_of_monitoring_come_back_unchanged(
    key: str, kind: str, mission: Mission, planner: Person
) -> None:
    book = facts_book_of(key)
    plan = seen(book, mission, planner, taken_out(book, mission, planner, kind))
    assert set(plan.counts.values()) == {0}


@pytest.mark.parametrize("kind", KINDS)
def test_awkward_texts_come_back_as_they_were(kind: str, mission: Mission, planner: Person) -> None:
    book = book_of("risks")
    for text in AWKWARD:
        save_row(mission, "risks", {"text": text, "owner": text, "reference": "R"}, by=planner)
    data = taken_out(book, mission, planner, kind)
    assert seen(book, mission, planner, data).counts["unchanged"] == len(AWKWARD)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_another_mission_become_new_rows_with_the_same_texts(
    kind: str, mission: Mission, planner: Person
) -> None:
    """Without the column of numbers the same file makes the same rows anew."""
    book = book_of("risks")
    for text in AWKWARD:
        save_row(mission, "risks", {"text": text, "owner": text}, by=planner)
    columns = book.register.columns
    rows = list(fetch(book.register, book.register.model.objects.filter(mission=mission)))
    lines = [[None, *line[1:]] for line in lines_of(book.register, columns, rows, mission, planner)]
    data = as_csv(columns, lines) if kind == "csv" else as_xlsx(book.register, columns, lines)
    before = [(row["text"], row["owner"]) for row in in_force(book, mission)]
    take_in(book, mission, from_file(data, "s", columns), by=planner, columns=columns, if_version=None)
    after = [(row["text"], row["owner"]) for row in in_force(book, mission)]
    assert after == before + before


def test_headings_are_told_apart_in_every_register() -> None:
    for register in (*REGISTERS.values(), *FACTS.values()):
        titles = [column.title.casefold() for column in register.columns]
        assert len(set(titles)) == len(titles), register.key
        assert KEY.casefold() not in {*titles, *(column.key for column in register.columns)}
        for column in register.columns:
            labels = [label.casefold() for _value, label in column.choices]
            values = {value.casefold(): value for value, _label in column.choices}
            assert len(set(labels)) == len(labels), (register.key, column.key)
            for value, label in column.choices:
                assert values.get(label.casefold(), value) == value, (register.key, column.key, label)
