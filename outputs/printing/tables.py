"""Registers as printed tables: columns with good widths, notes below each row, sums of money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.printing.columns import MONEY, SUMMED, Field, Layout, layout_of
from outputs.printing.say import said
from outputs.printing.widths import LANDSCAPE, NUMBER, PORTRAIT, widths
from outputs.printing.words import is_figure, long_date, words

LONGEST_NUMBER = 5  # signs; a first column of such references is a column of numbers
STOPS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：", "؟")

__all__ = ["Cell", "Column", "Entry", "Row", "Table", "long_date", "table_of", "words"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; numbers are set to the right, dates are never wrapped."""

    text: str
    figure: bool = False
    date: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its title, its share of the width, and whether it holds figures."""

    title: str
    width: str
    figures: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A value beside the columns, under the title of its own; `text` ends with a stop."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, and what is run in below them."""

    cells: tuple[Cell, ...]
    notes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A register ready for print; a `wide` one stands on turned pages.

    `common` is the same in all rows and said once; `numbered` tells that the first column holds references
    only; `totals` are the cells of the last row, after a label that spans `lead` columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    common: tuple[Entry, ...]
    totals: tuple[Cell, ...]
    lead: int
    numbered: bool
    money: bool
    wide: bool
    cramped: bool = False  # wide, and no room for its words on an upright page


def table_of(
    columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], register: str = ""
) -> Table:
    """Return the printed table of a register's frozen columns and rows."""
    layout = layout_of(register, columns, rows) if rows else Layout((), (), (), wide=False)
    return _table(layout, register, range(len(rows)))


def tables_of(
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    earlier: Sequence[Mapping[str, Any]],
    register: str = "",
) -> tuple[Table, Table]:
    """Return a register's table as it is and as it was, both in the columns that hold what either says."""
    every = [*rows, *earlier]
    single = len(rows) <= 1 and len(earlier) <= 1
    layout = layout_of(register, columns, every, single=single) if every else Layout((), (), (), wide=False)
    now, then = range(len(rows)), range(len(rows), len(every))
    return _table(layout, register, now), _table(layout, register, then)


def _table(layout: Layout, register: str, places: range) -> Table:
    numbered = bool(layout.main) and all(len(text) <= LONGEST_NUMBER for text in layout.main[0].texts)
    lead, totals = _totals(layout, SUMMED.get(register, ()), places)
    sums = {field.key: cell.text for field, cell in zip(layout.main[lead:], totals, strict=False)}
    return Table(
        columns=_columns(layout, sums, numbered=numbered),
        rows=tuple(_row(layout, place) for place in places),
        common=tuple(_entry(field, 0) for field in layout.common),
        totals=totals,
        lead=lead,
        numbered=numbered,
        money=any(field.key in MONEY.get(register, ()) for field in (*layout.main, *layout.notes)),
        wide=layout.wide,
        cramped=layout.wide and layout.cramped,
    )


def _columns(layout: Layout, sums: Mapping[str, str], *, numbered: bool) -> tuple[Column, ...]:
    width = LANDSCAPE if layout.wide else PORTRAIT
    needs = [field.need_with(sums.get(field.key, "")) for field in layout.main]
    first = [max(NUMBER, needs[0].least)] if numbered else []
    shares = [*first, *widths(needs[len(first) :], width - sum(first))]
    return tuple(
        Column(field.title, f"{100 * share / width:.2f}%", field.figures)
        for field, share in zip(layout.main, shares, strict=True)
    )


def _row(layout: Layout, place: int) -> Row:
    return Row(
        tuple(_cell(field, place) for field in layout.main),
        tuple(_entry(field, place) for field in layout.notes if _told(field, place)),
    )


def _told(field: Field, place: int) -> bool:
    """A note says what is so; that something is not ticked goes without saying."""
    return bool(field.texts[place]) and field.values[place] is not False


def _cell(field: Field, place: int) -> Cell:
    return Cell(field.texts[place], is_figure(field.values[place]), bool(field.texts[place]) and field.dates)


def _entry(field: Field, place: int) -> Entry:
    text = field.texts[place]
    return Entry(field.title, text if text.endswith(STOPS) else f"{text}{said('.')}")


def _totals(layout: Layout, summed: Sequence[str], places: range) -> tuple[int, tuple[Cell, ...]]:
    lead = next(
        (place for place, field in enumerate(layout.main) if field.key in summed and field.figures), 0
    )
    if not lead or len(places) < 2:
        return 0, ()
    return lead, tuple(
        Cell(words(sum(filter(None, (field.values[place] for place in places)))), figure=True)
        if field.key in summed and field.figures
        else Cell("")
        for field in layout.main[lead:]
    )
