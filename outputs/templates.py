"""The template that a version is written with: edition 1 is the definition in code, later ones are rows.

A version keeps its edition for good; a mission's outputs open with the latest one (IMPP guidelines D).
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.db.models import Max

from outputs.definition import OUTPUTS
from outputs.definition.shape import OutputType, Section
from outputs.models import Template, TemplateSection, Version

FIRST = 1
_KEPT = 256


def template_of(version: Version) -> OutputType:
    """Return the definition of a version's output with the sections of the edition it is written with.

    The output must have been read with the version. Asks the database once in the life of a process.
    """
    return edition_of(version.output.type, version.template_version)


def edition_of(output_type: str, number: int) -> OutputType:
    """Return a published edition of a template as a definition.

    KeyError for an unknown output; Template.DoesNotExist (404) for an edition that is not published.
    """
    return OUTPUTS[output_type] if number == FIRST else _published(output_type, number)


def latest_edition(output_type: str) -> int:
    """Return the number of the latest published edition; 1 where custodians have published none."""
    return latest_editions().get(output_type, FIRST)


def latest_editions() -> dict[str, int]:
    """Return the latest published edition of every output that has one beyond the first (one query)."""
    rows = Template.objects.exclude(published_on=None).order_by().values_list("type")
    return dict(rows.annotate(latest=Max("number")))


def latest_template(output_type: str) -> OutputType:
    """Return the latest published edition of a template; KeyError for an unknown output."""
    return edition_of(output_type, latest_edition(output_type))


def template_now(mission_id: int, output_type: str) -> OutputType:
    """Return the template that the latest version of a mission's output is written with (one query)."""
    versions = Version.objects.filter(output__mission_id=mission_id, output__type=output_type)
    number = versions.order_by("-number").values_list("template_version", flat=True).first()
    return edition_of(output_type, number or FIRST)


def titles_of(version: Version) -> dict[str, str]:
    """Return the title of every section that this edition or one before it knows, by key.

    Comments and positions may speak of sections that the edition no longer has.
    """
    titles: dict[str, str] = {}
    for number in range(FIRST, version.template_version + 1):
        edition = edition_of(version.output.type, number)
        titles |= {section.key: section.title for section in edition.sections}
    return titles


def as_definition(template: Template) -> OutputType:
    """Return an edition, published or not, as a definition."""
    rows = TemplateSection.objects.filter(template=template)
    return replace(OUTPUTS[template.type], sections=tuple(_section(row) for row in rows))


def rows_of(template: Template, sections: Iterable[Section]) -> list[TemplateSection]:
    """Return sections as unsaved rows of an edition, in their order."""
    return [
        TemplateSection(
            template=template,
            place=place,
            key=section.key,
            title=section.title,
            guidance=section.guidance,
            reference=section.reference,
            kind=section.kind,
            register=section.register or "",
            required_for=list(section.required_for),
            may_be_not_applicable=section.may_be_not_applicable,
            written_by=section.written_by,
            items=list(section.items),
        )
        for place, section in enumerate(sections, start=1)
    ]


def _section(row: TemplateSection) -> Section:
    return Section(
        key=row.key,
        title=row.title,
        guidance=row.guidance,
        reference=row.reference,
        kind="register" if row.register else "prose",
        register=row.register or None,
        required_for=tuple(row.required_for),
        may_be_not_applicable=row.may_be_not_applicable,
        written_by=row.written_by,
        items=tuple(row.items),
    )


@lru_cache(maxsize=_KEPT)
def _published(output_type: str, number: int) -> OutputType:
    """Published editions never change, so each is read once."""
    return as_definition(Template.objects.exclude(published_on=None).get(type=output_type, number=number))


def forget() -> None:
    """Forget what was read; for tests, whose databases are emptied."""
    _published.cache_clear()
