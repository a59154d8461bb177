"""Seats of the planning bodies: who sits, since when; sub-groups; terms of reference.

IMPP guidelines C 1.1.1, C 2.2.1 and Annex A. A seat is a fact: it is stored with its true dates and
flagged when irregular; only who may write it is refused.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from missions import seats
from missions.body_rows import NAMES, PAGES, body_of
from missions.door import Passage, passage
from missions.errors import Invalid
from missions.models import Assignment, Body, Document, Entity, Member, Mission, Person
from missions.roles import current
from missions.sub_groups import add_sub_group, change_sub_group
from missions.terms import keep_terms
from missions.versions import check_version

__all__ = [
    "add_member",
    "add_sub_group",
    "change_member",
    "change_sub_group",
    "elaborate_terms",
    "notes",
    "seat_giver",
]


def seat_giver(mission: Mission, kind: str, seat: str) -> str:
    """Return the role that names a member.

    IMTF: the chair; the country team's seat the RC/HC, or the SRSG once there is one. IMPT: the SRSG.
    """
    if kind == Body.Kind.IMPT:
        return "srsg"
    if seat != "unct":
        return "imtf-chair"
    today = mission.today()
    in_office = Assignment.objects.filter(current(today), mission=mission, role=Assignment.Role.SRSG)
    return "srsg" if in_office.exists() else "rc-hc"


def add_member(
    mission: Mission,
    kind: str,
    *,
    by: Person,
    seat: str,
    name: str = "",
    person: Person | None = None,
    entity: Entity | None = None,
    rank: str = "",
    capacity: str = Member.Capacity.MEMBER,
    letter: Document | None = None,
    empowered_on: date | None = None,
    consulted_on: date | None = None,
    permanent: bool = True,
    lead: bool = False,
    from_date: date | None = None,
    until: date | None = None,
    source: str = "",
) -> Member:
    """Seat a member of the IMTF (`seat`) or the IMPT (`seat` is the side), from today unless a day is named.

    Invalid (400) without a name; NotPermitted (403) for others than who names this seat.
    """
    with passage(mission, by=by, verb="add-member") as step:
        step.permit(seat_giver(step.mission, kind, seat))
        member = Member(
            body=body_of(step.mission, kind),
            seat=seat,
            name=name or (person.get_full_name() if person else ""),
            person=person,
            entity=entity or (person.entity if person else None),
            rank=rank,
            capacity=capacity,
            letter=letter,
            empowered_on=empowered_on,
            consulted_on=consulted_on,
            permanent=permanent,
            lead=lead,
            from_date=from_date or step.mission.today(),
            until=until,
            source=source,
        )
        _check(member)
        member.save()
        _flag(step, kind, member)
        _tell(step, kind, member, "takes")
    return member


def change_member(
    mission: Mission, kind: str, member: Member, *, by: Person, if_version: int | None = None, **fields: Any
) -> Member:
    """Change what is said of a member. Leaving is `until`; it is never refused, a gap is flagged."""
    with passage(mission, by=by, verb="change-member") as step:
        step.permit(seat_giver(step.mission, kind, member.seat))
        held = Member.objects.select_related("person", "entity").get(pk=member.pk)
        check_version(held, if_version)
        before = (held.rank, held.capacity, held.letter_id, held.consulted_on, held.from_date)
        counted = seats.counts(held)
        leaves = fields.get("until") is not None and fields["until"] != held.until
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held)
        held.version += 1
        held.save()
        if (held.rank, held.capacity, held.letter_id, held.consulted_on, held.from_date) != before:
            _flag(step, kind, held)
        if leaves:
            _flag_gap(step, kind, held)
        elif counted and not seats.counts(held):
            _flag_loss(step, kind, held)
        _tell(step, kind, held, "leaves" if leaves else "is changed in")
    return held


def elaborate_terms(
    mission: Mission, kind: str, *, by: Person, text: str, if_version: int | None = None
) -> Body:
    """Write a version of a body's own terms of reference; an empty text brings the generic ones back."""
    with passage(mission, by=by, verb="elaborate-terms") as step:
        step.permit(*(("imtf-chair", "planner") if kind == Body.Kind.IMTF else ("srsg", "impt-lead")))
        body = body_of(step.mission, kind)
        check_version(body, if_version)
        kept = keep_terms(body, text, by=by, on=step.mission.today())
        Body.objects.filter(pk=body.pk).update(version=body.version + 1)
        whose = f"Version {kept.number} of the terms of reference" if text else "The generic terms"
        step.sentence = f"{whose} of the {NAMES[kind]} {'written' if text else 'count again'}."
        step.detail = {"body": kind, "terms_version": kept.number, "text": text}
    return Body.objects.get(pk=body.pk)


