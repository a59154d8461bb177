"""Registers as tables of a Word file."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from lxml import etree

from outputs.pdf_say import said
from outputs.pdf_tables import Cell, Entry, Row, Table
from outputs.word import marks


def register(table: Table, before: Table | None = None) -> str:
    """Return the table of a register; what does not stand in a column stands in a row below.

    With the table as it was `before`, rows that came are marked as inserted, those that went as deleted.
    """
    root = etree.Element("table")
    columns = etree.SubElement(root, "colgroup")
    for column in table.columns:
        etree.SubElement(columns, "col", style=f"width:{column.width}")
    head = etree.SubElement(etree.SubElement(root, "thead"), "tr")
    for column in table.columns:
        _cell(head, column.title, marks.mark("th", "col"), tag="th")
    body = etree.SubElement(root, "tbody")
    for row, mark in _rows(table, before):
        _line(body, row, len(table.columns), mark)
    if table.totals:
        line = etree.SubElement(body, "tr")
        _cell(line, said("Total"), span=table.lead)
        for cell in table.totals:
            _cell(line, cell.text, marks.mark("class", "end") if cell.figure else "")
    if table.common:
        _notes(etree.SubElement(body, "tr"), table.common, len(table.columns))
    return str(etree.tostring(root, encoding="unicode", method="html"))


def _rows(table: Table, before: Table | None) -> Iterator[tuple[Row, str]]:
    """Yield rows with "", "ins" or "del"."""
    was = before.rows if before is not None else table.rows
    for act, a, b, c, d in SequenceMatcher(None, was, table.rows, autojunk=False).get_opcodes():
        same = act == "equal"
        for row in () if same else was[a:b]:
            yield row, "del"
        for row in table.rows[c:d]:
            yield row, "" if same else "ins"


def _line(body: Any, row: Row, columns: int, mark: str) -> None:
    """Write a row; one of an older table may have more or fewer cells than there are columns now."""
    line = etree.SubElement(body, "tr")
    cells = [*row.cells[:columns], *[Cell("")] * (columns - len(row.cells))]
    for cell in cells:
        _cell(line, cell.text, marks.mark("class", "end") if cell.figure else "", mark=mark)
    beyond = tuple(Entry("", cell.text) for cell in row.cells[columns:] if cell.text)
    if row.notes or beyond:
        _notes(etree.SubElement(body, "tr"), (*beyond, *row.notes), columns, mark)


def _cell(row: Any, text: str, told: str = "", *, tag: str = "td", span: int = 1, mark: str = "") -> None:
    cell = etree.SubElement(row, tag)
    if span > 1:
        cell.set("colspan", str(span))
    cell.text = told
    if mark and text:
        cell = etree.SubElement(cell, mark)
    cell.text = (cell.text or "") + text


def _notes(row: Any, notes: Sequence[Entry], columns: int, mark: str = "") -> None:
    cell = etree.SubElement(row, "td", colspan=str(columns))
    if mark:
        cell = etree.SubElement(cell, mark)
    for entry in notes:
        name = etree.SubElement(cell, "em")
        name.text, name.tail = f"{entry.title}:" if entry.title else "", f" {entry.text} "
