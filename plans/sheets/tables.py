"""A sheet as it was read: lines of cells, before anybody knows what they mean."""

from dataclasses import dataclass, field
from typing import NamedTuple

MOST_ROWS = 10_000
MOST_COLUMNS = 100
LARGEST = 10 * 1024 * 1024


class Cell(NamedTuple):
    """A cell: its content as text, how the program shows it where that differs, what is wrong with it."""

    text: str = ""
    shown: str = ""
    fault: str = ""


EMPTY = Cell()


class Line(NamedTuple):
    """A line that holds something: its number in the file, and its cells."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """Return the cell at a place; an empty one beyond the line's end."""
        return self.cells[place] if place < len(self.cells) else EMPTY


@dataclass(frozen=True, slots=True)
class Table:
    """All lines of a sheet, what is to be known of the reading, and how its texts are marked.

    `armed` says that a text which begins like a formula stands there behind an apostrophe, as in CSV.
    """

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = field(default=())
    armed: bool = False
    comma_is_decimal: bool = False


def letter(place: int) -> str:
    """Return what a spreadsheet calls a column, from its place: 0 is A, 26 is AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
