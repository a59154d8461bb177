"""`lineage/`: each row of the plan through the documents that carry it, and the options kept apart."""

from typing import Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter
from missions.rest.shapes import Row
from missions.rest.views import MissionView
from outputs.lineage import FOLLOWED, lineage_of
from planning_levels.lineage_options import options_of
from planning_levels.showing.lineage import lineage_as_data

Change = Literal["new", "unchanged", "changed", "again", "dropped", "absent"]
Kind = Literal["behind", "missing", "kept", "dropped", "unfounded", "unserved", "cites", "departs"]


class NamedVersion(Row):
    """A version of an output."""

    output: str
    version: int


class LineageDocument(NamedVersion):
    """A version that stands for its output in one round of planning."""

    title: str
    state: str
    label: str
    revision: int
    cycle: int
    in_force: bool
    on: str | None = Field(description="When it was issued, else when it was submitted.")
    hash: str


class OtherColumn(Row):
    """A column beside the wording that says something else than before."""

    title: str
    was: str
    now: str


class LineageCell(NamedVersion):
    """What became of a row in one document, against the one before."""

    change: Change
    html: str = Field(description="The wording, as a redline where it changed.")
    others: list[OtherColumn]


class LineageRow(Row):
    """A row through the documents."""

    id: int
    reference: str
    name: str
    level: str
    part_of: str
    carries_on: str
    carried_on_by: list[str]
    first: NamedVersion
    dropped: bool
    documents: list[LineageCell]


class OutOfStep(Row):
    """Something out of step between two documents."""

    kind: Kind
    row: int | None
    sentence: str
    document: NamedVersion
    against: NamedVersion
    mended_in: NamedVersion | None
    where: str = Field(description="The page on which it is mended.")


class Author(Row):
    """Who did it, and when."""

    name: str
    title: str
    on: str


class OptionInPackage(Row):
    """An option as a package held it."""

    gate: str
    on: str
    html: str = Field(description="From its wording then to that of the register, as a redline.")


class OptionRow(Row):
    """An option as offered, as sent on and as decided."""

    id: int
    reference: str
    title: str
    offered_by: str
    in_register: bool
    packages: list[OptionInPackage]
    sent_on: str | bool
    sent_by: Author | None
    decided: str | bool
    decided_note: str
    decided_by: Author | None
    narrowed: bool
    narrowed_by: Author | None
    reason_kept: bool
    reason: str = Field(description="Empty for those who may not read why the options were narrowed.")


class OptionPackage(NamedVersion):
    """A package that held options."""

    gate: str
    on: str
    by: str
    hash: str
    options: list[int]
    outcome: str | None


class OptionDecision(Row):
    """A decision on what was put forward."""

    id: int
    gate: str
    outcome: str
    decider: str
    decider_title: str
    on: str
    reasons: str


class CeilingRow(Row):
    """A limit set by the Council."""

    kind: str
    value: str


class CouncilRow(Row):
    """What the Council did."""

    outcome: str
    symbol: str
    on: str
    ceilings: list[CeilingRow]


class OptionsRow(Row):
    """The options, with what was offered, sent on and decided kept apart."""

    reasons_shown: bool
    offered: list[OptionRow]
    packages: list[OptionPackage]
    decisions: list[OptionDecision]
    council: list[CouncilRow]


class LineageDetail(Row):
    """The lineage of a register, and the options of the mission."""

    register_key: str = Field(alias="register")
    documents: list[LineageDocument]
    rows: list[LineageRow]
    out_of_step: list[OutOfStep]
    options: OptionsRow


class LineageView(MissionView):
    """The lineage of a mission's plan."""

    parameters = {"register": Filter(choices=tuple(FOLLOWED), description="What to follow; objectives else.")}
    gives = {"GET": LineageDetail}

    def get(self, request: Request, key: str) -> Response:
        """Show where each row came from, where it changed or was dropped, and what is out of step."""
        found = lineage_of(self.mission, self.query("register", "objectives"), self.person)
        options = options_of(self.mission, self.standing(), self.person)
        return self.shown(lineage_as_data(found, options, self.mission))
