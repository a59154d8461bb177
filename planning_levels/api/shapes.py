"""Shapes of what this room answers, for the API's description."""

from typing import Any, Literal

from pydantic import Field

from missions.rest.shapes import Row

State = Literal[
    "pre_planning",
    "awaiting_initiation",
    "L1.1",
    "L1.2",
    "awaiting_council",
    "L2.1",
    "L2.2",
    "L3.1",
    "L3.1_transition",
    "L3.2",
    "ended_no_operation",
    "other_form",
    "completed",
]
Status = Literal["not_started", "below_minimum", "in_range", "over_desirable", "no_limit", "waiting"]


class BlockerRow(Row):
    """A finding: gate, standard or notice."""

    code: str
    klass: Literal["gate", "standard", "notice"] = Field(alias="class")
    message: str
    where: str
    reference: str


class BasisRow(Row):
    """A version that a decision rests on."""

    output: str
    version: int | None
    label: str
    revision: int
    state: str
    hash: str


class WaitingRow(Row):
    """A decision that is waited for."""

    id: str
    decider: str
    since: str | None


class NextDecision(WaitingRow):
    """The decision that is waited for first, with its basis."""

    basis: list[BasisRow]
    released: bool
    outstanding_steps: list[str]


class HoldRow(Row):
    """A hold on submissions by staff."""

    reason: str
    release_event: str
    since: str


class MissionLine(Row):
    """A mission in a list."""

    key: str
    name: str
    country: str
    purpose: str
    peacekeeping_foreseen: bool
    state: State
    cycle: int
    level: str | None
    open_levels: list[str]
    lead_department: str
    form: str | None
    transfer: Literal["none", "initiated", "complete"]
    hold: HoldRow | None
    next_decision: WaitingRow | None
    days_in_level: int | None
    timeframe_status: Status | None
    opened_on: str
    demonstration_date: str | None
    classification: str
    changed_at: str
    version: int
    href: str


class ActionRow(Row):
    """A verb that the present state knows."""

    verb: str
    title: str
    href: str
    method: str
    permitted: bool
    ready: bool
    blockers: list[BlockerRow]
    notices: list[BlockerRow]
    fields: dict[str, Any] = Field(description="JSON Schema of what the verb takes.")
    demanded: list[str]
    reference: str


class PlanInForce(Row):
    """The Mission Plan in force."""

    version: int | None
    label: str
    revision: int
    hash: str
    since: str | None


class MandateRow(Row):
    """The mandate in force."""

    symbol: str
    kind: str
    outcome: str
    on: str
    ends: str | None
    chapter: str
    ceilings: list[dict[str, str]]


class StandInRow(Row):
    """What stands in for a level not run here."""

    wanted: str = Field(alias="for")
    mission: str | None
    version: int | None
    document: int | None
    predates: bool


class EntryRow(Row):
    """The entry above Level 1.1."""

    kind: Literal["successor", "existing"]
    level: str
    reason: str
    document: int | None
    on: str
    confirmed_on: str | None
    stand_ins: list[StandInRow]
    version: int


class MissionRow(MissionLine):
    """A mission in full."""

    planning_lead: str
    head_of_mission: dict[str, dict[str, str | None] | None]
    mandate: MandateRow | None
    form_note: str
    lead_history: list[dict[str, str]]
    outputs_owed: list[str]
    plan_in_force: PlanInForce | None
    next_decision: NextDecision | None
    as_of: str
    entry: EntryRow | None
    predecessor: str | None
    successors: list[str]
    options: dict[str, Any]
    triggers: list[dict[str, str]]
    roles: list[str]
    actions: list[ActionRow]
    notices: list[BlockerRow]
