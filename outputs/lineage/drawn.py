"""In which documents rows of registers are printed: the frozen version that counts, and a draft after it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import orjson

from missions.models import Mission, Person
from outputs.access import versions_for
from outputs.definition import OUTPUTS
from outputs.models import SectionText, Version
from outputs.queries import OPEN
from outputs.templates import template_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A version that prints one of the rows; `on` is when it was issued or submitted, None for a draft."""

    type: str
    number: int
    state: str
    label: str
    frozen: bool
    on: date | None

    @property
    def title(self) -> str:
        """The output's title."""
        return OUTPUTS[self.type].title


def drawn_in(mission: Mission, person: Person, rows: Mapping[str, Collection[int]]) -> list[Drawn]:
    """Return the documents that a person may read in which rows are printed, in the order of the outputs.

    `rows` are ids by register. Of each output the latest frozen version is asked for what it has kept, and
    the draft after it, once something is written in it, whether its template draws the register.
    """
    wanted = {key: set(ids) for key, ids in rows.items() if ids}
    chosen = _chosen(mission, person)
    kept = dict(
        Version.objects.filter(pk__in=[item.pk for item in chosen if item.hash]).values_list("pk", "frozen")
    )
    found = [item for item in chosen if _prints(item, kept.get(item.pk), wanted)]
    order = list(OUTPUTS)
    return [
        Drawn(
            item.output.type,
            item.number,
            item.state,
            item.label,
            bool(item.hash),
            item.issued_on or item.submitted_on,
        )
        for item in sorted(found, key=lambda item: (order.index(item.output.type), item.number))
    ]


def _chosen(mission: Mission, person: Person) -> list[Version]:
    rows = versions_for(person).filter(output__mission=mission).defer("frozen").select_related("output")
    begun = set(
        SectionText.objects.filter(of__output__mission=mission, of__state__in=OPEN).values_list(
            "of", flat=True
        )
    )
    latest: dict[tuple[str, bool], Version] = {}
    for item in rows.order_by("number"):
        if item.hash or item.pk in begun:
            latest[item.output.type, bool(item.hash)] = item
    frozen = {kind: item.number for (kind, hashed), item in latest.items() if hashed}
    return [item for (kind, hashed), item in latest.items() if hashed or item.number > frozen.get(kind, 0)]


def _prints(version: Version, kept: str | None, wanted: Mapping[str, Collection[int]]) -> bool:
    if kept is None:
        return any(section.register in wanted for section in template_of(version).sections)
    return any(
        row["id"] in wanted.get(section["register"] or "", ())
        for section in orjson.loads(kept)["sections"]
        for row in section["rows"]
    )
