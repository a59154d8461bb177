"""The planning bodies as the API shows them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from missions import seats
from missions.models import Body, ChairTerm, Member, SubGroup
from missions.seating import notes
from missions.terms import in_force

TITLES: Mapping[str, Mapping[str, str]] = {"imtf": seats.SEAT_TITLES, "impt": seats.SIDE_TITLES}


def body_row(body: Body, on: date) -> dict[str, Any]:
    """Return a body as it stood on a day: chair, seats, gaps since it was established, sub-groups."""
    chairs = list(body.chairs.select_related("person")) if body.pk else []
    members = list(body.members.select_related("person")) if body.pk else []
    groups = list(body.sub_groups.prefetch_related("members__person")) if body.pk else []
    sitting = next((term for term in reversed(chairs) if in_force_on(term, on)), None)
    return {
        "kind": body.kind,
        "state": body.state,
        "established_on": body.established_on,
        "chair": chair_row(sitting) if sitting else None,
        "chairs": [chair_row(term) for term in chairs],
        "terms_of_reference": in_force(body.kind, body.terms_of_reference),
        "terms_elaborated": bool(body.terms_of_reference),
        "terms_version": body.terms_version,
        "location": body.location,
        "reporting_line": body.reporting_line,
        "seats": seat_rows(body.kind, members, on),
        "gaps": gap_rows(body, members, on),
        "parity": [] if body.kind == Body.Kind.IMTF else list(seats.parity(_sitting(members, on))),
        "notices": notices(body.kind, _sitting(members, on)),
        "sub_groups": [group_row(group) for group in groups],
        "version": body.version,
    }


def notices(kind: str, sitting: Sequence[Member]) -> list[str]:
    """Return what is shown of the planning team and stops nothing: who leads, how many sit on each side."""
    if kind == Body.Kind.IMTF:
        return []
    return [*seats.leadership(sitting), *seats.balance(sitting)]


def in_force_on(term: ChairTerm, on: date) -> bool:
    """Tell whether a chair's term runs on a day."""
    return term.from_date <= on and (term.until is None or term.until >= on)


def _sitting(members: Sequence[Member], on: date) -> list[Member]:
    return [member for member in members if seats.sits(member, on)]


def seat_rows(kind: str, members: Sequence[Member], on: date) -> list[dict[str, Any]]:
    """Return every seat, or both sides, with who sits there on the day and whether that fills it."""
    sitting = _sitting(members, on)
    if kind == Body.Kind.IMTF:
        filled = seats.covered(sitting, on)
    else:
        filled = {member.seat for member in sitting if member.permanent}
    return [
        {
            "seat": seat,
            "title": title,
            "covered": seat in filled,
            "members": [member_row(member, kind) for member in sitting if member.seat == seat],
        }
        for seat, title in TITLES[kind].items()
    ]


def gap_rows(body: Body, members: Sequence[Member], on: date) -> list[dict[str, Any]]:
    """Return the days without a counting member since the task force was established."""
    if body.kind != Body.Kind.IMTF or body.established_on is None or body.established_on > on:
        return []
    found = seats.gaps(members, body.established_on, on)
    return [{"seat": seat, "from": first, "until": last} for seat, first, last in found]


def chair_row(term: ChairTerm) -> dict[str, Any]:
    """Return a chair's term."""
    return {
        "name": term.name,
        "person": term.person.username if term.person else None,
        "entity": term.entity_id,
        "from": term.from_date,
        "until": term.until,
    }


def member_row(member: Member, kind: str) -> dict[str, Any]:
    """Return a member with what is out of the ordinary about them."""
    return {
        "id": member.pk,
        "seat": member.seat,
        "side": member.seat if kind == Body.Kind.IMPT else None,
        "name": member.name,
        "person": member.person.username if member.person else None,
        "entity": member.entity_id,
        "rank": member.rank,
        "capacity": member.capacity,
        "counts": seats.counts(member) if kind == Body.Kind.IMTF else member.permanent,
        "letter": member.letter_id,
        "empowered_on": member.empowered_on,
        "consulted_on": member.consulted_on,
        "permanent": member.permanent,
        "lead": member.lead,
        "from": member.from_date,
        "until": member.until,
        "notes": [{"code": code, "message": sentence} for code, sentence in notes(member, kind)],
        "version": member.version,
    }


def group_row(group: SubGroup) -> dict[str, Any]:
    """Return a sub-group; `members` as they are sent, `people` with names."""
    people = [
        {"name": member.name, "person": member.person.username if member.person else None}
        for member in group.members.all()
    ]
    return {
        "id": group.pk,
        "kind": group.kind,
        "name": group.name,
        "task": group.task,
        "members": [member["person"] or member["name"] for member in people],
        "people": people,
        "from": group.from_date,
        "until": group.until,
        "version": group.version,
    }
