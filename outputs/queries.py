"""Reading outputs: versions, sections with their marks, and the label that a submission would get."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from missions.models import Mission
from missions.process import Position, position
from outputs.definition.shape import Section
from outputs.filling import filled
from outputs.labels import MISSION_PLAN, next_label
from outputs.models import Output, SectionText, Version
from outputs.tables import Drawing
from outputs.templates import template_of

S = Version.State
COUNTING = (S.SUBMITTED, S.ISSUED)
OPEN = (S.DRAFT, S.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Marked:
    """A section as it stands in a version: its definition, text, and whether owed and filled."""

    section: Section
    text: SectionText | None
    required: bool
    filled: bool

    @property
    def version(self) -> int:
        """The number for If-Match: 1 until the section is first written."""
        return self.text.version if self.text else 1

    @property
    def content(self) -> str:
        """The canonical HTML, or nothing."""
        return self.text.content if self.text else ""

    @property
    def not_applicable(self) -> str:
        """The reason why the section does not apply, or nothing."""
        return self.text.not_applicable if self.text else ""


_survey_readers: list[Callable[[Mission, Position], bool]] = []


def read_surveys_with(reader: Callable[[Mission, Position], bool]) -> None:
    """Register who knows whether the survey of the present run has begun (the room of the levels)."""
    _survey_readers[:] = [reader]


def outputs_of(mission: Mission) -> QuerySet[Output]:
    """Return the mission's twelve outputs in the order of the definition."""
    return Output.objects.filter(mission=mission)


def latest(mission: Mission, output_type: str) -> Version:
    """Return the version with the highest number; Version.DoesNotExist where the output is unknown."""
    versions = Version.objects.select_related("output__mission", "cites__output")
    return versions.filter(output__mission=mission, output__type=output_type).latest("number")


def latest_submitted(mission: Mission, output_type: str) -> Version | None:
    """Return the highest version that is submitted or issued, or None."""
    versions = Version.objects.select_related("output__mission", "cites__output")
    return (
        versions.filter(output__mission=mission, output__type=output_type, state__in=COUNTING)
        .order_by("-number")
        .first()
    )


def latest_versions(mission: Mission) -> dict[str, Version]:
    """Return the highest version of every output by its type, in two queries."""
    newest = Version.objects.filter(output=OuterRef("pk")).order_by("-number").values("pk")[:1]
    keys = Output.objects.filter(mission=mission).values_list(Subquery(newest), flat=True)
    found = Version.objects.filter(pk__in=list(keys)).select_related("output").order_by("output_id")
    return {version.output.type: version for version in found}


def label_now(output: Output, where: Position | None = None) -> tuple[str, int]:
    """Return label and revision that a submission of the output would get today."""
    mission = output.mission
    where = where or position(mission)
    if output.type != MISSION_PLAN:
        return next_label(output.type, where, surveyed=False)
    chain = Version.objects.filter(output=output, cycle=where.cycle).filter(~Q(hash=""))
    labels = set(chain.values_list("label", flat=True))
    begun = any(reader(mission, where) for reader in _survey_readers)
    return next_label(
        output.type,
        where,
        surveyed=begun or "pre-survey" in labels,
        advanced_submitted="advanced" in labels,
    )


def texts_of(version: Version) -> dict[str, SectionText]:
    """Return the texts of a version by section key."""
    return {text.key: text for text in SectionText.objects.filter(of=version)}


def row_counts(mission: Mission, sections: Iterable[Section]) -> dict[str, int]:
    """Return how many complete rows each register drawn in by these sections has."""
    keys = dict.fromkeys(section.register for section in sections if section.register)
    drawing = Drawing(mission)
    return {key: drawing.complete_rows(key) for key in keys}


def sections_of(
    version: Version,
    label: str,
    counts: Mapping[str, int] | None = None,
    texts: Mapping[str, SectionText] | None = None,
    only: str = "",
) -> list[Marked]:
    """Return the sections of a version in order, marked as required (for `label`) and filled.

    `counts` and `texts` spare the reading of what the caller has read; `only` names a single section.
    """
    definition = template_of(version)
    sections = [section for section in definition.sections if only in ("", section.key)]
    known = texts if texts is not None else texts_of(version)
    rows = counts if counts is not None else row_counts(version.output.mission, sections)
    return [
        Marked(
            section=section,
            text=(text := known.get(section.key)),
            required=label in section.required_for,
            filled=filled(
                section, text, rows.get(section.register or "", 0), definition.key, version.template_version
            ),
        )
        for section in sections
    ]
