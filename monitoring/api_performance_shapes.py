"""Shapes of the performance cycle over the API: what is shown, and what is taken."""

from typing import Literal

from pydantic import Field

from missions.rest.shapes import Day, Row, Shape, Words


class PaceRow(Row):
    """How often the mission is assessed."""

    rhythm: Literal["quarter", "half-year", "year"]
    since: str
    ground: str
    version: int


class StepRow(Row):
    """A step of a cycle: when it was done, and who took part."""

    number: int
    key: str
    title: str
    phase: Literal["plan", "perform", "assess", "adjust"]
    done_on: str | None
    who: str
    note: str
    version: int


class CycleRow(Row):
    """A cycle with its seven steps; `state` is `closed`, `to be closed`, or the phase in which it stands."""

    id: int
    name: str
    starts: str
    ends: str
    state: str
    closed_on: str | None
    no_change: str
    steps: list[StepRow]
    taken_over: list[int]
    version: int


class DefinedStep(Row):
    """A step as the definition has it."""

    number: int
    key: str
    title: str
    guidance: str


class DefinedPhase(Row):
    """A phase as the definition has it."""

    key: str
    title: str
    steps: list[DefinedStep]


class OwedRow(Row):
    """A period that has ended and lies without an assessment."""

    period: str
    starts: str
    ends: str
    late: bool


class PerformanceRow(Row):
    """The performance cycle of a mission."""

    pace: PaceRow | None
    phases: list[DefinedPhase]
    owed: list[OwedRow]
    cycles: list[CycleRow]
    undecided: int
    open_adjustments: int


class DueRow(Row):
    """What a benchmark owes on the mission's own day."""

    benchmark: int
    text: str
    rhythm: str
    state: Literal["uncounted", "measured", "due", "late"]
    period: str | None
    missed: list[str]
    last: str | None
    source_of_data: str


class CorrectionRow(Row):
    """What a measurement said until it was corrected."""

    value: str
    number: float | None
    date: str
    confidence: str
    part: str
    source: str
    benchmark: int
    reason: str
    corrected_on: str
    corrected_by: str


class DecisionRow(Row):
    """What the leadership decided."""

    id: int
    decision: str
    reason: str
    decided_on: str | None
    decider: str
    version: int


class PaceShape(Shape):
    """How often the mission is assessed, and from which day on."""

    rhythm: Literal["quarter", "half-year", "year"]
    since: Day
    ground: Words = ""


class StepShape(Shape):
    """When a step was done, by whom; without a day it is open again."""

    done_on: Day | None
    who: Words = ""
    note: Words = ""


class DecideShape(Shape):
    """The leadership's answer; a reason is asked for where not all is accepted."""

    decision: Literal["accepted", "part", "declined"]
    reason: Words = ""
    on: Day | None = None


class CloseShape(Shape):
    """The end of a cycle; `no_change` says why nothing changes where nothing was recommended."""

    no_change: Words = ""
    on: Day | None = Field(None, description="The day on which the leadership closed it.")
