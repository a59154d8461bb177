"""Where a mission stands, in a sentence and on the track, in every state and while a decider is asked."""

from datetime import timedelta

import pytest

from planning_levels.definition.states import STATES
from planning_levels.models import Submission
from planning_levels.standing import Standing, standing_of
from tests.planning_levels.cast import Cast
from tests.planning_levels.there import At, do, reading
from tests.planning_levels.verbs.test_entering import existing
from tests.planning_levels.walking import BECAUSE, Walk

SAID = {
    "pre_planning": "Pre-planning: the strategic analysis goes to the Secretary-General next.",
    "awaiting_initiation": "With the Secretary-General to decide on initiation, since today.",
    "L1.1": "Level 1.1, Advance planning: under way since today.",
    "L1.2": "Level 1.2, Foundation planning: in preparation, the USG Planning Directive is drafted.",
    "awaiting_council": "With the Security Council, since today; no clock runs.",
    "L2.1": "Level 2.1, Operational planning: under way since today.",
    "L2.2": "Level 2.2, Implementation planning: in preparation, the validation exercise comes next.",
    "L3.1": "Level 3.1, Continuation planning: the plan is in force and kept under review.",
    "L3.2": "Level 3.2, Transition and exit planning: under way since today.",
    "L3.1_transition": "Level 3.1, transition period: planning goes on until the successors are in place.",
    "completed": "Complete; the file stays readable.",
    "ended_no_operation": "Ended without an operation; the file stays readable.",
    "other_form": "Ended: another form of presence was chosen; the file stays readable.",
}
GATES = ("DP-INIT", "DP-1.1", "DP-1.2", "GATE-COUNCIL", "DP-2.1", "DP-2.2", "GATE-UNCT", "DP-3.1b")
# How many of these gates are passed in a state; the gate that waits, if any, stands next.
PASSED = {
    "pre_planning": (0, ""),
    "awaiting_initiation": (0, "DP-INIT"),
    "L1.1": (1, ""),
    "L1.2": (2, ""),
    "awaiting_council": (3, "GATE-COUNCIL"),
    "L2.1": (4, ""),
    "L2.2": (5, ""),
    "L3.1": (7, ""),
    "L3.2": (8, ""),
    "L3.1_transition": (8, ""),
    "completed": (8, ""),
    "ended_no_operation": (1, ""),
    "other_form": (1, ""),
}


def stands(walk: Walk) -> Standing:
    read = reading(walk)
    return standing_of(read.mission, read.runs, read.open_submissions, read.hold)


def gates(standing: Standing) -> dict[str, str]:
    return {gate.id: gate.state for gate in standing.track.gates}


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_said_and_drawn(state: str, at: At) -> None:
    standing = stands(at(state))
    passed, waiting = PASSED[state]
    expected = dict.fromkeys(GATES, "open") | dict.fromkeys(GATES[:passed], "passed")
    assert (standing.sentence, standing.state) == (SAID[state], state)
    assert gates(standing) == expected | ({waiting: "waiting"} if waiting else {})
    assert standing.gate == waiting
    assert standing.held == ""


def test_a_package_that_waits_is_said_with_its_decider_and_its_days(at: At) -> None:
    walk = at("L2.1")
    walk.operate()
    asked = walk.mission.today() - timedelta(days=4)
    Submission.objects.filter(mission=walk.mission, gate="DP-2.1").update(on=asked)
    standing = stands(walk)
    assert standing.sentence == (
        "Level 2.1, Operational planning: with the USG DPKO to issue the Directive to the SRSG, since 4 days."
    )
    assert (standing.waits_for, standing.gate, standing.since) == ("USG DPKO", "DP-2.1", asked)
    assert gates(standing)["DP-2.1"] == "waiting"


def test_a_hold_is_told_with_the_event_that_releases_it(at: At) -> None:
    walk = at("L1.1")
    do(walk, "hold", "planner", reason=BECAUSE, release_event="An accord")
    assert stands(walk).held == "An accord"


def test_gates_of_the_cycle_open_anew_in_a_revision(at: At) -> None:
    walk = at("L3.1")
    walk.revise()
    standing = stands(walk)
    assert standing.sentence == (
        "Level 1.2, Foundation planning, cycle 2: in preparation, the USG Planning Directive is drafted."
    )
    anew = dict.fromkeys(("DP-1.2", "GATE-COUNCIL", "DP-2.1", "DP-3.1b"), "open")
    assert gates(standing) == dict.fromkeys(GATES, "passed") | anew
    walk.report("srsg")
    assert gates(stands(walk))["GATE-COUNCIL"] == "waiting"
    walk.authorise()
    assert gates(stands(walk)) == dict.fromkeys(GATES, "passed") | {"DP-2.1": "open", "DP-3.1b": "open"}


def test_the_countrys_endorsement_is_open_while_2_2_is(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    standing = stands(walk)
    assert standing.sentence == SAID["L3.1"]
    assert gates(standing) == dict.fromkeys(GATES[:6], "passed") | {"GATE-UNCT": "open", "DP-3.1b": "open"}


def test_gates_beneath_the_level_of_entry_are_not_passed(cast: Cast) -> None:
    walk = existing(cast, "2.2")
    walk.act("confirm-entry", "sg")
    assert gates(stands(walk)) == dict.fromkeys(GATES, "open")
