"""Reading templates for pages and API: which editions there are, who published them, what each says."""

from dataclasses import dataclass

from outputs.definition import OUTPUTS
from outputs.definition.shape import OutputType
from outputs.models import Template
from outputs.templates import FIRST, as_definition, edition_of


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a template: its number, its row (the first has none), what it says."""

    number: int
    row: Template | None
    template: OutputType

    @property
    def published(self) -> bool:
        """Whether documents are written with it."""
        return self.row is None or self.row.published_on is not None


@dataclass(frozen=True, slots=True)
class Overview:
    """The template of an output: its latest edition, and the one in the making if there is one."""

    latest: Edition
    in_the_making: Template | None


def overview() -> list[Overview]:
    """Return the templates of the twelve outputs in the order of the process."""
    rows: dict[str, list[Template]] = {key: [] for key in OUTPUTS}
    for row in Template.objects.select_related("published_by").order_by("number"):
        rows[row.type].append(row)
    return [_overview(key, known) for key, known in rows.items()]


def editions(output_type: str, *, unpublished: bool = False) -> list[tuple[int, Template | None]]:
    """Return the editions of a template by number, the latest first; the first one has no row.

    Those in the making are for custodians (`unpublished`). KeyError for an unknown output.
    """
    rows = Template.objects.filter(type=OUTPUTS[output_type].key).select_related("published_by")
    if not unpublished:
        rows = rows.exclude(published_on=None)
    found: list[tuple[int, Template | None]] = [(row.number, row) for row in rows.order_by("-number")]
    return [*found, (FIRST, None)]


def edition(output_type: str, number: int, *, unpublished: bool = False) -> Edition:
    """Return one edition; Template.DoesNotExist (404) where there is none for this reader."""
    if number == FIRST and output_type in OUTPUTS:
        return Edition(FIRST, None, OUTPUTS[output_type])
    row = Template.objects.select_related("published_by").get(type=output_type, number=number)
    if row.published_on is None and not unpublished:
        raise Template.DoesNotExist
    template = edition_of(output_type, number) if row.published_on else as_definition(row)
    return Edition(number, row, template)


def _overview(key: str, rows: list[Template]) -> Overview:
    published = [row for row in rows if row.published_on is not None]
    last = published[-1] if published else None
    number = last.number if last else FIRST
    made = next((row for row in rows if row.published_on is None), None)
    return Overview(Edition(number, last, edition_of(key, number)), made)
