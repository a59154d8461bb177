"""Registers as files: their names and kinds, and how a file that is not taken is refused."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse

from missions.documents import TooLargeError, WrongKindError
from missions.errors import Unprocessable
from missions.models import Mission, Person
from missions.packed.faults import Unfit
from plans.columns import Column
from plans.register import Register
from plans.sheets.writing import as_csv, as_xlsx, lines_of

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sheet_file(
    register: Register,
    columns: Sequence[Column],
    rows: Sequence[Any],
    mission: Mission,
    *,
    by: Person,
    kind: str,
) -> HttpResponse:
    """Return rows as a file to keep: `kind` csv or xlsx."""
    lines = lines_of(register, columns, rows, mission, by)
    data = as_xlsx(register, columns, lines) if kind == XLSX else as_csv(columns, lines)
    answer = HttpResponse(data, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{mission.key}-{register.key}.{kind}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


@contextmanager
def refusing_files() -> Iterator[None]:
    """Turn the refusal of a file into the errors that pages and API know (413, 415, 422)."""
    try:
        yield
    except Unfit as unfit:
        if unfit.status == 413:
            raise TooLargeError(str(unfit)) from unfit
        if unfit.status == 415:
            raise WrongKindError(str(unfit)) from unfit
        raise Unprocessable({"file": str(unfit)}) from unfit
