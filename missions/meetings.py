"""Meetings of the planning bodies: who took part, what was said and decided (IMPP guidelines B, Annex A)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from missions import seats
from missions.access import hears_positions
from missions.action_points import KEEPERS
from missions.body_rows import NAMES, body_of
from missions.door import Passage, passage
from missions.errors import Invalid
from missions.models import Attendance, Body, Meeting, Member, Mission, Person
from missions.versions import check_version

Attending = Mapping[str, Any]
OF_MINUTES = (
    "add-meeting",
    "change-meeting",
    "add-action-point",
    "change-action-point",
    "settle-action-point",
)
TAKES_PART = (Attendance.State.PRESENT, Attendance.State.REPRESENTED)


def meetings_for(person: Person) -> QuerySet[Meeting]:
    """Return the meetings whose minute a person may read: those of missions where they hear departments."""
    return Meeting.objects.filter(hears_positions(person, "body__mission"))


def add_meeting(
    mission: Mission,
    kind: str,
    *,
    by: Person,
    held_on: date | None = None,
    agenda: str = "",
    minute: str = "",
    decisions: Iterable[str] = (),
    attendance: Sequence[Attending] = (),
    source: str = "",
) -> Meeting:
    """Record a meeting of a body, planned or held; a day still to come has an agenda and no minute.

    `attendance` names members of the body (`member`) or others (`name`), each with a `state`, and with
    `represented_by` where somebody was sent. Raises NotPermitted (403), Invalid (400).
    """
    with passage(mission, by=by, verb="add-meeting") as step:
        step.permit(*KEEPERS[kind])
        meeting = Meeting(
            body=body_of(step.mission, kind),
            held_on=held_on or step.mission.today(),
            agenda=agenda,
            minute=minute,
            decisions=list(decisions),
            source=source,
            recorded_by=by,
        )
        _check(step, meeting, attendance)
        meeting.save()
        _attend(meeting, attendance)
        _tell(step, kind, meeting, "recorded")
    return meeting


def change_meeting(
    mission: Mission,
    kind: str,
    meeting: Meeting,
    *,
    by: Person,
    if_version: int | None = None,
    attendance: Sequence[Attending] | None = None,
    **fields: Any,
) -> Meeting:
    """Change what is said of a meeting; `attendance` replaces who took part."""
    with passage(mission, by=by, verb="change-meeting") as step:
        step.permit(*KEEPERS[kind])
        held = Meeting.objects.get(pk=meeting.pk)
        check_version(held, if_version)
        for name, value in fields.items():
            setattr(held, name, value)
        _check(step, held, attendance or ())
        held.version += 1
        held.save()
        if attendance is not None:
            held.attendance.all().delete()
            _attend(held, attendance)
        _tell(step, kind, held, "changed")
    return held


def one_sided(kind: str, attendance: Sequence[Attendance]) -> str:
    """Return the side that took no part in a meeting, in words; empty where both did.

    A task force is one-sided without the country team, a planning team without either of its sides. Nothing
    is said of a meeting whose attendance was not kept.
    """
    there = {item.member.seat for item in attendance if item.member and item.state in TAKES_PART}
    if not attendance:
        return ""
    if kind == Body.Kind.IMTF:
        return "" if "unct" in there else seats.SEAT_TITLES["unct"]
    return " and ".join(title for side, title in seats.SIDE_TITLES.items() if side not in there)


def _check(step: Passage, meeting: Meeting, attendance: Sequence[Attending]) -> None:
    faults = _faults_of(meeting, attendance)
    ahead = meeting.held_on > step.mission.today()
    if ahead and (meeting.minute or meeting.decisions or attendance):
        faults["on"] = "A meeting still to come has an agenda; minute, decisions and attendance follow it."
    if not ahead and not (meeting.agenda or meeting.minute or meeting.decisions):
        faults["minute"] = "Write the agenda, the minute or what was decided."
    if faults:
        raise Invalid(faults)


def _faults_of(meeting: Meeting, attendance: Sequence[Attending]) -> dict[str, str]:
    faults: dict[str, str] = {}
    known = set(Member.objects.filter(body=meeting.body).values_list("pk", flat=True))
    named = [item["member"] for item in attendance if item.get("member") is not None]
    if len(named) != len(set(named)):
        faults["attendance"] = "Name each member once."
    for item in attendance:
        if item.get("member") is None and not item.get("name"):
            faults["attendance"] = "Name the member, or who else came."
        if item.get("member") is not None and item["member"] not in known:
            faults["attendance"] = "That member does not belong to this body."
        sent = bool(item.get("represented_by"))
        if sent != (item["state"] == Attendance.State.REPRESENTED):
            faults["attendance"] = "Name who represented a member, and only where the member sent somebody."
    return faults


def _attend(meeting: Meeting, attendance: Sequence[Attending]) -> None:
    names = dict(Member.objects.filter(body=meeting.body).values_list("pk", "name"))
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            member_id=item.get("member"),
            name=item.get("name") or names[item["member"]],
            state=item["state"],
            represented_by=item.get("represented_by") or "",
        )
        for item in attendance
    )


def _tell(step: Passage, kind: str, meeting: Meeting, how: str) -> None:
    rows = list(meeting.attendance.select_related("member"))
    step.sentence = f"Meeting of the {NAMES[kind]} on {meeting.held_on:%d %B %Y} {how}."
    missed = one_sided(kind, rows)
    if missed:
        step.sentence = f"{step.sentence[:-1]}; {missed} took no part."
    step.detail = {
        "meeting": meeting.pk,
        "body": kind,
        "on": meeting.held_on,
        "agenda": meeting.agenda,
        "minute": meeting.minute,
        "decisions": meeting.decisions,
        "attendance": [
            {"name": row.name, "state": row.state, "represented_by": row.represented_by} for row in rows
        ],
    }
