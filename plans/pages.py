"""Pages of the plan: the registers at a glance, then each register and its rows."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from missions.errors import Conflict, Invalid, NotPermitted, NotReady
from missions.roles import standing
from plans import programmes
from plans.desk import Desk, Shelf, visible_mission
from plans.grid import keep_cell
from plans.models import JointProgramme
from plans.permissions import reads
from plans.queries import counts
from plans.registers import FAMILIES
from plans.remarks import remarks
from plans.row_comment_page import comment_page
from plans.row_page import row_page
from plans.rows import book_of
from plans.sheet_page import sheet_page
from plans.table_page import table_page

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
    context = {
        "mission": mission,
        "families": families,
        "remarks": remarks(mission),
        "crumbs": [{"text": PLAN.title, "url": ""}],
    }
    return render(request, "plans/index.html", context)


@login_required
@require_safe
def register(request: HttpRequest, key: str, register: str) -> HttpResponse:
    """Show one register as a table."""
    return table_page(Desk(request, PLAN, key, register))


@login_required
@require_POST
def comment(
    request: HttpRequest, key: str, register: str, row: int, number: int | None = None
) -> HttpResponse:
    """Take a comment on a row, or the answer to one."""
    return comment_page(Desk(request, PLAN, key, register), row, number)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: str, register: str, row: int | None = None) -> HttpResponse:
    """Show a row with its form, or the form for a new one, and keep what is sent."""
    return row_page(Desk(request, PLAN, key, register), row)


@csrf_exempt  # the page protects itself, once it is known that the body is not too large to be read
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, key: str, register: str) -> HttpResponse:
    """Show what a spreadsheet would change in a register, and take it in."""
    return sheet_page(Desk(request, PLAN, key, register))


@login_required
@require_POST
def cell(request: HttpRequest, key: str, register: str, row: int, column: str) -> HttpResponse:
    """Keep one cell of a register."""
    return keep_cell(Desk(request, PLAN, key, register), row, column)


@login_required
@require_POST
def sign(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Record an entity's signature under a document of a joint programme."""
    entity, document = request.POST.get("entity", "").strip()[:120], request.POST.get("document", "")

    def act(desk: Desk, programme: JointProgramme) -> str:
        if not entity:
            raise Invalid(_("Name the entity that signed."), field="entity")
        programmes.sign(desk.mission, programme, by=desk.person, document=document, entity=entity)
        return _("The signature of %(entity)s is kept.") % {"entity": entity}

    return _programme_act(request, key, row, act)


@login_required
@require_POST
def start(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Start a joint programme once every entity has signed all three documents."""

    def act(desk: Desk, programme: JointProgramme) -> str:
        programmes.start(desk.mission, programme, by=desk.person)
        return _("The joint programme has started.")

    return _programme_act(request, key, row, act)


def _programme_act(
    request: HttpRequest, key: str, row: int, act: Callable[[Desk, JointProgramme], str]
) -> HttpResponse:
    desk = Desk(request, PLAN, key, "joint-programmes")
    programme = desk.find(row)
    try:
        messages.success(request, act(desk, programme))
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (NotReady, Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect("plans:row", desk.mission.key, "joint-programmes", programme.pk)
