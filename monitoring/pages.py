"""Pages of monitoring: benchmarks with their course, reviews, observations; each number opens its rows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from missions.models import Mission
from missions.roles import standing, title_of
from monitoring.due import Due
from monitoring.models import Review
from monitoring.permissions import LEADERS, OBSERVERS
from monitoring.queries import Course, observed, review_notices
from monitoring.recording import book_of
from monitoring.registers import REGISTERS, REVIEWS
from monitoring.reported import WORDS
from monitoring.showing import monitored
from monitoring.standings import Monitored
from monitoring.trend import drawn
from plans.desk import Desk, Shelf, visible_mission
from plans.grid import keep_cell
from plans.registers import REGISTERS as PLAN_REGISTERS
from plans.row_comment_page import comment_page
from plans.row_page import row_page
from plans.sheet_page import sheet_page
from plans.table_page import table_page

MONITORING = Shelf("monitoring", "Monitoring", book_of)


@login_required
@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show benchmarks with trend and target, the reviews, and what was observed."""
    mission = visible_mission(request, key)
    roles = standing(request.user, mission)  # type: ignore[arg-type]
    seen, stands = observed(mission), monitored(mission)
    prefetch_related_objects([row for course in stands.courses for row in course.measurements], "corrections")
    pairs = list(zip(stands.courses, stands.dues, strict=True))
    context = {
        "mission": mission,
        "today": mission.today(),
        "benchmarks": [_line(course, owed) for course, owed in pairs],
        "stands": stands,
        "waits": _waits(mission, stands),
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
            for register in REGISTERS.values()
        ],
        "may_write": not mission.ended and roles.any_of(OBSERVERS) is not None,
        "measure_url": MONITORING.url("measure", mission),
        "review_url": MONITORING.url("add", mission, REVIEWS.key),
        "benchmarks_register": PLAN_REGISTERS["benchmarks"],
        "crumbs": [{"text": MONITORING.title, "url": ""}],
    }
    return render(request, "monitoring/index.html", context)


def _waits(mission: Mission, stands: Monitored) -> list[dict[str, str]]:
    """Return what is missing, and for whom it waits: values, assessments, decisions of the leadership."""
    measure = MONITORING.url("measure", mission)
    found = [
        {
            "text": _("%(benchmark)s: no value for %(period)s")
            % {
                "benchmark": f"{course.benchmark.reference} {course.benchmark}".strip(),
                "period": owed.overdue,
            },
            "note": _missed(owed),
            "who": course.benchmark.source_of_data,
            "url": f"{measure}?benchmark={course.benchmark.pk}",
        }
        for course, owed in zip(stands.courses, stands.dues, strict=True)
        if owed.overdue
    ]
    leaders, team = title_of(LEADERS[0]), title_of("impt-lead")
    found += [
        {
            "text": _("No assessment of %(period)s") % {"period": item.period},
            "note": "",
            "who": team,
            "url": MONITORING.url("performance", mission),
        }
        for item in stands.overdue
    ]
    if stands.undecided and stands.cycle:
        said = ngettext(
            "One recommendation waits for a decision",
            "%(n)d recommendations wait for a decision",
            stands.undecided,
        )
        url = MONITORING.url("cycle", mission, stands.cycle.pk)
        found.append({"text": said % {"n": stands.undecided}, "note": "", "who": leaders, "url": url})
    return found


def _missed(owed: Due) -> str:
    others = [str(item) for item in owed.missed if item != owed.overdue]
    return _("Also without a value: %(periods)s") % {"periods": ", ".join(others[-4:])} if others else ""


def _line(course: Course, owed: Due) -> dict[str, Any]:
    figures = [(item.date, item.number) for item in course.whole if item.number is not None]
    return {
        "benchmark": course.benchmark,
        "last": course.last,
        "measurements": course.measurements,
        "standing": WORDS[course.standing],
        "gap": str(owed.period) if owed.state in ("due", "late") else "",
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
@require_POST
def comment(
    request: HttpRequest, key: str, register: str, row: int, number: int | None = None
) -> HttpResponse:
    """Take a comment on a row, or the answer to one."""
    return comment_page(Desk(request, MONITORING, key, register), row, number)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: str, register: str, row: int | None = None) -> HttpResponse:
    """Show a row with its form, or the form for a new one, and keep what is sent."""
    return row_page(Desk(request, MONITORING, key, register), row)
