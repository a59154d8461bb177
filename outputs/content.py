"""Writing: one function through which page, API and Word change a section, and how versions open.

A draft is edited in place. A version in review is edited in place too, but only by those who answer for
it (planner, chair, lead of the planning team, SRSG), so that comments and concurrences keep their object.
After submission, return or issue the next edit opens the next version as a copy of all texts.
"""

from datetime import date

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid, NotPermitted, Stale
from missions.models import Mission, Person
from missions.process import Position, position
from missions.roles import Standing, title_of
from outputs.canonical import canonical, word_count
from outputs.definition import OUTPUTS
from outputs.definition.shape import Section
from outputs.filling import filled as fills
from outputs.models import Output, SectionText, Version
from outputs.queries import OPEN, row_counts
from outputs.responses.sections import mark_of, note_change
from outputs.templates import FIRST, latest_editions, template_of

MISSION_DIRECTIVE = "mission-directive"
LONGEST_REASON = 4000
ANSWERABLE = ("planner", "imtf-chair", "impt-lead", "srsg")
_HEADQUARTERS = ("planner", "imtf-chair", "imtf-member")
_FIELD = ("srsg", "impt-lead", "impt-member", "mission-staff", "unct-member")
# The planner closes and sends these after adoption too.
_PLANNERS_OWN = frozenset({"review", "shortfall-note"})


def open_outputs(mission: Mission, *, by: Person, on: date) -> list[Output]:
    """Create the mission's twelve outputs, each with version 1 as a draft; called when the file is opened.

    They are written with the latest published edition of their templates.
    """
    made = [Output.objects.create(mission=mission, type=key) for key in OUTPUTS]
    language = mission.options.get("language") or "en"
    editions = latest_editions()
    Version.objects.bulk_create(
        Version(
            output=output,
            number=1,
            opened_by=by,
            opened_on=on,
            language=language,
            template_version=editions.get(output.type, FIRST),
        )
        for output in made
    )
    return made


def writers(output_type: str, where: Position) -> tuple[str, ...]:
    """Return the roles that write sections of an output where the process stands.

    Headquarters write until adoption, then only in a revision or in Level 3.2; the field from the
    Council's authorisation on; the SRSG alone writes directives of the mission.
    """
    if output_type == MISSION_DIRECTIVE:
        return ("srsg",)
    roles: tuple[str, ...] = ()
    if not where.adopted or where.planning_open:
        roles += _HEADQUARTERS
    elif output_type in _PLANNERS_OWN:
        roles += ("planner",)
    if output_type == "strategic-analysis":
        roles += ("pbso",)
    return roles + (_FIELD if where.mandated else ())


def refusal(version: Version, where: Position, standing: Standing) -> str:
    """Return why someone may not edit the latest version now, in a sentence; empty when they may."""
    roles = writers(version.output.type, where)
    if standing.any_of(roles) is None:
        who = ", ".join(dict.fromkeys(title_of(role) for role in roles)) or "nobody at this point"
        return f"This is written by: {who}."
    if version.state == Version.State.IN_REVIEW and standing.any_of(ANSWERABLE) is None:
        who = ", ".join(title_of(role) for role in ANSWERABLE)
        return f"This version is in review; until it is taken back it is edited by: {who}."
    return ""


def may_write_version(version: Version, where: Position, standing: Standing) -> bool:
    """Return whether someone may edit now: a version in review is open to those who answer for it only."""
    return not refusal(version, where, standing)


def write_section(
    mission: Mission,
    type: str,  # noqa: A002 (the name agreed for all callers)
    key: str,
    *,
    by: Person,
    content: str | None = None,
    not_applicable: str | None = None,
    editorial: bool = False,
    if_version: int | None = None,
    on: date | None = None,
) -> SectionText:
    """Write a section's text, or the reason why it does not apply; the other one goes.

    `editorial` says that its sense is as before: positions on it stand. Those who edit in review may say so.

    Opens the next version where the last is closed. `if_version` is the version of the section that the
    writer had read. KeyError for an unknown output; raises NotPermitted (403), Invalid (400),
    Stale (412), Unprocessable (422), NotReady `completed` and Conflict (409). IMPP guidelines C.
    """
    title = OUTPUTS[type].title
    with passage(mission, by=by, verb="write-section", on=on) as step:
        last = permit_writing(step, type)
        if editorial and step.standing.any_of(ANSWERABLE) is None:
            who = ", ".join(title_of(role) for role in ANSWERABLE)
            raise NotPermitted(f"A change is marked as editorial by: {who}.")
        section = _section_of(last, key)
        content, reason = _asked(content, not_applicable)
        written = put(
            step, type, key, content=content, reason=reason, if_version=if_version, editorial=editorial
        )
        step.sentence = f"{title}, version {written.of.number}: section “{section.title}” " + (
            "marked as not applicable." if reason else "written."
        )
        step.detail = {
            "output": type,
            "number": written.of.number,
            "section": key,
            "version": written.version,
            "words": word_count(content or ""),
        } | ({"editorial": True} if editorial else {})
        return written


