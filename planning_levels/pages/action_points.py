"""`action-points/`: one list of what is to be done, open by day, then what is done and dropped."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from missions.action_points import (
    DROPPERS_OF_CONDITIONS,
    KEEPERS,
    add_action_point,
    change_action_point,
    keepers_of,
    may_settle,
    settle_action_point,
)
from missions.body_rows import PAGES
from missions.forms import attempt, typed, typed_on_row, whole_number
from missions.meetings import meetings_for
from missions.models import ActionPoint, Meeting, Mission
from missions.pages.body_seats import HEADINGS
from missions.pages.choices import entity_choices, person_choices
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from planning_levels.access import action_points_for
from planning_levels.api.action_points import ActionPointChange, ActionPointNew, Settled, owned_by


@login_required
@require_GET
def action_points(request: HttpRequest, key: str) -> HttpResponse:
    """Show the action points of a mission, of one owner where the address names one."""
    mission = visible_mission(request, key)
    everything = list(_rows(request, mission))
    owner = request.GET.get("owner", "")
    rows = list(_rows(request, mission).filter(owned_by(owner))) if owner else everything
    roles, person = standing_in(request, mission).roles, person_of(request)
    open_ones = [row for row in rows if row.state == "open"]
    shown = context(
        mission,
        (_("Action points"), ""),
        sentence=_told(open_ones, mission.today()),
        open_points=[
            (row, may_settle(row, person, roles), row.days_over(mission.today())) for row in open_ones
        ],
        ended=[row for row in rows if row.state != "open"],
        owners=sorted({(row.owner_key, row.who) for row in everything if row.who}, key=lambda item: item[1]),
        owner=owner,
        may_set=any(roles & set(keepers) for keepers in KEEPERS.values()),
    )
    return render(request, "planning_levels/action_points.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def new_action_point(request: HttpRequest, key: str) -> HttpResponse:
    """Set an action point of a body, perhaps of the meeting that the address names."""
    mission = visible_mission(request, key)
    roles = standing_in(request, mission).roles
    mine = [kind for kind, keepers in KEEPERS.items() if roles & set(keepers)]
    meeting = _meeting(request, mission)
    back = f"/missions/{key}/action-points/" if meeting is None else _of_meeting(meeting)
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _add(request, mission, meeting))
        if tried.ok and tried.result:
            return done(request, _said(tried.result), back)
    kinds = [meeting.body.kind] if meeting else mine
    bodies = [(kind, str(HEADINGS[kind])) for kind in kinds]
    first = {"name": "body", "type": "select", "label": _("Body"), "required": True, "choices": bodies,
             "value": kinds[0] if len(kinds) == 1 else ""}  # fmt: skip
    why = _("Action points are set by %(who)s.") % {"who": for_whom(*KEEPERS["imtf"], *KEEPERS["impt"])}
    return form_page(
        request,
        context(mission, (_("Action points"), f"/missions/{key}/action-points/"), (_("Set one"), "")),
        title=_("Set an action point"),
        sentence=_("Who does what until when; it stays in the list until it is done or dropped."),
        fields=[first, *_fields()],
        submit=_("Set the action point"),
        back=back,
        tried=tried,
        not_for_you="" if set(mine) & set(kinds) else why,
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_action_point(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say what became of a point, or change its words, owner or day."""
    mission = visible_mission(request, key)
    point = get_object_or_404(_rows(request, mission), pk=number)
    roles = standing_in(request, mission).roles
    may_change = bool(roles & set(keepers_of(point)))
    droppers = DROPPERS_OF_CONDITIONS if point.gate else ()
    may = may_settle(point, person_of(request), roles) or bool(roles & set(droppers))
    tried = None
    changing = request.GET.get("change") == "1"
    if request.method == "POST":
        tried = attempt(lambda: (_change if changing else _settle)(request, mission, point))
        if tried.ok and tried.result:
            return done(request, _said(tried.result), f"/missions/{key}/action-points/")
    crumbs = (_("Action points"), f"/missions/{key}/action-points/"), (_("One point"), "")
    why = _("This is for the owner, or %(who)s.") % {"who": for_whom(*keepers_of(point))}
    return form_page(
        request,
        context(mission, *crumbs, point=point, may_change=may_change and not changing),
        title=_("Change the action point") if changing else _("What became of it"),
        sentence=point.text,
        fields=_fields(point) if changing else _outcome(mission, point),
        submit=_("Save the change") if changing else _("Keep this"),
        back=f"/missions/{key}/action-points/",
        tried=tried,
        not_for_you="" if (may_change if changing else may) else why,
        template="planning_levels/action_point.html",
    )


