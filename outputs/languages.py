"""The language in which an output is written: one of the six official languages, set for its open version."""

from datetime import date

from missions.door import passage
from missions.errors import Conflict, Invalid, Stale
from missions.models import Mission, Person
from outputs.content import draft_of, permit_writing
from outputs.definition import OUTPUTS
from outputs.models import Version
from outputs.printing.say import LANGUAGES

ACT = "set-language"


def set_language(
    mission: Mission,
    type: str,  # noqa: A002 (the name agreed for all callers)
    language: str,
    *,
    by: Person,
    if_version: int | None = None,
    on: date | None = None,
) -> Version:
    """Say in which language an output's open version is written; return the version.

    Opens the next version where the last is closed, since a frozen text keeps its language. Texts are not
    translated; title page, heads, dates and direction follow. KeyError for an unknown output; raises
    Invalid (400) for a language that is none of the six, NotPermitted (403) for those who may not write the
    output now, Stale (412), Conflict (409) when it is in this language already, NotReady `completed` (409).
    """
    title = OUTPUTS[type].title
    if language not in LANGUAGES:
        official = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise Invalid(f"Name one of the official languages: {official}.", field="language")
    with passage(mission, by=by, verb=ACT, on=on) as step:
        permit_writing(step, type)
        last = Version.objects.select_related("output").filter(
            output__mission=step.mission, output__type=type
        )
        before = last.latest("number")
        if if_version is not None and before.version != if_version:
            raise Stale("The version has changed since you read it; read it again.")
        if before.language == language:
            raise Conflict(f"{title} is written in {LANGUAGES[language]} already.", code="same-language")
        draft = draft_of(before.output, by=by, on=step.on or step.mission.today())
        if draft.state == Version.State.IN_REVIEW:
            draft.concurrences.update(before_edit=True)
        draft.language = language
        draft.version += 1
        draft.save(update_fields=["language", "version"])
        step.sentence = f"{title}, version {draft.number}: language of the text is {LANGUAGES[language]}."
        step.detail = {"output": type, "number": draft.number, "language": language}
        return draft
