"""The derived tables as files: one as CSV, or all of them as sheets of one workbook."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook

from missions.models import Mission
from plans.budget.money import Money
from plans.budget.tables import TABLES, DerivedTable
from plans.sheets.cells import armed, text_of
from plans.sheets.files import CSV, TYPES, XLSX
from plans.sheets.tables import letter
from plans.sheets.writing import cell, head

WIDTHS = {"text": 40, "list": 28, "choice": 24, "line": 24}
FIGURES = 14
UNIT = "Amounts in thousands of US dollars. Worked out from the registers; not read back."


def table_file(table: DerivedTable, money: Money) -> HttpResponse:
    """Return one derived table as CSV in UTF-8; what looks like a formula is marked as text."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([column.title for column in table.columns])
    for line in _lines(table, money):
        writer.writerow([armed(value) if isinstance(value, str) else text_of(value) for value in line])
    name = f"{money.ledger.mission.key}-{table.key}.{CSV}"
    return _answer(made.getvalue().encode("utf-8-sig"), CSV, name)


def workbook_file(money: Money) -> HttpResponse:
    """Return all derived tables as one Excel workbook, a sheet for each."""
    book, mission = Workbook(write_only=True), money.ledger.mission
    for table in TABLES:
        sheet = book.create_sheet(table.title[:31])
        sheet.freeze_panes = "A2"
        for place, column in enumerate(table.columns):
            sheet.column_dimensions[letter(place)].width = WIDTHS.get(column.type, FIGURES)
        sheet.append([head(sheet, column.title) for column in table.columns])
        for line in _lines(table, money):
            sheet.append([cell(sheet, value) for value in line])
    _about(book, mission)
    made = io.BytesIO()
    book.save(made)
    return _answer(made.getvalue(), XLSX, f"{mission.key}-results-and-budget.{XLSX}")


def _about(book: Workbook, mission: Mission) -> None:
    sheet = book.create_sheet("About this file")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    told = ((mission.name, mission.today().isoformat()), ("Unit", UNIT))
    for title, text in (*told, *((table.title, table.purpose) for table in TABLES)):
        sheet.append([head(sheet, title), cell(sheet, text)])


def _lines(table: DerivedTable, money: Money) -> Iterable[list[Any]]:
    for row in table.read(money):
        values = (row[column.key] for column in table.columns)
        yield ["; ".join(value) if isinstance(value, list) else value for value in values]


def _answer(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
