"""What an output's page says of its template: a newer edition to take up, and texts left beside it."""

from dataclasses import dataclass

from missions.process import Position
from missions.roles import Standing
from outputs.models import SectionText, Template, Version
from outputs.taking_up import left_over, takers
from outputs.templates import FIRST, titles_of


@dataclass(frozen=True, slots=True)
class Left:
    """A text that belongs to no section of the template, under the title that it was written under."""

    title: str
    text: SectionText


@dataclass(frozen=True, slots=True)
class TemplateStanding:
    """The edition that a version is written with, a newer one that this person may take up, what is left."""

    number: int
    newer: Template | None
    left: list[Left]


def template_standing(version: Version, where: Position, held: Standing) -> TemplateStanding:
    """Return how an output's latest version stands towards its template."""
    may = version.state == Version.State.DRAFT and held.any_of(takers(version.output.type, where)) is not None
    texts = left_over(version) if version.template_version > FIRST else []
    titles = titles_of(version) if texts else {}
    return TemplateStanding(
        version.template_version,
        _newer(version) if may and not version.output.mission.ended else None,
        [Left(titles.get(text.key, text.key), text) for text in texts],
    )


def _newer(version: Version) -> Template | None:
    rows = Template.objects.filter(type=version.output.type, number__gt=version.template_version)
    return rows.exclude(published_on=None).order_by("-number").first()