def _rows(request: HttpRequest, mission: Mission) -> QuerySet[ActionPoint]:
    rows = action_points_for(person_of(request)).filter(mission=mission)
    return rows.select_related("owner", "entity", "body", "meeting__body")


def _meeting(request: HttpRequest, mission: Mission) -> Meeting | None:
    asked = request.GET.get("meeting", "")
    if not asked:
        return None
    number = whole_number(asked, digits=18)
    if number is None:
        raise Http404
    rows = meetings_for(person_of(request)).filter(body__mission=mission).select_related("body__mission")
    return get_object_or_404(rows, pk=number)


def _of_meeting(meeting: Meeting) -> str:
    return f"/missions/{meeting.body.mission.key}/{PAGES[meeting.body.kind]}/meetings/{meeting.pk}/"


def _add(request: HttpRequest, mission: Mission, meeting: Meeting | None) -> ActionPoint:
    given = ActionPointNew.model_validate(typed(request.POST)).given()
    return add_action_point(mission, given.pop("body"), by=person_of(request), meeting=meeting, **given)


def _change(request: HttpRequest, mission: Mission, point: ActionPoint) -> ActionPoint:
    data, version = typed_on_row(request.POST)
    given = {"owner": "", "due": None, **ActionPointChange.model_validate(data).given()}
    return change_action_point(mission, point, by=person_of(request), if_version=version, **given)


def _settle(request: HttpRequest, mission: Mission, point: ActionPoint) -> ActionPoint:
    data, version = typed_on_row(request.POST)
    given = Settled.model_validate(data).given()
    return settle_action_point(mission, point, by=person_of(request), if_version=version, **given)


def _fields(point: ActionPoint | None = None) -> list[dict[str, Any]]:
    owner = point.owner_key if point else ""
    choices = [*person_choices(), *entity_choices()]
    if owner and owner not in dict(choices):
        choices.append((owner, owner))
    fields: list[dict[str, Any]] = [
        {"name": "text", "type": "textarea", "label": _("What is to be done"), "required": True, "rows": 3,
         "value": point.text if point else ""},
        {"name": "owner", "type": "select", "label": _("Owner"), "choices": choices, "value": owner,
         "help": _("A person who signs in, or an office or agency.")},
        {"name": "due", "type": "date", "label": _("Due on"), "value": point.due if point else None},
    ]  # fmt: skip
    return [*fields, _version(point)] if point else fields


def _outcome(mission: Mission, point: ActionPoint) -> list[dict[str, Any]]:
    states = [("done", _("done")), ("dropped", _("dropped, for a reason")), ("open", _("open"))]
    return [
        {"name": "state", "type": "radio", "label": _("It is"), "choices": states, "required": True,
         "value": point.state if point.state != "open" else ""},
        {"name": "note", "type": "textarea", "label": _("What was done, or why it is dropped"), "rows": 3,
         "value": point.note},
        {"name": "on", "type": "date", "label": _("On"),
         "value": point.done_on or point.dropped_on or mission.today()},
        _version(point),
    ]  # fmt: skip


def _version(point: ActionPoint) -> dict[str, Any]:
    return {"name": "version", "type": "hidden", "value": point.version}


def _told(rows: list[ActionPoint], today: date) -> str:
    if not rows:
        return _("Nothing is open.")
    said = ngettext("One action point is open.", "%(n)d action points are open.", len(rows))
    over = sum(1 for row in rows if row.days_over(today))
    past = ngettext("The day of one has passed.", "The day of %(n)d has passed.", over)
    return " ".join([said % {"n": len(rows)}] + [past % {"n": over}] * bool(over))


def _said(point: ActionPoint) -> str:
    if point.state == "open":
        whose = point.who or _("nobody yet")
        return _("The action point stands open, for %(who)s.") % {"who": whose}
    return _("The action point is %(state)s.") % {
        "state": _("done") if point.state == "done" else _("dropped")
    }
