"""The headings of a sheet: which columns of the register stand where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from missions.packed.faults import Unfit
from plans.columns import Column
from plans.sheets.tables import Line, Table
from plans.sheets.writing import KEY

LOOKED_AT = 20
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the headings stand: the number of their line, the columns by their places, the key's place."""

    line: int
    columns: dict[int, Column]
    key: int | None
    aside: tuple[str, ...]

    def place(self, key: str) -> int | None:
        """Return where a column stands; None where the sheet leaves it out."""
        return next((place for place, column in self.columns.items() if column.key == key), None)


def known(columns: Sequence[Column]) -> Callable[[list[str]], int]:
    """Return a function that counts how many texts of a line are headings of these columns."""
    names = _names(columns)

    def count(texts: list[str]) -> int:
        return sum(_bare(text) in names for text in texts)

    return count


def headed(table: Table, columns: Sequence[Column]) -> tuple[Heads, tuple[Line, ...]]:
    """Return a table's headings and the lines beneath them; Unfit (422) for none, or one twice."""
    names = _names(columns)
    count = known(columns)
    near = table.lines[:LOOKED_AT]
    best = max(near, key=lambda line: count([cell.text for cell in line.cells]), default=None)
    if best is None or not count([cell.text for cell in best.cells]):
        some = "”, “".join([KEY, *(column.title for column in columns)][:4])
        raise Unfit(
            422,
            "No line of the sheet holds headings of this register.",
            f"Its first line should name them: “{some}” ...",
        )
    found: dict[int, Column] = {}
    key: int | None = None
    aside: list[str] = []
    for place, cell in enumerate(best.cells):
        text = cell.text.strip()
        if not text:
            continue
        if _bare(text) not in names:
            aside.append(text[:60])
            continue
        column = names[_bare(text)]
        if column is None and key is None:
            key = place
        elif column is None or column in found.values():
            raise Unfit(422, f"The heading “{text[:60]}” stands twice.", "Keep one of the two columns.")
        else:
            found[place] = column
    start = table.lines.index(best) + 1
    return Heads(best.number, found, key, tuple(aside)), table.lines[start:]


def _names(columns: Sequence[Column]) -> dict[str, Column | None]:
    names: dict[str, Column | None] = {column.key.casefold(): column for column in columns}
    names |= {_bare(column.title): column for column in columns}
    return {**names, KEY.casefold(): None}


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
