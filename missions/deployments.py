"""Members sent to the field for a time, and people of the UNCT sent to headquarters.

IMPP guidelines C 1.2.3, C 2.2.1 and Annex A. While a deployment lasts, the person has the rights of a member
of the body there (`missions.roles`). Dates may reach beyond the level; irregular ones are kept, and flagged.
"""

from datetime import date
from typing import Any

from missions import seats
from missions.body_rows import body_of
from missions.door import Passage, passage
from missions.errors import Invalid
from missions.models import Body, Deployment, Entity, Member, Mission, Person
from missions.versions import check_version

D = Deployment.Direction
SENDERS: dict[str, tuple[str, ...]] = {
    D.TO_FIELD.value: ("imtf-chair",),
    D.TO_HEADQUARTERS.value: ("imtf-chair", "rc-hc", "srsg"),
}
ANY_SENDER = tuple(dict.fromkeys(role for roles in SENDERS.values() for role in roles))


def add_deployment(
    mission: Mission,
    *,
    by: Person,
    direction: str,
    name: str = "",
    person: Person | None = None,
    entity: Entity | None = None,
    place: str = "",
    task: str = "",
    from_date: date | None = None,
    until: date | None = None,
    source: str = "",
) -> Deployment:
    """Send a member of the task force to the field, or somebody of the UNCT to headquarters, for a time.

    Raises NotPermitted (403) for others than who sends in this direction, Invalid (400) without a name.
    """
    with passage(mission, by=by, verb="add-deployment") as step:
        step.permit(*SENDERS[direction])
        sent = Deployment(
            body=body_of(step.mission, Body.Kind.IMTF),
            direction=direction,
            name=name or (person.get_full_name() if person else ""),
            person=person,
            entity=entity or (person.entity if person else None),
            place=place,
            task=task,
            from_date=from_date or step.mission.today(),
            until=until,
            source=source,
        )
        _check(sent)
        sent.save()
        _flag(step, sent)
        _tell(step, sent, "is sent")
    return sent


def change_deployment(
    mission: Mission, sent: Deployment, *, by: Person, if_version: int | None = None, **fields: Any
) -> Deployment:
    """Change what is said of a deployment; `until` is its last day."""
    with passage(mission, by=by, verb="change-deployment") as step:
        step.permit(*SENDERS[sent.direction])
        held = Deployment.objects.select_related("person", "entity").get(pk=sent.pk)
        check_version(held, if_version)
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held)
        held.version += 1
        held.save()
        _tell(step, held, "is to be")
    return held


def _check(sent: Deployment) -> None:
    faults = {}
    if not sent.name:
        faults["name"] = "Name who is sent, or the person who signs in."
    if sent.until is not None and sent.until < sent.from_date:
        faults["until"] = "It cannot end before it begins."
    if faults:
        raise Invalid(faults)


def _flag(step: Passage, sent: Deployment) -> None:
    """Flag somebody sent to the field who does not sit on the task force on the first day."""
    if sent.direction != D.TO_FIELD:
        return
    members = Member.objects.filter(body=sent.body)
    mine = members.filter(person=sent.person) if sent.person else members.filter(name=sent.name)
    if not any(seats.sits(item, sent.from_date) for item in mine):
        step.flag(
            "not-a-member",
            f"{sent.name} is sent to the field without a seat on the task force on that day.",
            f"/missions/{step.mission.key}/task-force/",
        )


def _tell(step: Passage, sent: Deployment, how: str) -> None:
    where = "in the field" if sent.direction == D.TO_FIELD else "at headquarters"
    if how == "is sent":
        how, where = "is sent", "to the field" if sent.direction == D.TO_FIELD else "to headquarters"
    until = f" to {sent.until:%d %B %Y}" if sent.until else ""
    step.sentence = f"{sent.name} {how} {where} from {sent.from_date:%d %B %Y}{until}."
    step.detail = {
        "deployment": sent.pk,
        "direction": sent.direction,
        "name": sent.name,
        "person": sent.person.username if sent.person else None,
        "entity": sent.entity_id,
        "place": sent.place,
        "task": sent.task,
        "from": sent.from_date,
        "until": sent.until,
    }
