"""Invitations: partners see the steps to which they are invited, and nothing else."""

from datetime import date
from typing import Any

from missions.door import passage
from missions.errors import Conflict, Invalid
from missions.models import Assignment, Entity, Invitation, Mission, Person
from missions.roles import current
from missions.versions import check_version
from outputs.access import outputs_for
from outputs.definition import OUTPUTS
from planning_levels.definition import LEVELS

INVITERS = ("imtf-chair", "impt-lead")


def invite(
    mission: Mission,
    *,
    by: Person,
    person: Person | None = None,
    entity: Entity | None = None,
    level: str = "",
    output: str = "",
    from_date: date | None = None,
    until: date | None = None,
) -> Invitation:
    """Invite a partner, or all partners of an entity, to a level or an output, from today or another day.

    By the chair of the task force or the lead of the planning team. Raises NotPermitted (403), Invalid (400)
    for an unknown step, nobody or two invited, who is no partner; Conflict (409) for who is invited already.
    """
    with passage(mission, by=by, verb="invite") as step:
        step.permit(*INVITERS)
        first = from_date or step.mission.today()
        _check_step(mission, by, level, output)
        _check_whom(mission, person, entity, first)
        if until is not None and until < first:
            raise Invalid("The last day cannot lie before the first.", field="until")
        same = {"mission": mission, "person": person, "entity": entity, "level": level, "output": output}
        if Invitation.objects.filter(current(first), **same).exists():
            raise Conflict("They are invited to this step already.", code="invited")
        row = Invitation.objects.create(
            **same, from_date=first, until=until, invited_by=by, invited_on=step.mission.today()
        )
        step.sentence = f"Invited to {named(row)}: {whom(row)}."
        step.detail = _detail(row)
    return row


def change_invitation(
    row: Invitation, *, by: Person, if_version: int | None = None, until: date | None
) -> Invitation:
    """Change the last day of an invitation. NotPermitted (403), Invalid (400), Stale (412)."""
    with passage(row.mission, by=by, verb="change-invitation") as step:
        step.permit(*INVITERS)
        held = Invitation.objects.select_related("person", "entity").get(pk=row.pk)
        check_version(held, if_version)
        if until is not None and until < held.from_date:
            raise Invalid("The last day cannot lie before the first.", field="until")
        held.until = until
        held.version += 1
        held.save()
        step.sentence = f"The invitation of {whom(held)} to {named(held)} holds until {until or 'further'}."
        step.detail = _detail(held)
    return held


def named(row: Invitation) -> str:
    """Return the step of an invitation, in words."""
    parts = [
        f"Level {row.level}" if row.level else "",
        f"the {OUTPUTS[row.output].title}" if row.output else "",
    ]
    return " and ".join(part for part in parts if part)


def whom(row: Invitation) -> str:
    """Return who is invited, in words."""
    return row.person.get_full_name() if row.person else f"partners of {row.entity_id}"


def _check_step(mission: Mission, by: Person, level: str, output: str) -> None:
    if not level and not output:
        raise Invalid("Name the level or the output to which they are invited.", field="output")
    if level and level not in LEVELS:
        raise Invalid(f"Known values: {', '.join(LEVELS)}.", field="level")
    if output and not outputs_for(by).filter(mission=mission, type=output).exists():
        raise Invalid("There is no output of this name that you may see.", field="output")


def _check_whom(mission: Mission, person: Person | None, entity: Entity | None, on: date) -> None:
    if (person is None) == (entity is None):
        raise Invalid("Name one person or one entity.", field="person")
    here = Assignment.objects.filter(mission=mission, role=Assignment.Role.PARTNER)
    rows = here.filter(current(on), **({"person": person} if person else {"entity": entity}))
    if not rows.exists():
        raise Invalid(
            "Give the role of a partner in this mission first.", field="person" if person else "entity"
        )


def _detail(row: Invitation) -> dict[str, Any]:
    return {
        **({"output": row.output} if row.output else {}),
        "invitation": row.pk,
        "level": row.level,
        "person": row.person.username if row.person else None,
        "entity": row.entity_id,
        "from": row.from_date,
        "until": row.until,
    }
