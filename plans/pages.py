"""Pages of the plan: the registers at a glance, then each register and its rows."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from missions.roles import standing
from plans.permissions import reads
from plans.queries import counts
from plans.register_pages import Desk, Shelf, row_page, table_page, visible_mission
from plans.registers import FAMILIES
from plans.rows import book_of

PLAN = Shelf("plans", "Plan", book_of)


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show every register of the plan with the number of its rows."""
    mission = visible_mission(request, key)
    roles = standing(request.user, mission)  # type: ignore[arg-type]
    filled = counts(mission)
    families = [
        {
            "title": title,
            "registers": [
                {
                    "register": register,
                    "count": filled.get(register.key, 0),
                    "url": PLAN.url("register", mission, register.key),
                }
                for register in registers
                if reads(register, roles)
            ],
        }
        for title, registers in FAMILIES
    ]
    context = {"mission": mission, "families": families, "crumbs": [{"text": PLAN.title, "url": ""}]}
    return render(request, "plans/index.html", context)


@login_required
@require_safe
def register(request: HttpRequest, key: str, register: str) -> HttpResponse:
    """Show one register as a table."""
    return table_page(Desk(request, PLAN, key, register))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: str, register: str, row: int | None = None) -> HttpResponse:
    """Show a row with its form, or the form for a new one, and keep what is sent."""
    return row_page(Desk(request, PLAN, key, register), row)
