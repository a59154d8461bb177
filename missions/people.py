"""Roles in a mission, given with dates (IMPP guidelines, Annex A; who gives which is the contract's)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from missions.access import missions_for
from missions.door import Passage, passage
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Assignment, Entity, Mission, Person
from missions.models.person import Office
from missions.process import POINTS
from missions.roles import current, title_of
from missions.versions import check_version

BY_CUSTODIAN = ("srsg", "rc-hc", "sg", "usg")
ROLES = tuple(Assignment.Role.values)


def give_role(
    mission: Mission,
    *,
    by: Person,
    person: Person,
    role: str,
    entity: Entity | None = None,
    from_date: date | None = None,
    until: date | None = None,
    acting_for: Person | None = None,
    scope: Sequence[str] = (),
) -> Assignment:
    """Give a person a role in the mission, from today unless a day is named.

    The mission's planner gives roles; `srsg`, `rc-hc` and acting for a decider are the custodian's. A
    decider, or their office, names their own officer-in-charge, always until a day. `scope` are the decision
    points to which an officer-in-charge is held; without any, all that the decider decides.
    """
    with passage(mission, by=by, verb="give-role") as step:
        _permit(step, role, acting_for)
        if role in BY_CUSTODIAN and person.pk == by.pk:
            raise NotPermitted("Nobody gives a role that decides to themselves: another custodian does.")
        row = Assignment(
            mission=step.mission,
            person=person,
            role=role,
            entity=entity or person.entity,
            from_date=from_date or step.mission.today(),
            until=until,
            acting_for=acting_for,
            scope=" ".join(dict.fromkeys(scope)),
        )
        _check(row)
        _check_charge(step, row)
        row.save()
        _see_that_it_opens(row)
        _tell(step, row, "given to")
    return row


def change_role(
    mission: Mission, row: Assignment, *, by: Person, if_version: int | None = None, **fields: Any
) -> Assignment:
    """Change a role's entity, dates, scope or whom it is held for; ending it is `until`."""
    with passage(mission, by=by, verb="change-role") as step:
        held = Assignment.objects.select_related("person", "entity", "acting_for").get(pk=row.pk)
        _permit(step, held.role, held.acting_for)
        check_version(held, if_version)
        if "scope" in fields:
            fields["scope"] = " ".join(dict.fromkeys(fields["scope"]))
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held)
        _check_charge(step, held)
        _keep_a_planner(held)
        held.version += 1
        held.save()
        _tell(step, held, "changed for")
    return held


def end_charge(mission: Mission, row: Assignment, *, by: Person) -> Assignment:
    """End the time of an officer-in-charge at once: from now on they decide nothing any more.

    For the decider, their office and the custodian. Invalid (400) for a role that is held for nobody.
    """
    with passage(mission, by=by, verb="change-role") as step:
        held = Assignment.objects.select_related("person", "entity", "acting_for").get(pk=row.pk)
        _permit(step, held.role, held.acting_for)
        if held.acting_for is None:
            raise Invalid("This role is held for nobody; end it with its last day.", field="until")
        held.until = step.mission.today() - timedelta(days=1)  # a last day counts, and this one does not
        held.version += 1
        held.save()
        _tell(step, held, "ended at once for")
    return held


def may_put_in_charge(by: Person, holder: Person | None) -> bool:
    """Tell whether a person names the officer-in-charge of a decider: the decider, or one of their office."""
    if holder is None:
        return False
    return by.pk == holder.pk or (by.office == Office.OFFICE and by.office_of_id == holder.pk)


def _permit(step: Passage, role: str, holder: Person | None) -> None:
    """Permit the giver of the role, or the decider and their office for an officer-in-charge; else 403."""
    if giver(role) not in step.standing.roles and may_put_in_charge(step.by, holder):
        step.role = step.standing.any_of((role, "office")) or ""
        return
    step.permit(giver(role))


