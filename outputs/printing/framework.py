"""The results framework as a tree: objective, expected accomplishment, indicator, output; no sums."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from outputs.printing.drawing import BLUE, DEEP, LINE, PAPER, Board, text_height, wrapped
from outputs.printing.say import said
from outputs.printing.widths import PORTRAIT
from outputs.printing.words import words

COLUMNS = ("Objective", "Expected accomplishment", "Indicator", "Output")
WIDE, GAP = 36.25, 5.0  # four columns of boxes and three gaps between
INNER = 1.3
SIZE, HEAD = 2.5, 2.6  # millimetres: 7 pt
TALLEST = 200.0  # what a page takes; a longer framework goes on in a second drawing

Row = Mapping[str, Any]


def framework(
    rows: Sequence[Row], names: Mapping[str, str], title: str, *, mirrored: bool = False
) -> list[str]:
    """Return drawings of the rows of the results framework, one for each page that they fill.

    `names` are the names of what rows cite by reference (objectives, benchmarks). Rows are grouped as they
    follow one another; a row without output and accomplishment is left to the table.
    """
    told = [row for row in rows if words(row.get("accomplishment")) or words(row.get("output"))]
    if not any(words(row.get("objective")) for row in told):
        return []
    boards = [_headed(mirrored)]
    ordered = sorted(told, key=lambda row: words(row.get("objective")) or "\uffff")
    for objective, group in groupby(ordered, key=lambda row: words(row.get("objective"))):
        for part in _parts(list(group), names):
            if boards[-1].height + sum(height for _, height in part) > TALLEST:
                boards.append(_headed(mirrored))
            _objective(boards[-1], _named(objective, names), part, names)
    return [board.svg(title) for board in boards]


def _headed(mirrored: bool) -> Board:
    board = Board(PORTRAIT, mirrored)
    for place, name in enumerate(COLUMNS):
        board.text(place * (WIDE + GAP), 0, wrapped(said(name), WIDE, HEAD, 1), HEAD, fill=DEEP, bold=True)
    board.height = HEAD * 1.3 + 1
    return board


def _parts(group: list[Row], names: Mapping[str, str]) -> list[list[tuple[Row, float]]]:
    """Return an objective's rows with their heights, parted where they fill more than a page."""
    parts: list[list[tuple[Row, float]]] = [[]]
    for row in group:
        height = max(text_height(lines, SIZE) for lines in _cells(row, names)) + 2 * INNER + 1.6
        if parts[-1] and sum(one for _, one in parts[-1]) + height > TALLEST - 10:
            parts.append([])
        parts[-1].append((row, height))
    return parts


def _cells(row: Row, names: Mapping[str, str]) -> list[list[str]]:
    texts = (
        words(row.get("accomplishment")),
        _named(words(row.get("indicator")), names),
        f"{words(row.get('reference'))} {words(row.get('output')) or words(row.get('name'))}".strip(),
    )
    return [wrapped(text, WIDE - 2 * INNER, SIZE) for text in texts]


def _objective(board: Board, name: str, part: list[tuple[Row, float]], names: Mapping[str, str]) -> None:
    top = board.height + 1.2
    lines = wrapped(name, WIDE - 2 * INNER, SIZE, 8)
    tall = max(sum(height for _, height in part) - 1.6, text_height(lines, SIZE) + 2 * INNER)
    board.box(0, top, WIDE, tall, fill=DEEP)
    board.text(INNER, top + INNER, lines, SIZE, fill="#ffffff", bold=True)
    y = top
    for row, height in part:
        box = height - 1.6
        middle = y + box / 2
        for place, text in enumerate(_cells(row, names), 1):
            x = place * (WIDE + GAP)
            if text:
                board.line((x - GAP, middle), (x, middle), colour=BLUE if place == 1 else LINE, weight=0.3)
                board.box(x, y, WIDE, box, fill=PAPER if place < 3 else "#ffffff", edge=LINE)
                board.text(x + INNER, y + INNER, text, SIZE)
            else:
                board.line((x - GAP, middle), (x + WIDE, middle), weight=0.3)
        y += height
    board.height = max(board.height, top + tall) + 1.2


def _named(reference: str, names: Mapping[str, str]) -> str:
    name = names.get(reference, "")
    return f"{reference} {name}".strip()
