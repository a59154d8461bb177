"""Ways that are seldom taken: days to come, levels overtaken, packages that share a version, late looks."""

from collections.abc import Callable
from typing import Any

import pytest

from missions.errors import Invalid, NotReady
from planning_levels.models import CouncilRecord
from planning_levels.position import mandate_of
from planning_levels.readiness import common
from planning_levels.verbs import bodies as acts
from planning_levels.verbs import opening, readiness_of, surveys
from planning_levels.verbs import versions as on_versions
from tests.planning_levels.cast import Cast
from tests.planning_levels.there import (
    At,
    bodies,
    do,
    open_levels,
    reading,
    refused,
    run,
    tomorrow,
    versions,
)
from tests.planning_levels.verbs.test_council_and_exit import (
    report_on_the_exit,
    wait_for_the_council_on_the_exit,
)
from tests.planning_levels.verbs.test_entering import TRIGGER, existing
from tests.planning_levels.walking import BECAUSE, PAPER, Walk


def codes(act: Callable[[], Any]) -> set[str]:
    """Return the blockers' codes of an act that must be refused with 409."""
    with pytest.raises(NotReady) as refusal:
        act()
    return {item.code for item in refusal.value.blockers}


def looked_at(walk: Walk, verb: str) -> set[str]:
    """Return the codes that a look at a verb shows."""
    return {item.code for item in readiness_of(verb, reading(walk))}


def test_nothing_has_happened_tomorrow(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    planner = cast["planner"]
    data = {"name": "Soon", "key": "soon", "country": "Soon", "trigger": TRIGGER, "on": tomorrow()}
    with pytest.raises(Invalid) as refusal:
        opening.open_mission(by=planner, data=data)
    assert set(refusal.value.errors) == {"on"}
    with pytest.raises(Invalid) as refusal:
        acts.establish_task_force(walk.mission, by=cast["imtf-chair"], on=tomorrow())
    assert set(refusal.value.errors) == {"on"}
    planned = surveys.plan_survey(walk.mission, by=planner, data={"from": "2025-01-01", "to": "2025-01-10"})
    with pytest.raises(Invalid) as refusal:
        surveys.debrief_survey(walk.mission, planned, by=planner, data={"held_on": tomorrow()})
    assert set(refusal.value.errors) == {"held_on"}
    planned.refresh_from_db()
    assert planned.debrief_held_on is None


def test_a_2_2_that_waits_for_its_endorsement_is_overtaken_by_that_of_the_next_cycle(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    walk.revise()
    walk.report()
    walk.authorise()
    assert run(walk, "2.2").open
    walk.issue()
    assert (run(walk, "2.2").state, run(walk, "2.2").outcome) == ("closed", "overtaken by a later cycle")
    assert (run(walk, "2.2", 2).open, open_levels(walk)) == (True, ("2.2", "3.1"))


def test_a_task_force_that_was_never_set_up_has_nothing_to_fall_back_from(cast: Cast) -> None:
    walk = existing(cast, "2.2")
    walk.act("confirm-entry", "sg")
    walk.adopt()
    assert (walk.state, bodies(walk)) == ("L3.1", ("to_establish", "primary"))


def test_a_return_leaves_alone_what_another_decision_has_issued_meanwhile(at: At) -> None:
    walk = at("L3.2")
    wait_for_the_council_on_the_exit(walk)
    walk.act("authorise-exit-strategy", "planner", resolution="2001", document=PAPER)
    walk.act("present-revised-plan", "srsg")
    walk.act("record-council-response", "planner", outcome="more_wanted")
    walk.submit("sg-report")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
    walk.act("endorse-revised-plan", "sg")
    plan, report = (max(versions(walk, output)) for output in ("mission-plan", "sg-report"))
    walk.act("return-for-work", "sg", comments=BECAUSE, decision="GATE-3.2-REPORT")
    assert versions(walk, "mission-plan")[plan] == "issued"
    assert versions(walk, "sg-report")[report] == "returned"


def test_the_gate_meant_is_the_first_that_is_not_passed(at: At) -> None:
    walk = at("L3.2")
    assert looked_at(walk, "submit-to-gate") == {"not-submitted", "section-empty"}
    wait_for_the_council_on_the_exit(walk)
    assert looked_at(walk, "submit-to-gate") >= {"not-endorsed"}, "the directive is next"
    walk.act("record-council-response", "planner", outcome="more_wanted")
    found = looked_at(walk, "submit-to-gate")
    assert "not-submitted" in found, "a further report is next"
    assert "not-endorsed" not in found
    report_on_the_exit(walk)
    assert "not-endorsed" in looked_at(walk, "submit-to-gate")


def test_an_update_wants_a_plan_in_force_on_this_file(cast: Cast) -> None:
    walk = existing(cast, "3.1")
    walk.act("confirm-entry", "sg")
    assert looked_at(walk, "approve-plan-update") == {"not-submitted"}
    told = [item.message for item in readiness_of("approve-plan-update", reading(walk))]
    assert told[0] == "No Mission Plan is in force on this file."
    walk.submit("mission-plan", "impt-lead")
    assert refused(walk, "approve-plan-update", "srsg", serves="long-term") == {"not-submitted"}


def test_a_draft_of_the_budget_is_not_marked_final(at: At, cast: Cast) -> None:
    walk = at("L1.1")
    mark = lambda: on_versions.act_on(  # noqa: E731
        "mark-final", walk.mission, "mission-budget", 1, by=cast["planner"], data={}
    )
    assert codes(mark) == {"state", "not-submitted"}


def test_the_issue_of_a_note_can_be_looked_at_by_anybody(at: At) -> None:
    walk = at("L2.1")
    note = reading(walk).versions["shortfall-note"][-1]
    found = {item.code for item in on_versions.look_at("issue", reading(walk), note)}
    assert found == {"section-empty"}


def test_a_declined_initiation_is_no_initiation(at: At) -> None:
    walk = at("awaiting_initiation")
    do(walk, "decline-initiation", "sg", outcome="declined", reason=BECAUSE)
    read = reading(walk)
    assert read.decided("DP-INIT", 1, "initiated") is None
    answered = read.decided("DP-INIT", 1, "initiated", "declined")
    assert answered is not None
    assert answered.outcome == "declined"


def test_the_mandate_is_that_of_the_latest_record_which_carries_one(at: At) -> None:
    walk = at("L3.1")
    walk.act("record-mandate", "planner", outcome="renewed", symbol="2003", ends="2030-01-01")
    renewed = CouncilRecord.objects.get(mission=walk.mission, outcome="renewed")
    assert reading(walk).mandate == mandate_of(list(walk.mission.council_records.all())) == renewed


def test_an_output_that_a_file_does_not_hold_has_no_empty_sections(at: At) -> None:
    walk = at("L1.1")
    assert list(common.sections(reading(walk), "review", "first"))
    walk.mission.outputs.get(type="review").versions.all().delete()
    assert not list(common.sections(reading(walk), "review", "first"))
