"""`outputs/`: the twelve outputs of a mission and their sections."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.process import position
from missions.rest.queries import Filter, Listing
from missions.rest.views import MissionView
from outputs.access import hidden_types, outputs_for
from outputs.api import shapes
from outputs.api.rows import output_row, section_row
from outputs.content import may_write_version, refusal, write_section
from outputs.definition import OUTPUTS
from outputs.definition.shape import Section
from outputs.models import Output, Version
from outputs.overview import detailed, overview
from outputs.queries import label_now, latest, sections_of
from outputs.responses.common import GUESTS
from outputs.templates import template_now


class OutputView(MissionView):
    """Base of all views of one output: `self.output`, `self.type`."""

    output: Output
    type: str

    def find_inside(self) -> None:
        """Find the output of the mission."""
        rows = outputs_for(self.person).select_related("mission")
        self.output = rows.get(mission=self.mission, type=self.kwargs["type"])
        self.type = self.output.type
        self.find_part()

    def find_part(self) -> None:
        """Fetch what the address names in the output; DoesNotExist (404) when it is not there."""

    def check_insider(self) -> None:
        """Refuse (403) those who are only guests of the mission: positions and comments are not for them."""
        roles = self.standing().roles
        if roles and roles <= GUESTS:
            raise NotPermitted("Comments and positions are for those who take part in the planning.")


class Outputs(MissionView):
    """The outputs of a mission."""

    listing = Listing(
        filters={"type": Filter(choices=tuple(OUTPUTS)), "state": Filter(choices=Version.State.values)},
        ordering={"type": "type", "title": "title", "state": "state"},
        search=("type", "title"),
    )
    gives = {"GET": shapes.OutputRow}

    def get(self, request: Request, key: str) -> Response:
        """List the outputs with their latest versions and what they lack."""
        hidden = hidden_types(self.person, self.mission)
        rows = [
            output_row(item.version, key, item.following, item.submitted, item.sections)
            for item in overview(self.mission)
            if item.definition.key not in hidden
        ]
        return self.listed(rows)


class OneOutput(OutputView):
    """One output."""

    gives = {"GET": shapes.OutputDetail}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """Show an output with the sections of its latest version."""
        where = position(self.mission)
        item = detailed(self.mission, type, where)
        row = output_row(item.version, key, item.following, item.submitted, item.sections)
        row["writable"] = may_write_version(item.version, where, self.standing())
        row["sections"] = [section_row(marked) for marked in item.sections]
        return self.shown(row, version=item.version.version)


class OneSection(OutputView):
    """A section of an output's latest version."""

    verbs = {"PATCH": "write-section"}
    takes = {"PATCH": shapes.SectionChange}
    gives = {"GET": shapes.SectionDetail, "PATCH": shapes.SectionDetail}
    section: Section

    def find_part(self) -> None:
        """Find the section in the template of the output's latest version."""
        known = {one.key: one for one in template_now(self.mission.pk, self.type).sections}
        if self.kwargs["section"] not in known:
            raise Output.DoesNotExist
        self.section = known[self.kwargs["section"]]

    def may(self, method: str) -> None:
        """Writing is for the writers of the output where the process stands."""
        if method == "PATCH":
            sentence = refusal(latest(self.mission, self.type), position(self.mission), self.standing())
            if sentence:
                raise NotPermitted(sentence)

    def get(self, request: Request, key: str, type: str, section: str) -> Response:  # noqa: A002
        """Show a section as it stands in the latest version."""
        return self._shown()

    def patch(self, request: Request, key: str, type: str, section: str) -> Response:  # noqa: A002
        """Write a section, or mark it as not applicable; after a submission this opens the next version."""
        body = self.body(shapes.SectionChange)
        write_section(
            self.mission,
            type,
            section,
            by=self.person,
            content=body.content,
            not_applicable=body.not_applicable,
            editorial=body.editorial,
            if_version=self.if_match(),
            on=body.on,
        )
        return self._shown()

    def _shown(self) -> Response:
        version = latest(self.mission, self.type)
        label, _ = label_now(self.output)
        marked = next(item for item in sections_of(version, label, only=self.section.key))
        row: dict[str, Any] = section_row(marked) | {"draft": version.number, "state": version.state}
        return self.shown(row, version=marked.version)
