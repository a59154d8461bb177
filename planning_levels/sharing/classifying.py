"""Classifying: raised by those who answer for a text, lowered by who owns it; no frozen version changes.

The guidelines are silent on markings. The reading is in `docs/decisions-taken.md`: the file is owned by the
Under-Secretary-General of the lead department until the transfer is complete, then by the Special
Representative; what a person brought (a document, a draft, a comment) is theirs as well.
"""

from collections.abc import Mapping
from typing import Any

from missions.access import documents_for
from missions.door import passage
from missions.errors import Conflict, Invalid
from missions.models import CLASSIFICATIONS, Classification, Document, Mission, Person
from missions.models.mission import Transfer
from outputs.access import comments_for, drafts_for, outputs_for
from outputs.content import ANSWERABLE
from outputs.definition import OUTPUTS
from outputs.models import Comment, Output, Upload
from planning_levels.sharing.listing import add_to_list

Thing = Mission | Output | Document | Upload | Comment
LONGEST = 400


def owners(mission: Mission) -> tuple[str, ...]:
    """Return the role that owns a mission's file."""
    return ("srsg",) if mission.transfer == Transfer.COMPLETE else ("usg-of-lead",)


def level_named(key: str) -> Classification:
    """Return the level of a word of the API; Invalid (400) for any other."""
    if key not in CLASSIFICATIONS:
        raise Invalid(f"Known values: {', '.join(CLASSIFICATIONS)}.", field="classification")
    return CLASSIFICATIONS[key]


def thing_of(mission: Mission, named: Mapping[str, Any], by: Person) -> Thing:
    """Return what is to be marked: the output, document, draft or comment that is named, else the mission.

    Invalid (400) for two names at once, and for what is not there or not to be seen by this person.
    """
    given = {key: value for key, value in named.items() if key in FINDERS and value not in (None, "")}
    if not given:
        return mission
    if len(given) > 1:
        raise Invalid("Name one thing: output, document, draft or comment.", field=sorted(given)[1])
    key, value = next(iter(given.items()))
    rows, column, inside = FINDERS[key](by)
    found = rows.filter(**{inside: mission}).filter(**{column: value}).first()
    if found is None:
        raise Invalid(f"There is no {key} of this name that you may see.", field=key)
    return found


FINDERS: dict[str, Any] = {
    "output": lambda by: (outputs_for(by), "type", "mission"),
    "document": lambda by: (documents_for(by), "pk", "mission"),
    "draft": lambda by: (drafts_for(by).select_related("output"), "pk", "output__mission"),
    "comment": lambda by: (comments_for(by).select_related("of__output"), "pk", "of__output__mission"),
}


def classify(mission: Mission, thing: Thing, level: Classification, *, by: Person, reason: str) -> Thing:
    """Mark a thing; who marks it as strictly confidential stands on its list from then on.

    Raises NotPermitted (403), Invalid (400) without a reason or above the person's own clearance, Conflict
    (409) where it is marked so already. Also in a process that has ended.
    """
    with passage(mission, by=by, verb="classify", read_only_refused=False) as step:
        held = step.mission if isinstance(thing, Mission) else _again(thing)
        before = Classification(held.classification)
        if _author(held) != by.pk:
            above = ANSWERABLE if level >= before else ()
            step.permit(*above, *owners(step.mission))
        _check(level, before, by, reason)
        held.classification = level
        if isinstance(held, Mission):
            step.changes["classification"] = level
        else:
            held.save(update_fields=["classification"])
        output = _output_of(held)
        step.sentence = f"{_name(held)}: now {level.label}, before {before.label}."
        step.detail = {
            **_named(held),
            "classification": level.key,
            "before": before.key,
            "reason": reason.strip(),
        }
        if level == Classification.STRICTLY_CONFIDENTIAL:
            add_to_list(step, by, output, "marked it so")
    return held


def _again(thing: Any) -> Any:
    return type(thing)._default_manager.get(pk=thing.pk)  # noqa: SLF001 (read afresh under the lock)


def _check(level: Classification, before: Classification, by: Person, reason: str) -> None:
    if level == before:
        raise Conflict(f"It is marked {before.label} already.", code="marked-so")
    if level > by.clearance:
        own = Classification(by.clearance).label
        raise Invalid(
            f"You are cleared up to {own}: who marks a thing must be able to read it.",
            field="classification",
        )
    if not 0 < len(reason.strip()) <= LONGEST:
        raise Invalid(f"Say why, in a sentence of up to {LONGEST} characters.", field="reason")


def _author(thing: Thing) -> int | None:
    if isinstance(thing, Document):
        return thing.added_by_id
    return thing.by_id if isinstance(thing, Upload | Comment) else None


def _output_of(thing: Thing) -> str:
    if isinstance(thing, Output):
        return thing.type
    if isinstance(thing, Upload):
        return thing.output.type
    return thing.of.output.type if isinstance(thing, Comment) else ""


def _name(thing: Thing) -> str:
    if isinstance(thing, Mission):
        return "The mission's file"
    if isinstance(thing, Document):
        return f"The document “{thing.title}”"
    title = OUTPUTS[_output_of(thing)].title
    if isinstance(thing, Output):
        return f"The {title}"
    return f"A draft of the {title}" if isinstance(thing, Upload) else f"A comment on the {title}"


def _named(thing: Thing) -> dict[str, Any]:
    keys: dict[type, str] = {Document: "document", Upload: "draft", Comment: "comment"}
    output = {"output": _output_of(thing)} if _output_of(thing) else {}
    return {**output, **({keys[type(thing)]: thing.pk} if type(thing) in keys else {})}