def permit_writing(step: Passage, output_type: str) -> Version:
    """Check under the lock that the person may write; NotPermitted (403). Returns the latest version."""
    where = position(step.mission)
    last = _last(step.mission, output_type)
    sentence = refusal(last, where, step.standing)
    if sentence:
        raise NotPermitted(sentence)
    step.permit(*writers(output_type, where))
    return last


def put(
    step: Passage,
    output_type: str,
    key: str,
    *,
    content: str | None,
    reason: str = "",
    if_version: int | None = None,
    editorial: bool = False,
) -> SectionText:
    """Put canonical text, or a reason, into the open version, opening it where needed; Stale (412).

    A change of the text is noted for those whose position was given on the one before.
    """
    last = _last(step.mission, output_type)
    text = SectionText.objects.filter(of=last, key=key).first()
    if if_version is not None and (text.version if text else 1) != if_version:
        raise Stale("The section has changed since you read it; read it again, your text is not lost.")
    before = mark_of(text)
    draft = draft_of(last.output, by=step.by, on=step.on or step.mission.today())
    stored = _store(draft, key, content, reason, step.by)
    note_change(step, draft, key, (before, mark_of(stored)), editorial=editorial)
    return stored


def _last(mission: Mission, output_type: str) -> Version:
    versions = Version.objects.select_related("output")
    return versions.filter(output__mission=mission, output__type=output_type).latest("number")


def draft_of(output: Output, *, by: Person, on: date) -> Version:
    """Return the open version of an output, or the newly opened n+1 with all texts copied.

    The caller holds the mission's lock.
    """
    last = output.versions.latest("number")  # every output opens with its first version
    if last.state in OPEN:
        return last
    draft = Version.objects.create(
        output=output,
        number=last.number + 1,
        opened_by=by,
        opened_on=on,
        language=last.language,
        template_version=last.template_version,
    )
    SectionText.objects.bulk_create(
        SectionText(
            of=draft,
            key=text.key,
            content=text.content,
            not_applicable=text.not_applicable,
            written_by_id=text.written_by_id,
            version=text.version,
        )
        for text in last.texts.all()
    )
    return draft


def filled(version: Version, section: Section) -> bool:
    """Return whether a section of a version counts as filled."""
    text = SectionText.objects.filter(of=version, key=section.key).first()
    rows = row_counts(version.output.mission, [section])
    return fills(
        section, text, rows.get(section.register or "", 0), version.output.type, version.template_version
    )


def _section_of(version: Version, key: str) -> Section:
    """Return a section of the version's template; a template may have been taken up a moment ago."""
    found = next((one for one in template_of(version).sections if one.key == key), None)
    if found is None:
        raise Conflict("The template that this version is written with has no such section.", "no-section")
    return found


def _asked(content: str | None, not_applicable: str | None) -> tuple[str | None, str]:
    if (content is None) == (not_applicable is None):
        raise Invalid("Give either the text or the reason why the section does not apply.", field="content")
    if content is not None:
        return canonical(content), ""
    reason = " ".join((not_applicable or "").split())
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"A reason holds at most {LONGEST_REASON} characters.", field="not_applicable")
    return None, reason


def _store(draft: Version, key: str, content: str | None, reason: str, by: Person) -> SectionText:
    """Keep a text and drop the reason; or set the reason, under which the text waits until it is cleared."""
    text = SectionText.objects.filter(of=draft, key=key).first() or SectionText(of=draft, key=key)
    if content is not None:
        text.content = content
    text.not_applicable = reason
    text.written_by = by
    text.version += 1
    text.save()
    return text


__all__ = [
    "draft_of",
    "filled",
    "open_outputs",
    "word_count",
    "write_section",
    "writers",
]
