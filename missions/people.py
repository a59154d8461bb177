"""Roles in a mission, given with dates (IMPP guidelines, Annex A; who gives which is the contract's)."""

from datetime import date
from typing import Any

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Assignment, Entity, Mission, Person
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
) -> Assignment:
    """Give a person a role in the mission, from today unless a day is named.

    The mission's planner gives roles; `srsg`, `rc-hc` and acting for a decider are the custodian's.
    """
    with passage(mission, by=by, verb="give-role") as step:
        step.permit(giver(role))
        row = Assignment(
            mission=step.mission,
            person=person,
            role=role,
            entity=entity or person.entity,
            from_date=from_date or step.mission.today(),
            until=until,
            acting_for=acting_for,
        )
        _check(row)
        row.save()
        _tell(step, row, "given to")
    return row


def change_role(
    mission: Mission, row: Assignment, *, by: Person, if_version: int | None = None, **fields: Any
) -> Assignment:
    """Change a role's entity, dates or whom it is held for; ending it is `until`."""
    with passage(mission, by=by, verb="change-role") as step:
        step.permit(giver(row.role))
        held = Assignment.objects.select_related("person", "entity", "acting_for").get(pk=row.pk)
        check_version(held, if_version)
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held)
        _keep_a_planner(held)
        held.version += 1
        held.save()
        _tell(step, held, "changed for")
    return held


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
    step.detail = {
        "assignment": row.pk,
        "person": row.person.username,
        "role": row.role,
        "entity": row.entity_id,
        "from": row.from_date,
        "until": row.until,
        "acting_for": row.acting_for.username if row.acting_for else None,
    }


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
