"""Meetings of a body: a meeting as it was, recording one, changing what is said of it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from missions.action_points import KEEPERS
from missions.api.work_shapes import MeetingChange
from missions.body_rows import PAGES
from missions.forms import attempt, typed_on_row, whole_number
from missions.meetings import TAKES_PART, add_meeting, change_meeting, meetings_for, one_sided
from missions.models import ActionPoint, Attendance, Body, Meeting, Member, Mission
from missions.pages.body_seats import HEADINGS, seat_title
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from missions.templatetags import dates

MEMBER, SENT = "attendance.", "sent."


@login_required
@require_GET
def meeting_page(request: HttpRequest, key: str, kind: str, number: int) -> HttpResponse:
    """Show a meeting: agenda, who took part, minute, decisions, action points."""
    mission = visible_mission(request, key)
    meeting = get_object_or_404(_rows(request, mission, kind), pk=number)
    title = _heading(meeting)
    shown = context(
        mission,
        (str(HEADINGS[kind]), f"/missions/{key}/{PAGES[kind]}/"),
        (title, ""),
        meeting=meeting,
        kind=kind,
        title=title,
        sentence=_told(meeting, kind),
        rows=[
            (row, seat_title(kind, row.member.seat) if row.member else _("Guest"))
            for row in meeting.attendance.all()
        ],
        may=standing_in(request, mission).any_of(KEEPERS[kind]) is not None,
        planned=meeting.held_on > mission.today(),
    )
    return render(request, "missions/meeting.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def write_meeting(request: HttpRequest, key: str, kind: str, number: int | None = None) -> HttpResponse:
    """Record a meeting, or change what is said of the one of this number."""
    mission = visible_mission(request, key)
    found = get_object_or_404(_rows(request, mission, kind), pk=number) if number else None
    may = standing_in(request, mission).any_of(KEEPERS[kind]) is not None
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _save(request, mission, kind, found))
        if tried.ok and tried.result:
            where = f"/missions/{key}/{PAGES[kind]}/meetings/{tried.result.pk}/"
            return done(request, _("The meeting is recorded. Next: its action points."), where)
    title = _("Change the meeting") if found else _("Record a meeting")
    here = f"/missions/{key}/{PAGES[kind]}/"
    return form_page(
        request,
        context(mission, (str(HEADINGS[kind]), here), (title, ""), kind=kind),
        title=title,
        sentence=_("For a meeting still to come the day and the agenda are enough; the rest follows it."),
        fields=[*_fields(mission, found), *_attendance(mission, kind, found)],
        submit=_("Save the change") if found else _("Record the meeting"),
        back=f"{here}meetings/{found.pk}/" if found else here,
        tried=tried,
        not_for_you="" if may else _("Meetings are recorded by %(who)s.") % {"who": for_whom(*KEEPERS[kind])},
    )


def _rows(request: HttpRequest, mission: Mission, kind: str) -> QuerySet[Meeting]:
    rows = meetings_for(person_of(request)).filter(body__mission=mission, body__kind=kind)
    points = Prefetch("action_points", ActionPoint.objects.select_related("owner", "entity"))
    return rows.prefetch_related("attendance__member", points)


def _save(request: HttpRequest, mission: Mission, kind: str, found: Meeting | None) -> Meeting:
    data, version = typed_on_row(request.POST, lines=("decisions", "others"))
    there = [{"name": name, "state": "present"} for name in data.pop("others", [])]
    there += _attending({name: data.pop(name) for name in list(data) if name.startswith((MEMBER, SENT))})
    given = MeetingChange.model_validate({**data, "attendance": there}).columns()
    if found is None:
        return add_meeting(mission, kind, by=person_of(request), **given)
    given = {"agenda": "", "minute": "", "decisions": [], **given}
    return change_meeting(mission, kind, found, by=person_of(request), if_version=version, **given)


def _attending(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return who took part, from the two fields that the form has for each member."""
    numbers = [name.removeprefix(MEMBER) for name in data if name.startswith(MEMBER)]
    return [
        {
            "member": whole_number(number, digits=18),
            "state": data[f"{MEMBER}{number}"],
            "represented_by": data.get(f"{SENT}{number}", ""),
        }
        for number in numbers
    ]


def _fields(mission: Mission, found: Meeting | None) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = [
        {"name": "on", "type": "date", "label": _("Day of the meeting"),
         "value": found.held_on if found else mission.today()},
        {"name": "agenda", "type": "textarea", "label": _("Agenda"), "rows": 4,
         "value": found.agenda if found else ""},
        {"name": "minute", "type": "textarea", "label": _("Minute"), "rows": 10,
         "value": found.minute if found else "", "keep": f"{mission.key}.meeting.{found.pk if found else 0}"},
        {"name": "decisions", "type": "textarea", "label": _("Decisions taken"), "rows": 4,
         "value": "\n".join(found.decisions) if found else "", "help": _("One a line.")},
    ]  # fmt: skip
    return [*fields, {"name": "version", "type": "hidden", "value": found.version}] if found else fields


def _attendance(mission: Mission, kind: str, found: Meeting | None) -> list[dict[str, Any]]:
    """Return two fields for each member who sat on the day, and one for guests."""
    kept = {row.member_id: row for row in found.attendance.all()} if found else {}
    fields: list[dict[str, Any]] = []
    for member in _sitting(mission, kind, found, set(kept)):
        row = kept.get(member.pk)
        seat = seat_title(kind, member.seat)
        fields += [
            {"name": f"{MEMBER}{member.pk}", "type": "select", "choices": Attendance.State.choices,
             "label": _("%(name)s, %(seat)s") % {"name": member.name, "seat": seat},
             "value": row.state if row else ""},
            {"name": f"{SENT}{member.pk}", "value": row.represented_by if row else "",
             "label": _("Who came for %(name)s") % {"name": member.name}},
        ]  # fmt: skip
    guests = [row.name for row in found.attendance.all() if row.member_id is None] if found else []
    fields.append({"name": "others", "type": "textarea", "label": _("Others who came"), "rows": 2,
                   "value": "\n".join(guests), "help": _("One name a line.")})  # fmt: skip
    return fields


def _sitting(mission: Mission, kind: str, found: Meeting | None, kept: Iterable[int | None]) -> list[Member]:
    day = found.held_on if found else mission.today()
    rows = Member.objects.filter(body__mission=mission, body__kind=kind)
    return [
        row
        for row in rows
        if row.pk in kept or (row.from_date <= day and (row.until is None or row.until >= day))
    ]


def _heading(meeting: Meeting) -> str:
    return _("Meeting of %(day)s") % {"day": dates.written(meeting.held_on)}


def _told(meeting: Meeting, kind: str) -> str:
    rows = list(meeting.attendance.all())
    if not rows:
        return ""
    there = sum(1 for row in rows if row.state in TAKES_PART)
    said = ngettext("One of %(all)d took part.", "%(n)d of %(all)d took part.", there)
    missed = one_sided(kind, rows)
    one = _("It was one-sided: %(who)s took no part.") % {"who": missed} if missed else ""
    return " ".join([said % {"n": there, "all": len(rows)}, one]).strip()


def meetings_of(request: HttpRequest, body: Body) -> list[tuple[Meeting, str]]:
    """Return the meetings of a body that the person may read, the latest first, each in a sentence."""
    rows = _rows(request, body.mission, body.kind)
    return [(row, _told(row, body.kind)) for row in rows]
