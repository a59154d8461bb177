"""Joint programmes: signatures under three documents, and the start that waits for all of them (part B)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from missions.blockers import Blocker, blocker, missing
from missions.door import Passage, ended_blocker, passage
from missions.errors import Conflict, Invalid, NotReady
from missions.models import Mission, Person
from missions.process import position
from plans.models import JointProgramme, Signature
from plans.permissions import writers
from plans.registers import REGISTERS


def sign(
    mission: Mission,
    programme: JointProgramme,
    *,
    by: Person,
    document: str,
    entity: str,
    on: date | None = None,
) -> JointProgramme:
    """Record an entity's signature under one document; the entity then takes part in the programme.

    Invalid (400) for an unknown document; a signature given twice keeps its first date.
    """
    if document not in Signature.Document.values:
        raise Invalid(f"Known values: {', '.join(Signature.Document.values)}.", field="document")
    with passage(mission, by=by, verb="sign-joint-programme", on=on) as step:
        held = _held(step, programme)
        Signature.objects.get_or_create(
            programme=held,
            document=document,
            entity=entity,
            defaults={"signed_on": on or step.mission.today(), "entered_by": by},
        )
        if not held.entities.filter(value=entity).exists():
            held.entities.create(value=entity)
        _touch(held)
        step.sentence = f"{entity} signed the {Signature.Document(document).label} of “{held}”."
        step.detail = {"register": "joint-programmes", "row": held.pk, "document": document, "entity": entity}
    return held


def start(
    mission: Mission, programme: JointProgramme, *, by: Person, on: date | None = None
) -> JointProgramme:
    """Start a joint programme; NotReady (409) names every signature that is missing."""
    with passage(mission, by=by, verb="start-joint-programme", on=on) as step:
        held = _held(step, programme)
        if held.started_on:
            raise Conflict("This programme has started already.")
        found = list(_lacking(held, step.mission))
        if step.mission.ended:
            found.append(ended_blocker(step.mission))
        if found:
            raise NotReady(found)
        held.started_on = on or step.mission.today()
        _touch(held)
        step.sentence = f"The joint programme “{held}” starts."
        step.detail = {"register": "joint-programmes", "row": held.pk}
    return held


def _held(step: Passage, programme: JointProgramme) -> Any:
    register = REGISTERS["joint-programmes"]
    step.permit(*writers(register, position(step.mission)))
    return JointProgramme.objects.get(mission=step.mission, pk=programme.pk)


def _touch(programme: JointProgramme) -> None:
    programme.version += 1
    programme.save(update_fields=["started_on", "version", "changed_at"])


def _lacking(programme: JointProgramme, mission: Mission) -> Iterator[Blocker]:
    page = f"/missions/{mission.key}/plan/joint-programmes/"
    entities = [item.value for item in programme.entities.all()]
    if len(entities) < 2:
        yield missing("entities", "A joint programme has two or more UN entities.", page)
    signed = {(item.entity, item.document) for item in programme.signatures.all()}
    for document in Signature.Document:
        if not entities:
            yield blocker("signature", f"Nobody has signed the {document.label}.", page)
        for entity in entities:
            if (entity, document.value) not in signed:
                yield blocker("signature", f"{entity} has not signed the {document.label}.", page)
