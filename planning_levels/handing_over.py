"""Transfers of responsibility as lists of items, each accepted by the side that gives and the one that takes.

Department to department when the lead moves (C 1.1.3, Annex A), task force to planning team (C 2.2.1), a
predecessor mission to the United Nations operation (C 1.2.2), the mission to the country team (C 3.2). The
state of the process is moved by decisions alone; this list says what in detail has passed, and by whom.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from missions.access import missions_for
from missions.door import Passage, passage
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Mission, Person
from missions.versions import check_version
from planning_levels.models import HandOver, HandOverItem

OPENERS = ("planner", "imtf-chair", "usg-of-lead", "srsg", "impt-lead", "rc-hc")
LONGEST_TOLD = 160
ACCEPTANCE = ("given_by", "given_on", "taken_by", "taken_on", "declined_by", "declined_on")


def open_hand_over(
    mission: Mission,
    *,
    by: Person,
    kind: str,
    giving: str,
    receiving: str,
    giver: Person,
    receiver: Person,
    due: date | None = None,
    note: str = "",
    items: Iterable[Mapping[str, Any]] = (),
    on: date | None = None,
) -> HandOver:
    """Open a transfer between two sides, with its first `items` (text, kind, due).

    `giver` and `receiver` speak for the sides. Raises NotPermitted (403) for others than those who prepare
    or lead, Invalid (400) where a side has no name, is the other one, or its person does not see the mission.
    """
    with passage(mission, by=by, verb="open-hand-over", on=on) as step:
        step.permit(*OPENERS)
        row = HandOver(
            mission_id=step.mission.pk,
            kind=kind,
            giving=giving,
            receiving=receiving,
            giver=giver,
            receiver=receiver,
            due=due,
            note=note,
            opened_on=on or step.mission.today(),
            opened_by=by,
        )
        _check(row, step.mission)
        row.save()
        for item in items:
            _new_item(row, **item)
        step.sentence = f"Transfer of responsibility opened: {row}."
        step.detail = _told(row, receiver) | {"kind": kind, "items": [item.text for item in row.items.all()]}
    return row


def change_hand_over(
    row: HandOver, *, by: Person, if_version: int | None = None, on: date | None = None, **fields: Any
) -> HandOver:
    """Change who speaks for a side, the day or the note; what was accepted stands as it was accepted."""
    with passage(row.mission, by=by, verb="change-hand-over", on=on) as step:
        step.permit(*OPENERS)
        held = _held(row)
        check_version(held, if_version)
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held, step.mission)
        held.version += 1
        held.save()
        step.sentence = f"Transfer of responsibility changed: {held}."
        step.detail = _told(held, held.receiver) | {"giver": held.giver.username, "due": held.due}
    return held


def add_item(
    row: HandOver, *, by: Person, text: str, kind: str = "", due: date | None = None, on: date | None = None
) -> HandOverItem:
    """Add an item; a transfer that was complete is open again. For openers and both sides."""
    with passage(row.mission, by=by, verb="add-hand-over-item", on=on) as step:
        held = _held(row)
        _permit_writing(step, held)
        item = _new_item(held, text=text, kind=kind, due=due)
        _settle(step, held)
        _tell(step, held, item, "added")
    return item


def change_item(
    item: HandOverItem, *, by: Person, if_version: int | None = None, on: date | None = None, **fields: Any
) -> HandOverItem:
    """Change an item's words, kind or day: both sides accept it anew. Conflict (409) once it has passed."""
    with passage(item.hand_over.mission, by=by, verb="change-hand-over-item", on=on) as step:
        row, held = _held_item(item, if_version)
        _permit_writing(step, row)
        if held.state == "passed":
            raise Conflict("Both sides have accepted this item; add another one.", code="passed")
        for name, value in {**fields, **dict.fromkeys(ACCEPTANCE), "note": ""}.items():
            setattr(held, name, value)
        _save(held)
        _tell(step, row, held, "changed")
    return held


def accept_item(
    item: HandOverItem, *, by: Person, if_version: int | None = None, on: date | None = None
) -> HandOverItem:
    """Accept an item for one's own side; when both have, it has passed, and with the last one the transfer is
    complete.

    Raises NotPermitted (403) for who speaks for neither side, Conflict (409) where this side has accepted.
    """
    with passage(item.hand_over.mission, by=by, verb="accept-hand-over-item", on=on) as step:
        row, held = _held_item(item, if_version)
        side = _side(step, row)
        if getattr(held, f"{side}_on"):
            raise Conflict("Your side has accepted this item already.", code="accepted")
        day = on or step.mission.today()
        if day < row.opened_on:
            raise Invalid("The transfer was opened after this day.", field="on")
        setattr(held, f"{side}_by", by)
        setattr(held, f"{side}_on", day)
        held.declined_by, held.declined_on, held.note = None, None, ""
        _save(held)
        _settle(step, row)
        passed = held.state == "passed"
        how = "has passed: both sides accept it" if passed else f"accepted by {_name(row, side)}"
        _tell(step, row, held, how)
    return held


