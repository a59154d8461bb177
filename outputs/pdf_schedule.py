"""The schedule as bars over months: phases above, then mission and country team side by side on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from outputs.pdf_drawing import BLUE, DEEP, LINE, PAPER, QUIET, Board, wrapped
from outputs.pdf_say import said
from outputs.pdf_widths import PORTRAIT
from outputs.pdf_words import words

LABELS = 56.0  # millimetres for the names
SCALE = PORTRAIT - LABELS - 2
HIGH, SIZE, SMALL = 4.2, 2.3, 2.05
MOST_ROWS = 40  # on a page
SIDES = (
    ("mission", "Mission"), ("both", "Mission and country team"), ("unct", "Country team"),
    ("", "Side not stated"),
)  # fmt: skip
SPOKEN = {"country team": "unct", "mission and country team": "both"}
MID = "#7f9fc4"
COLOURS = {"mission": BLUE, "both": MID, "unct": "#5b7f3a", "": QUIET}
CRITICAL = "#8f1d1d"

Row = Mapping[str, Any]


def schedule(
    rows: Sequence[Row], phases: Sequence[Row], title: str, *, mirrored: bool = False
) -> tuple[list[str], list[str]]:
    """Return drawings of the rows that have a beginning, and the references of those that have none."""
    dated = [row for row in rows if _day(row.get("date"))]
    without = [words(row.get("reference")) or words(row.get("title")) for row in rows if row not in dated]
    if len(dated) < 2:
        return [], []
    spans = [
        *dated,
        *({**phase, "date": phase.get("starts")} for phase in phases if _day(phase.get("starts"))),
    ]
    axis = _Axis(spans)
    boards = []
    for page in _pages(dated):
        board = Board(PORTRAIT, mirrored)
        y = axis.draw(board, phases)
        for side, group in page:
            y = _group(board, axis, y, side, group)
        axis.rule(board, y)
        _legend(
            board, y + 1.5, any(row.get("critical") for row in dated), any(not _end(row) for row in dated)
        )
        boards.append(board.svg(title))
    return boards, without


class _Axis:
    """Months from the first beginning to the last end, and where a day lies on the drawing."""

    def __init__(self, spans: Sequence[Row]) -> None:
        days = [day for row in spans for day in (_day(row.get("date")), _end(row)) if day]
        self.first, last = min(days).replace(day=1), max(days)
        self.months = (last.year - self.first.year) * 12 + last.month - self.first.month + 1
        self.step = 1 if self.months <= 24 else 3 if self.months <= 72 else 12

    def at(self, day: date) -> float:
        """Return the place of a day."""
        months = (day.year - self.first.year) * 12 + day.month - self.first.month + (day.day - 1) / 31
        return LABELS + 2 + SCALE * months / self.months

    def ticks(self) -> Iterator[date]:
        """Yield the first day of each month, quarter or year that is marked."""
        for number in range(0, self.months, self.step):
            month = self.first.month - 1 + number
            yield date(self.first.year + month // 12, month % 12 + 1, 1)

    def draw(self, board: Board, phases: Sequence[Row]) -> float:
        """Draw years, months and phases; return where rows begin."""
        year = 0
        for tick in self.ticks():
            if tick.year != year:
                board.text(self.at(tick), 0, [str(tick.year)], SIZE, fill=DEEP, bold=True)
                year = tick.year
            if self.step < 12:
                board.text(self.at(tick), 3.1, [str(tick.month)], SMALL, fill=QUIET)
        y = 6.6
        known = [phase for phase in phases if _day(phase.get("starts")) and _day(phase.get("until"))]
        if known:
            board.text(0, y + 0.9, [said("Phases")], SIZE, fill=DEEP, bold=True)
        for phase in known:
            start, end = self.at(_sure(phase["starts"])), self.at(_sure(phase["until"]))
            board.box(start, y, max(end - start, 0.6), HIGH, fill=PAPER, edge=LINE)
            board.text(
                start + 0.8, y + 0.9, wrapped(words(phase.get("name")), end - start - 1.2, SMALL, 1), SMALL
            )
        return y + (HIGH + 1.4 if known else 0)

    def rule(self, board: Board, bottom: float) -> None:
        """Draw hairlines at the marked months, and the line below."""
        for tick in self.ticks():
            board.line(
                (self.at(tick), 6.2), (self.at(tick), bottom), colour="#dde3ea", weight=0.12, under=True
            )
        board.line((0, bottom), (PORTRAIT, bottom), colour=DEEP, weight=0.2)


def _group(board: Board, axis: _Axis, y: float, side: str, rows: Sequence[Row]) -> float:
    board.line((0, y), (PORTRAIT, y), colour=DEEP, weight=0.2)
    board.text(0, y + 0.7, [said(dict(SIDES)[side])], SIZE, fill=DEEP, bold=True)
    y += HIGH
    for row in rows:
        name = f"{words(row.get('reference'))} {words(row.get('title'))}".strip()
        board.text(0, y + 0.55, wrapped(name, LABELS, SIZE, 1), SIZE)
        start, end = axis.at(_sure(row["date"])), _end(row)
        colour = COLOURS[side]
        if end is None:
            board.diamond(start, y + HIGH / 2, 1.3, fill=CRITICAL if row.get("critical") else colour)
        else:
            long = max(axis.at(end) - start, 0.8)
            board.box(start, y + 0.9, long, HIGH - 1.8, fill=colour)
            if row.get("critical"):
                board.box(start, y + HIGH - 0.9, long, 0.6, fill=CRITICAL)
        y += HIGH
    return y + 0.6


def _legend(board: Board, y: float, critical: bool, open_ended: bool) -> None:
    x = LABELS + 2
    if critical:
        board.box(x, y + 1.1, 4, 0.6, fill=CRITICAL)
        board.text(x + 5, y, [said("on the critical path")], SMALL, fill=QUIET)
        x += 46
    if open_ended:
        board.diamond(x + 1.3, y + 1.4, 1.3, fill=QUIET)
        board.text(x + 5, y, [said("no end stated")], SMALL, fill=QUIET)


def _pages(rows: Sequence[Row]) -> Iterator[list[tuple[str, list[Row]]]]:
    """Yield groups by side in the order of their beginnings, no more rows together than a page takes."""
    page: list[tuple[str, list[Row]]] = []
    room = MOST_ROWS
    for side, _name in SIDES:
        group = sorted((row for row in rows if _side(row) == side), key=lambda row: str(row["date"]))
        while group:
            page.append((side, group[:room]))
            room, group = room - len(group[:room]), group[room:]
            if not room:
                yield page
                page, room = [], MOST_ROWS
    if page:
        yield page


def _side(row: Row) -> str:
    """Return the side; frozen rows hold it in words."""
    side = str(row.get("side") or "")
    return SPOKEN.get(side, side if side in COLOURS else "")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _sure(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def _end(row: Row) -> date | None:
    """Return the end where it is stated and not before the beginning."""
    end, start = _day(row.get("until")), _day(row.get("date"))
    return end if end and start and end >= start else None