def notes(member: Member, kind: str) -> list[tuple[str, str]]:
    """Return what is out of the ordinary about a member, as code and sentence."""
    found = []
    if kind == Body.Kind.IMTF:
        alternate = member.capacity == Member.Capacity.ALTERNATE
        if not alternate and not seats.counts(member):
            rank = member.rank or "no rank"
            found.append(
                (
                    "rank-too-low",
                    f"{member.name} ({rank}) is kept and does not count: P-5 or above is expected.",
                )
            )
        elif seats.is_above(member.rank):
            found.append(
                ("rank-above", f"{member.name} ({member.rank}) ranks above P-5 or D-1, as is allowed.")
            )
        if member.seat == "unct" and member.consulted_on is None:
            found.append(
                ("consultation-missing", f"{member.name} was named without a date of consulting the UNCT.")
            )
    return found


def _check(member: Member) -> None:
    faults = {}
    if not member.name:
        faults["name"] = "Name the member, or the person who signs in."
    if member.until is not None and member.until < member.from_date:
        faults["until"] = "A seat cannot be left before it was taken."
    if faults:
        raise Invalid(faults)


def _where(step: Passage, kind: str) -> str:
    return f"/missions/{step.mission.key}/{PAGES[kind]}/"


def _flag(step: Passage, kind: str, member: Member) -> None:
    for code, sentence in notes(member, kind):
        step.flag(code, sentence, _where(step, kind))


def _flag_gap(step: Passage, kind: str, member: Member) -> None:
    """Flag the seat that the member leaves with nobody to follow on the next day."""
    if kind != Body.Kind.IMTF or member.until is None:
        return
    first = member.until + timedelta(days=1)
    if member.seat in seats.SEAT_TITLES and member.seat not in seats.covered(_others(member), first):
        title = seats.SEAT_TITLES[member.seat]
        step.flag(
            "seat-gap",
            f"{title}: {member.name} leaves on {member.until:%d %B %Y}, and nobody follows on the next day.",
            _where(step, kind),
            on=first,
        )


def _flag_loss(step: Passage, kind: str, member: Member) -> None:
    """Flag the seat whose member no longer counts, where nobody else who does sits there today."""
    today = step.mission.today()
    if kind != Body.Kind.IMTF or member.seat not in seats.SEAT_TITLES or not seats.sits(member, today):
        return
    if member.seat not in seats.covered(_others(member), today):
        title = seats.SEAT_TITLES[member.seat]
        step.flag("seat-gap", f"{title}: {member.name} no longer counts here.", _where(step, kind))


def _others(member: Member) -> Iterable[Member]:
    return Member.objects.filter(body=member.body).exclude(pk=member.pk)


def _tell(step: Passage, kind: str, member: Member, how: str) -> None:
    titles = seats.SEAT_TITLES if kind == Body.Kind.IMTF else seats.SIDE_TITLES
    seat = titles.get(member.seat, member.seat)
    step.sentence = f"{member.name} {how} the seat “{seat}” of the {NAMES[kind]}."
    step.detail = {
        "member": member.pk,
        "body": kind,
        "seat": member.seat,
        "name": member.name,
        "person": member.person.username if member.person else None,
        "entity": member.entity_id,
        "rank": member.rank,
        "capacity": member.capacity,
        "counts": seats.counts(member),
        "from": member.from_date,
        "until": member.until,
        "consulted_on": member.consulted_on,
        "empowered_on": member.empowered_on,
    }
