"""What the signs of the drawing mean, in words below it; only those that occur."""

from collections.abc import Callable, Sequence

from outputs.printing.drawing import QUIET, Board
from outputs.schedule_chart.view import CRITICAL, SMALL, View
from plans.schedule import Row, Schedule

Sign = Callable[[Board, float, float], None]


def draw_legend(board: Board, y: float, view: View, rows: Sequence[Row], schedule: Schedule) -> None:
    """Draw the signs with their words in one line from y; on a second where one is too short."""
    keys = {row.work.key for row in rows}
    linked = any(one in keys for row in rows for one in row.work.after)
    signs: list[tuple[bool, Sign, str]] = [
        (any(row.critical for row in rows), _critical, "on the critical path"),
        (linked, _arrow, "leads to what comes after"),
        (any(row.standing == "ended" and not row.work.point for row in rows), _ended, "ended"),
        (any(row.work.point for row in rows), _point, "no end stated"),
    ]
    y += 3.4 if view.today or view.ends else 0
    x = view.labels + 2
    for there, sign, words in signs:
        if there:
            told = view.say(words)
            long = 6 + len(told) * SMALL * 0.56 + 3
            if x + long > view.width:
                x, y = view.labels + 2, y + 3.2
            sign(board, x, y)
            board.text(x + 5.4, y, [told], SMALL, fill=QUIET)
            x += long


def _critical(board: Board, x: float, y: float) -> None:
    board.box(x, y + 1.3, 4, 0.6, fill=CRITICAL)
    for end in (x, x + 4):
        board.polygon((end - 0.6, y + 0.3), (end + 0.6, y + 0.3), (end, y + 1.2), fill=CRITICAL)


def _arrow(board: Board, x: float, y: float) -> None:
    board.line((x, y + 1.4), (x + 3.4, y + 1.4), colour="#8a95a1", weight=0.25)
    board.polygon((x + 3.2, y + 0.9), (x + 3.2, y + 1.9), (x + 4.2, y + 1.4), fill="#8a95a1")


def _ended(board: Board, x: float, y: float) -> None:
    board.box(x, y + 0.5, 4, 1.8, fill="#ffffff", edge=QUIET)


def _point(board: Board, x: float, y: float) -> None:
    board.diamond(x + 2, y + 1.4, 1.3, fill=QUIET)
