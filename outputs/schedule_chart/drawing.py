"""Drawing a schedule: periods and phases above, lanes by side, arrows for what comes after what."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from outputs.printing.drawing import BLUE, DEEP, LINE, PAPER, QUIET, Board, wrapped
from outputs.schedule_chart.arrows import draw_arrows
from outputs.schedule_chart.bars import draw_bar, place_of
from outputs.schedule_chart.legend import draw_legend
from outputs.schedule_chart.view import (
    CRITICAL,
    GREEN,
    HIGH,
    MID,
    PALE,
    SIZE,
    SMALL,
    Axis,
    Mark,
    Sheet,
    View,
    whole,
)
from plans.schedule import Row, Schedule

SIDES = (
    ("mission", "Mission"),
    ("both", "Mission and country team"),
    ("unct", "Country team"),
    ("", "Side not stated"),
)
COLOURS = {"mission": BLUE, "both": MID, "unct": GREEN, "": QUIET}
Lane = tuple[str, list[Row]]


def drawn(schedule: Schedule, view: View) -> list[str]:
    """Return the drawings of the rows that have a beginning, one for each page; none for fewer than two."""
    dated = [row for row in schedule.rows if row.work.start]
    if len(dated) < 2:
        return []
    axis = _axis(dated, view)
    shown = [row for row in dated if axis.shows(row.work.start, row.work.last)]
    return [_page(lanes, schedule, view, axis) for lanes in _pages(shown, view.rows_a_page)]


def _axis(rows: Sequence[Row], view: View) -> Axis:
    days = [day for row in rows for day in (row.work.start, row.work.last) if day]
    days += [day for phase in view.phases for day in (phase.first, phase.last) if day and phase.first]
    days += [mark.on for mark in view.milestones]
    days += [line[0] for line in (view.ends,) if line]
    before = [span.last for span in view.periods if span.last and not span.first]
    days += [day.replace(day=1) - timedelta(days=1) for day in before]  # the month before it begins
    first, last = view.window or whole(days)
    return Axis(first, last, view.labels + 2, view.width - view.labels - 2)


def _page(lanes: Sequence[Lane], schedule: Schedule, view: View, axis: Axis) -> str:
    board = Board(view.width, view.mirrored, view.faces)
    sheet = Sheet(board, axis, view)
    top = _head(sheet)
    heads, lines, y = _lines(lanes, top)
    places = {row.work.key: place_of(axis, at, row) for at, row in lines}
    draw_arrows(sheet, places, schedule)
    for at, side in heads:
        board.line((0, at), (view.width, at), colour=DEEP, weight=0.2)
        board.text(0, at + 0.7, [view.say(dict(SIDES)[side])], SIZE, fill=DEEP, bold=True)
    for at, row in lines:
        board.text(0, at + 0.55, wrapped(row.work.title, view.labels * 0.94, SIZE, 1), SIZE)
        draw_bar(sheet, at, row, COLOURS[row.work.side])
    _rule(sheet, y)
    draw_legend(board, y + 1.5, view, [row for _side, rows in lanes for row in rows], schedule)
    return board.svg(view.title, view.description, view.key)


def _lines(lanes: Sequence[Lane], y: float) -> tuple[list[tuple[float, str]], list[tuple[float, Row]], float]:
    """Return where the heads of lanes and the rows stand, from y downwards, and where they end."""
    heads, lines = [], []
    for side, rows in lanes:
        heads.append((y, side))
        lines += [(y + HIGH * number, row) for number, row in enumerate(rows, start=1)]
        y += HIGH * (len(rows) + 1) + 0.6
    return heads, lines, y


def _head(sheet: Sheet) -> float:
    """Draw years and months, periods, phases and milestones; return where rows begin."""
    board, axis, view = sheet.board, sheet.axis, sheet.view
    for tick, figure, turn in axis.ticks():
        if turn:
            year = f"{tick.year}-{tick.month:02}" if not axis.step else str(tick.year)
            board.text(axis.at(tick), 0, [year], SIZE, fill=DEEP, bold=True)
        if axis.step < 12:
            board.text(
                axis.at(tick),
                3.1,
                [view.months[tick.month - 1] if view.months and axis.step else figure],
                SMALL,
                fill=QUIET,
            )
    y = 6.6
    for head, spans in (("Operation", view.periods), ("Phases", view.phases)):
        known = [span for span in spans if axis.shows(span.first, span.last)]
        if known:
            board.text(0, y + 0.9, [view.say(head)], SIZE, fill=DEEP, bold=True)
            for span in known:
                start = axis.at(span.first) if span.first else axis.left
                end = axis.after(span.last) if span.last else axis.right
                board.box(start, y, max(end - start, 0.6), HIGH, fill=PAPER, edge=LINE)
                if end - start > 8:
                    board.text(start + 0.8, y + 0.9, wrapped(span.name, end - start - 1.6, SMALL, 1), SMALL)
            y += HIGH + 0.8
    marks = [mark for mark in view.milestones if axis.shows(mark.on, mark.on)]
    if marks:
        board.text(0, y + 0.55, [view.say("Milestones")], SIZE, fill=DEEP, bold=True)
        y = _milestones(sheet, y, marks)
    return y + 0.6 if y > 6.6 else y


def _milestones(sheet: Sheet, y: float, marks: Sequence[Mark]) -> float:
    """Draw milestones with their names, on a second or third line where the names would meet."""
    board, axis = sheet.board, sheet.axis
    free = [0.0, 0.0, 0.0]
    lowest = 0
    for mark in sorted(marks, key=lambda one: one.on):
        at, name = axis.at(mark.on), wrapped(mark.name, 34, SMALL, 1)
        long = 3.4 + len(name[0]) * SMALL * 0.56
        start = at if at + long <= axis.right + 2 else at - long
        line = next((number for number, end in enumerate(free) if end <= start), 2)
        free[line], lowest = max(at, start) + long, max(lowest, line)
        here = y + line * HIGH
        filled = DEEP if mark.reached else "#ffffff"
        board.diamond(at, here + HIGH / 2, 1.3, fill=filled, edge=DEEP)
        board.text(at + 2 if start == at else start, here + 0.75, name, SMALL, fill=DEEP)
    return y + (lowest + 1) * HIGH


def _rule(sheet: Sheet, bottom: float) -> None:
    """Draw hairlines at the marked days, today, the end of the mandate, and the line below."""
    board, axis, view = sheet.board, sheet.axis, sheet.view
    for tick, _figure, _turn in axis.ticks():
        board.line((axis.at(tick), 6.2), (axis.at(tick), bottom), colour=PALE, weight=0.12, under=True)
    for line, dashes, weight in ((view.today, "1.2 0.8", 0.35), (view.ends, "", 0.45)):
        if line and axis.shows(line[0], line[0]):
            _upright(sheet, line, bottom, (dashes, weight))
    board.line((0, bottom), (board.width, bottom), colour=DEEP, weight=0.2)


def _upright(sheet: Sheet, line: tuple[date, str], bottom: float, pen: tuple[str, float]) -> None:
    board, axis = sheet.board, sheet.axis
    at = axis.at(line[0])
    board.line((at, 5.8), (at, bottom + 3.6), colour=DEEP, weight=pen[1], dashes=pen[0])
    long = len(line[1]) * SMALL * 0.56
    start = at + 0.8 if at + long + 1 <= axis.right else at - long - 0.8
    board.text(start, bottom + 1.1, [line[1]], SMALL, fill=DEEP, bold=True)


def _pages(rows: Sequence[Row], most: int) -> Iterator[list[Lane]]:
    """Yield lanes in the order of their beginnings, no more rows together than a page takes."""
    page: list[Lane] = []
    room = most
    for side, _name in SIDES:
        lane = sorted(
            (row for row in rows if row.work.side == side), key=lambda row: row.work.start or date.max
        )
        while lane:
            page.append((side, lane[:room]))
            room, lane = room - len(lane[:room]), lane[room:]
            if not room:
                yield page
                page, room = [], most
    if page:
        yield page


__all__ = ["COLOURS", "CRITICAL", "SIDES", "drawn"]
