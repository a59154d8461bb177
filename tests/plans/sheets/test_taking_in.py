"""Taking a sheet in: what would change is seen, all is stored or nothing, the record has one entry."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from missions.errors import Conflict, NotPermitted, NotReady, Stale, Unprocessable
from missions.models import Deviation, Entry, Flag, Mission, Person
from missions.roles import standing
from plans.history import history
from plans.models import Activity, Assumption, Objective, Risk
from plans.rows import book_of, save_row
from plans.sheets.applying import preview, take_in
from plans.sheets.planning import Plan, version_of
from plans.sheets.reading import from_file
from tests.plans.sheets.books import workbook

pytestmark = pytest.mark.django_db


class Sheets:
    """A register, and sheets for it."""

    def __init__(self, register: str, mission: Mission, by: Person) -> None:
        self.book, self.mission, self.by = book_of(register), mission, by
        self.columns = self.book.register.columns

    def seen(self, data: bytes | str) -> Plan:
        return preview(self.book, self.mission, self._source(data), by=self.by, columns=self.columns)

    def taken(self, data: bytes | str, **how: Any) -> Plan:
        how = {"if_version": None, **how}
        return take_in(self.book, self.mission, self._source(data), by=self.by, columns=self.columns, **how)

    def _source(self, data: bytes | str) -> Any:
        return from_file(data.encode() if isinstance(data, str) else data, "plan.csv", self.columns)


@pytest.fixture
def activities(mission: Mission, planner: Person) -> Sheets:
    save_row(mission, "objectives", {"name": "Safer towns", "reference": "SO1", "lead": "DPKO"}, by=planner)
    for number in (1, 2):
        row = {"name": f"Activity {number}", "lead": "Force", "need": 10, "reference": f"R{number}"}
        save_row(mission, "activities", row, by=planner)
    return Sheets("activities", mission, planner)


def test_new_changed_unchanged_and_absent_rows_are_told_apart(activities: Sheets) -> None:
    plan = activities.seen("No.,Activity,Lead,Need,Objective\nR1,Activity 1,Force,12,so1\n,Wells,UNICEF,5,\n")
    assert plan.counts == {"new": 1, "changed": 1, "cells": 2, "unchanged": 0, "not_in_file": 1, "faults": 0}
    told = [(item.column.key, item.before, item.after) for item in plan.changed[0].changes]
    assert told == [("need", "10", "12"), ("objective", "", "so1")]
    assert plan.absent[0][1] == "R2"
    assert not Activity.objects.filter(name="Wells").exists(), "a preview stores nothing"


def test_what_is_taken_in_is_stored_with_links_and_lists_as_one_entry(
    activities: Sheets, mission: Mission, planner: Person
) -> None:
    plan = activities.taken(
        "No.,Need,Objective,Supporting,Lead,Activity\nR1,12,SO1,UNDP; UNICEF,Force,Activity 1\n"
        "R9,4000,SO1,WFP,UNDP,Wells\n"
    )
    row, new = Activity.objects.get(reference="R1"), Activity.objects.get(reference="R9")
    assert (row.need, row.version, str(row.objective), [i.value for i in row.supporting.all()]) == (
        12, 2, "Safer towns", ["UNDP", "UNICEF"],
    )  # fmt: skip
    assert (new.need, new.version, new.position, [i.value for i in new.supporting.all()]) == (
        4000,
        1,
        3,
        ["WFP"],
    )
    entry = Entry.objects.get(mission=mission, verb="import-rows")
    assert entry.sentence == "Results framework: rows taken in from “plan.csv”: 1 added, 1 changed."
    assert entry.detail["counts"] == {"added": 1, "changed": 1, "cells": 3, "unchanged": 0}
    assert entry.detail["sheet"]["name"] == "plan.csv"
    assert len(entry.detail["sheet"]["sha256"]) == 64
    assert (entry.detail["added"], entry.detail["changed"]) == ([new.pk], [row.pk])
    assert plan.counts["new"] == 1
    told = history(activities.book, mission, row.pk, reader=standing(planner, mission))
    assert [moment.entry.verb for moment in told] == ["import-rows", "add-row"]
    assert ("Need", "10", "12") in told[0].changes
    assert ("Objective", "–", "SO1") in told[0].changes
    assert ("Supporting", "–", "UNDP; UNICEF") in told[0].changes


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("R1,,Force,1,,,", "name", "must be filled"),
        ("R1,A,Force,many,,,", "need", "whole number"),
        ("R1,A,Force,2.5,,,", "need", "whole number"),
        ("R1,A,Force,-3,,,", "need", "not negative"),
        ("R1,A,Force,99999999999,,,", "need", "whole number"),
        ("R1,A,Force,1,08/07/2011,,", "starts", "2011-07-08"),
        ("R1,A,Force,1,,SO7,", "objective", "no row of Objectives"),
        ("R1,A,Force,1,,,perhaps", "under_way", "yes or no"),
        (f"R1,{'x' * 301},Force,1,,,", "name", "At most 300"),
    ],
)
def test_a_faulty_cell_is_named_by_line_and_column(
    activities: Sheets, line: str, column: str, words: str
) -> None:
    data = f"No.,Activity,Lead,Need,From,Objective,Under way already\n{line}\n"
    (fault,) = activities.seen(data).faults
    assert (fault.line, fault.key, words in fault.message) == (2, column, True), fault
    assert (
        fault.letter
        == "ABCDEFG"[["", "name", "lead", "need", "starts", "objective", "under_way"].index(column)]
    )
    with pytest.raises(Unprocessable) as refusal:
        activities.taken(data)
    assert set(refusal.value.errors) == {f"2.{column}"}


def test_a_period_that_ends_before_it_begins_is_a_fault_of_its_cell(activities: Sheets) -> None:
    (fault,) = activities.seen("No.,From,Until\nR1,2011-07-08,2011-07-01\n").faults
    assert (fault.column, fault.letter) == ("Until", "C")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Row,Need\n99999,1\n", "no row of this number"),
        ("Row,Need\nR1,1\n", "no row of this number"),
        ("Row,Need\n{pk},1\n{pk},2\n", "line 2 already"),
        ("No.,Need\nR5,1\nR5,2\n", ""),
    ],
)
def test_rows_that_cannot_be_found_are_faults(activities: Sheets, data: str, words: str) -> None:
    pk = Activity.objects.order_by("pk").values_list("pk", flat=True)[0]
    faults = activities.seen(data.format(pk=pk)).faults
    assert faults
    assert any(words in fault.message for fault in faults)


def test_two_rows_with_one_sign_are_not_guessed(
    activities: Sheets, mission: Mission, planner: Person
) -> None:
    save_row(mission, "activities", {"name": "Again", "lead": "Force", "reference": "R1"}, by=planner)
    (fault,) = activities.seen("No.,Need\nR1,5\n").faults
    assert fault.message == "Several rows bear this No."


def test_headings_may_be_missing_twice_or_strange(activities: Sheets) -> None:
    with pytest.raises(Exception, match="No line of the sheet holds headings"):
        activities.seen("Alpha,Beta\n1,2\n")
    with pytest.raises(Exception, match="stands twice"):
        activities.seen("No.,Need,need\nR1,2,3\n")
    plan = activities.seen("Plan of the force,,\n\nNo.,Need,Colour,Gap\nR1,10,red,7\n")
    assert plan.unchanged == 1
    assert any("“Colour”" in note for note in plan.notes)
    assert any("worked out: Gap" in note for note in plan.notes)


def test_an_empty_cell_empties_and_a_missing_column_stays(activities: Sheets) -> None:
    activities.taken("No.,Need\nR1,\n")
    row = Activity.objects.get(reference="R1")
    assert (row.need, row.lead) == (None, "Force")


def test_a_stale_preview_is_refused(activities: Sheets, mission: Mission, planner: Person) -> None:
    plan = activities.seen("No.,Need\nR1,11\n")
    save_row(mission, "activities", {"area": "Jonglei"}, by=planner, row=Activity.objects.get(reference="R2"))
    with pytest.raises(Stale):
        activities.taken("No.,Need\nR1,11\n", if_version=plan.version)
    now = version_of(activities.book.register, mission)
    assert now != plan.version
    activities.taken("No.,Need\nR1,11\n", if_version=now)
    aim = Objective.objects.get()
    save_row(mission, "objectives", {"name": "Safer roads"}, by=planner, row=aim)
    assert version_of(activities.book.register, mission) not in (now, plan.version), "links count too"


def test_a_sheet_that_changes_nothing_leaves_no_entry(activities: Sheets, mission: Mission) -> None:
    with pytest.raises(Conflict, match="changes nothing"):
        activities.taken("No.,Need\nR1,10\n")
    assert not Entry.objects.filter(mission=mission, verb="import-rows").exists()


def test_rules_of_the_register_hold_and_are_explained_once_for_all(mission: Mission, planner: Person) -> None:
    sheets = Sheets("integration", mission, planner)
    data = "Area,Degree\nCourts,full\nRoads,full\nWater,none\n"
    assert {item.code for item in sheets.seen(data).blockers} == {"full-integration"}
    with pytest.raises(NotReady) as refusal:
        sheets.taken(data)
    assert len(refusal.value.blockers) == 2
    because = "The towns have one safe site each so that premises must be joined."
    sheets.taken(data, explanations={"full-integration": because})
    assert Deviation.objects.get(mission=mission).explanation == because


def test_objectives_stand_once_the_plan_is_adopted(
    mission: Mission, planner: Person, stand: Callable[..., None]
) -> None:
    save_row(mission, "objectives", {"name": "Safer", "reference": "SO1"}, by=planner)
    stand(adopted=True, planning_open=False, state="L3.1")
    with pytest.raises(NotReady):
        Sheets("objectives", mission, planner).taken("No.,Objective\nSO1,Safest\n")
    assert Objective.objects.get().name == "Safer"


def test_who_may_not_write_takes_nothing_in(mission: Mission, observer: Person) -> None:
    sheets = Sheets("risks", mission, observer)
    with pytest.raises(NotPermitted):
        sheets.seen("Risk\nRain\n")
    with pytest.raises(NotPermitted):
        sheets.taken("Risk\nRain\n")
    assert not Risk.objects.exists()


def test_what_follows_from_a_row_follows_here_too(mission: Mission, planner: Person) -> None:
    Sheets("objectives", mission, planner).taken("Objective\nSafer\n")
    assert Objective.objects.get().lead == mission.lead_department_id
    Sheets("assumptions", mission, planner).taken("Assumption,Party,Consent\nGuns fall silent,Rebels,no\n")
    assert Flag.objects.get(mission=mission, code="viability").where.endswith(
        f"/{Assumption.objects.get().pk}/"
    )


def test_confidential_columns_are_unknown_to_who_may_not_see_them(mission: Mission, planner: Person) -> None:
    book = book_of("options")
    columns = [column for column in book.register.columns if not column.confidential]
    source = from_file(b"Option,Reason for narrowing\nO1,Secret\n", "s", columns)
    plan = preview(book, mission, source, by=planner, columns=columns)
    assert any("Reason for narrowing" in note for note in plan.notes)
    take_in(
        book, mission, from_file(b"Option,Reason for narrowing\nO1,Secret\n", "s", book.register.columns),
        by=planner, columns=book.register.columns, if_version=None,
    )  # fmt: skip
    take_in(
        book, mission, from_file(b"Option,No.,Reason for narrowing\nO1,O1,\n", "s", book.register.columns),
        by=planner, columns=book.register.columns, if_version=None,
    )  # fmt: skip
    assert "Secret" not in str(list(Entry.objects.values_list("detail", flat=True)))


@pytest.mark.slow
def test_five_thousand_rows_with_forty_faults_then_without(mission: Mission, planner: Person) -> None:
    """Every faulty cell is told and nothing stored; mended, all go in with few questions, and come out again."""
    save_row(mission, "objectives", {"name": "Safer", "reference": "SO1"}, by=planner)
    heads = ["No.", "Activity", "Lead", "Objective", "Need", "From", "Supporting", "Under way already"]
    lines: list[list[Any]] = [
        [f"R{n}", f"Activity {n}", "Force", "SO1", n, "2011-07-08", "UNDP; WFP", "yes"]
        for n in range(1, 5001)
    ]
    wrong = {
        **dict.fromkeys(range(100, 110), (4, "many")),
        **dict.fromkeys(range(1000, 1010), (5, "soon")),
        **dict.fromkeys(range(2000, 2010), (3, "SO9")),
        **dict.fromkeys(range(3000, 3010), (1, "")),
    }
    faulty = [list(line) for line in lines]
    for n, (place, text) in wrong.items():
        faulty[n][place] = text
    sheets = Sheets("activities", mission, planner)
    began = perf_counter()
    plan = sheets.seen(workbook([heads, *faulty]))
    seen_in = perf_counter() - began
    assert plan.counts["faults"] == 40
    assert {(fault.line, fault.letter) for fault in plan.faults} == {
        (n + 2, "ABCDEFGH"[place]) for n, (place, _text) in wrong.items()
    }
    with pytest.raises(Unprocessable) as refusal:
        sheets.taken(workbook([heads, *faulty]))
    assert len(refusal.value.errors) == 40
    assert not Activity.objects.exists()
    assert not Entry.objects.filter(verb="import-rows").exists()
    began = perf_counter()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        sheets.taken(workbook([heads, *lines]))
    stored_in = perf_counter() - began
    assert Activity.objects.count() == 5000
    assert Entry.objects.filter(verb="import-rows").count() == 1
    assert len(asked) < 250, "rows are written in chunks"
    with CaptureQueriesContext(connection) as asked:
        again = sheets.seen(workbook([heads, *lines]))
    assert (again.unchanged, again.counts["changed"]) == (5000, 0)
    assert len(asked) < 40, "looking asks a fixed number of questions"
    assert (seen_in < 60, stored_in < 60) == (True, True), (seen_in, stored_in)
