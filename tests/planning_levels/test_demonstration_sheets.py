"""The demonstration's registers as sheets: out and in changes nothing; one figure changes what it should."""

import re
from typing import Any

import pytest

from missions.models import Entry, Mission, Person
from monitoring.recording import book_of as facts_book_of
from monitoring.registers import REGISTERS as FACTS
from outputs.content import write_section
from outputs.freezing import holds, reading, reading_of
from outputs.models import Version
from outputs.pdf import Imprint, html_of
from outputs.queries import latest
from plans.keeping import Book
from plans.models import Activity, BudgetFrame
from plans.queries import table
from plans.registers import REGISTERS
from plans.remarks import remarks
from plans.rows import book_of
from plans.sheets.applying import Source, preview, take_in
from plans.sheets.reading import from_file
from plans.sheets.writing import as_csv, as_xlsx, lines_of
from plans.showing import fetch
from tests.planning_levels.test_demonstration import loaded, south_sudan  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BOOKS = [*((key, book_of) for key in REGISTERS), *((key, facts_book_of) for key in FACTS)]


def sheet(book: Book, mission: Mission, by: Person, kind: str) -> Source:
    register = book.register
    rows = list(fetch(register, register.model.objects.filter(mission=mission)))
    lines = list(lines_of(register, register.columns, rows, mission, by))
    data = as_csv(register.columns, lines) if kind == "csv" else as_xlsx(register, register.columns, lines)
    return from_file(data, f"{register.key}.{kind}", register.columns)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_out_and_in_changes_nothing_in_any_register(south_sudan: Mission, kind: str) -> None:  # noqa: F811
    looked_at = 0
    for mission in Mission.objects.filter(state__in=["pre_planning", "in_level", "awaiting_council"]):
        for key, find in BOOKS:
            book, by = find(key), mission.opened_by
            plan = preview(
                book, mission, sheet(book, mission, by, kind), by=by, columns=book.register.columns
            )
            rows = book.register.model.objects.filter(mission=mission).count()
            told = (mission.key, key, plan.faults[:3], [row.changes for row in plan.changed[:3]])
            assert plan.counts == {
                "new": 0, "changed": 0, "cells": 0, "unchanged": rows, "not_in_file": 0, "faults": 0,
            }, told  # fmt: skip
            looked_at += rows
    assert looked_at > 200, "the registers of the demonstration are filled"


def figures(version: Version) -> dict[str, Any]:
    rows = reading_of(version, "results-framework")["rows"]
    return {row["reference"]: row["need"] for row in rows}


def test_one_figure_of_r9_changes_table_and_next_document_and_nothing_frozen(
    south_sudan: Mission,  # noqa: F811
) -> None:
    mission, by = south_sudan, Person.objects.get(username="planner")
    frozen = {one.pk: (one.hash, one.frozen) for one in Version.objects.exclude(hash="")}
    assert frozen
    frames = list(BudgetFrame.objects.filter(mission=mission).values_list("name", "amount"))
    book = book_of("activities")
    source = from_file(b"No.,Need\nR9,31000\n", "figures.csv", book.register.columns)
    take_in(book, mission, source, by=by, columns=book.register.columns, if_version=None)
    row = Activity.objects.get(mission=mission, reference="R9")
    (shown,) = [one for one in table(mission, "activities") if one["reference"] == "R9"]
    assert (row.need, shown["need"], shown["gap"]) == (31_000, 31_000, 16_000)
    assert any("16,000 thousand dollars" in one.sentence for one in remarks(mission))
    write_section(mission, "mission-plan", "approach", by=by, content="<p>One figure has changed.</p>")
    draft = latest(mission, "mission-plan")
    assert not draft.hash
    assert figures(draft)["R9"] == 31_000
    printed = html_of(reading(draft), Imprint("0" * 64, "2011-08-10", draft=True))
    assert re.search(r"31\D{0,8}000", printed)
    for version in Version.objects.filter(pk__in=frozen):
        assert (version.hash, version.frozen) == frozen[version.pk]
        assert holds(version)
        assert figures(version).get("R9") != 31_000 if version.output.type == "mission-plan" else True
    # Frames are entered apart from the results: nothing in them follows from a result.
    assert list(BudgetFrame.objects.filter(mission=mission).values_list("name", "amount")) == frames
    assert Entry.objects.filter(mission=mission, verb="import-rows").count() == 1
