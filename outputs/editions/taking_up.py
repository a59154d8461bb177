"""Taking up a new edition of a template: an open draft moves to it, and no text is lost on the way.

Texts of sections that the new edition no longer has stay with the draft, are shown beside it, and go with
it from version to version until somebody drops them.
"""

from datetime import date

from missions.door import Passage, passage
from missions.errors import Conflict
from missions.models import Mission
from missions.models import Person as Who
from missions.process import Position, position
from missions.roles import Standing
from missions.versions import check_version
from outputs.canonical import word_count
from outputs.content import MISSION_DIRECTIVE, draft_of, permit_writing, writers
from outputs.models import SectionText, Version
from outputs.queries import OPEN, texts_of
from outputs.templates import latest_edition, template_of, titles_of

TAKERS = ("planner", "imtf-chair", "impt-lead")


def takers(output_type: str, where: Position) -> tuple[str, ...]:
    """Return the roles that may move the output's open draft to the latest edition of its template.

    Planner, chair and lead of the planning team, while they write it; directives of the mission are the
    SRSG's alone.
    """
    writing = writers(output_type, where)
    return ("srsg",) if output_type == MISSION_DIRECTIVE else tuple(r for r in TAKERS if r in writing)


def may_take_up(version: Version, where: Position, standing: Standing) -> bool:
    """Return whether somebody of this standing could take up a newer edition for this version now."""
    return (
        version.state == Version.State.DRAFT
        and standing.any_of(takers(version.output.type, where)) is not None
        and latest_edition(version.output.type) > version.template_version
    )


def take_up_template(
    mission: Mission,
    type: str,  # noqa: A002 (the name agreed for all callers)
    *,
    by: Who,
    if_version: int | None = None,
    on: date | None = None,
) -> Version:
    """Move the output's open draft to the latest edition of its template, and return the draft.

    KeyError for an unknown output; raises NotPermitted (403), Stale (412), Conflict (409) for a version
    that is no draft or has the latest edition already, NotReady `completed` (409). IMPP guidelines D.
    """
    with passage(mission, by=by, verb="take-up-template", on=on) as step:
        step.permit(*takers(type, position(step.mission)))
        draft = _last(step, type)
        check_version(draft, if_version)
        if draft.state != Version.State.DRAFT:
            raise Conflict(
                f"Version {draft.number} is {draft.get_state_display()}; a draft takes up a template.",
                code="no-draft",
            )
        edition, before = latest_edition(type), draft.template_version
        if before >= edition:
            raise Conflict("The draft is written with the latest template already.", code="latest")
        draft.template_version = edition
        draft.version += 1
        draft.save(update_fields=["template_version", "version"])
        left = [text.key for text in left_over(draft)]
        title = template_of(draft).title
        step.sentence = f"{title}, version {draft.number}: template moved from edition {before} to {edition}."
        step.detail = {
            "output": type,
            "number": draft.number,
            "from": before,
            "to": edition,
            "no_longer_in_template": left,
        }
    return draft


def left_over(version: Version) -> list[SectionText]:
    """Return the texts of a version that belong to no section of its template, in the order of writing."""
    kept = {section.key for section in template_of(version).sections}
    return [
        text
        for text in texts_of(version).values()
        if text.key not in kept and (text.content or text.not_applicable)
    ]


def drop_left_over(
    mission: Mission,
    type: str,  # noqa: A002 (the name agreed for all callers)
    key: str,
    *,
    by: Who,
    if_version: int | None = None,
) -> None:
    """Drop a text that the template no longer has a section for; frozen versions keep theirs.

    Opens the next version where the last is closed. Raises NotPermitted (403), Stale (412), Conflict (409)
    where there is no such text, NotReady `completed` (409).
    """
    with passage(mission, by=by, verb="drop-left-over") as step:
        last = permit_writing(step, type)
        found = next((text for text in left_over(last) if text.key == key), None)
        if found is None:
            raise Conflict("The version has no such text beside its template.", code="nothing-left")
        check_version(found, if_version)
        draft = (
            last if last.state in OPEN else draft_of(last.output, by=by, on=step.on or step.mission.today())
        )
        SectionText.objects.filter(of=draft, key=key).delete()
        name, words = titles_of(draft).get(key, key), word_count(found.content or found.not_applicable)
        title = template_of(draft).title
        step.sentence = (
            f"{title}, version {draft.number}: text of “{name}” dropped, no longer in the template."
        )
        step.detail = {"output": type, "number": draft.number, "section": key, "words": words}


def _last(step: Passage, output_type: str) -> Version:
    versions = Version.objects.select_related("output__mission")
    return versions.filter(output__mission=step.mission, output__type=output_type).latest("number")
