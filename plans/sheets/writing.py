"""A register written as a sheet: headings, a line for each row, the number by which a row is found again."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from missions.models import Mission, Person
from plans.columns import Column
from plans.register import Register
from plans.sheets.cells import armed, text_of, worked_out, written
from plans.sheets.links import Linked
from plans.sheets.tables import letter

KEY = "Row"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
LIKE_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
LONGEST_LIST = 255  # what a workbook can hold of the values that a cell may take
WIDE, NARROW = 40, 14
ABOUT = (
    ("Row", "The number by which a row is found again. Leave it empty for a new row; do not change it."),
    ("Links", "Name a row of another register by its No., or by its name; several between semicolons."),
    ("Lists", "Several entries stand between semicolons."),
    ("Dates", "2011-07-08"),
    (
        "Empty cells",
        "An empty cell empties the column of that row. A column that is left out stays as it is.",
    ),
    ("Rows left out", "Rows that are not in the file stay."),
)


def lines_of(
    register: Register, columns: Sequence[Column], rows: Iterable[Any], mission: Mission, by: Person
) -> Iterator[list[Any]]:
    """Yield each row as written values, its number first."""
    links = Linked(mission, by)
    for row in rows:
        yield [row.pk, *(
            worked_out(register, row, column) if column.read_only else written(column, row, links)
            for column in columns
        )]  # fmt: skip


def as_csv(columns: Sequence[Column], lines: Iterable[Sequence[Any]]) -> bytes:
    """Return lines as CSV in UTF-8, marked as such for Excel; what looks like a formula is marked as text."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([KEY, *(column.title for column in columns)])
    for line in lines:
        writer.writerow([armed(value) if isinstance(value, str) else text_of(value) for value in line])
    return made.getvalue().encode("utf-8-sig")


def as_xlsx(register: Register, columns: Sequence[Column], lines: Iterable[Sequence[Any]]) -> bytes:
    """Return lines as an Excel workbook: texts as texts, so that zeros in front stay; and what they mean."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", register.title)[:31])
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 7
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[letter(place)].width = WIDE if column.type == "text" else NARROW * 1.5
    sheet.append([head(sheet, KEY), *(head(sheet, column.title) for column in columns)])
    for line in lines:
        sheet.append([cell(sheet, value) for value in line])
    for validation in _validations(columns):
        sheet.data_validations.append(validation)
    about = book.create_sheet("About this sheet")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 24, 100
    for title, text in (*ABOUT, *((column.title, _told(column)) for column in columns)):
        about.append([head(about, title), cell(about, text)])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def head(sheet: Any, title: str) -> Any:
    """Return a cell of the first line."""
    made = WriteOnlyCell(sheet, value=title)
    made.font = Font(bold=True)
    made.alignment = Alignment(wrap_text=True, vertical="top")
    return made


def cell(sheet: Any, value: Any) -> Any:
    """Return a cell: a text as text whatever it looks like, a number as a number."""
    if isinstance(value, str):
        # What would be read as a mark for a sign that cannot be seen is marked itself, as the format says.
        text = LIKE_ESCAPED.sub(lambda found: f"_x005F{found[0]}", value)
        made = WriteOnlyCell(sheet, value=UNSEEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
        made.data_type, made.number_format = "s", "@"
        made.quotePrefix = value.startswith(("=", "+", "-", "@"))
        made.alignment = Alignment(wrap_text=True, vertical="top")
        return made
    made = WriteOnlyCell(sheet, value=value)
    if isinstance(value, date):
        made.number_format = "yyyy-mm-dd"
    elif isinstance(value, Decimal):
        made.number_format = "General"
    made.alignment = Alignment(vertical="top")
    return made


def _validations(columns: Sequence[Column]) -> Iterator[Any]:
    """Yield the closed lists, so that the program offers their values."""
    for place, column in enumerate(columns, start=1):
        known = ",".join(label for _value, label in column.choices)
        commas = any("," in label or '"' in label for _value, label in column.choices)
        if column.type == "choice" and not commas and 0 < len(known) <= LONGEST_LIST:
            where = f"{letter(place)}2:{letter(place)}10000"
            yield DataValidation(type="list", formula1=f'"{known}"', allow_blank=True, sqref=where)


def _told(column: Column) -> str:
    parts = [column.help, "Worked out; it is not read." if column.read_only else ""]
    if column.choices:
        parts.append("One of: " + "; ".join(label for _value, label in column.choices) + ".")
    return " ".join(part for part in parts if part) or "-"
