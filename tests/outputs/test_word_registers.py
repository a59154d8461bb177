"""Rows of registers that changed, in a Word file: tracked cell by cell, and either side can be had."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from outputs.word import redlined_docx, written
from outputs.word.package import W, child, parsed, parts_of
from tests.outputs.word_samples import reading

COLUMNS = [
    {"key": key, "title": key.capitalize()}
    for key in ("reference", "name", "funder", "needed", "pledged", "received", "remark", "until")
]
OLD = [
    {"id": 1, "reference": "F1", "name": "Wells of Warrap", "funder": "Norway", "needed": 300, "pledged": 200,
     "received": 50, "remark": "Paid in two parts", "until": "2012-06-30"},
    {"id": 2, "reference": "F2", "name": "Roads", "funder": "", "needed": 900, "pledged": 0, "received": 0,
     "remark": "", "until": None},
    {"id": 3, "reference": "F3", "name": "Mine clearance", "funder": "Japan", "needed": 80, "pledged": 80,
     "received": 80, "remark": "Ends with the rains", "until": "2011-12-31"},
]  # fmt: skip
NEW = [
    {**OLD[2], "remark": "", "until": None},
    {**OLD[0], "name": "Deep wells of Warrap", "pledged": 250, "remark": "Paid in three parts", "version": 4},
    {"id": 4, "reference": "F4", "name": "Schools", "funder": "Brazil", "needed": 120, "pledged": 20,
     "received": 10, "remark": "Two of six", "until": "2012-01-31"},
]  # fmt: skip
Lines = list[list[str]]


def of(rows: Sequence[Mapping[str, Any]], columns: Sequence[Mapping[str, Any]] = COLUMNS) -> dict[str, Any]:
    """Return the reading of a directive with these rows of money in its table."""
    told = reading(situation="<p>Calm.</p>", objectives="<p>Peace.</p>")
    table = next(section for section in told["sections"] if section["key"] == "protagonists-table")
    table.update(register="funding", columns=list(columns), rows=[dict(row) for row in rows])
    return told


def table_of(data: bytes) -> etree._Element:
    """Return the one table of a file."""
    (table,) = parsed(parts_of(data)["word/document.xml"]).iter(f"{W}tbl")
    return table


def left(data: bytes, *, without: str) -> Lines:
    """Return the cells that stay when changes are accepted (`without` "del") or rejected ("ins")."""
    rows = [row for row in table_of(data).iter(f"{W}tr") if child(row, f"trPr/{without}") is None]
    lines = [[_words(cell, without) for cell in row.iterfind(f"{W}tc")] for row in rows]
    return [line for line in lines if any(line)]


def _words(cell: etree._Element, without: str) -> str:
    told = [
        text.text or ""
        for text in cell.iter(f"{W}t", f"{W}delText")
        if not any(one.tag == f"{W}{without}" for one in text.iterancestors())
    ]
    return " ".join("".join(told).split())


def changes(data: bytes) -> list[tuple[str, str]]:
    """Return the words that are tracked, in order."""
    found = [(one.tag.removeprefix(W), one) for one in table_of(data).iter(f"{W}ins", f"{W}del")]
    told = [(kind, "".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText"))) for kind, one in found]
    return [(kind, text.strip()) for kind, text in told if text.strip()]


def test_a_changed_row_is_tracked_cell_by_cell() -> None:
    assert changes(redlined_docx(of(OLD), of([NEW[1], *OLD[1:]]))) == [
        ("del", "Wells"),
        ("ins", "Deep wells"),
        ("del", "200"),
        ("ins", "250"),
        ("del", "two"),
        ("ins", "three"),
        ("del", "280"),
        ("ins", "330"),
    ]


def test_accepted_it_is_the_table_as_it_is_and_rejected_as_it_was() -> None:
    data = redlined_docx(of(OLD), of(NEW))
    assert left(data, without="del") == left(written(of(NEW)), without="del")
    before = left(written(of(OLD)), without="ins")
    assert sorted(left(data, without="ins")) == sorted(before)  # a row that moved stands where it stands now


def test_rows_that_came_and_went_do_so_as_rows() -> None:
    rows = list(table_of(redlined_docx(of(OLD), of(NEW))).iter(f"{W}tr"))
    whole = {
        kind: [_words(row, "") for row in rows if child(row, f"trPr/{kind}") is not None]
        for kind in ("ins", "del")
    }
    # The mine clearance stays, but has nothing to remark any more.
    assert [text[:6] for text in whole["del"]] == ["Remark", "F2Road"]
    assert [text[:6] for text in whole["ins"]] == ["F4Scho", "Remark"]


def test_a_column_of_which_nothing_is_left_shows_what_it_held() -> None:
    bare = [{key: value for key, value in row.items() if key != "funder"} for row in OLD]
    data = redlined_docx(of(OLD), of(bare, [one for one in COLUMNS if one["key"] != "funder"]))
    assert changes(data) == [("del", "Funder: Norway."), ("del", "Funder: Japan.")]


def test_of_a_single_row_nothing_is_told_as_common_to_all() -> None:
    data = redlined_docx(of(OLD[:1]), of([OLD[0] | {"remark": "Paid at once"}]))
    assert left(data, without="del") == left(
        written(of([OLD[0] | {"remark": "Paid at once"}])), without="del"
    )
    assert changes(data) == [("del", "in two parts"), ("ins", "at once")]


def test_without_a_change_in_its_rows_a_table_is_as_always() -> None:
    unseen = [row | {"version": 7} for row in OLD]
    data = redlined_docx(of(OLD), of(unseen))
    assert changes(data) == []
    assert left(data, without="del") == left(written(of(OLD)), without="del")
