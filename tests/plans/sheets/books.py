"""Workbooks and CSV files as people, and people of ill will, make them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook


def workbook(lines: Sequence[Sequence[Any]], more: Callable[[Any], None] | None = None) -> bytes:
    """Return a workbook with one sheet of these lines; `more` may do further things to the sheet."""
    book = Workbook()
    sheet: Any = book.active
    for line in lines:
        sheet.append(list(line))
    if more:
        more(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a packed file with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return made.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a packed file with one part more."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def values(data: bytes) -> list[list[Any]]:
    """Return what the first sheet of a workbook holds."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]
