"""Outputs as lists and pages show them: the latest version, what it lacks, what was submitted last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from missions.models import Mission
from missions.process import Position, position
from outputs.definition.shape import OutputType, Section
from outputs.freezing import reading
from outputs.models import SectionText, Version
from outputs.queries import (
    COUNTING,
    Marked,
    label_now,
    latest,
    latest_submitted,
    latest_versions,
    row_counts,
    sections_of,
)
from outputs.templates import template_of


@dataclass(frozen=True, slots=True)
class Item:
    """An output with its latest version, its sections, and the label of the next submission."""

    definition: OutputType
    version: Version
    following: tuple[str, int]
    submitted: Version | None
    sections: list[Marked]

    @property
    def required(self) -> list[Marked]:
        """The sections that the next submission demands."""
        return [marked for marked in self.sections if marked.required]

    @property
    def filled(self) -> int:
        """How many of those are filled."""
        return sum(marked.filled for marked in self.required)

    @property
    def open(self) -> bool:
        """Whether the latest version can still be edited; else the next edit opens another."""
        return self.version.state in (Version.State.DRAFT, Version.State.IN_REVIEW)


def overview(mission: Mission) -> list[Item]:
    """Return the mission's outputs in order; only the rows of demanded registers are counted."""
    where = position(mission)
    versions = latest_versions(mission)
    following = {key: label_now(version.output, where) for key, version in versions.items()}
    texts = _texts(versions)
    counts = row_counts(mission, _demanded(versions, following))
    submitted = _submitted(mission)
    return [
        Item(
            template_of(version),
            version,
            following[key],
            submitted.get(key),
            sections_of(version, following[key][0], counts, texts[version.pk]),
        )
        for key, version in versions.items()
    ]


def detailed(mission: Mission, output_type: str, where: Position, *, only: str = "") -> Item:
    """Return one output with all its sections, or only one of them; the registers drawn in are counted."""
    version = latest(mission, output_type)
    following = label_now(version.output, where)
    submitted = latest_submitted(mission, output_type)
    marked = sections_of(version, following[0], only=only)
    return Item(template_of(version), version, following, submitted, marked)


def printed(mission: Mission, output_type: str, where: Position) -> tuple[Item, dict[str, Any]]:
    """Return one output with what its latest version prints.

    The rows that are printed are counted as they were read; only demanded registers are asked for whole rows.
    """
    version = latest(mission, output_type)
    following = label_now(version.output, where)
    content = reading(version)
    counts = {one["register"]: len(one["rows"]) for one in content["sections"] if one["register"]}
    counts |= row_counts(mission, _demanded({output_type: version}, {output_type: following}))
    marked = sections_of(version, following[0], counts)
    submitted = latest_submitted(mission, output_type)
    return Item(template_of(version), version, following, submitted, marked), content


def _texts(versions: Mapping[str, Version]) -> dict[int, dict[str, SectionText]]:
    found: dict[int, dict[str, SectionText]] = {version.pk: {} for version in versions.values()}
    for text in SectionText.objects.filter(of__in=list(found)):
        found[text.of_id][text.key] = text
    return found


def _demanded(versions: Mapping[str, Version], following: Mapping[str, tuple[str, int]]) -> list[Section]:
    return [
        section
        for key, (label, _) in following.items()
        for section in template_of(versions[key]).sections
        if section.register and label in section.required_for
    ]


def _submitted(mission: Mission) -> dict[str, Version]:
    rows = Version.objects.filter(output__mission=mission, state__in=COUNTING)
    return {version.output.type: version for version in rows.select_related("output").order_by("number")}
