"""Shapes of levels, decision points and decisions, for the API's description."""

from typing import Any, Literal

from pydantic import Field

from missions.rest.shapes import Row
from planning_levels.api.shapes import BasisRow, BlockerRow, Status


class DeviationRow(Row):
    """A standard that was explained instead of met."""

    code: str
    level: str | None
    cycle: int
    sentences: list[str]
    explanation: str
    by: str
    on: str
    accepted_by: str | None
    accepted_on: str | None


class FlagRow(Row):
    """An irregular fact."""

    code: str
    message: str
    where: str
    on: str


class Readiness(Row):
    """What still stands in the way."""

    ready: bool
    blockers: list[BlockerRow]
    notices: list[BlockerRow]


class LevelReadiness(Readiness):
    """What a level's end still asks for."""

    deviations: list[DeviationRow]
    flags: list[FlagRow]


class TimeframeRow(Row):
    """A level's clock, in days."""

    elapsed_days: int | None
    minimum_days: int | None
    desirable_days: int | None
    status: Status


class StepRow(Row):
    """A step of a level."""

    code: str
    title: str
    accountable: str
    closed_by: str
    outputs: list[str]
    reference: str


class LevelOutput(Row):
    """An output that a level closes with, and how far it is."""

    output: str
    title: str
    wanted: str = Field(description="The label under which the level closes with it.")
    condition: str
    delivered: bool
    version: int | None
    label: str
    revision: int
    state: str | None
    hash: str


class LevelDetail(Row):
    """A level of a mission."""

    code: str
    name: str
    stage: int
    objective: str
    state: Literal["not_started", "in_preparation", "active", "awaiting_decision", "closed"]
    owner: str
    partners: str
    lead: str
    cycle: int
    cause: str | None
    opened_on: str | None
    started: str | None
    ended: str | None
    outcome: str
    entry_event: str
    exit_event: str
    steps: list[StepRow]
    outputs: list[LevelOutput]
    timeframe: TimeframeRow
    decision_points: list[str]
    reference: str
    href: str
    readiness: LevelReadiness


class OutcomeRow(Row):
    """One thing that can be decided."""

    key: str
    title: str
    consequence: str
    verb: str


class RecommendationRow(Row):
    """A recommendation to the Secretary-General, which he may take up or decline."""

    id: int
    text: str
    on: str
    state: Literal["open", "taken", "declined"]
    review: int | None


class PointRow(Row):
    """A decision point or gate."""

    id: str
    level: str | None
    name: str
    boxed: bool
    question: str
    decider: str
    decider_title: str
    state: Literal["not_reached", "open", "waiting", "passed"] = Field(
        description="not_reached: its level has not begun; open: nothing is before the decider; "
        "waiting: a package or the Council is waited for; passed: decided in this cycle."
    )
    cycle: int
    submitted_on: str | None
    released: bool
    outstanding_steps: list[str]
    basis: list[BasisRow]
    outcome: str | None
    decided_by: str | None
    decided_on: str | None
    decision: int | None
    planned_on: str | None
    outcomes: list[OutcomeRow]
    flags: list[FlagRow]
    recommendations: list[RecommendationRow]
    reference: str
    href: str
    version: int


class DecisionRow(Row):
    """A decision or return; never changed."""

    id: int
    gate: str | None
    verb: str
    outcome: str
    decider: str
    decider_title: str
    office: str
    acting_for: str | None = Field(description="Sign-in of whom an officer-in-charge decided for.")
    taken_for: str | None = Field(description="The same person by name and title.")
    decided_on: str
    recorded_at: str
    cycle: int
    basis: list[BasisRow]
    reasons: str
    accepted: list[str]
    conditions: list[dict[str, str | None]]
    positions: list[dict[str, str]]
    paper: int | None
    corrects: int | None


class SideRow(Row):
    """What an entity says of a version: its position, or silence, with what has changed since it spoke."""

    entity: str
    position: Literal[
        "object", "reserve", "withdrawn", "silent", "waiting", "no-objection", "given", "concur"
    ] = Field(
        description="no-objection: silent in a silence procedure; waiting: asked, the day has not passed; "
        "given: not shown before one's own entity has answered."
    )
    said: str
    text: str
    on: str | None
    version: int | None = Field(description="The number of the version on which it was given.")
    sections_changed: list[str]
    editorial_changes: int
    remarks: list[str]


class ClearanceRow(Row):
    """What was said of a version before the decider; for insiders only."""

    output: str
    version: int
    hash: str
    positions: list[SideRow]
    open_comments: int
    returned: int | None
    changed_since_return: list[str]


class PointDetail(PointRow):
    """A decision point in full."""

    readiness: Readiness
    deviations: list[DeviationRow]
    history: list[DecisionRow]
    clearance: list[ClearanceRow]


class PaperRow(Row):
    """A decision entered from paper."""

    id: int
    verb: str
    title: str
    state: Literal["entered", "confirmed"]
    document: int
    fields: dict[str, Any]
    decider: str
    entered_by: str
    entered_at: str
    confirmed_by: str | None
    confirmed_at: str | None


class EventRow(Row):
    """An event of the file."""

    id: int
    kind: Literal["event", "council-deliberation", "council-request", "calendar"]
    title: str
    symbol: str
    document: int | None
    on: str
    due: str | None
    used_by: int | None
    by: str
