"""Positions of entities: given on a version, changed, kept after editorial changes, withdrawn."""

from datetime import date

from django.utils import timezone

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Entity, Mission, Person
from missions.prose import text_of
from missions.versions import check_version
from outputs.models import Concurrence, Version
from outputs.responses.common import (
    SPEAKERS,
    check_asked,
    detail_of,
    entities_of,
    named,
    page_of,
    version_of,
)
from outputs.responses.rounds import is_sealed
from outputs.responses.sections import keep_marks


def concur(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    entity: Entity,
    position: str,
    text: str = "",
    number: int | None = None,
    on: date | None = None,
    source: str = "",
) -> Concurrence:
    """Store an entity's position on a version in review or submitted, once; bound to its hash when frozen.

    What every section holds at that moment is kept with it. A position entered by someone who is not of
    the entity is kept and flagged; one withdrawn before gives way. Raises NotPermitted (403), Invalid (400),
    NotReady `state` (409), Conflict (409) where the entity has spoken already.
    """
    with passage(mission, by=by, verb="concur", on=on) as step:
        step.permit(*SPEAKERS)
        version = version_of(step.mission, output_type, number)
        said = _checked(position, text)
        check_asked(version)
        held = version.concurrences.filter(entity=entity).first()
        if held is not None and held.withdrawn_on is None:
            raise Conflict(f"{entity.code} has given its position on this version; change that one.")
        made = held or Concurrence(of=version, entity=entity)
        made.source = source
        _state(made, step, position, said)
        _speak(step, made)
        return made


def change_position(
    given: Concurrence, *, by: Person, position: str, text: str = "", if_version: int | None = None
) -> Concurrence:
    """Let an entity change or renew its position while it is still asked; the record keeps the earlier one.

    The same position once more holds for the sections as they stand now.
    """
    with passage(given.of.output.mission, by=by, verb="concur") as step:
        step.permit(*SPEAKERS)
        said = _checked(position, text)
        held = _mine(given, step, if_version)
        _state(held, step, position, said)
        _speak(step, held)
        return held


def withdraw_position(
    given: Concurrence, *, by: Person, if_version: int | None = None, on: date | None = None
) -> Concurrence:
    """Let an entity take back its position while it is still asked; it may give another.

    Raises NotPermitted (403), NotReady `state` (409), Conflict (409) for one that is withdrawn, Stale (412).
    """
    with passage(given.of.output.mission, by=by, verb="withdraw-position", on=on) as step:
        step.permit(*SPEAKERS)
        held = _mine(given, step, if_version)
        if held.withdrawn_on is not None:
            raise Conflict(f"{held.entity_id} has withdrawn its position already.")
        held.withdrawn_on = on or step.mission.today()
        held.version += 1
        held.save()
        step.sentence = f"{held.entity_id} has withdrawn its position on {named(held.of)}."
        step.detail = detail_of(held.of, entity=held.entity_id)
        return held


def bind_concurrences(version: Version) -> None:
    """Bind positions given in review to the hash of the version just frozen; called at submission.

    Positions given before a later change in substance stay unbound: they were given on another text.
    """
    version.concurrences.filter(hash="", before_edit=False, withdrawn_on=None).update(hash=version.hash)


def _mine(given: Concurrence, step: Passage, if_version: int | None) -> Concurrence:
    """Return the position as it stands, to be changed by who gave it or by its entity."""
    held = Concurrence.objects.select_related("of__output__mission", "entity").get(pk=given.pk)
    if step.by.pk != held.by_id and held.entity_id not in entities_of(step.by, step.mission):
        raise NotPermitted(f"The position of {held.entity_id} is changed by {held.entity_id}.")
    check_version(held, if_version)
    check_asked(held.of)
    return held


def _state(held: Concurrence, step: Passage, position: str, text: str) -> None:
    """Set what an entity says now, on the sections as they stand now."""
    new = held.pk is None
    held.position, held.text, held.by = position, text, step.by
    held.hash, held.before_edit, held.withdrawn_on = held.of.hash, False, None
    held.on, held.stated_at = step.on or step.mission.today(), timezone.now()
    held.version = 1 if new else held.version + 1
    held.save()
    keep_marks(held, held.of)


def _speak(step: Passage, given: Concurrence) -> None:
    where = named(given.of)
    said = {"position": given.position, "text": given.text}
    step.sentence = f"{given.entity_id} {given.get_position_display()}: {where}."
    if is_sealed(
        given.of
    ):  # those who have not answered read the record too; what was said is in its closing
        step.sentence, said = f"{given.entity_id} has given its position: {where}.", {}
    step.detail = detail_of(given.of, entity=given.entity_id, hash=given.hash, **said)
    if given.entity_id not in entities_of(step.by, step.mission):
        who = step.by.get_full_name()
        step.flag(
            "position-entered-for",
            f"The position of {given.entity_id} on {where} was entered by {who}, who is not of it."[:500],
            page_of(given.of),
        )


def _checked(position: str, text: str) -> str:
    if position not in Concurrence.Position.values:
        raise Invalid(f"Known values: {', '.join(Concurrence.Position.values)}.", field="position")
    return text_of(text, "text", demanded=False)
