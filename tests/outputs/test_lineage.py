"""Lineage as a pure function: what becomes of rows from document to document, and what is out of step."""

from collections.abc import Mapping
from typing import Any

import pytest

from outputs.lineage import FOLLOWED, Document, Finding, Kin, out_of_step, threads
from outputs.lineage.shapes import Table

OBJECTIVES = FOLLOWED["objectives"]
TITLES = {"reference": "No.", "name": "Objective", "statement": "Statement", "lead": "Lead"}
DIRECTIVE, PLAN = "usg-directive", "mission-plan"


def row(key: int, statement: str = "Civilians are safer.", **more: str) -> dict[str, Any]:
    return {
        "id": key,
        "reference": f"SO{key}",
        "name": f"Aim {key}",
        "statement": statement,
        "lead": "",
    } | more


def table(*rows: Mapping[str, Any]) -> Table:
    return Table(TITLES, {one["id"]: one for one in rows})


def document(kind: str, place: int, *rows: Mapping[str, Any], **more: Any) -> Document:
    told: dict[str, Any] = {
        "number": place + 1,
        "state": "issued",
        "issued": True,
        "counts": True,
        "hash": "ab",
    }
    doing = more.pop("activities", None)
    tables = {"objectives": table(*rows)}
    if doing is not None:
        tables["activities"] = Table(
            {"objective": "Objective"},
            {place: {"id": place, "objective": sign} for place, sign in enumerate(doing)},
        )
    return Document(type=kind, place=place, tables=tables, **(told | more))


def fates(*documents: Document, kin: Mapping[int, Kin] | None = None) -> dict[int, list[str]]:
    return {
        item.id: [cell.change for cell in item.cells] for item in threads(documents, OBJECTIVES, kin or {})
    }


def findings(*documents: Document, kin: Mapping[int, Kin] | None = None) -> list[tuple[str, int | None]]:
    return [(item.kind, item.row) for item in found(*documents, kin=kin)]


def found(*documents: Document, kin: Mapping[int, Kin] | None = None) -> list[Finding]:
    return out_of_step(documents, OBJECTIVES, kin or {})


def test_a_row_comes_stays_changes_goes_and_comes_back() -> None:
    steps = fates(
        document("strategic-assessment", 0, row(1)),
        document("sg-directive", 1, row(1), row(2)),
        document(DIRECTIVE, 2, row(1, "Civilians are much safer."), row(2)),
        document(PLAN, 3, row(2)),
        document("srsg-directive", 4, row(2)),
        document(PLAN, 5, row(1), row(2)),
    )
    assert steps == {
        1: ["new", "unchanged", "changed", "dropped", "absent", "again"],
        2: ["absent", "new", "unchanged", "unchanged", "unchanged", "unchanged"],
    }


def test_a_change_is_a_redline_of_words_and_other_columns_are_told_beside_it() -> None:
    [thread] = threads(
        [
            document("sg-directive", 0, row(1, "Five <b> tasks.", lead="Police")),
            document(DIRECTIVE, 1, row(1, "Six <b> tasks.", lead="Force", reference="SO1")),
        ],
        OBJECTIVES,
        {},
    )
    cell = thread.cells[1]
    assert cell.html == "<p>Aim 1</p><p><del>Five </del><ins>Six</ins> &lt;b&gt; tasks.</p>"
    assert [(one.title, one.was, one.now) for one in cell.others] == [("Lead", "Police", "Force")]
    assert (thread.first.type, thread.dropped, thread.steady) == ("sg-directive", False, False)


def test_a_document_that_draws_no_such_rows_is_no_part_of_the_thread() -> None:
    without = Document(
        type="sg-directive", number=1, state="issued", place=1, counts=True, tables={}, hash="ab"
    )
    assert fates(document("strategic-assessment", 0, row(1)), without, document(DIRECTIVE, 2, row(1))) == {
        1: ["new", "unchanged"]
    }


def test_parts_stand_below_their_whole_and_rings_do_no_harm() -> None:
    rows = (row(3), row(1), row(2), row(4), row(5))
    kin = {3: Kin(parent=1), 2: Kin(origin=1), 4: Kin(parent=5), 5: Kin(parent=4)}
    found_ = threads([document("sg-directive", 0, *rows)], OBJECTIVES, kin)
    assert [(item.id, item.depth) for item in found_] == [(1, 0), (3, 1), (2, 1), (4, 0), (5, 1)]
    assert {item.id: (item.part_of, item.carries_on, item.carried_on_by) for item in found_[:3]} == {
        1: ("", "", ("SO2",)),
        3: ("SO1", "", ()),
        2: ("", "SO1", ()),
    }


