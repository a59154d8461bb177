"""Dashboards as pages: of all missions that a person sees, and of one; each table also as a file."""

import sys
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from missions.access import Reader
from missions.models import Mission
from monitoring.trend import Trend, drawn
from planning_levels.dashboards.counted import KINDS
from planning_levels.dashboards.mission import mission_board
from planning_levels.dashboards.portfolio import Asked, portfolio_board
from planning_levels.dashboards.shapes import Block, Board, Cell, as_csv
from planning_levels.pages.common import context_of, person_of, visible_mission
from planning_levels.reading import Reading


@login_required
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show where all missions stand, the next decisions, what stands in the way, the load of departments."""
    asked = _asked(request)
    board = portfolio_board(person_of(request), asked)
    query = {
        name: value for name, value in (("of", asked.of), ("page", str(asked.page))) if value not in ("", "1")
    }
    shown = {
        "board": board,
        "of": asked.of,
        "api": f"{reverse('api-dashboard')}?{urlencode(query)}" if query else reverse("api-dashboard"),
        "files": reverse("dashboard"),
        "query": f"?{urlencode(query)}" if query else "",
        "pages": _pages(board, asked),
    }
    return render(request, "planning_levels/dashboard.html", shown | _drawn(board))


@login_required
@require_safe
def one_dashboard(request: HttpRequest, key: str) -> HttpResponse:
    """Show what the leadership of a mission looks at."""
    mission = visible_mission(request, key)
    page = context_of(request, mission, (_("Dashboard"), ""))
    board = mission_board(page["reading"], person_of(request))
    page |= {
        "board": board,
        "api": reverse("api-mission-dashboard", args=[mission.key]),
        "files": reverse("mission-dashboard", args=[mission.key]),
    }
    return render(request, "planning_levels/mission_dashboard.html", page | _drawn(board))


@login_required
@require_safe
def dashboard_file(request: HttpRequest, block: str) -> HttpResponse:
    """Give one table of the dashboard of all missions as CSV; that of the missions with all its pages."""
    whole = Asked(_asked(request).of, size=sys.maxsize)
    return _file(portfolio_board(person_of(request), whole), block, "missions")


@login_required
@require_safe
def one_dashboard_file(request: HttpRequest, key: str, block: str) -> HttpResponse:
    """Give one table of a mission's dashboard as CSV."""
    mission = visible_mission(request, key)
    return _file(mission_board(_reading(request, mission), person_of(request)), block, mission.key)


def _reading(request: HttpRequest, mission: Mission) -> Reading:
    return Reading(mission, reader=Reader(person_of(request), mission))


def _asked(request: HttpRequest) -> Asked:
    """Return which missions are listed; an address that was typed wrong lists them all, from the first."""
    of, page = request.GET.get("of", ""), request.GET.get("page", "")
    known = of.partition(":")[0] in KINDS
    return Asked(
        of if known else "", int(page) if page.isdecimal() and 0 < len(page) < 6 and int(page) else 1
    )


def _pages(board: Board, asked: Asked) -> dict[str, str]:
    """Return the addresses of the pages of missions beside this one; empty ones are left out."""
    beside = {"before": asked.page - 1, "after": asked.page + 1}
    return {
        name: "?" + urlencode({**({"of": asked.of} if asked.of else {}), "page": number}) + "#missions"
        for name, number in beside.items()
        if 1 <= number <= board.paging["pages"]
    }


def _drawn(board: Board) -> dict[str, Any]:
    return {"parts": [(block, _rows(block)) for block in board.blocks]}


def _rows(block: Block) -> list[list[tuple[Any, Cell, Trend | None]]]:
    """Return the rows of a block, each cell with its column and, where it has a course, its line."""
    return [[(column, cell, _course(cell)) for column, cell in row] for row in block.lines]


def _course(cell: Cell) -> Trend | None:
    days = [(date.fromisoformat(day), Decimal(str(number))) for day, number in cell.course]
    return drawn(days, None if cell.goal is None else Decimal(str(cell.goal)))


def _file(board: Board, block: str, about: str) -> HttpResponse:
    try:
        found = board.block(block)
    except KeyError as unknown:
        raise Http404(_("The dashboard has no table of this name.")) from unknown
    headers = {"Content-Disposition": f'attachment; filename="{about}-{block}.csv"'}
    return HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8", headers=headers)
