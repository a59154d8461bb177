"""Where a mission stands, as a sentence: state first in words, then since when, then who is asked.

Nobody reads here that the Secretary-General or the Security Council is late or blocking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.models import Hold, Mission
from planning_levels.definition import LEVELS
from planning_levels.level_state import Run
from planning_levels.models import LevelRun, Submission
from planning_levels.next_step import decider_title
from planning_levels.position import position_of, standing_run
from planning_levels.timeline import WAITING, Timeframe, timeframe
from planning_levels.track import GateState, Track, TrackGate, TrackLevel

ASKED = {
    "DP-INIT": "to decide on initiation",
    "DP-1.1": "to decide the form of UN involvement",
    "DP-1.2": "to submit the report to the Council",
    "DP-2.1": "to issue the Directive to the SRSG",
    "DP-2.2": "to adopt the Mission Plan",
    "GATE-USG": "to promulgate the USG Planning Directive",
    "GATE-UNCT": "to endorse the Mission Plan",
    "GATE-3.2-USG": "to promulgate the revised USG Planning Directive",
    "GATE-3.2-REPORT": "to submit the report on the transition",
    "GATE-3.2-SG": "to endorse the revised Mission Plan",
    "GATE-3.2-DIRECTIVE": "to issue the revised Directive to the SRSG",
}
WITHOUT_LEVEL = {
    "pre_planning": "Pre-planning: the strategic analysis goes to the Secretary-General next.",
    "awaiting_initiation": "With the Secretary-General, to decide on initiation.",
    "ended_no_operation": "Ended without an operation; the file stays readable.",
    "other_form": "Ended: another form of presence was chosen; the file stays readable.",
    "completed": "Complete; the file stays readable.",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A mission's standing: its sentence, its clock, its track, whom it waits for."""

    state: str
    level: str | None
    sentence: str
    clock: Timeframe
    track: Track
    waits_for: str
    gate: str
    since: date | None
    held: str


def since_words(since: date, today: date) -> str:
    """Return the distance in words: `since today`, `since 4 days`."""
    days = (today - since).days
    if days <= 0:
        return _("since today")
    return ngettext("since %(days)d day", "since %(days)d days", days) % {"days": days}


def standing_of(
    mission: Mission, runs: Sequence[Run], open_submissions: Sequence[Submission], hold: Hold | None
) -> Standing:
    """Return where a mission stands, from rows already read."""
    today = mission.today()
    position = position_of(mission, runs)
    run = standing_run(runs, mission.cycle) if position.level else None
    package = open_submissions[0] if open_submissions else None
    clock = (
        WAITING
        if position.state == "awaiting_council"
        else timeframe(run.level, run, today)
        if run
        else WAITING
    )
    waits_for, gate, since = "", "", None
    if package is not None:
        waits_for, gate, since = (
            decider_title(package.gate, mission.lead_department_id),
            package.gate,
            package.on,
        )
    elif position.state == "awaiting_council":
        waits_for, gate = _("Security Council"), "GATE-COUNCIL"
        since = _council_since(runs, mission.cycle)
    return Standing(
        state=position.state,
        level=position.level,
        sentence=_sentence(position.state, run=run, waits_for=waits_for, gate=gate, since=since, today=today),
        clock=clock,
        track=_track(mission, runs, position.state, open_submissions, today),
        waits_for=waits_for,
        gate=gate,
        since=since,
        held=hold.release_event if hold else "",
    )


def _council_since(runs: Sequence[Run], cycle: int) -> date | None:
    return next((run.ended for run in runs if run.level == "1.2" and run.cycle == cycle), None)


def _sentence(
    state: str, *, run: LevelRun | None, waits_for: str, gate: str, since: date | None, today: date
) -> str:
    asked = ""
    if waits_for and since and gate in ASKED:
        asked = f"with the {waits_for} {ASKED[gate]}, {since_words(since, today)}"
    if state == "awaiting_council":
        told = f", {since_words(since, today)}" if since else ""
        return f"With the Security Council{told}; no clock runs."
    if run is None:
        return f"{asked[:1].upper()}{asked[1:]}." if asked else WITHOUT_LEVEL.get(state, state)
    name = f"Level {run.level}, {LEVELS[run.level].name}"
    if run.cycle > 1 and run.level != "3.1":
        name += f", cycle {run.cycle}"
    if asked:
        return f"{name}: {asked}."
    if state == "L3.1_transition":
        return "Level 3.1, transition period: planning goes on until the successors are in place."
    if run.state == LevelRun.State.IN_PREPARATION:
        waiting = {
            "1.2": "the USG Planning Directive is drafted",
            "2.2": "the validation exercise comes next",
        }
        return f"{name}: in preparation, {waiting.get(run.level, 'not begun')}."
    if run.level == "3.1":
        return f"{name}: the plan is in force and kept under review."
    return f"{name}: under way {since_words(run.started, today)}." if run.started else f"{name}: under way."


def _track(
    mission: Mission, runs: Sequence[Run], state: str, packages: Sequence[Submission], today: date
) -> Track:
    levels = []
    for code, level in LEVELS.items():
        mine = [run for run in runs if run.level == code]
        run = mine[-1] if mine else None
        times = timeframe(code, run, today)
        levels.append(
            TrackLevel(
                code=code,
                name=level.name,
                stage=level.stage,
                state=run.state if run else "not_started",
                days=times.elapsed_days if run and run.started else None,
                cycle=run.cycle if run else 1,
                url=f"/missions/{mission.key}/levels/{code}/",
            )
        )
    return Track(levels=levels, gates=_gates(mission, runs, state, packages))


def _gates(
    mission: Mission, runs: Sequence[Run], state: str, packages: Sequence[Submission]
) -> list[TrackGate]:
    waiting = {item.gate for item in packages}
    begun = {run.level for run in runs if run.cycle == mission.cycle}
    first = {run.level for run in runs}
    after = {
        "DP-INIT": "1.1",
        "DP-1.1": "1.2",
        "DP-1.2": "2.1",
        "GATE-COUNCIL": "2.1",
        "DP-2.1": "2.2",
        "DP-2.2": "3.1",
        "GATE-UNCT": "3.1",
        "DP-3.1b": "3.2",
    }
    entered = {"DP-1.1": "1.1", "DP-1.2": "1.2", "DP-2.1": "2.1", "DP-2.2": "2.2", "GATE-UNCT": "2.2"}
    gates = []
    for gate, level in after.items():
        in_cycle = gate in ("DP-1.2", "GATE-COUNCIL", "DP-2.1")
        passed = level in (begun if in_cycle and mission.cycle > 1 else first)
        if gate in entered and entered[gate] not in first:
            passed = False  # the process entered above it
        if gate == "DP-1.2" and state == "awaiting_council":
            passed = True
        if gate == "GATE-UNCT":
            passed = passed and not any(run.level == "2.2" and run.open for run in runs)
        is_waiting = gate in waiting or (gate == "GATE-COUNCIL" and state == "awaiting_council")
        mark: GateState = "waiting" if is_waiting else "passed" if passed else "open"
        gates.append(TrackGate(gate, mark, url=f"/missions/{mission.key}/decisions/{gate}/"))
    return gates
