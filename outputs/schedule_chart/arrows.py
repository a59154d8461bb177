"""Links as arrows: from the end of a row to the beginning of what comes after it."""

from collections.abc import Mapping
from itertools import pairwise

from outputs.printing.drawing import Board
from outputs.schedule_chart.bars import Place
from outputs.schedule_chart.view import CRITICAL, HIGH, Sheet
from plans.schedule import Schedule

THIN, THICK = "#8a95a1", CRITICAL
HEAD = 0.9


def draw_arrows(sheet: Sheet, places: Mapping[str, Place], schedule: Schedule) -> None:
    """Draw each link between two rows that are shown, those of a critical path last and thicker."""
    driving = {pair for path in schedule.paths for pair in pairwise(path)}
    links = [
        (one, row.work.key)
        for row in schedule.rows
        for one in row.work.after
        if one in places and row.work.key in places
    ]
    for pair in sorted(links, key=lambda pair: pair in driving):
        _arrow(sheet, places[pair[0]], places[pair[1]], critical=pair in driving)


def _arrow(sheet: Sheet, start: Place, end: Place, *, critical: bool) -> None:
    colour, weight = (THICK, 0.4) if critical else (THIN, 0.2)
    down = end.middle > start.middle
    side = HIGH / 2 - 0.5 if down else 0.5 - HIGH / 2
    if end.start >= start.end + 2.2:
        # Out of the end, down or up, and into the beginning from the left.
        turn = max(end.start - 1.6, start.end + 0.6)
        points = [(start.end, start.middle), (turn, start.middle), (turn, end.middle)]
        _into(sheet.board, points, (end.start, end.middle), colour, weight)
        return
    # Not room enough between them: onto the bar from above or below, near its beginning.
    at = min(max(end.start + 0.9, sheet.axis.left), sheet.axis.right)
    out = min(start.end, max(at, start.start))
    edge = end.middle - side
    bend = (start.middle + (HIGH / 2 if down else -HIGH / 2)) if abs(at - out) > 0.05 else None
    points = [(out, start.middle + side)]
    if bend is not None:
        points += [(out, bend), (at, bend)]
    board = sheet.board
    board.line(*points, (at, edge), colour=colour, weight=weight)
    tail = edge - HEAD if down else edge + HEAD
    board.polygon((at - HEAD * 0.55, tail), (at + HEAD * 0.55, tail), (at, edge), fill=colour)


def _into(
    board: Board, points: list[tuple[float, float]], tip: tuple[float, float], colour: str, weight: float
) -> None:
    board.line(*points, (tip[0] - HEAD * 0.6, tip[1]), colour=colour, weight=weight)
    x, y = tip
    board.polygon((x - HEAD, y - HEAD * 0.55), (x - HEAD, y + HEAD * 0.55), (x, y), fill=colour)
