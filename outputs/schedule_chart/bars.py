"""One row: a bar from its first to its last day, or a diamond on its day, with its words beside it."""

from dataclasses import dataclass

from outputs.printing.drawing import QUIET, Board, wrapped
from outputs.schedule_chart.view import CRITICAL, HIGH, SMALL, Axis, Sheet
from plans.schedule import Row

INSET = 0.9
STANDING = {"ended": "ended", "under-way": "under way"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is drawn: from, to, and the height of its middle."""

    start: float
    end: float
    middle: float


def place_of(axis: Axis, y: float, row: Row) -> Place:
    """Return where a row is drawn whose line begins at y."""
    start, middle = axis.at(row.work.start or axis.first), y + HIGH / 2
    if row.work.point:
        return Place(start - 1.3, start + 1.3, middle)
    return Place(start, max(axis.after(row.work.last or axis.last), start + 0.8), middle)


def draw_bar(sheet: Sheet, y: float, row: Row, colour: str) -> None:
    """Draw a row whose line begins at y."""
    board, axis = sheet.board, sheet.axis
    place = place_of(axis, y, row)
    start, end = place.start, place.end
    if row.work.point:
        board.diamond((start + end) / 2, place.middle, 1.3, fill=CRITICAL if row.critical else colour)
    else:
        fill = "#ffffff" if row.standing == "ended" else colour
        board.box(start, y + INSET, end - start, HIGH - 2 * INSET, fill=fill, edge=colour)
        if row.critical:
            board.box(start, y + HIGH - INSET, end - start, 0.6, fill=CRITICAL)
            _tip(board, start, y)
            _tip(board, end, y)
    _words(sheet, y, row, place)


def _tip(board: Board, x: float, y: float) -> None:
    """Mark the end of a critical bar with a small triangle that stands on it."""
    board.polygon((x - 0.7, y + 0.1), (x + 0.7, y + 0.1), (x, y + 1.2), fill=CRITICAL)


def _words(sheet: Sheet, y: float, row: Row, place: Place) -> None:
    board, axis, view = sheet.board, sheet.axis, sheet.view
    words = [view.say("critical")] if row.critical else []
    if row.standing in STANDING:
        words.append(view.say(STANDING[row.standing]))
    if row.work.condition and row.standing not in STANDING:
        words.append(f"{view.say('only when')}: {row.work.condition}")
    if not words:
        return
    told, room = " · ".join(words), axis.right - place.end - 1.6
    fill = CRITICAL if row.critical else QUIET
    if room >= min(len(told) * SMALL * 0.56, 22):
        _written(board, place.end + 1.2, y, wrapped(told, room, SMALL, 1)[0], fill)
    elif row.critical or row.standing in STANDING:
        short = told.split(" · ")[0]
        start = place.start - 1.6 - len(short) * SMALL * 0.56
        if start >= axis.left:
            _written(board, start, y, short, fill)


def _written(board: Board, x: float, y: float, line: str, fill: str) -> None:
    """Write a line on a ground of its own, so that no arrow runs through it."""
    board.box(x - 0.3, y + 0.7, len(line) * SMALL * 0.53 + 0.6, HIGH - 1.5, fill="#ffffff")
    board.text(x, y + 0.75, [line], SMALL, fill=fill)
