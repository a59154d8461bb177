"""Registers as printed tables: which columns, how wide, and what stands in a cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
NOT_PRINTED = frozenset({"id", "source", "version", "row", "register"})  # marks of origin stand in the annex
SIGN, BOLD_SIGN = 1.5, 1.75  # millimetres that a character takes in a table, and in its head
TIGHT = 0.95  # share of the page's width from which on the least widths leave no room for text
GAP, FIGURE_GAP = 2.2, 4.2  # millimetres between columns
PORTRAIT, LANDSCAPE = 158.0, 257.0  # millimetres that a table may take on an upright and a turned page
MOST_LINES = 7  # lines that a row takes on average; beyond, the table is turned
FILLED = 0.6  # share of a line that wrapped text fills
EVENED = 0.7  # below 1, so that one long text does not starve the others
UNBROKEN = 17  # signs; shorter texts (dates, names) are not wrapped where it can be helped


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; numbers are set to the right."""

    text: str
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its title, its share of the width, and whether it holds figures."""

    title: str
    width: str
    figures: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A register ready for print; a wide one stands on pages of its own, turned."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool


def table_of(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> Table:
    """Return the printed table: columns that hold anything, with widths after what they hold."""
    shown = [
        column for column in columns
        if column["key"] not in NOT_PRINTED and any(words(row.get(column["key"])) for row in rows)
    ]  # fmt: skip
    cells = tuple(tuple(_cell(row.get(column["key"])) for column in shown) for row in rows)
    titles = [str(column.get("title") or column["key"]) for column in shown]
    figures = [_figures(cells, index) for index in range(len(shown))]
    needs = [
        _need(title, [row[index].text for row in cells], FIGURE_GAP if figures[index] else GAP)
        for index, title in enumerate(titles)
    ]
    wide = _too_wide(needs)
    shares = _shares(needs, LANDSCAPE if wide else PORTRAIT)
    printed = tuple(
        Column(title, f"{share:.1f}%", holds_figures)
        for title, share, holds_figures in zip(titles, shares, figures, strict=True)
    )
    return Table(printed, cells, wide)


def words(value: Any) -> str:
    """Return a value as a reader expects it: dates in full, yes and no, lists in one line."""
    match value:
        case None:
            text = ""
        case bool():
            text = _("yes") if value else _("no")
        case int() | float():
            text = f"{value:,}".replace(",", "\u00a0")
        case str() if ISO_DATE.match(value):
            text = long_date(value)
        case Mapping():
            text = words(value.get("name") or value.get("text") or value.get("title"))
        case list() | tuple():
            text = "; ".join(filter(None, map(words, value)))
        case _:
            text = str(value).strip()
    return text


def long_date(value: str) -> str:
    """Return an ISO date in words; the text itself where it is no date."""
    try:
        return date_format(date.fromisoformat(value[:10]), "j F Y")
    except ValueError:
        return value


def _cell(value: Any) -> Cell:
    return Cell(words(value), isinstance(value, int | float) and not isinstance(value, bool))


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for: the least width in millimetres, and the length of an average text in signs."""

    least: float
    mean: float


def _need(title: str, texts: Sequence[str], gap: float) -> _Need:
    longest = max(map(len, texts), default=1)
    unbroken = longest if longest <= UNBROKEN else _longest_word(" ".join(texts))
    least = max(unbroken * SIGN, _longest_word(title) * BOLD_SIGN) + gap
    return _Need(least, sum(map(len, texts)) / max(len(texts), 1))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=1)


def _shares(needs: Sequence[_Need], width: float) -> list[float]:
    """Give each column its least width, and what is left to those whose text is longer than that.

    So long texts wrap late and short ones do not; in per cent of the table's width.
    """
    spare = max(width - sum(need.least for need in needs), 0)
    wants = [max(need.mean * SIGN - need.least, 1) ** EVENED for need in needs]
    shares = [need.least + spare * want / sum(wants) for need, want in zip(needs, wants, strict=True)]
    return [100 * share / sum(shares) for share in shares]


def _too_wide(needs: Sequence[_Need]) -> bool:
    lines = sum(need.mean for need in needs) * SIGN / PORTRAIT / FILLED
    return sum(need.least for need in needs) > PORTRAIT * TIGHT or lines > MOST_LINES


def _figures(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    return all(row[index].figure or not row[index].text for row in rows)
