"""Shapes of comments, positions and rounds in the REST API."""

from typing import Literal

from pydantic import Field

from missions.rest.shapes import Day, Id, Line, Row, Shape, Words

Number = Id


class CommentNew(Shape):
    """A comment on a version (the latest by default), on one of its sections, or on a passage of that."""

    version: Number | None = None
    section: str = Field("", max_length=60)
    quote: str = Field("", max_length=2000, description="The passage, in the words of the section.")
    before: str = Field("", max_length=60, description="Some characters before it, where it occurs twice.")
    after: str = Field("", max_length=60)
    text: Words
    on: Day | None = None


class CommentAnswer(Shape):
    """The answer to a comment and what became of it; “partly” and “not” demand the reason."""

    answer: Words = ""
    disposition: Literal["accepted", "partly", "not", "open"]
    on: Day | None = None


class ConcurrenceNew(Shape):
    """An entity's position on a version (the latest by default)."""

    version: Number | None = None
    entity: str = Field("", max_length=40, description="Its code; left out, the entity of who asks.")
    position: Literal["concur", "reserve", "object"]
    text: Words = ""
    on: Day | None = None


class ConcurrenceChange(Shape):
    """A changed position; the same once more holds for the sections as they stand now."""

    position: Literal["concur", "reserve", "object"]
    text: Words = ""


class Dated(Shape):
    """An act that may have happened on an earlier day."""

    on: Day | None = None


class RoundNew(Shape):
    """A round of review on a version in review or submitted (the latest by default)."""

    version: Number | None = None
    due: Day
    visibility: Literal["own", "close", "open"] = Field(
        "own", description="When answers of others are seen: after one's own, after the close, or at once."
    )
    silence: bool = Field(False, description="Silence is read as no objection, never as concurrence.")
    note: Words = ""
    entities: list[Line] = Field(
        default_factory=list, description="Codes of entities asked beside those on the task force."
    )
    on: Day | None = None


class RoundChange(Shape):
    """A later deadline of an open round, or further entities to ask; one of the two."""

    due: Day | None = None
    entities: list[Line] = Field(default_factory=list)


class CommentRow(Row):
    """A comment with its answer; `version` is the number of the version commented on."""

    id: int
    classification: str
    version: int
    round: int | None
    section: str
    quote: str
    before: str
    after: str
    passage_changed: bool
    text: str
    entity: str | None
    by: str
    on: str
    answer: str
    disposition: str
    answered_by: str | None
    answered_on: str | None
    etag: str


class ConcurrenceRow(Row):
    """A position; `hash` is that of the frozen version it is bound to."""

    id: int
    version: int
    entity: str
    position: str
    text: str
    hash: str
    before_edit: bool
    sections_changed: list[str]
    editorial_changes: int
    withdrawn_on: str | None
    by: str
    on: str
    etag: str


class AskedRow(Row):
    """An entity that is asked, and what it says; silence is shown as silence."""

    entity: str
    position: str
    said: str


class RoundRow(Row):
    """A round of review; `passed` follows from the day and closes nothing."""

    number: int
    version: int
    due: str
    passed: bool
    visibility: str
    silence: bool
    note: str
    opened_by: str
    opened_on: str
    closed_by: str | None
    closed_on: str | None
    asked: list[AskedRow]
    etag: str
    href: str


class MendRow(Row):
    """One thing to mend since a version was returned, and whether it is ticked off."""

    text: str
    by: str
    on: str
    section: str
    done: bool
    comment: int | None


class MendListRow(Row):
    """What the returned version is to have mended; `returned` is null where none was returned."""

    returned: int | None
    changed: list[str]
    lines: list[MendRow]
