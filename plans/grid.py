"""A register edited cell by cell: keeping one cell.

A cell is written as in a spreadsheet: its text is read as the cell of a sheet is, by the same rules.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.forms import whole_number
from plans import keeping
from plans.desk import Desk
from plans.sheets import cells
from plans.sheets.links import Linked
from plans.sheets.tables import Cell
from plans.table_page import line_of
from plans.values import WrongValueError

LONGEST = 25_000
Answer = Callable[[Desk, dict[str, Any]], HttpResponse]


def plain_line(desk: Desk, line: dict[str, Any]) -> HttpResponse:
    """Answer with the row as a line of its register's table."""
    context = {"line": line, "register": desk.register, "may_write": True}
    return render(desk.request, "plans/_line.html", context)


def keep_cell(desk: Desk, row_id: int, key: str, answer: Answer = plain_line) -> HttpResponse:
    """Keep one cell and answer with the row as it stands then; a refusal says why, in JSON.

    400 for a wrong value, 403, 404, 409 for a rule, 412 when the row has changed meanwhile. Another page on
    which the row stands gives its own `answer`.
    """
    row = desk.find(row_id)
    column = next((one for one in desk.writable if one.key == key), None)
    if column is None:
        return _refused(404, _("There is no such column to write in."))
    post = desk.request.POST
    text, seen = post.get("value", "")[:LONGEST], whole_number(post.get("version", ""))
    links = Linked(desk.mission, desk.person)
    try:
        value = cells.taken(column, Cell(text), links, comma_is_decimal=False)
        keeping.keep(
            desk.book,
            desk.mission,
            {key: value},
            by=desk.person,
            row=row,
            if_version=-1 if seen is None else seen,
        )
    except WrongValueError as wrong:
        return _refused(400, str(wrong))
    except Invalid as wrong:
        return _refused(400, " ".join(wrong.errors.values()))
    except NotPermitted as refusal:
        return _refused(403, str(refusal))
    except NotReady as refusal:
        mend = _("Open the row to explain it.") if _explicable(refusal) else ""
        return _refused(409, f"{' '.join(item.message for item in refusal.blockers)} {mend}".strip())
    except Conflict as refusal:
        return _refused(409, refusal.message)
    except Stale:
        return _refused(412, _("This row was changed by somebody meanwhile. Load the page again to see it."))
    shown = [one for one in desk.columns if one.key in post.get("columns", "").split(",")]
    return answer(desk, line_of(desk, desk.find(row_id), shown, links))


def _explicable(refusal: NotReady) -> bool:
    return all(item.klass == "standard" for item in refusal.blockers)


def _refused(status: int, sentence: str) -> HttpResponse:
    return JsonResponse({"said": sentence}, status=status)
