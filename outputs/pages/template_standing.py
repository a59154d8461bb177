"""What an output's page says of its template: a newer edition to take up, and texts left beside it."""

from dataclasses import dataclass

from missions.models import Person
from missions.process import Position
from missions.roles import Standing
from outputs import working
from outputs.editions.taking_up import left_over, takers
from outputs.models import SectionText, Template, Version, WorkingCopy
from outputs.templates import FIRST, titles_of


@dataclass(frozen=True, slots=True)
class Left:
    """A text that belongs to no section of the template, under the title that it was written under."""

    title: str
    text: SectionText


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What a person typed under a section that the template has no more, under that section's title."""

    title: str
    copy: WorkingCopy


@dataclass(frozen=True, slots=True)
class TemplateStanding:
    """The edition that a version is written with, a newer one that this person may take up, what is left.

    `unsaved` are the person's own texts, which were never saved; nobody else sees them.
    """

    number: int
    newer: Template | None
    left: list[Left]
    unsaved: list[Unsaved]


def template_standing(version: Version, where: Position, held: Standing, by: Person) -> TemplateStanding:
    """Return how an output's latest version stands towards its template, as a person sees it."""
    may = version.state == Version.State.DRAFT and held.any_of(takers(version.output.type, where)) is not None
    moved = version.template_version > FIRST
    texts = left_over(version) if moved else []
    copies = working.beside_template(version, by=by) if moved else []
    titles = titles_of(version) if texts or copies else {}
    return TemplateStanding(
        version.template_version,
        _newer(version) if may and not version.output.mission.ended else None,
        [Left(titles.get(text.key, text.key), text) for text in texts],
        [Unsaved(titles.get(copy.key, copy.key), copy) for copy in copies],
    )


def _newer(version: Version) -> Template | None:
    rows = Template.objects.filter(type=version.output.type, number__gt=version.template_version)
    return rows.exclude(published_on=None).order_by("-number").first()
