"""An Excel workbook read into a table: behind the guard, from a copy that holds nothing but cells.

Of a formula its last result is taken, and said; what is hidden is read and said, since whoever hides a row
seldom means that it is not there; merged cells are refused, since only one of them holds anything.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from missions.packed.faults import Unfit
from missions.packed.guard import check_names, check_packing, listed
from missions.packed.inflate import Meter
from plans.sheets.kinds import AS_SHEET, SHEET, too_large, too_long
from plans.sheets.tables import EMPTY, LARGEST, MOST_COLUMNS, MOST_ROWS, Cell, Line, Table, letter

START = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
LOOKED_AT = 20
KEPT = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/(workbook|sharedstrings|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
ZEROS = re.compile(r"0+")
NO_RESULT = "A formula without a result; put its value here."
MERGED = "This cell is merged with others; split them, and fill each."


def from_xlsx(data: bytes, headings: Callable[[list[str]], int]) -> Table:
    """Return a workbook's sheet as a table: of several visible sheets the one with the most known headings.

    Unfit (413, 415, 422) for what is too large, no workbook, damaged, or put together strangely.
    """
    copy = _guarded(data)
    try:
        return _read(copy, headings)
    except Unfit:
        raise
    except Exception as fault:  # the library fails in many ways on what it does not foresee
        raise Unfit(422, "The workbook cannot be read.", SHEET.again) from fault


def _guarded(data: bytes) -> bytes:
    """Return a copy that holds cells only; drawings, links to other files and macros never reach a reader."""
    if len(data) > LARGEST:
        raise too_large()
    if data.startswith(OLE):
        SHEET.other_kind("This is an old Excel file (.xls), or one with a password.")
    if not data.startswith(START):
        SHEET.other_kind("This is no Excel workbook.")
    parts = listed(data, SHEET)
    check_names(parts, SHEET, locked="Take the password off and take that.", macros=AS_SHEET)
    check_packing(parts, len(data), SHEET)
    if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
        SHEET.other_kind("This is a packed file, but no Excel workbook.")
    meter, made = Meter(SHEET), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as copy:
        for part in parts:
            pieces = meter.read(memoryview(data), part)
            if KEPT.fullmatch(part.filename):
                copy.writestr(part.filename, b"".join(pieces))
            else:
                for _ in pieces:
                    pass
    return made.getvalue()


def _read(copy: bytes, headings: Callable[[list[str]], int]) -> Table:
    book = load_workbook(io.BytesIO(copy), data_only=False, keep_links=False)
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise Unfit(422, "Every sheet of the workbook is hidden.", "Show the one that is meant.")
    sheet = max(shown, key=lambda one: max(map(headings, _heads(one)), default=0))
    if sheet.max_row > MOST_ROWS + LOOKED_AT or sheet.max_column > MOST_COLUMNS:
        raise too_long()
    results = _results(copy, sheet)
    notes = [f"Read from the sheet “{sheet.title}”."] if len(book.worksheets) > 1 else []
    if hidden:
        notes.append(f"Hidden sheets were not read: {', '.join(hidden)[:200]}.")
    notes += _of_what_is_hidden(sheet)
    lines = tuple(_lines(sheet, results))
    if results is not None:
        notes.append("Of formulas the last result was taken.")
    return Table(lines, tuple(notes))


def _heads(sheet: Any) -> Iterator[list[str]]:
    rows = sheet.iter_rows(max_row=min(sheet.max_row, LOOKED_AT), max_col=min(sheet.max_column, MOST_COLUMNS))
    for row in rows:
        yield [str(cell.value) for cell in row if cell.value is not None]


def _results(copy: bytes, sheet: Any) -> Any:
    """Return the same sheet with the results of its formulas; None where it has no formula."""
    if not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row):
        return None
    return load_workbook(io.BytesIO(copy), data_only=True, keep_links=False)[sheet.title]


def _of_what_is_hidden(sheet: Any) -> list[str]:
    rows = sorted(number for number, one in sheet.row_dimensions.items() if one.hidden)
    columns = sorted(name for name, one in sheet.column_dimensions.items() if one.hidden)
    found = []
    if rows:
        some = ", ".join(map(str, rows[:10])) + (" and more" if len(rows) > 10 else "")
        found.append(f"Hidden rows were read like the others: {some}.")
    if columns:
        found.append(f"Hidden columns were read like the others: {', '.join(columns[:10])}.")
    return found


def _lines(sheet: Any, results: Any) -> Iterator[Line]:
    merged = {place for area in sheet.merged_cells.ranges for place in _beneath(area)}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(
            Cell(fault=MERGED)
            if (number, place) in merged
            else _cell(cell, results[f"{letter(place)}{number}"] if results is not None else None)
            for place, cell in enumerate(row)
        )
        if any(cell.text or cell.fault not in ("", MERGED) for cell in cells):
            yield Line(number, cells)


def _beneath(area: Any) -> Iterator[tuple[int, int]]:
    """Return the places of a merged area that hold nothing of their own; of one as wide as a sheet, some."""
    for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1):
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
            if (row, column) != (area.min_row, area.min_col):
                yield row, column - 1


def _cell(cell: Any, result: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        if result is None or result.value is None:
            return Cell(fault=NO_RESULT)
        cell, value = result, result.value
    if value is None:
        return EMPTY
    if cell.data_type == "e":
        return Cell(fault=f"The cell holds the error {value}.")
    if isinstance(value, str):
        return Cell(unescape(value)) if "_x" in value else Cell(value)
    return _figure(value, str(cell.number_format or ""))


def _figure(value: Any, form: str) -> Cell:
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes"))
    if isinstance(value, date | time):
        return Cell(value.isoformat())
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        whole = number == number.to_integral_value()
        text = f"{number.to_integral_value():f}" if whole else f"{number:f}"
        return Cell(text, _as_shown(number, text, form))
    return Cell(str(value))


def _as_shown(number: Decimal, text: str, form: str) -> str:
    """Return a number as the sheet shows it, where that says more: 007 with its zeros, 0.6 as 60 %."""
    if ZEROS.fullmatch(form) and text.isdigit():
        return text.zfill(len(form))
    if form.endswith("%"):
        return f"{(number * 100).normalize():f}%"
    return ""
