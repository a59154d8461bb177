"""How the two gates of the Security Council are shown while it asks for more, authorises or refuses."""

from typing import Any

from planning_levels.showing.points import point_as_data
from tests.planning_levels.there import At, reading
from tests.planning_levels.verbs.test_council_and_exit import (
    report_on_the_exit,
    wait_for_the_council_on_the_exit,
)
from tests.planning_levels.walking import PAPER, Walk


def shown(walk: Walk, gate: str) -> tuple[Any, Any]:
    point = point_as_data(reading(walk), gate)
    return point["state"], point["outcome"]


def test_the_gate_of_the_exit_waits_only_while_a_report_is_with_the_council(at: At) -> None:
    walk = at("L3.2")
    first, exit_gate = "GATE-COUNCIL", "GATE-3.2-COUNCIL"
    assert shown(walk, exit_gate) == ("not_reached", None)
    wait_for_the_council_on_the_exit(walk)
    assert shown(walk, exit_gate) == ("waiting", None)
    walk.act("record-council-response", "planner", outcome="more_wanted")
    assert shown(walk, exit_gate) == ("not_reached", None), "a further report comes first"
    assert shown(walk, first) == ("passed", "authorised"), "the answer was on the exit"
    report_on_the_exit(walk)
    assert shown(walk, exit_gate) == ("waiting", None)
    walk.act("authorise-exit-strategy", "planner", resolution="2001", document=PAPER)
    assert shown(walk, exit_gate) == ("passed", "exit")
    assert shown(walk, first) == ("passed", "authorised")


def test_a_refused_exit_leaves_nothing_waiting_and_the_first_authorisation_as_it_was(at: At) -> None:
    walk = at("L3.2")
    wait_for_the_council_on_the_exit(walk)
    walk.act("record-council-response", "planner", outcome="refused")
    assert shown(walk, "GATE-3.2-COUNCIL") == ("not_reached", None)
    assert shown(walk, "GATE-COUNCIL") == ("passed", "authorised")


def test_the_first_gate_waits_again_for_the_further_report_that_was_asked_for(at: At) -> None:
    walk = at("awaiting_council")
    assert shown(walk, "GATE-COUNCIL") == ("waiting", None)
    walk.act("record-council-response", "planner", outcome="more_wanted")
    assert shown(walk, "GATE-COUNCIL") == ("not_reached", None)
    walk.submit("sg-report")
    walk.act("submit-level", "imtf-chair")
    walk.act("submit-sg-report", "sg")
    assert shown(walk, "GATE-COUNCIL") == ("waiting", None)
    walk.authorise()
    assert shown(walk, "GATE-COUNCIL") == ("passed", "authorised")
