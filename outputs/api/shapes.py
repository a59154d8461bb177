"""Shapes of the outputs' REST API: what bodies hold and what answers look like."""

from typing import Any, Self

from pydantic import Field, model_validator

from missions.rest.shapes import Day, Id, Row, Shape

Number = Id


class SectionChange(Shape):
    """A section's text, or the reason why it does not apply; never both."""

    content: str | None = Field(None, examples=["<p>Two parties signed in January.</p>"])
    not_applicable: str | None = Field(None, max_length=4000)
    editorial: bool = Field(False, description="The sense is as before: positions on the section stand.")
    on: Day | None = None

    @model_validator(mode="after")
    def one_of_the_two(self) -> Self:
        """Refuse both and neither."""
        if (self.content is None) == (self.not_applicable is None):
            raise ValueError("give either “content” or “not_applicable”")
        return self


class SectionRow(Row):
    """A section of an output's latest version; `version` is for If-Match."""

    key: str
    title: str
    guidance: str
    reference: str
    kind: str
    register_key: str | None = Field(alias="register")
    required: bool
    filled: bool
    may_be_not_applicable: bool
    content: str
    not_applicable: str
    version: int


class SectionDetail(SectionRow):
    """A section with the number and the state of the version that it stands in."""

    draft: int
    state: str


class OutputRow(Row):
    """An output with its latest version; `draft` is the number of the version to submit."""

    type: str
    title: str
    purpose: str
    prepared_by: str
    decided_by: str
    decision: str
    reference: str
    draft: int
    state: str
    label: str
    revision: int
    classification: str
    next_label: str
    next_revision: int
    submitted: dict[str, Any] | None
    required: int
    filled: int
    href: str


class OutputDetail(OutputRow):
    """An output with its sections."""

    writable: bool
    sections: list[SectionRow]


class VersionRow(Row):
    """A version of an output; `hash` binds decisions to it once it is submitted."""

    number: int
    state: str
    label: str
    revision: int
    level: str
    cycle: int
    hash: str
    classification: str
    final: bool
    template_version: int
    cites: dict[str, Any] | None
    opened_on: str
    submitted_on: str | None
    submitted_by: str | None
    issued_on: str | None
    href: str
    version: int


class VersionDetail(VersionRow):
    """A version with what it prints."""

    content: dict[str, Any]


class Comparison(Row):
    """What changed from one version to another."""

    old: int
    new: int
    sections: list[dict[str, Any]]
