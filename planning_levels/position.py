"""Where a mission's process stands, read from its stored state and its level runs."""

from collections.abc import Sequence
from datetime import date

from missions.models import Mission
from missions.models.mission import State, Transfer
from missions.process import Position
from planning_levels.level_state import Run
from planning_levels.models import CouncilRecord

PLANNING = ("1.1", "1.2", "2.1", "2.2")


def runs_of(mission: Mission) -> list[Run]:
    """Return the mission's runs in the order of cycles and levels; none has run before initiation."""
    if mission.state in (State.PRE_PLANNING, State.AWAITING_INITIATION):
        return []
    return list(Run.objects.filter(mission=mission).order_by("cycle", "level"))


def standing_run(runs: Sequence[Run], cycle: int) -> Run | None:
    """Return the run at which the process stands: 3.2, else the planning of this cycle, else 3.1.

    A 2.1 with owed outputs runs beside 2.2, and a 2.2 with owed endorsement beside 3.1: the
    process stands at the later of the two.
    """
    open_runs = [run for run in runs if run.open]
    for run in open_runs:
        if run.level == "3.2":
            return run
    continuing = next((run for run in open_runs if run.level == "3.1"), None)
    planning = [run for run in open_runs if run.level in PLANNING and run.cycle == cycle]
    if continuing and adopted_in(runs, cycle):
        return continuing
    if planning:
        return max(planning, key=lambda run: run.level)
    return continuing


def adopted_in(runs: Sequence[Run], cycle: int) -> bool:
    """Tell whether the plan of this cycle has been adopted (recorded on its 2.2 run, or no 2.2 open)."""
    for run in runs:
        if run.level == "2.2" and run.cycle == cycle:
            return run.outcome.startswith("adopted") or not run.open
    return not any(run.open and run.level in PLANNING and run.cycle == cycle for run in runs)


def in_transition(runs: Sequence[Run]) -> bool:
    """Tell whether 3.1 runs again for the transition period, after a 3.2 closed by its Directive."""
    return any(run.level == "3.2" and not run.open and run.outcome == "directive issued" for run in runs)


def shown_state(mission: Mission, runs: Sequence[Run]) -> str:
    """Return the state as shown: `pre_planning` ... `L2.1` ... `L3.1_transition` ... `completed`."""
    if mission.state != State.IN_LEVEL:
        return str(mission.state)
    run = standing_run(runs, mission.cycle)
    if run is None:
        return str(mission.state)
    if run.level == "3.1" and in_transition(runs):
        return "L3.1_transition"
    return f"L{run.level}"


def position_of(mission: Mission, runs: Sequence[Run] | None = None) -> Position:
    """Return the standing of a mission's process; reads the runs unless they are given."""
    runs = runs_of(mission) if runs is None else runs
    state = shown_state(mission, runs)
    run = standing_run(runs, mission.cycle) if mission.state == State.IN_LEVEL else None
    adopted = mission.transfer == Transfer.COMPLETE
    continuing = state in ("L3.1", "L3.1_transition")
    mandated = any(item.level in ("2.1", "2.2", "3.1", "3.2") for item in runs)
    return Position(
        state=state,
        level=run.level if run else None,
        cycle=mission.cycle,
        open_levels=tuple(sorted(item.level for item in runs if item.open)) if not mission.ended else (),
        adopted=adopted,
        planning_open=not mission.ended and not (adopted and continuing),
        mandated=mandated,
        ended=mission.ended,
        in_force_since=in_force_since(runs) if adopted else None,
    )


def in_force_since(runs: Sequence[Run]) -> date | None:
    """Return the day on which Level 3.1 first began; None before."""
    days = (run.started or run.opened_on for run in runs if run.level == "3.1")
    return min((day for day in days if day), default=None)


def mandate_of(records: Sequence[CouncilRecord]) -> CouncilRecord | None:
    """Return the Council record that carries the present mandate."""
    carrying = [item for item in records if item.outcome in ("authorised", "renewed", "changed")]
    return carrying[-1] if carrying else None
