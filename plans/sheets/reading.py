"""A file or a pasted block read into a table, whatever of the known kinds it is."""

import csv
import hashlib
import io
from collections.abc import Sequence

from missions.packed.faults import Unfit
from plans.columns import Column
from plans.sheets.applying import Source
from plans.sheets.cells import armed
from plans.sheets.delimited import from_clipboard, from_csv
from plans.sheets.headings import known
from plans.sheets.tables import Line, Table
from plans.sheets.workbook import OLE, START, from_xlsx
from plans.sheets.writing import KEY

PASTED = ""  # the name of what came from the clipboard


def from_file(data: bytes, name: str, columns: Sequence[Column]) -> Source:
    """Return a file as a source, by what it holds and not by its name; Unfit (413, 415, 422)."""
    reader = from_xlsx if data.startswith((START, OLE)) else from_csv
    table = reader(data, known(columns))
    if name == PASTED:
        table = _counted_from_one(table)
    return Source(table, name, hashlib.sha256(data).hexdigest())


def pasted(text: str, columns: Sequence[Column], at: Sequence[str], rows: Sequence[str]) -> bytes:
    """Return a block from the clipboard as the CSV of a sheet.

    Its first line names columns, or else its cells go into the columns `at` (keys, from the cell on which it
    was pasted), and its lines into the rows of these numbers; lines beyond them become new rows. Unfit (422)
    when it is wider than what lies to the right.
    """
    block = from_clipboard(text)
    if not block.lines:
        raise Unfit(422, "There is nothing to paste.", "Copy cells in the spreadsheet first.")
    first = [cell.text for cell in block.lines[0].cells]
    heads = known(columns)(first)
    if not at or (heads > 1 and heads * 2 >= len([one for one in first if one.strip()])):
        return _written([[cell.text for cell in line.cells] for line in block.lines])
    titles = {column.key: column.title for column in columns}
    places = [titles[key] for key in at if key in titles]
    width = max(len(line.cells) for line in block.lines)
    if width > len(places):
        raise Unfit(
            422,
            f"The block has {width} columns, but only {len(places)} can be written from that cell on.",
            "Paste it further to the left, show more columns, or copy the line of headings with it.",
        )
    lines = [
        [rows[place] if place < len(rows) else "", *(cell.text for cell in line.cells)]
        for place, line in enumerate(block.lines)
    ]
    return _written([[KEY, *places[:width]], *lines])


def _written(lines: Sequence[Sequence[str]]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([armed(text) for text in line] for line in lines)
    return made.getvalue().encode("utf-8-sig")


def _counted_from_one(table: Table) -> Table:
    """A pasted block has no line of headings that anybody sees: its first line is the first."""
    lines = tuple(Line(line.number - 1, line.cells) for line in table.lines)
    return Table(lines, table.notes, table.armed, table.comma_is_decimal)
