"""Shapes of templates: what custodians send, what everyone signed in reads."""

from typing import Annotated, Any

from pydantic import Field

from missions.rest.shapes import Line, Row, Shape, YesNo
from outputs.definition import OUTPUTS
from outputs.definition.shape import OutputType, Section
from outputs.editions.changes import SectionDifference
from outputs.models import Template
from outputs.templates import FIRST

Guidance = Annotated[str, Field(max_length=2000)]
Key = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9-]*$")]


class TemplateSectionChange(Shape):
    """What a custodian may change of a section."""

    title: Line = Field("", examples=["Lessons learned"])
    guidance: Guidance = ""
    reference: Line = ""
    required_for: list[Line] = Field([], description="Labels of versions for which it must be filled.")
    may_be_not_applicable: YesNo = False
    written_by: Line = ""
    items: list[Line] = Field([], description="Points of the output's checklists that it answers.")


class TemplateSectionNew(TemplateSectionChange):
    """A section to be added: prose, or the rows of a register."""

    title: Line = Field(min_length=1, examples=["Mines and remnants of war"])
    key: Key | None = Field(None, description="Made from the title where it is left out.")
    register_: Line = Field("", alias="register", description="For a table: the register it draws in.")
    after: Line = Field("", description="Key of the section behind which it stands; the end without.")


class TemplateOrder(Shape):
    """The sections of an edition in a new order."""

    keys: list[Line] = Field(examples=[["purpose", "findings"]])


class TemplatePublication(Shape):
    """The publication of an edition."""

    note: str = Field(
        min_length=1, max_length=2000, description="What changes and why, in five words at least."
    )


class TemplateSectionRow(Row):
    """A section of a template."""

    key: str
    title: str
    guidance: str
    reference: str
    kind: str
    register_: str | None = Field(alias="register")
    required_for: list[str]
    may_be_not_applicable: bool
    written_by: str
    items: list[str]


class EditionRow(Row):
    """An edition of a template."""

    type: str
    number: int
    published: bool
    published_on: str | None = Field(description="Empty for the first edition, which ships with the program.")
    published_by: str | None
    note: str
    href: str
    version: int


class EditionDetail(EditionRow):
    """An edition with its sections."""

    title: str
    labels: list[str]
    sections: list[TemplateSectionRow]


class TemplateRow(Row):
    """The template of an output."""

    type: str
    title: str
    edition: int
    published_on: str | None
    published_by: str | None
    note: str
    sections: int
    in_the_making: int | None = Field(description="The unpublished edition; shown to custodians.")
    href: str


class FieldChangeRow(Row):
    """A fact that reads otherwise in the later edition."""

    field: str
    before: Any
    after: Any


class DifferenceRow(Row):
    """What became of a section between two editions."""

    key: str
    title: str
    change: str = Field(description="added, changed, moved or removed")
    fields: list[FieldChangeRow]


class LeftOverRow(Row):
    """A text whose section is no longer in the template of its version."""

    key: str
    title: str
    content: str
    not_applicable: str
    version: int


class TakenUp(Row):
    """A draft that has moved to another edition."""

    number: int
    template_version: int
    left_over: list[LeftOverRow]
    version: int


def href(output_type: str, number: int) -> str:
    """Return the API's address of an edition."""
    return f"/api/v1/templates/{output_type}/editions/{number}/"


def edition_row(output_type: str, number: int, row: Template | None) -> dict[str, Any]:
    """Return an edition as lists show it; the first one has no row."""
    return {
        "type": output_type,
        "number": number,
        "published": number == FIRST or (row is not None and row.published_on is not None),
        "published_on": row.published_on if row else None,
        "published_by": row.published_by.username if row and row.published_by else None,
        "note": row.note if row else "",
        "href": href(output_type, number),
        "version": row.version if row else 1,
    }


def edition_detail(
    output_type: str, number: int, row: Template | None, edition: OutputType
) -> dict[str, Any]:
    """Return an edition with its sections."""
    return edition_row(output_type, number, row) | {
        "title": edition.title,
        "labels": list(edition.labels),
        "sections": [section_row(section) for section in edition.sections],
    }


def section_row(section: Section) -> dict[str, Any]:
    """Return a section of a template."""
    return {
        "key": section.key,
        "title": section.title,
        "guidance": section.guidance,
        "reference": section.reference,
        "kind": section.kind,
        "register": section.register,
        "required_for": list(section.required_for),
        "may_be_not_applicable": section.may_be_not_applicable,
        "written_by": section.written_by,
        "items": list(section.items),
    }


def template_row(
    output_type: str, number: int, row: Template | None, sections: int, made: int | None
) -> dict[str, Any]:
    """Return the template of an output as the list of all twelve shows it."""
    shown = edition_row(output_type, number, row)
    return {
        "type": output_type,
        "title": OUTPUTS[output_type].title,
        "edition": number,
        **{name: shown[name] for name in ("published_on", "published_by", "note", "href")},
        "sections": sections,
        "in_the_making": made,
    }


def difference_row(found: SectionDifference) -> dict[str, Any]:
    """Return what became of a section."""
    changed = [{"field": one.field, "before": one.before, "after": one.after} for one in found.fields]
    return {"key": found.key, "title": found.title, "change": found.change, "fields": changed}
