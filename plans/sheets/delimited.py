"""CSV, and the block that a spreadsheet puts on the clipboard, read into a table.

Programs write CSV in several alphabets and with several signs between cells; which, nobody says.
"""

import codecs
import csv
import io
from collections.abc import Callable

from missions.packed.faults import Unfit
from plans.sheets.kinds import SHEET, too_large, too_long
from plans.sheets.tables import LARGEST, MOST_COLUMNS, MOST_ROWS, Cell, Line, Table

SIGNS = (",", ";", "\t")
LOOKED_AT = 20  # lines among which the headings are looked for
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
GUESSED = "The file does not say its alphabet; it was read as Windows-1252. Look at the accents below."


def from_csv(data: bytes, headings: Callable[[list[str]], int]) -> Table:
    """Return a CSV file as a table; `headings` counts how many texts of a line are known as headings.

    Unfit (413, 415, 422) for what is too large, no text, or broken.
    """
    if len(data) > LARGEST:
        raise too_large()
    text, notes = _decoded(data)
    if text.startswith("sep=") and "\n" in text[:8]:
        text = text.split("\n", 1)[1]
    sign = max(SIGNS, key=lambda one: max(map(headings, _first(text, one)), default=0))
    return _table(text, sign, notes, armed=True)


def from_clipboard(text: str) -> Table:
    """Return a block copied from a spreadsheet as a table: cells between tabs, rows on lines."""
    if len(text) > LARGEST:
        raise too_large()
    return _table(text, "\t", (), armed=False)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, alphabet in BOMS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(alphabet)), ()
            except UnicodeDecodeError:
                SHEET.damaged("The file is not written in the alphabet that it names.")
    try:
        return _checked(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    try:
        return _checked(data.decode("cp1252")), (GUESSED,)
    except UnicodeDecodeError:
        SHEET.other_kind("This is neither a workbook nor a text.")


def _checked(text: str) -> str:
    if "\0" in text:
        SHEET.other_kind("This is neither a workbook nor a text.")
    if not text.strip():
        raise Unfit(422, "The file is empty.", "Save it once more, look whether it opens, and take that.")
    return text


def _first(text: str, sign: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        return [line for line, _ in zip(reader, range(LOOKED_AT), strict=False)]
    except csv.Error:
        return []


def _table(text: str, sign: str, notes: tuple[str, ...], *, armed: bool) -> Table:
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=armed)
    number = 0
    try:
        for cells in reader:
            number += 1
            if len(lines) > MOST_ROWS + LOOKED_AT or len(cells) > MOST_COLUMNS:
                raise too_long()
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, tuple(Cell(cell) for cell in cells)))
    except csv.Error as fault:
        sentence = f"The file cannot be read from row {number + 1} on: a quotation mark is not closed."
        raise Unfit(422, sentence, SHEET.again) from fault
    return Table(tuple(lines), notes, armed=armed, comma_is_decimal=sign == ";")