@pytest.mark.parametrize(
    ("above", "below", "kind"),
    [
        ([row(1, "New.")], [row(1, "Old.")], ("behind", "departs")),
        ([row(1), row(2)], [row(1)], ("missing", "dropped")),
        ([row(1)], [row(1), row(2)], ("unfounded", "unfounded")),
        ([row(1, lead="A")], [row(1, lead="B")], (None, None)),
    ],
)
def test_which_of_two_is_to_be_mended_follows_from_which_is_later(
    above: list[Any], below: list[Any], kind: tuple[str | None, str | None]
) -> None:
    key = 1 if kind[0] == "behind" else 2
    revised = findings(document(PLAN, 3, *below), document(DIRECTIVE, 5, *above))
    ahead = findings(document(DIRECTIVE, 2, *above), document(PLAN, 3, *below))
    assert revised == ([(kind[0], key)] if kind[0] else [])
    assert ahead == ([(kind[1], key)] if kind[1] else [])


def test_a_revised_directive_that_drops_a_row_leaves_the_plan_carrying_it() -> None:
    old = document(DIRECTIVE, 2, row(1), row(2), counts=False)
    plan, new = document(PLAN, 3, row(1), row(2)), document(DIRECTIVE, 6, row(1))
    [one] = found(old, plan, new)
    assert (one.kind, one.row, one.mend) == ("kept", 2, "outputs/mission-plan/")
    assert "Mission Plan, version 4 (in force)" in one.sentence
    assert "SO2 “Aim 2”" in one.sentence


def test_a_submitted_plan_that_is_in_step_is_named() -> None:
    force = document(PLAN, 5, row(1, "Old."))
    new = document(DIRECTIVE, 6, row(1, "New."))
    waiting = document(PLAN, 7, row(1, "New."), counts=False, issued=False, state="submitted")
    [one] = found(force, new, waiting)
    assert (one.kind, one.mended_in) == ("behind", waiting)
    other = document(PLAN, 7, row(1, "Third."), counts=False, issued=False, state="submitted")
    assert found(force, new, other)[0].mended_in is None


def test_drafts_are_not_judged() -> None:
    draft = document(PLAN, 3, row(1, "Other."), hash="", issued=False, state="draft")
    assert findings(document(DIRECTIVE, 2, row(1)), draft) == []
    assert findings(document(PLAN, 3, row(1)), document(DIRECTIVE, 5, row(1, "Other."), hash="")) == []


def test_parts_and_successors_need_no_source_of_their_own() -> None:
    directive = document(DIRECTIVE, 2, row(1), row(2))
    plan = document(PLAN, 3, row(1), row(3), row(4), row(5))
    kin = {3: Kin(parent=1), 4: Kin(parent=3), 5: Kin(origin=2)}
    assert findings(directive, plan, kin=kin) == []
    assert findings(directive, plan) == [("dropped", 2), ("unfounded", 3), ("unfounded", 4), ("unfounded", 5)]


def test_a_plan_may_measure_more_than_its_directive() -> None:
    of = FOLLOWED["benchmarks"]
    one, two = ({"id": key, "name": "B", "definition": "", "target": ""} for key in (1, 2))
    directive = document(DIRECTIVE, 2)
    plan = document(PLAN, 3)
    directive = Document(**{**_fields(directive), "tables": {"benchmarks": table(one)}})
    plan = Document(**{**_fields(plan), "tables": {"benchmarks": table(one, two)}})
    assert out_of_step([directive, plan], of, {}) == []


def _fields(item: Document) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def test_an_objective_that_no_activity_serves_is_told_once_there_are_activities() -> None:
    directive = document(DIRECTIVE, 2, row(1), row(2), row(3))
    kin = {4: Kin(parent=3)}
    rows = (row(1), row(2), row(3), row(4))
    assert findings(directive, document(PLAN, 3, *rows, activities=[]), kin=kin) == []
    served = document(PLAN, 3, *rows, activities=["SO1", "SO4"])
    [one] = found(directive, served, kin=kin)
    assert (one.kind, one.row, one.mend) == ("unserved", 2, "plan/activities/")


def test_a_citation_of_an_earlier_version_is_told() -> None:
    old, new = document(DIRECTIVE, 0, row(1), counts=False), document(DIRECTIVE, 6, row(1))
    plan = document(PLAN, 5, row(1), cites=(DIRECTIVE, 1))
    [one] = found(old, plan, new)
    assert (one.kind, one.row, one.against) == ("cites", None, new)
    assert findings(old, document(PLAN, 7, row(1), cites=(DIRECTIVE, 7)), new) == []


def test_the_nearest_document_above_stands_in_for_one_that_is_missing() -> None:
    assert findings(document("strategic-assessment", 0, row(1)), document(PLAN, 3, row(1, "Other."))) == [
        ("departs", 1)
    ]
