"""The demonstration's registers as sheets: out and in changes nothing; one figure changes what it should."""

from collections.abc import Iterable
from typing import Any

import pytest

from missions.models import Entry, Mission, Person
from monitoring.recording import book_of as facts_book_of
from monitoring.registers import REGISTERS as FACTS
from outputs.content import write_section
from outputs.freezing import holds, reading, reading_of
from outputs.models import Version
from outputs.printing.document import Imprint, html_of
from outputs.queries import latest
from plans.budget import money_of
from plans.keeping import Book
from plans.models import BudgetFrame
from plans.queries import table
from plans.registers import REGISTERS
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


def of_row(rows: Iterable[dict[str, Any]], sign: str) -> dict[str, Any]:
    """Return the row with a sign."""
    return next(row for row in rows if row["reference"] == sign)


def drawn(version: Version, section: str) -> list[dict[str, Any]]:
    """Return the rows that a section of a version prints."""
    return reading_of(version, section)["rows"]


def printed(version: Version) -> str:
    """Return the document of a draft as it goes to print, with its spaces made plain."""
    html = html_of(reading(version), Imprint("0" * 64, "2011-08-10", draft=True))
    return html.replace("\u00a0", " ")


def test_one_figure_of_r9_changes_plan_frame_gap_and_the_next_documents_and_nothing_frozen(
    south_sudan: Mission,  # noqa: F811
) -> None:
    """R9 needs 31,000 instead of 28,000, of which 10,000 instead of 9,000 are assessed."""
    mission, by = south_sudan, Person.objects.get(username="planner")
    frozen = {one.pk: (one.hash, one.frozen) for one in Version.objects.exclude(hash="")}
    assert frozen
    stored = list(BudgetFrame.objects.filter(mission=mission).values())
    frame, before = of_row(table(mission, "result-frames"), "BF7"), money_of(mission)
    assert (frame["need"], frame["gap"], frame["amount"]) == (36_800, 13_400, 96_000)
    assert (before.total.need, before.total.gap, before.budget) == (127_400, 17_300, 700_000)

    book = book_of("activities")
    source = from_file(b"No.,Need,Assessed\nR9,31000,10000\n", "figures.csv", book.register.columns)
    take_in(book, mission, source, by=by, columns=book.register.columns, if_version=None)
    assert Entry.objects.filter(mission=mission, verb="import-rows").count() == 1

    row = of_row(table(mission, "activities"), "R9")
    assert (row["need"], row["assessed"], row["gap"]) == (31_000, 10_000, 15_000)
    frame, after = of_row(table(mission, "result-frames"), "BF7"), money_of(mission)
    assert (frame["need"], frame["gap"], frame["amount"]) == (39_800, 15_400, 97_000)
    assert list(BudgetFrame.objects.filter(mission=mission).values()) == stored, "it follows, unstored"
    assert (after.total.need, after.total.gap, after.budget) == (130_400, 19_300, 701_000)
    sources = {one["id"]: one["planned"] for one in table(mission, "funding-by-source")}
    assert sources == {"assessed": 89_200, "voluntary": 39_200, "other": 0, "unnamed": 2_000}
    assert of_row(table(mission, "task-funding"), "M7")["gap"] == 15_000
    came = {(one.kind, one.line) for one in after.findings} - {
        (one.kind, one.line) for one in before.findings
    }
    assert came == {
        ("no-source", "R9"),
        ("cuts-differ", ""),
        ("fund-differs", "FU1"),
        ("fund-differs", "FU5"),
    }

    for output, section, sign, figure in (
        ("mission-plan", "results-framework", "R9", "31 000"),
        ("mission-budget", "result-frames-table", "BF7", "97 000"),
    ):
        key = "approach" if output == "mission-plan" else "staffing"
        write_section(mission, output, key, by=by, content="<p>One figure has changed.</p>")
        draft = latest(mission, output)
        assert not draft.hash
        assert figure in printed(draft)
        earlier = Version.objects.filter(output=draft.output, pk__in=frozen).latest("number")
        now, then = drawn(draft, section), drawn(earlier, section)
        assert (of_row(now, sign)["need"], of_row(then, sign)["need"]) == (
            (31_000, 28_000) if sign == "R9" else (39_800, 36_800)
        )
    for version in Version.objects.filter(pk__in=frozen):
        assert (version.hash, version.frozen) == frozen[version.pk]
        assert holds(version)


def test_the_demonstrations_budget_follows_to_the_figures_of_its_report(
    south_sudan: Mission,  # noqa: F811
) -> None:
    frames = {row["name"]: row["amount"] for row in table(south_sudan, "result-frames")}
    assert frames == {
        "Political": 41_000, "Protection": 322_000, "Rule of law": 96_000,
        "Humanitarian and return": 36_000, "Support": 205_000,
    }  # fmt: skip
    lines = {row["name"]: (row["amount"], row["difference"]) for row in table(south_sudan, "cost-lines")}
    assert lines == {
        "Military": (235_000, 0), "Police": (38_000, 0), "Civilian": (130_000, 0),
        "Operational": (297_000, 0),
    }  # fmt: skip
    kinds = {(one.kind, one.line) for one in money_of(south_sudan).findings}
    assert {("outside", "R12"), ("two-purses", "R9"), ("unfunded", "M7")} <= kinds
    assert not [one for one in kinds if one[0] in ("differs", "cuts-differ", "fund-differs")]
