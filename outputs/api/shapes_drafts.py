"""Shapes of the REST API of drafts: uploads whole or in slices, corrections, and what became of sections."""

from typing import Any, Literal

from pydantic import Field

from missions.rest.shapes import Day, Id, Line, Row, Shape, YesNo

Reason = str


class DraftFields(Shape):
    """What goes with an uploaded draft."""

    note: str = Field("", max_length=4000)
    on: Day | None = None


class DraftAccept(Shape):
    """What becomes of the sections that were read; all that wait are accepted by default."""

    sections: list[Line] | None = Field(None, description="Those accepted; left out: all but the declined.")
    declined: dict[Line, str] = Field(
        default_factory=dict, description="Section > why it is not accepted.", examples=[{}]
    )
    later: YesNo = Field(False, description="Sections not named wait further; else they are not accepted.")
    versions: dict[Line, Id] = Field(
        default_factory=dict,
        description="Section > version of its present text as you saw it; 412 where it has changed.",
        examples=[{}],
    )
    remarks: YesNo = Field(False, description="Put the comments in the file's margin on the output.")
    comment: str = Field("", max_length=4000)


class DraftReturn(Shape):
    """Why a draft goes back."""

    comment: str = Field(min_length=1, max_length=4000)


class Assignment(Shape):
    """Where a heading of a draft is led: to a section, or, with a reason, nowhere."""

    section: Line = Field("", description="Key of a section of text; empty leaves the heading's text out.")
    reason: str = Field("", max_length=500)


class DraftAssign(Shape):
    """Headings by their index and where they are led; one that is not named goes as its words say."""

    assignments: dict[Line, Assignment] = Field(examples=[{"2": {"section": "situation"}}])


class TransferNew(Shape):
    """A file announced: its name, size in bytes and SHA-256."""

    filename: Line = Field(min_length=1)
    size: int = Field(strict=True, ge=1, le=2**31 - 1, examples=[1_480_000])
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])
    note: str = Field("", max_length=4000)


class TransferRow(Row):
    """An upload on its way; `received` is the byte with which the next slice begins."""

    id: str
    state: Literal["receiving", "complete", "refused"]
    filename: str
    size: int
    sha256: str
    note: str
    received: int
    slice: int
    error: str
    draft: str | None
    page: str | None
    begun_at: str
    expires_at: str
    href: str


class HeadingRow(Row):
    """A heading found in a draft, and the section to which the text below it is led."""

    index: int
    text: str
    level: int
    section: str
    below: str


class SectionOutcome(Row):
    """A section read from a draft: what becomes of it, and whether it was made from an older text."""

    key: str
    title: str
    outcome: Literal["waiting", "accepted", "declined"]
    stale: bool | None = Field(description="None where the file does not say from which text it was made.")
    comment: str
    by: str | None
    at: str | None
    version: int | None


class DraftRow(Row):
    """An uploaded draft and what became of it."""

    id: int
    state: str
    filename: str
    size: int
    sha256: str
    note: str
    classification: str
    taken: dict[str, str]
    not_taken: list[dict[str, Any]]
    warnings: list[str]
    error: str
    comment: str
    by: str
    at: str
    decided_by: str | None
    decided_at: str | None
    version: int | None
    file: str
    href: str


class DraftDetail(DraftRow):
    """A draft with its sections, headings, tracked changes and comments in the margin."""

    sections: list[SectionOutcome]
    headings: list[HeadingRow]
    assignments: dict[str, Any]
    changes: list[dict[str, Any]]
    remarks: list[dict[str, Any]]
    origin: dict[str, Any] | None
