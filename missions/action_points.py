"""Action points: what is to be done, by whom, until when, and what became of it (IMPP guidelines Annex A).

Meetings set them, and so do deciders with their conditions; all are followed in one list. A point that is
past its day is a fact of the calendar: nothing is stopped by it.
"""

from datetime import date
from typing import Any

from missions.body_rows import body_of
from missions.door import Passage, passage
from missions.errors import Invalid, NotPermitted
from missions.models import ActionPoint, Body, Entity, Meeting, Mission, Person
from missions.roles import title_of
from missions.versions import check_version

# Who keeps the minute of a body: its meetings and their action points.
KEEPERS: dict[str, tuple[str, ...]] = {
    Body.Kind.IMTF.value: ("imtf-chair", "imtf-member", "planner"),
    Body.Kind.IMPT.value: ("srsg", "impt-lead", "impt-member"),
}
OF_CONDITIONS = ("imtf-chair", "planner", "impt-lead", "srsg")
DROPPERS_OF_CONDITIONS = ("sg", "usg-of-lead", "srsg")
LONGEST_TOLD = 160


def keepers_of(point: ActionPoint) -> tuple[str, ...]:
    """Return the roles that may change a point: the keepers of its body, or those who follow conditions."""
    return KEEPERS[point.body.kind] if point.body is not None else OF_CONDITIONS


def owner_of(text: str) -> dict[str, Any]:
    """Return the columns of an owner: a username, an entity's code, or any other name."""
    person = Person.objects.filter(username=text, is_active=True).first() if text else None
    entity = Entity.objects.filter(code=text).first() if text and person is None else None
    named = text if person is None and entity is None else ""
    return {"owner": person, "entity": entity, "owner_name": named}


def write(
    step: Passage,
    *,
    text: str,
    owner: str = "",
    due: date | None = None,
    body: Body | None = None,
    meeting: Meeting | None = None,
    gate: str = "",
    source: str = "",
) -> ActionPoint:
    """Write an action point in a passage that is open already; `gate` is that of a decider's condition.

    Meetings and deciding verbs write through here. Invalid (400) without a text.
    """
    if not text:
        raise Invalid("Say what is to be done.", field="text")
    return ActionPoint.objects.create(
        mission_id=step.mission.pk,
        body=body,
        meeting=meeting,
        gate=gate,
        text=text,
        due=due,
        set_on=step.on or step.mission.today(),
        source=source,
        **owner_of(owner),
    )


def add_action_point(
    mission: Mission,
    kind: str,
    *,
    by: Person,
    text: str,
    owner: str = "",
    due: date | None = None,
    meeting: Meeting | None = None,
    on: date | None = None,
    source: str = "",
) -> ActionPoint:
    """Set an action point of a body, perhaps in a meeting; `owner` is a username, an entity or a name.

    Raises NotPermitted (403) for others than the keepers of the body's minute, Invalid (400) without a text
    and for a meeting of the other body.
    """
    with passage(mission, by=by, verb="add-action-point", on=on) as step:
        step.permit(*KEEPERS[kind])
        body = body_of(step.mission, kind)
        if meeting is not None and meeting.body_id != body.pk:
            raise Invalid("That meeting was not one of this body.", field="meeting")
        point = write(step, text=text, owner=owner, due=due, body=body, meeting=meeting, source=source)
        tell(step, point, "set")
    return point


def change_action_point(
    mission: Mission, point: ActionPoint, *, by: Person, if_version: int | None = None, **fields: Any
) -> ActionPoint:
    """Change the text, owner or due day of a point; the text of a decider's condition stands as set."""
    with passage(mission, by=by, verb="change-action-point") as step:
        step.permit(*keepers_of(point))
        held = _held(point, if_version)
        if held.gate and fields.get("text", held.text) != held.text:
            raise Invalid("A decider has set this; its words stand as they were set.", field="text")
        if "owner" in fields:
            fields |= owner_of(fields["owner"])
        if not fields.get("text", held.text):
            raise Invalid("Say what is to be done.", field="text")
        _save(held, fields)
        tell(step, held, "changed")
    return held


def settle_action_point(
    mission: Mission,
    point: ActionPoint,
    *,
    by: Person,
    state: str,
    on: date | None = None,
    note: str = "",
    if_version: int | None = None,
) -> ActionPoint:
    """Say that a point is done on a day, or dropped for a reason, or open again.

    Its owner may say so, whoever belongs to the owning entity, and the keepers of the body's minute. A
    decider's condition is dropped by deciders only. Raises Invalid (400) for dropping without a reason, and
    for a day before the point was set.
    """
    with passage(mission, by=by, verb="settle-action-point", on=on) as step:
        held = _held(point, if_version)
        _permit(step, held, state)
        day = on or step.mission.today()
        if state == "dropped" and not note:
            raise Invalid("Say why it is dropped; the reason stays in the file.", field="note")
        if state != "open" and day < held.set_on:
            raise Invalid("It was set after this day.", field="on")
        ends = {"done": {"done_on": day}, "dropped": {"dropped_on": day}}.get(state, {})
        _save(held, {"done_on": None, "dropped_on": None, "note": note, **ends})
        tell(step, held, {"done": "done", "dropped": "dropped"}.get(state, "open again"))
    return held


def may_settle(point: ActionPoint, person: Person, roles: frozenset[str]) -> bool:
    """Tell whether a person may say that a point is done: its owner, their entity, or a keeper."""
    owns = point.owner_id == person.pk or (
        point.entity_id is not None and point.entity_id == person.entity_id
    )
    return (owns and bool(roles - {"observer"})) or bool(roles & set(keepers_of(point)))


def _permit(step: Passage, point: ActionPoint, state: str) -> None:
    if state == "dropped" and point.gate:
        step.permit(*DROPPERS_OF_CONDITIONS)
    elif not may_settle(point, step.by, step.standing.roles):
        who = ", ".join(title_of(role) for role in keepers_of(point))
        raise NotPermitted(f"This is for the owner, or for: {who}.")
    else:
        step.role = step.standing.any_of(keepers_of(point)) or ""


def _held(point: ActionPoint, if_version: int | None) -> ActionPoint:
    held = ActionPoint.objects.select_related("body", "owner", "entity").get(pk=point.pk)
    check_version(held, if_version)
    return held


def _save(point: ActionPoint, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(point, name, value)
    point.version += 1
    point.save()


def tell(step: Passage, point: ActionPoint, how: str) -> None:
    """Say in the record what became of a point, for whom, until when.

    The words of a condition stand in the decision, for who may read it; here only what became of it.
    """
    owner = point.owner.username if point.owner else None
    if point.gate:
        step.sentence = f"A condition of {point.gate} {how}."
        step.detail = {"action_point": point.pk, "gate": point.gate, "state": point.state, "person": owner}
        return
    text = point.text if len(point.text) <= LONGEST_TOLD else f"{point.text[:LONGEST_TOLD]}…"
    whose = f" for {point.who}" if point.who else ""
    until = f", due on {point.due:%d %B %Y}" if point.due else ""
    step.sentence = f"Action point{whose} {how}{until}: {text}"
    step.detail = {
        "action_point": point.pk,
        "text": point.text,
        "owner": point.who,
        "person": owner,
        "due": point.due,
        "state": point.state,
        "note": point.note,
        "meeting": point.meeting_id,
    }
