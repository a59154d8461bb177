"""Pages of monitoring: benchmarks with their course, reviews, observations; each number opens its rows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from missions.roles import standing
from monitoring.models import Review
from monitoring.queries import Course, courses, observed, review_notices
from monitoring.recording import OBSERVERS, book_of
from monitoring.registers import MEASUREMENTS, OBSERVATIONS, REVIEWS
from monitoring.trend import drawn
from plans.desk import Desk, Shelf, visible_mission
from plans.grid import keep_cell
from plans.registers import REGISTERS as PLAN_REGISTERS
from plans.row_page import row_page
from plans.sheet_page import sheet_page
from plans.table_page import table_page

MONITORING = Shelf("monitoring", "Monitoring", book_of)
WORDS = {
    "not-measured": "not measured yet",
    "no-figure": "measured in words",
    "on-the-way": "on the way",
    "met": "met",
}


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show benchmarks with trend and target, the reviews, and what was observed."""
    mission = visible_mission(request, key)
    roles = standing(request.user, mission)  # type: ignore[arg-type]
    seen = observed(mission)
    context = {
        "mission": mission,
        "today": mission.today(),
        "benchmarks": [_line(course) for course in courses(mission)],
        "reviews": [
            {
                "review": review,
                "url": MONITORING.url("row", mission, REVIEWS.key, review.pk),
                "notices": list(review_notices(review)),
            }
            for review in Review.objects.filter(mission=mission).order_by("-opened_on", "-id")
        ],
        "registers": [
            {
                "register": register,
                "count": seen.get(register.key, 0),
                "url": MONITORING.url("register", mission, register.key),
            }
            for register in (MEASUREMENTS, REVIEWS, *OBSERVATIONS.values())
        ],
        "may_write": not mission.ended and roles.any_of(OBSERVERS) is not None,
        "measure_url": MONITORING.url("add", mission, MEASUREMENTS.key),
        "review_url": MONITORING.url("add", mission, REVIEWS.key),
        "benchmarks_register": PLAN_REGISTERS["benchmarks"],
        "crumbs": [{"text": MONITORING.title, "url": ""}],
    }
    return render(request, "monitoring/index.html", context)


def _line(course: Course) -> dict[str, Any]:
    figures = [(item.date, item.number) for item in course.measurements if item.number is not None]
    return {
        "benchmark": course.benchmark,
        "last": course.last,
        "measurements": course.measurements,
        "standing": WORDS[course.standing],
        "percent": None if course.progress is None else round(course.progress * 100),
        "trend": drawn(figures, course.benchmark.target_value),
    }


@login_required
@require_safe
def register(request: HttpRequest, key: str, register: str) -> HttpResponse:
    """Show one register of monitoring as a table."""
    return table_page(Desk(request, MONITORING, key, register))


@csrf_exempt  # the page protects itself, once it is known that the body is not too large to be read
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, key: str, register: str) -> HttpResponse:
    """Show what a spreadsheet would change in a register, and take it in."""
    return sheet_page(Desk(request, MONITORING, key, register))


@login_required
@require_POST
def cell(request: HttpRequest, key: str, register: str, row: int, column: str) -> HttpResponse:
    """Keep one cell of a register."""
    return keep_cell(Desk(request, MONITORING, key, register), row, column)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: str, register: str, row: int | None = None) -> HttpResponse:
    """Show a row with its form, or the form for a new one, and keep what is sent."""
    return row_page(Desk(request, MONITORING, key, register), row)