def decline_item(
    item: HandOverItem, *, by: Person, note: str, if_version: int | None = None, on: date | None = None
) -> HandOverItem:
    """Decline an item for one's own side, with the reason; what was accepted of it is open again.

    Raises NotPermitted (403), Invalid (400) without a reason, Conflict (409) once it has passed.
    """
    with passage(item.hand_over.mission, by=by, verb="decline-hand-over-item", on=on) as step:
        row, held = _held_item(item, if_version)
        side = _side(step, row)
        if not note:
            raise Invalid("Say why; the other side reads it.", field="note")
        if held.state == "passed":
            raise Conflict("Both sides have accepted this item; add another one.", code="passed")
        for name in ACCEPTANCE:
            setattr(held, name, None)
        held.declined_by, held.declined_on, held.note = by, on or step.mission.today(), note
        _save(held)
        _tell(step, row, held, f"declined by {_name(row, side)}")
    return held


def side_of(row: HandOver, person: Person) -> str:
    """Return the side for which a person speaks: `given`, `taken`, or nothing."""
    return {row.giver_id: "given", row.receiver_id: "taken"}.get(person.pk, "")


def may_write(row: HandOver, person: Person, roles: frozenset[str]) -> bool:
    """Tell whether a person writes items: who opens transfers, and both sides."""
    return bool(side_of(row, person)) or bool(roles & set(OPENERS))


def _side(step: Passage, row: HandOver) -> str:
    side = side_of(row, step.by)
    if not side or not step.standing.roles:
        who = f"{row.giver.get_full_name()} and {row.receiver.get_full_name()}"
        raise NotPermitted(f"An item is accepted or declined by those who speak for the sides: {who}.")
    return side


def _permit_writing(step: Passage, row: HandOver) -> None:
    if not may_write(row, step.by, step.standing.roles):
        step.permit(*OPENERS)


def _name(row: HandOver, side: str) -> str:
    return row.giving if side == "given" else row.receiving


def _check(row: HandOver, mission: Mission) -> None:
    faults = {}
    for name in ("giving", "receiving"):
        if not getattr(row, name):
            faults[name] = "Name this side: a department, a body, an organisation."
    if row.giver_id == row.receiver_id:
        faults["receiver"] = "Another person speaks for the side that takes."
    for name in ("giver", "receiver"):
        if not missions_for(getattr(row, name)).filter(pk=mission.pk).exists():
            faults.setdefault(name, "This person does not take part in the mission; give them a role first.")
    if row.due is not None and row.due < row.opened_on:
        faults["due"] = "This day lies before the opening."
    if faults:
        raise Invalid(faults)


def _new_item(row: HandOver, *, text: str, kind: str = "", due: date | None = None) -> HandOverItem:
    if not text:
        raise Invalid("Say what passes.", field="text")
    return HandOverItem.objects.create(hand_over=row, text=text, kind=kind, due=due)


def _held(row: HandOver) -> HandOver:
    return HandOver.objects.select_related("giver", "receiver").get(pk=row.pk)


def _held_item(item: HandOverItem, if_version: int | None) -> tuple[HandOver, HandOverItem]:
    held = HandOverItem.objects.select_related("hand_over__giver", "hand_over__receiver").get(pk=item.pk)
    check_version(held, if_version)
    return held.hand_over, held


def _save(item: HandOverItem) -> None:
    item.version += 1
    item.save()


def _settle(step: Passage, row: HandOver) -> None:
    """Note the day on which the last item has passed; one that is added opens the transfer again."""
    states = {item.state for item in row.items.all()}
    done = states == {"passed"}
    if done != (row.completed_on is not None):
        row.completed_on = (step.on or step.mission.today()) if done else None
        row.save(update_fields=["completed_on"])


def _told(row: HandOver, person: Person) -> dict[str, Any]:
    return {"hand_over": row.pk, "person": person.username}


def _tell(step: Passage, row: HandOver, item: HandOverItem, how: str) -> None:
    text = item.text if len(item.text) <= LONGEST_TOLD else f"{item.text[:LONGEST_TOLD]}…"
    complete = " The transfer is complete." if row.completed_on else ""
    step.sentence = f"Transfer {row}, item {how}: {text}{complete}"
    other = row.giver if step.by.pk == row.receiver_id else row.receiver
    step.detail = _told(row, other) | {
        "item": item.pk,
        "text": item.text,
        "state": item.state,
        "note": item.note,
        "due": item.due,
        "completed": row.completed_on,
    }
