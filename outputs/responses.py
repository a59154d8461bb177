"""What others say of an output: comments with their answers, and positions of entities.

Every entity on the task force comments on every draft, and each comment is answered (IMPP guidelines B).
Positions are for the decider's package, never for print.
"""

from datetime import date

from missions.blockers import blocker
from missions.door import Passage, passage
from missions.errors import Conflict, Invalid, NotPermitted, NotReady
from missions.models import Assignment, Entity, Member, Mission, Person
from missions.roles import current
from missions.versions import check_version
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence, SectionText, Version
from outputs.queries import latest

COMMENTERS = (
    "imtf-chair", "imtf-member", "impt-lead", "impt-member", "planner", "pbso", "srsg", "mission-staff",
    "rc-hc", "unct-member", "field", "usg-of-lead", "usg", "sg", "office",
)  # fmt: skip
ANSWERERS = ("imtf-chair", "planner", "impt-lead", "srsg")
SPEAKERS = ("imtf-chair", "imtf-member", "unct-member", "rc-hc")
ASKED = (Version.State.IN_REVIEW, Version.State.SUBMITTED)
LONGEST = 20_000


def comment(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    text: str,
    number: int | None = None,
    section: str = "",
    on: date | None = None,
    source: str = "",
) -> Comment:
    """Store a comment on a version (the latest by default) or one of its sections.

    Raises NotPermitted (403) for observers and partners, Invalid (400) for an unknown version or section
    or an empty text.
    """
    with passage(mission, by=by, verb="comment", on=on) as step:
        step.permit(*COMMENTERS)
        version = _version(step.mission, output_type, number)
        _check_section(output_type, section)
        made = Comment.objects.create(
            of=version,
            section=section,
            text=_text(text, "text"),
            entity=by.entity,
            by=by,
            on=on or step.mission.today(),
            source=source,
        )
        step.sentence = f"Comment on {_named(version, section)}."
        step.detail = {
            "output": output_type,
            "number": version.number,
            "section": section,
            "comment": made.pk,
        }
        return made


