"""Comments on a version, a section or a passage of it, and their answers."""

from datetime import date

from missions.access import GUEST
from missions.door import passage
from missions.errors import Invalid
from missions.models import Mission, Person
from missions.prose import text_of
from missions.versions import check_version
from outputs.freezing import reading_of
from outputs.models import Comment, Round, SectionText, Version
from outputs.responses.common import (
    ANSWERERS,
    COMMENTERS,
    check_section,
    detail_of,
    invited,
    named,
    version_of,
)
from outputs.responses.passages import located, plain_of

D = Comment.Disposition
WITH_REASON = (D.PARTLY, D.NOT_ACCEPTED)


def comment(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    text: str,
    number: int | None = None,
    section: str = "",
    quote: str = "",
    around: tuple[str, str] = ("", ""),
    on: date | None = None,
    source: str = "",
) -> Comment:
    """Store a comment on a version (the latest by default), one of its sections, or a passage of that.

    `around` are some characters before and after the passage, where it occurs more than once. Raises
    NotPermitted (403) for observers and for partners who are not invited to the output, Invalid (400) for
    an unknown version or section, an empty text, or words that the section does not hold.
    """
    with passage(mission, by=by, verb="comment", on=on) as step:
        step.permit(*COMMENTERS, *([GUEST] if invited(by, step.mission, output_type) else []))
        version = version_of(step.mission, output_type, number)
        check_section(version, section)
        words, before, after = _passage(version, section, quote, around)
        made = Comment.objects.create(
            of=version,
            round=Round.objects.filter(of=version, closed_on=None).first(),
            section=section,
            quote=words,
            before=before,
            after=after,
            text=text_of(text, "text"),
            entity=by.entity,
            by=by,
            on=on or step.mission.today(),
            source=source,
        )
        step.sentence = f"Comment on {named(version, section)}."
        step.detail = detail_of(version, section=section, comment=made.pk)
        return made


def answer(
    given: Comment,
    *,
    by: Person,
    text: str = "",
    disposition: str,
    if_version: int | None = None,
    on: date | None = None,
) -> Comment:
    """Answer a comment and say what became of it; by those who answer for the output, and its authors.

    What is taken up in part, or not, is answered with the reason. Raises NotPermitted (403), Invalid (400),
    Stale (412).
    """
    version = given.of
    with passage(version.output.mission, by=by, verb="answer-comment", on=on) as step:
        if not (by.pk == version.opened_by_id or _wrote(by, version, given.section)):
            step.permit(*ANSWERERS)
        if disposition not in D.values:
            raise Invalid(f"Known values: {', '.join(D.values)}.", field="disposition")
        held = Comment.objects.get(pk=given.pk)
        check_version(held, if_version)
        held.answer = _reason(text, disposition)
        held.disposition = disposition
        held.answered_by, held.answered_on = by, on or step.mission.today()
        held.version += 1
        held.save()
        step.sentence = (
            f"Answer to a comment on {named(version, held.section)}: {held.get_disposition_display()}."
        )
        step.detail = {"comment": held.pk, "disposition": disposition}
        return held


def _passage(version: Version, section: str, quote: str, around: tuple[str, str]) -> tuple[str, str, str]:
    if not quote.strip():
        return "", "", ""
    if not section:
        raise Invalid("Name the section from which the passage is taken.", field="section")
    return located(plain_of(reading_of(version, section)), quote, *around)


def _reason(text: str, disposition: str) -> str:
    if disposition in WITH_REASON and not text.strip():
        raise Invalid("Say why it is not taken up, or only in part.", field="answer")
    return text_of(text, "answer", demanded=False)


def _wrote(person: Person, version: Version, section: str) -> bool:
    texts = SectionText.objects.filter(of=version, written_by=person)
    return (texts.filter(key=section) if section else texts).exists()