def _check_charge(step: Passage, row: Assignment) -> None:
    """Check dates and scope of an officer-in-charge, which are explicit: Invalid (400), Conflict (409)."""
    if row.acting_for is None:
        if row.scope:
            raise Invalid("Only an officer-in-charge is held to some decision points.", field="scope")
        return
    unknown = [point for point in row.scope.split() if point not in POINTS]
    if unknown:
        raise Invalid(f"No decision point is called so: {', '.join(unknown)}.", field="scope")
    if row.until is None and "custodian" not in step.standing.roles:
        raise Invalid("Say until when; an officer-in-charge is named for a time.", field="until")
    others = Assignment.objects.filter(mission=row.mission, role=row.role, acting_for=row.acting_for)
    beside = others.exclude(pk=row.pk).filter(Q(until=None) | Q(until__gte=row.from_date))
    if row.until is not None:
        beside = beside.filter(from_date__lte=row.until)
    for other in beside.select_related("person"):
        if not row.scope or not other.scope or set(row.scope.split()) & set(other.scope.split()):
            who = other.person.get_full_name()
            raise Conflict(
                f"{who} is in charge then. End that time first, or name other days.", code="exists"
            )


def _see_that_it_opens(row: Assignment) -> None:
    """Refuse an officer-in-charge who could not read what they would decide: not cleared for the mission."""
    begun = row.from_date <= row.mission.today() <= (row.until or date.max)
    if row.acting_for is None or not begun:
        return
    if not missions_for(row.person).filter(pk=row.mission_id).exists():
        raise Invalid("This person may not read the mission as it is marked.", field="person")


def giver(role: str) -> str:
    """Return the role that gives this role in a mission."""
    return "custodian" if role in BY_CUSTODIAN else "planner"


def _check(row: Assignment) -> None:
    faults: dict[str, str] = {}
    if row.until is not None and row.until < row.from_date:
        faults["until"] = "A role cannot end before it begins."
    whom = row.acting_for
    if row.role in (Assignment.Role.SG, Assignment.Role.USG):
        if whom is None or whom.office != row.role:
            faults["acting_for"] = f"Name the {title_of(row.role)} for whom the person acts."
    elif whom is not None and not _holds(whom, row):
        faults["acting_for"] = f"That person is not {title_of(row.role)} of this mission."
    if whom is not None and whom.pk == row.person_id:
        faults["acting_for"] = "Nobody acts for themselves."
    if faults:
        raise Invalid(faults)


def _holds(whom: Person, row: Assignment) -> bool:
    own = Assignment.objects.filter(mission=row.mission, person=whom, role=row.role, acting_for=None)
    return own.exclude(pk=row.pk).exists()


def _keep_a_planner(row: Assignment) -> None:
    """Refuse to end the last planner's role: nobody could give a role any more."""
    if row.role != Assignment.Role.PLANNER or row.until is None:
        return
    others = Assignment.objects.filter(
        current(row.until), mission=row.mission, role=Assignment.Role.PLANNER, until=None
    )
    if not others.exclude(pk=row.pk).exists():
        raise Conflict("Give the role to another planner first: the file needs one.", code="last-planner")


def _tell(step: Passage, row: Assignment, how: str) -> None:
    step.sentence = f"Role {how} {row.person.get_full_name()}: {title_of(row.role)}."
    if row.acting_for is not None:
        step.sentence = _in_charge(row, how)
    step.detail = {
        "assignment": row.pk,
        "person": row.person.username,
        "role": row.role,
        "entity": row.entity_id,
        "from": row.from_date,
        "until": row.until,
        "acting_for": row.acting_for.username if row.acting_for else None,
        **({"scope": row.scope.split()} if row.scope else {}),
    }


def _in_charge(row: Assignment, how: str) -> str:
    """Return what the record says of an officer-in-charge: for whom, from when until when, for what."""
    until = f" until {row.until:%d %B %Y}" if row.until else ""
    points = f", for {', '.join(row.scope.split())}" if row.scope else ""
    days = f"from {row.from_date:%d %B %Y}{until}"
    whom = row.acting_for.get_full_name() if row.acting_for else ""
    name = row.person.get_full_name()
    return f"Officer-in-charge for {whom}, {title_of(row.role)}: {how} {name}, {days}{points}."


def named(username: str, *, field: str) -> Person:
    """Return the person of a username; Invalid (400) when there is none."""
    found = Person.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Invalid("Nobody signs in under this name.", field=field)
    return found


def entity_of(code: str, *, field: str = "entity") -> Entity:
    """Return the entity of a code; Invalid (400) when there is none."""
    found = Entity.objects.filter(code=code).first()
    if found is None:
        raise Invalid("No entity bears this code.", field=field)
    return found
