"""`mandate/`: the mandate task by task, against plan and means; answered in the table, by keyboard."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from missions.access import Reader
from missions.errors import Conflict, NotPermitted, NotReady
from missions.pages.ground import context, person_of, standing_in, visible_mission
from outputs.content import writers
from planning_levels.mandating import MandateReview, review_of
from planning_levels.reading import Reading
from planning_levels.shortfall import NOTE, draft_note
from planning_levels.showing.mandate import means_in_words, sentence_of, standing_badge
from plans.columns import Column
from plans.desk import Desk
from plans.editors import editors
from plans.grid import keep_cell
from plans.mandate import Reviewed, reviewed
from plans.pages import PLAN
from plans.sheets.links import Linked
from plans.table_page import line_of

REGISTER = "mandate-tasks"
COLUMNS = ("coverage", "served_by", "benchmarks", "activities", "funding", "funds_raised_by", "note")
OPENERS = ("planner", "imtf-chair", "impt-lead", "srsg")


@login_required
@require_safe
def mandate(request: HttpRequest, key: str) -> HttpResponse:
    """Show periods, tasks by record with what serves them, mismatches, and what follows from them."""
    mission = visible_mission(request, key)
    desk = Desk(request, PLAN, key, REGISTER)
    reading = Reading(mission, reader=Reader(person_of(request), mission))
    found = review_of(reading)
    links, may_write = Linked(mission, desk.person), desk.may_write()
    columns = _columns(desk, renewed=len(found.given) > 1)
    roles = standing_in(request, mission)
    shown = context(
        mission,
        (_("Mandate"), ""),
        found=found,
        sentence=sentence_of(found),
        groups=[
            {
                "given": group,
                "lines": [_line(desk, item, columns, links if may_write else None) for item in group.tasks],
            }
            for group in found.given
        ],
        columns=columns,
        width=len(columns) + 2,
        # One key for each cell of a line; the second cell is worked out and has none.
        shown_columns=",".join(["text", "", *(column.key for column in columns)]),
        editors=editors(columns, links) if may_write else [],
        may_write=may_write,
        may_draft=not mission.ended and roles.any_of(writers(NOTE, reading.position)) is not None,
        may_open=not mission.ended and roles.any_of(OPENERS) is not None,
        record_verb=_record_verb(reading),
        priorities_url=PLAN.url("register", mission, "priorities"),
        mismatches_url=PLAN.url("register", mission, "mismatches"),
        **_next_open(found),
    )
    return render(request, "planning_levels/mandate.html", shown)


@login_required
@require_POST
def mandate_cell(request: HttpRequest, key: str, row: int, column: str) -> HttpResponse:
    """Keep one cell of a task, and answer with its line as this page shows it."""
    return keep_cell(Desk(request, PLAN, key, REGISTER), row, column, _answer)


@login_required
@require_POST
def draft_shortfall_note(request: HttpRequest, key: str) -> HttpResponse:
    """Draft the note on the shortfall from the review, and go to it."""
    mission = visible_mission(request, key)
    try:
        version = draft_note(mission, by=person_of(request))
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Conflict, NotReady) as refusal:
        messages.error(request, str(refusal))
        return redirect("mandate", key)
    said = _(
        "Version %(n)d of the note is drafted from the review. Say what is asked of the Council, and send it."
    )
    messages.success(request, said % {"n": version.number})
    return redirect("outputs:detail", key, NOTE)


def _columns(desk: Desk, *, renewed: bool) -> list[Column]:
    """Return the columns that are answered; what a task carries on only where there is an earlier record."""
    wanted = [*COLUMNS[:1], "carries_on", *COLUMNS[1:]] if renewed else COLUMNS
    return [desk.register.by_key[name] for name in wanted]


def _line(desk: Desk, item: Reviewed, columns: list[Column], links: Linked | None) -> dict[str, Any]:
    return _worked_out(item, line_of(desk, item.task, columns, links))


def _worked_out(item: Reviewed, line: dict[str, Any]) -> dict[str, Any]:
    """Add to a line of the register what this page works out beside it."""
    state, word = standing_badge(item)
    return {**line, "item": item, "state": state, "word": word, "means": means_in_words(item)}


def _answer(desk: Desk, line: dict[str, Any]) -> HttpResponse:
    item = next(item for item in reviewed(desk.mission) if item.task.pk == line["id"])
    shown = {"line": _worked_out(item, line), "mission": desk.mission, "may_write": True}
    return render(desk.request, "planning_levels/_mandate_line.html", shown)


def _record_verb(reading: Reading) -> str:
    """Return the act by which the next record of the Council is entered; empty where none is awaited."""
    if reading.mission.ended:
        return ""
    if reading.state == "awaiting_council":
        return "record-council-authorisation"
    return "record-mandate" if reading.mandate or reading.position.mandated else ""


def _next_open(found: MandateReview) -> dict[str, Any]:
    """Return the first task that calls for an answer, for the page's one main act."""
    first = next((item.task.pk for item in found.tasks if item.calls), None)
    return {"first_open": first, "calling": sum(item.calls for item in found.tasks)}
