"""The bodies' work as the API shows it."""

from typing import Any

from missions.meetings import one_sided
from missions.models import BackstoppingRequest, Body, BodyReview, Deployment, Meeting, Person, Reinforcement
from missions.terms import in_force


def meeting_row(row: Meeting, kind: str) -> dict[str, Any]:
    """Return a meeting with who took part and the numbers of its action points."""
    there = list(row.attendance.all())
    return {
        "id": row.pk,
        "on": row.held_on,
        "agenda": row.agenda,
        "minute": row.minute,
        "decisions": row.decisions,
        "attendance": [
            {
                "member": item.member_id,
                "seat": item.member.seat if item.member else "",
                "name": item.name,
                "state": item.state,
                "represented_by": item.represented_by,
            }
            for item in there
        ],
        "one_sided": one_sided(kind, there),
        "action_points": [point.pk for point in row.action_points.all()],
        "source": row.source,
        "version": row.version,
    }


def deployment_row(row: Deployment) -> dict[str, Any]:
    """Return a deployment."""
    return {
        "id": row.pk,
        "direction": row.direction,
        "name": row.name,
        "person": _of(row.person),
        "entity": row.entity_id,
        "place": row.place,
        "task": row.task,
        "from": row.from_date,
        "until": row.until,
        "version": row.version,
    }


def request_row(row: BackstoppingRequest) -> dict[str, Any]:
    """Return a request of the mission."""
    return {
        "id": row.pk,
        "text": row.text,
        "asked_on": row.asked_on,
        "asked_by": _of(row.asked_by),
        "wanted_by": row.wanted_by,
        "answer": row.answer,
        "answered_on": row.answered_on,
        "answered_by": _of(row.answered_by),
        "version": row.version,
    }


def review_row(row: BodyReview) -> dict[str, Any]:
    """Return a review of the task force."""
    return {
        "id": row.pk,
        "called_on": row.called_on,
        "held_on": row.held_on,
        "held_by": _of(row.held_by),
        "objectives": row.objectives,
        "membership": row.membership,
        "tasks": row.tasks,
        "terms_version": row.terms.number if row.terms else None,
        "version": row.version,
    }


def reinforcement_row(row: Reinforcement) -> dict[str, Any]:
    """Return a reinforcement asked for."""
    return {
        "id": row.pk,
        "reason": row.reason,
        "side": row.side,
        "people": row.people,
        "from": row.from_date,
        "until": row.until,
        "asked_on": row.asked_on,
        "asked_by": _of(row.asked_by),
        "state": row.state,
        "answer": row.answer,
        "answered_on": row.answered_on,
        "answered_by": _of(row.answered_by),
        "version": row.version,
    }


def terms_rows(body: Body) -> list[dict[str, Any]]:
    """Return the versions of a body's terms, the generic one first."""
    first = {"number": 1, "text": in_force(body.kind, ""), "generic": True}
    rows = list(body.terms.select_related("written_by")) if body.pk else []
    return [
        {**first, "written_on": None, "written_by": None},
        *(
            {
                "number": row.number,
                "text": in_force(body.kind, row.text),
                "generic": not row.text,
                "written_on": row.written_on,
                "written_by": row.written_by.username,
            }
            for row in rows
        ),
    ]


def _of(person: Person | None) -> str | None:
    return person.username if person else None
