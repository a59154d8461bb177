"""Registers as tables of a Word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import chain, zip_longest
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from outputs.comparison.rows import redline_of
from outputs.printing.say import said
from outputs.printing.tables import Cell, Entry, Row, Table
from outputs.word import marks

_NO_ROW = Row((), ())
_EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Before:
    """The table as it was, in the same columns, and by which ids its rows are known, then and now."""

    table: Table
    was: Sequence[Any]
    now: Sequence[Any]


def register(table: Table, before: Before | None = None) -> str:
    """Return the table of a register; what does not stand in a column stands in a row below.

    With the table as it was `before`, rows that came stand in `ins`, those that went in `del`; in a row that
    changed only what changed does, cell by cell.
    """
    root = etree.Element("table")
    columns = etree.SubElement(root, "colgroup")
    for column in table.columns:
        etree.SubElement(columns, "col", style=f"width:{column.width}")
    head = etree.SubElement(etree.SubElement(root, "thead"), "tr")
    for column in table.columns:
        _cell(head, escape(column.title, quote=False), marks.mark("th", "col"), tag="th")
    body = etree.SubElement(root, "tbody")
    for was, row in _pairs(table, before):
        _line(body, was, row)
    _totals(body, table, before.table if before is not None else table)
    if table.common:
        _notes(body, table.common, table.common, len(table.columns))
    return str(etree.tostring(root, encoding="unicode", method="html"))


def _pairs(table: Table, before: Before | None) -> Iterator[tuple[Row, Row]]:
    """Yield each row as it was and as it is, in the order of now; those that went where they stood."""
    if before is None:
        yield from ((row, row) for row in table.rows)
        return
    was = dict(zip(before.was, before.table.rows, strict=True))
    now = dict(zip(before.now, table.rows, strict=True))
    steps = SequenceMatcher(None, before.was, before.now, autojunk=False).get_opcodes()
    for _act, a, b, c, d in steps:
        yield from ((was[key], _NO_ROW) for key in before.was[a:b] if key not in now)
        yield from ((was.get(key, _NO_ROW), now[key]) for key in before.now[c:d])


def _line(body: Any, was: Row, row: Row) -> None:
    """Write a row with what it was; one of both may not be there."""
    line = etree.SubElement(body, "tr")
    for old, new in zip_longest(was.cells, row.cells, fillvalue=_EMPTY):
        _value(line, old, new)
    _notes(body, was.notes, row.notes, len(line))


def _value(line: Any, old: Cell, new: Cell) -> None:
    """Write a cell; figures and dates change as a whole, sentences word by word."""
    whole = any(one.figure or one.date or not one.text for one in (old, new))
    told = marks.mark("class", "end") if (new if new.text else old).figure else ""
    _cell(line, _told(old.text, new.text, whole=whole), told)


def _totals(body: Any, table: Table, before: Table) -> None:
    now, was = table.totals, before.totals
    if not (now or was):
        return
    line = etree.SubElement(body, "tr")
    named = [said("Total") if totals else "" for totals in (was, now)]
    _cell(line, _told(*named, whole=True), span=max(table.lead, before.lead))
    for old, new in zip_longest(was, now, fillvalue=_EMPTY):
        _value(line, old, new)


def _told(old: str, new: str, *, whole: bool) -> str:
    return escape(new, quote=False) if old == new else redline_of(old, new, whole=whole)


def _cell(row: Any, html: str, told: str = "", *, tag: str = "td", span: int = 1) -> None:
    cell = lxml_html.fragment_fromstring(html, create_parent=tag)
    if span > 1:
        cell.set("colspan", str(span))
    cell.text = told + (cell.text or "")
    row.append(cell)


def _notes(body: Any, was: Sequence[Entry], notes: Sequence[Entry], columns: int) -> None:
    """Write what stands below the columns, if anything does or did."""
    if not (was or notes):
        return
    if was and notes:
        before, after = ({one.title: one.text for one in entries} for entries in (was, notes))
        titles = dict.fromkeys(chain(after, before))
        html = " ".join(_entry(title, before.get(title, ""), after.get(title, "")) for title in titles)
    else:  # in one piece, so that it comes or goes with its row
        html = " ".join(_entry(one.title, one.text, one.text) for one in (*was, *notes))
        html = f"<ins>{html}</ins>" if notes else f"<del>{html}</del>"
    _cell(etree.SubElement(body, "tr"), html, span=columns)


def _entry(title: str, old: str, new: str) -> str:
    name = f"<em>{escape(title, quote=False)}:</em>"
    if old and new:
        return f"{name} {_told(old, new, whole=False)}"
    mark = "ins" if new else "del"
    return f"<{mark}>{name} {escape(new or old, quote=False)}</{mark}>"
