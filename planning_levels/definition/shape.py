"""The shape of the process definition: levels, decision points, acts. No Django here."""

from dataclasses import dataclass
from typing import Literal

Clock = Literal["assessment", "promulgation", "authorisation", "validation", "none"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a level, with the body accountable for it and the authority that closes it."""

    code: str
    title: str
    accountable: str
    closed_by: str
    reference: str
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """An output, under the label it must bear, that a level closes with."""

    output: str
    label: str
    condition: str = ""  # in words, where it is owed only sometimes (Joint Transition Plan)


@dataclass(frozen=True, slots=True)
class Event:
    """What opens or closes a level: a recorded act, never a date alone."""

    text: str
    act: str  # the verb whose record it is


@dataclass(frozen=True, slots=True)
class Loop:
    """A way back or round: where it leads, by which transition, and why."""

    transition: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """One of the six levels (IMPP guidelines, part C). Durations are in days."""

    code: str
    alias: int
    stage: int
    name: str
    objective: str
    owner: str
    partners: str
    lead: str
    entry: Event
    exit: Event
    steps: tuple[Step, ...]
    closes_with: tuple[Closing, ...]
    decision_points: tuple[str, ...]
    clock: Clock
    minimum_days: int | None
    desirable_days: int | None
    timeframe_note: str
    loops: tuple[Loop, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that can be decided, and what follows from it."""

    key: str
    title: str
    consequence: str
    act: str
    transition: str


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """A point at which a person entitled to it decides, or an external record is awaited.

    `boxed` marks the seven decision points of the guidelines; the rest are gates
    without a box. `decider` is a role key (`sg`, `usg-of-lead`, `srsg`, `rc-hc`) or
    `council` for the external record. `basis` lists output types whose submitted
    versions the decision binds to.
    """

    id: str
    level: str | None
    name: str
    question: str
    decider: str
    decider_title: str
    boxed: bool
    basis: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of the process: who may, in which states it is known, what it demands.

    `states` are states as shown (`L1.1` ...). `demanded` are the fields without which
    the process cannot go on: their absence is the blocker `missing-<field>`.
    `held` acts are stopped while the mission is on hold. `decides` names the decision
    point that the act decides; `follows_submission` says that it needs an open submission.
    """

    name: str
    title: str
    roles: tuple[str, ...]
    states: tuple[str, ...]
    transitions: tuple[str, ...] = ()
    demanded: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    follows_submission: bool = False
    held: bool = False
    fact: bool = False
    reference: str = ""
    done: str = ""  # the sentence shown after the act


@dataclass(frozen=True, slots=True)
class Transition:
    """A row of the transition table T01 to T36, for diagram, documentation and soundness search."""

    id: str
    source: str
    target: str
    act: str
    label: str
    reference: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that a planning body must fill."""

    key: str
    title: str
    reference: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage and its two levels."""

    number: int
    name: str
    levels: tuple[str, ...]