def answer(
    given: Comment,
    *,
    by: Person,
    text: str,
    disposition: str,
    if_version: int | None = None,
    on: date | None = None,
) -> Comment:
    """Answer a comment and say what became of it; by those who answer for the output, and its authors."""
    version = given.of
    with passage(version.output.mission, by=by, verb="answer-comment", on=on) as step:
        if not (by.pk == version.opened_by_id or _wrote(by, version, given.section)):
            step.permit(*ANSWERERS)
        if disposition not in Comment.Disposition.values:
            raise Invalid(f"Known values: {', '.join(Comment.Disposition.values)}.", field="disposition")
        held = Comment.objects.get(pk=given.pk)
        check_version(held, if_version)
        held.answer = _text(text, "answer")
        held.disposition = disposition
        held.answered_by = by
        held.version += 1
        held.save()
        step.sentence = (
            f"Answer to a comment on {_named(version, held.section)}: {held.get_disposition_display()}."
        )
        step.detail = {"comment": held.pk, "disposition": disposition}
        return held


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

    A position entered by someone who is not of the entity is kept and flagged. Raises NotPermitted (403),
    Invalid (400), NotReady `state` (409), Conflict (409) where the entity has spoken already.
    """
    with passage(mission, by=by, verb="concur", on=on) as step:
        step.permit(*SPEAKERS)
        version = _version(step.mission, output_type, number)
        _check_position(position, text)
        _check_asked(version)
        if version.concurrences.filter(entity=entity).exists():
            raise Conflict(f"{entity.code} has given its position on this version; change that one.")
        made = Concurrence.objects.create(
            of=version,
            entity=entity,
            position=position,
            text=text.strip(),
            hash=version.hash,
            by=by,
            on=on or step.mission.today(),
            source=source,
        )
        _speak(step, made)
        return made


def change_position(
    given: Concurrence, *, by: Person, position: str, text: str = "", if_version: int | None = None
) -> Concurrence:
    """Let an entity change its position while it is still asked; the record keeps the earlier one."""
    with passage(given.of.output.mission, by=by, verb="concur") as step:
        step.permit(*SPEAKERS)
        _check_position(position, text)
        held = Concurrence.objects.select_related("of__output", "entity").get(pk=given.pk)
        if by.pk != held.by_id and held.entity_id not in entities_of(by, step.mission):
            raise NotPermitted(f"The position of {held.entity_id} is changed by {held.entity_id}.")
        check_version(held, if_version)
        _check_asked(held.of)
        held.position, held.text, held.by = position, text.strip(), by
        held.hash, held.before_edit, held.on = held.of.hash, False, step.mission.today()
        held.version += 1
        held.save()
        _speak(step, held)
        return held


def bind_concurrences(version: Version) -> None:
    """Bind positions given in review to the hash of the version just frozen; called at submission.

    Positions given before a later edit stay unbound: they were given on another text.
    """
    version.concurrences.filter(hash="", before_edit=False).update(hash=version.hash)


def entities_of(person: Person, mission: Mission) -> set[str]:
    """Return the codes of the entities for which a person speaks in a mission today."""
    today = mission.today()
    seats = Member.objects.filter(current(today), person=person, body__mission=mission)
    roles = Assignment.objects.filter(current(today), person=person, mission=mission)
    found = {
        person.entity_id,
        *seats.values_list("entity_id", flat=True),
        *roles.values_list("entity_id", flat=True),
    }
    return {code for code in found if code}


def _speak(step: Passage, given: Concurrence) -> None:
    named = _named(given.of, "")
    step.sentence = f"{given.entity_id} {given.get_position_display()}: {named}."
    step.detail = {
        "output": given.of.output.type,
        "number": given.of.number,
        "entity": given.entity_id,
        "position": given.position,
        "text": given.text,
        "hash": given.hash,
    }
    if given.entity_id not in entities_of(step.by, step.mission):
        who = step.by.get_full_name()
        step.flag(
            "position-entered-for",
            f"The position of {given.entity_id} on {named} was entered by {who}, who is not of it."[:500],
            f"/missions/{step.mission.key}/outputs/{given.of.output.type}/",
        )


def _version(mission: Mission, output_type: str, number: int | None) -> Version:
    if number is None:
        return latest(mission, output_type)
    versions = Version.objects.select_related("output__mission")
    found = versions.filter(output__mission=mission, output__type=output_type, number=number).first()
    if found is None:
        raise Invalid("There is no version with this number.", field="version")
    return found


def _check_section(output_type: str, section: str) -> None:
    if section and section not in {known.key for known in OUTPUTS[output_type].sections}:
        raise Invalid("The output has no section with this key.", field="section")


def _check_position(position: str, text: str) -> None:
    if position not in Concurrence.Position.values:
        raise Invalid(f"Known values: {', '.join(Concurrence.Position.values)}.", field="position")
    if len(text) > LONGEST:
        raise Invalid(f"At most {LONGEST:,} characters.", field="text")


def _check_asked(version: Version) -> None:
    if version.state not in ASKED:
        where = f"/missions/{version.output.mission.key}/outputs/{version.output.type}/"
        state = version.get_state_display()
        sentence = f"Positions are given on a version in review or submitted; this one is {state}."
        raise NotReady([blocker("state", sentence, where)])


def _text(text: str, field: str) -> str:
    bare = text.strip()
    if not bare:
        raise Invalid("Write a sentence at least.", field=field)
    if len(bare) > LONGEST:
        raise Invalid(f"At most {LONGEST:,} characters.", field=field)
    return bare


def _wrote(person: Person, version: Version, section: str) -> bool:
    texts = SectionText.objects.filter(of=version, written_by=person)
    return (texts.filter(key=section) if section else texts).exists()


def _named(version: Version, section: str) -> str:
    output = OUTPUTS[version.output.type]
    named = f"the {output.title}, version {version.number}"
    return f"{named}, section “{output.section(section).title}”" if section else named
