"""Is the definition sound? A search over the transition table and its cross-references.

Every function takes the table that it judges, so that later versions, and tables broken
on purpose in tests, go through the same search as the version that ships.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planning_levels.definition import ACTS, DECISION_POINTS, LEVELS, SEATS, STAGES, TRANSITIONS
from planning_levels.definition.shape import (
    Act,
    DecisionPoint,
    Level,
    Outcome,
    Seat,
    Stage,
    Transition,
)
from planning_levels.definition.states import FINAL, START, STATES

Node = tuple[str, bool]  # a shown state, and whether a Mission Plan is in force
BOXED_COUNT = 7
TASK_FORCE = frozenset(seat.key for seat in SEATS)

# A revision that is refused or withdrawn: only where a plan is in force to fall back to.
FALLS_BACK = frozenset({"record-council-response", "abandon-planning"})

# Into these states only the acts named lead from another state: the list of what is never
# allowed, turned round. Entry by confirmation rests on an SG record with stand-ins; a revision
# that is refused or withdrawn falls back to the plan in force, which moves nobody forward.
ONLY_BY: dict[str, frozenset[str]] = {
    "L2.1": frozenset({"record-council-authorisation", "confirm-entry"}),
    "L2.2": frozenset({"issue-srsg-directive", "confirm-entry"}),
    "L3.1": frozenset({"adopt-mission-plan", "confirm-entry"}) | FALLS_BACK,
    "L3.2": frozenset({"request-transition-planning", "confirm-entry"}),
    "L3.1_transition": frozenset({"issue-revised-srsg-directive"}),
    "awaiting_council": frozenset({"submit-sg-report"}),
}

# Acts that inform, ask or record, and therefore never move a mission.
NEVER_MOVE = frozenset({
    "add-trigger", "record-review", "approve-plan-update", "recommend-revision", "recommend-transition",
    "submit-periodic-report",
    "decline-recommendation", "record-event", "record-appointment", "declare-operational", "submit-level",
    "submit-to-gate", "release-to-decider", "return-for-work", "begin-validation", "endorse-mission-plan",
    "answer-transition-plan", "present-revised-plan", "endorse-revised-plan", "authorise-exit-strategy",
    "change-lead", "hold", "release", "open-successor",
})  # fmt: skip

# Without the first act the second can never be reached from the start (entry by stand-ins apart).
MUST_PRECEDE = (
    ("initiate", "decide-form"),
    ("decide-form", "submit-sg-report"),
    ("submit-sg-report", "record-council-authorisation"),
    ("record-council-authorisation", "issue-srsg-directive"),
    ("issue-srsg-directive", "adopt-mission-plan"),
    ("adopt-mission-plan", "request-transition-planning"),
    ("issue-revised-srsg-directive", "complete"),
)

# Within 3.2 the state stands still, so the order of its gates is held by the level itself.
EXIT_ORDER = ("GATE-3.2-USG", "GATE-3.2-REPORT", "GATE-3.2-COUNCIL", "GATE-3.2-SG", "GATE-3.2-DIRECTIVE")


@dataclass(frozen=True)
class Process:
    """A whole definition under judgement; each part defaults to what ships."""

    transitions: tuple[Transition, ...] = TRANSITIONS
    points: Mapping[str, DecisionPoint] = field(default_factory=lambda: DECISION_POINTS)
    acts: Mapping[str, Act] = field(default_factory=lambda: ACTS)
    levels: Mapping[str, Level] = field(default_factory=lambda: LEVELS)
    stages: tuple[Stage, ...] = STAGES
    seats: tuple[Seat, ...] = SEATS


def faults(process: Process | None = None) -> list[str]:
    """Return one sentence for every fault of the definition; an empty list means that it is sound."""
    judged = process or Process()
    checks: tuple[Callable[[Process], list[str]], ...] = (
        _unknown_names, _unreachable, _dead_ends, _forbidden_moves, _wrong_order, _acts_without_rows,
        _points_astray, _levels_astray,
    )  # fmt: skip
    return [fault for check in checks for fault in check(judged)]


def moves(rows: Iterable[Transition]) -> Iterator[tuple[Node, Node]]:
    """Yield the moves of the table between states with and without a plan in force.

    The shown state does not tell a first planning from a revision; the plan in force does. Without
    one a refusal ends the process, with one it falls back to 3.1.
    """
    for row in rows:
        for in_force in (False, True):
            back = row.target == "L3.1" and row.act in FALLS_BACK
            if (back and not in_force) or (row.target == "ended_no_operation" and in_force):
                continue
            yield (row.source, in_force), (row.target, in_force or row.target.startswith("L3."))


def reached(rows: Iterable[Transition], start: Node = (START, False)) -> set[Node]:
    """Return every node that a breadth-first search finds from `start`, itself included."""
    onward: dict[Node, set[Node]] = {}
    for source, target in moves(rows):
        onward.setdefault(source, set()).add(target)
    seen, front = {start}, {start}
    while front:
        front = {target for node in front for target in onward.get(node, ())} - seen
        seen |= front
    return seen


def _unknown_names(process: Process) -> list[str]:
    found = []
    for row in process.transitions:
        states = (row.source, row.target)
        found += [f"{row.id} names the unknown state {state}." for state in states if state not in STATES]
        if row.act not in process.acts:
            found.append(f"{row.id} names the unknown act {row.act}.")
        elif not process.acts[row.act].roles:
            found.append(f"{row.id}: nobody may call {row.act}.")
        elif row.source not in process.acts[row.act].states:
            found.append(f"{row.id}: {row.act} is not known in {row.source}.")
    return found


def _unreachable(process: Process) -> list[str]:
    seen = {state for state, _ in reached(process.transitions)}
    return [f"{state} cannot be reached from {START}." for state in STATES if state not in seen]


def _dead_ends(process: Process) -> list[str]:
    found = {
        f"From {node[0]} no end can be reached."
        for node in reached(process.transitions)
        if node[0] not in FINAL and not any(s in FINAL for s, _ in reached(process.transitions, node))
    }
    leaving = {
        f"{row.source} is an end, yet leads to {row.target}."
        for row in process.transitions
        if row.source in FINAL and row.target != row.source
    }
    return sorted(found | leaving)


def _forbidden_moves(process: Process) -> list[str]:
    found = []
    for row in process.transitions:
        if row.source == row.target:
            continue
        if row.act in NEVER_MOVE:
            found.append(f"{row.id}: {row.act} must not move {row.source} to {row.target}.")
        if row.act not in ONLY_BY.get(row.target, {row.act}):
            found.append(f"{row.id}: {row.target} must not be entered by {row.act}.")
    return found


def _wrong_order(process: Process) -> list[str]:
    found = []
    for first, second in MUST_PRECEDE:
        without = [row for row in process.transitions if row.act not in {first, "confirm-entry"}]
        early = {state for state, _ in reached(without)}
        if any(row.act == second and row.source in early for row in process.transitions):
            found.append(f"{second} can be reached without {first}.")
    ordered = tuple(process.levels["3.2"].decision_points) if "3.2" in process.levels else ()
    if ordered != EXIT_ORDER:
        found.append("The gates of Level 3.2 are not in their order.")
    return found


def _acts_without_rows(process: Process) -> list[str]:
    rows = {(row.id, row.act) for row in process.transitions}
    return [
        f"{act.name} claims {number}, but no row of the table joins them."
        for act in process.acts.values()
        for number in act.transitions
        if (number, act.name) not in rows
    ]


def _points_astray(process: Process) -> list[str]:
    found = [
        fault
        for point in process.points.values()
        for outcome in point.outcomes
        for fault in _outcome_astray(process, point, outcome)
    ]
    known = {key for act in process.acts.values() for key in act.decides}
    found += [f"An act decides the unknown point {key}." for key in sorted(known - set(process.points))]
    if sum(point.boxed for point in process.points.values()) != BOXED_COUNT:
        found.append("The guidelines know seven boxed decision points.")
    return found


def _outcome_astray(process: Process, point: DecisionPoint, outcome: Outcome) -> Iterator[str]:
    where = f"{point.id}, outcome {outcome.key}"
    act = process.acts.get(outcome.act)
    if act is None:
        yield f"{where}: unknown act {outcome.act}."
        return
    if not any((row.id, row.act) == (outcome.transition, outcome.act) for row in process.transitions):
        yield f"{where}: no row {outcome.transition} with {outcome.act}."
    if outcome.act != "return-for-work" and point.id not in act.decides:
        yield f"{where}: {outcome.act} does not decide this point."
    if point.decider == "council":
        if not act.fact:
            yield f"{where}: the Council's answer must be recorded as a fact."
    elif not {point.decider, "decider"} & set(act.roles):
        yield f"{where}: {point.decider} may not call {outcome.act}."


def _levels_astray(process: Process) -> list[str]:
    found = [fault for level in process.levels.values() for fault in _level_astray(process, level)]
    if tuple(code for stage in process.stages for code in stage.levels) != tuple(process.levels):
        found.append("The stages do not hold the levels in their order.")
    if TASK_FORCE - {seat.key for seat in process.seats}:
        found.append("The task force needs its nine seats.")
    return found


def _level_astray(process: Process, level: Level) -> Iterator[str]:
    for act in {level.entry.act, level.exit.act} - set(process.acts):
        yield f"{level.code}: unknown act {act}."
    for key in set(level.decision_points) - set(process.points):
        yield f"{level.code}: unknown decision point {key}."
    for step in level.steps:
        if not step.code.startswith(f"{level.code}."):
            yield f"{level.code}: step {step.code} belongs elsewhere."
    leads = {(row.id, row.target.removesuffix("_transition")) for row in process.transitions}
    for loop in level.loops:
        if (loop.transition, f"L{loop.to}") not in leads:
            yield f"{level.code}: {loop.transition} does not lead to {loop.to}."
    if not level.closes_with:
        yield f"{level.code} closes with no output."
    if level.minimum_days and level.desirable_days and level.desirable_days < level.minimum_days:
        yield f"{level.code}: the desirable length is under the minimum."
