"""What a dashboard consists of: figures and blocks, each with its words and the address of its rows.

A block is a table; the columns that are `drawn` make its chart. Nothing here asks a database.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Draw = Literal["", "bar", "mark"]
Number = int | float
ENDS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would read a text that begins so as a formula


@dataclass(frozen=True, slots=True)
class Link:
    """A row behind a number: its name and its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what is read, the number behind it, the address of its rows, and the tone of its shape.

    `items` are the rows themselves where they are few; `course` are dated numbers, oldest first, with `goal`.
    """

    text: str
    value: Number | None = None
    href: str = ""
    tone: str = ""
    note: str = ""
    items: tuple[Link, ...] = ()
    course: tuple[tuple[str, Number], ...] = ()
    goal: Number | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `draw` says whether and how its numbers stand in the chart: as a bar, or as a mark on it."""

    key: str
    title: str
    draw: Draw = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A table with its chart, if a column is drawn; `rows_href` is the page with all its rows."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    unit: str = ""
    empty: str = ""
    rows_href: str = ""
    folded: bool = False  # the table stands behind the word "table", since the chart comes first

    @property
    def drawn(self) -> tuple[Column, ...]:
        """The columns of the chart; none where there is nothing to draw."""
        return tuple(column for column in self.columns if column.draw) if self.rows else ()

    @property
    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """The rows, each cell with its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the head of a dashboard; `text` is how it is read, `href` where its rows are."""

    key: str
    title: str
    text: str
    value: Number | None
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A dashboard: its figures and its blocks, in the order in which they are read."""

    figures: tuple[Figure, ...]
    blocks: tuple[Block, ...]
    paging: Mapping[str, int] = field(default_factory=dict)

    def block(self, key: str) -> Block:
        """Return one block; KeyError for one that is not there."""
        return {one.key: one for one in self.blocks}[key]

    def as_data(self) -> dict[str, Any]:
        """Return the dashboard as the API shows it."""
        return {
            "figures": [_shown(one, "key", "title", "text", "value", "href", "note") for one in self.figures],
            "blocks": [_block(one) for one in self.blocks],
        }


def _block(block: Block) -> dict[str, Any]:
    return {
        **_shown(block, "key", "title", "note", "unit", "empty", "rows_href", "folded"),
        "columns": [_shown(one, "key", "title", "draw", "numeric") for one in block.columns],
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **_shown(cell, "text", "value", "href", "tone", "note", "goal"),
        "items": [_shown(one, "text", "href") for one in cell.items],
        "course": [{"date": day, "number": number} for day, number in cell.course],
    }


def _shown(one: object, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def as_csv(block: Block) -> bytes:
    """Return a block as a table for spreadsheets: UTF-8 with a mark of it, numbers as numbers."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title for column in block.columns])
    for row in block.lines:
        writer.writerow([_plain(column, cell) for column, cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(column: Column, cell: Cell) -> str:
    if column.numeric:
        return "" if cell.value is None else str(cell.value)
    text = "; ".join([cell.text, *([cell.note] if cell.note else [])])
    return f"'{text}" if text.startswith(ENDS) else text


def named(row: Any) -> str:
    """Return what a row of the plan is called: its sign and its heading."""
    return f"{row.reference} {str(row)[:120]}".strip()
