"""Acts of the planning bodies: establishing them, handing over the chair (Annex A, C 2.2.1)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic import Field

from missions.blockers import Blocker, blocker, missing
from missions.errors import Invalid
from missions.models import Body, ChairTerm, Entity, Mission, Person
from planning_levels.definition.acts_within import WITHIN
from planning_levels.readiness import bodies, common
from planning_levels.verbs import runs
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Fields, Line
from planning_levels.verbs.inner import inner

BEFORE_LEVELS = ("pre_planning", "awaiting_initiation")
HEADQUARTERS_AFTER_FORM = ("1.2", "2.1", "2.2", "3.2")


def establish_ready(case: Case[Any]) -> Iterator[Blocker]:
    """Yield what keeps the task force from being established."""
    if case.reading.imtf.state != Body.State.TO_ESTABLISH:
        yield blocker("state", "The task force is established already.", f"{case.here}task-force/")
    if case.reading.state in BEFORE_LEVELS:
        yield blocker("state", "The task force is set up once the process is initiated.", case.here)
    yield from common.chair_of_lead(case.reading)
    yield from bodies.seats_filled(case.reading)


def establish_task_force(mission: Mission, *, by: Person, **data: Any) -> Body:
    """Establish the IMTF with its nine seats filled and its chair of the lead department."""

    def effect(case: Case[Fields]) -> Body:
        body = runs.task_force(case)
        body.establish()
        body.established_on = case.on
        body.save(update_fields=["state", "established_on"])
        if case.reading.position.level in HEADQUARTERS_AFTER_FORM:
            case.reading.forget()
            runs.task_force_takes_up_planning(case)
        return body

    act = WITHIN["establish-task-force"]
    return inner(mission, by=by, act=act, shape=Fields, data=data, effect=effect, ready=establish_ready)


def establish_team_ready(case: Case[Any]) -> Iterator[Blocker]:
    """Yield what keeps the planning team from being established."""
    if case.reading.impt.state != Body.State.TO_ESTABLISH:
        yield blocker("state", "The planning team is established already.", f"{case.here}planning-team/")
    if not case.reading.position.mandated:
        yield from common.council_authorised(case.reading)
    yield from bodies.parity(case.reading)
    yield from bodies.team_led(case.reading)


def establish_planning_team(mission: Mission, *, by: Person, **data: Any) -> Body:
    """Establish the IMPT with a permanent planner each of mission and UNCT, of equal level."""

    def effect(case: Case[Fields]) -> Body:
        body = runs.planning_team(case)
        body.establish()
        body.established_on = case.on
        body.save(update_fields=["state", "established_on"])
        if case.reading.position.adopted:
            body.take_over()
            runs.save_body(body)
        return body

    act = WITHIN["establish-planning-team"]
    return inner(mission, by=by, act=act, shape=Fields, data=data, effect=effect, ready=establish_team_ready)


class ChairFields(Fields):
    name: Line = Field("", title="Name")
    person: Line = Field("", title="Sign-in")
    entity: Line = Field("", title="Entity")


def _chair_ready(case: Case[ChairFields]) -> Iterator[Blocker]:
    fields, lead = case.fields, case.mission.lead_department_id
    for name in ("name", "entity"):
        if not getattr(fields, name) and not (name == "name" and fields.person):
            yield missing(name, where=f"{case.here}task-force/")
    if fields.entity and not Entity.objects.filter(code=fields.entity).exists():
        raise Invalid(f"No entity bears the code “{fields.entity}”.", field="entity")
    if fields.entity and fields.entity != lead:
        yield blocker(
            "chair-not-of-lead",
            f"The chair is to be of the lead department, {lead}; {fields.entity} is named.",
            f"{case.here}task-force/",
        )


def hand_over_chair(mission: Mission, *, by: Person, **data: Any) -> ChairTerm:
    """Name the chair, first or next; the chair is of the lead department (Annex A)."""

    def effect(case: Case[ChairFields]) -> ChairTerm:
        fields = case.fields
        person = None
        if fields.person:
            person = Person.objects.filter(username=fields.person, is_active=True).first()
            if person is None:
                raise Invalid("Nobody signs in under this name.", field="person")
        body = runs.task_force(case)
        ChairTerm.objects.filter(body=body, until=None).update(until=case.on - timedelta(days=1))
        term = ChairTerm.objects.create(
            body=body,
            name=fields.name or str(person),
            person=person,
            entity_id=fields.entity,
            from_date=case.on,
        )
        case.reading.forget()
        if body.state == Body.State.ESTABLISHED and case.reading.position.level in HEADQUARTERS_AFTER_FORM:
            runs.task_force_takes_up_planning(case)
        case.say(f"{term.name} ({fields.entity}) chairs the task force.")
        return term

    act = WITHIN["hand-over-chair"]
    return inner(mission, by=by, act=act, shape=ChairFields, data=data, effect=effect, ready=_chair_ready)
