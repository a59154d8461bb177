"""Answers of the Council, revisions and exits that fail and are tried again, mandates that end."""

from typing import Any

import pytest

from missions.errors import Invalid
from monitoring.models import Review
from planning_levels.models import CouncilRecord
from planning_levels.next_step import next_step
from planning_levels.readiness import level_3_2
from planning_levels.verbs import surveys
from plans.models import MandateTask
from tests.planning_levels.there import (
    At,
    bodies,
    open_levels,
    reading,
    refused,
    run,
    versions,
)
from tests.planning_levels.walking import BECAUSE, PAPER, Walk

TASKS = [{"paragraph": "2", "text": "Watch the border"}]


def wait_for_the_council_on_the_exit(walk: Walk) -> None:
    """Walk 3.2 to where the transition report is with the Council."""
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-USG")
    walk.act("promulgate-usg-directive", "usg-of-lead")
    walk.survey("transition", "impt-lead")
    walk.submit("mission-plan", "impt-lead")
    report_on_the_exit(walk)


def report_on_the_exit(walk: Walk) -> None:
    walk.submit("sg-report")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
    walk.act("submit-sg-report", "sg")


def test_more_wanted_in_first_planning(at: At) -> None:
    walk = at("awaiting_council")
    walk.act("record-council-response", "planner", outcome="more_wanted", symbol="S/PV.1")
    again = run(walk, "1.2")
    assert (walk.state, again.state, again.ended, again.outcome) == ("L1.2", "active", None, "")
    assert refused(walk, "submit-level", "imtf-chair") == {"not-submitted"}
    walk.submit("sg-report")
    walk.act("submit-level", "imtf-chair")
    walk.act("submit-sg-report", "sg")
    assert versions(walk, "sg-report") == {1: "superseded", 2: "issued"}
    assert walk.state == "awaiting_council"


def test_more_wanted_in_the_exit_takes_a_further_report(at: At) -> None:
    walk = at("L3.2")
    wait_for_the_council_on_the_exit(walk)
    step = next_step(reading(walk))
    assert step is not None
    assert (step.act, step.waits) == ("authorise-exit-strategy", True)
    assert refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT") >= {"state"}
    walk.act("record-council-response", "planner", outcome="more_wanted")
    assert (walk.state, run(walk, "3.2").outcome) == ("L3.2", level_3_2.MORE_WANTED)
    step = next_step(reading(walk))
    assert step is not None
    assert (step.gate, step.waits) == ("GATE-3.2-REPORT", False)
    paper = {"resolution": "2001", "document": PAPER}
    assert refused(walk, "authorise-exit-strategy", "planner", **paper) == {"not-submitted"}
    report_on_the_exit(walk)
    walk.act("authorise-exit-strategy", "planner", **paper)
    assert versions(walk, "sg-report")[3] == "issued"
    walk.act("present-revised-plan", "srsg")
    assert refused(walk, "present-revised-plan", "srsg") == {"state"}
    later = walk.submit("mission-plan", "srsg")
    walk.act("endorse-revised-plan", "sg")
    assert versions(walk, "mission-plan")[later.number] == "submitted", "not the version presented"
    assert versions(walk, "mission-plan")[later.number - 1] == "issued"


def test_refused_ends_first_planning(at: At) -> None:
    walk = at("awaiting_council")
    walk.act("record-council-response", "planner", outcome="refused")
    assert (walk.state, bodies(walk), open_levels(walk)) == ("ended_no_operation", ("closed", "closed"), ())
    assert refused(walk, "hold", "planner", reason="a", release_event="b") == {"completed"}


def test_a_refused_revision_leaves_the_plan_and_what_it_waits_for(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    in_force = reading(walk).issued("mission-plan")
    assert open_levels(walk) == ("2.2", "3.1")
    walk.revise()
    walk.report()
    walk.act("record-council-response", "planner", outcome="refused")
    kept = reading(walk).issued("mission-plan")
    assert (walk.state, open_levels(walk)) == ("L3.1", ("2.2", "3.1"))
    assert in_force is not None
    assert kept is not None
    assert kept.pk == in_force.pk
    assert (walk.fresh().transfer, bodies(walk)[0]) == ("complete", "backstopping")


def test_an_exit_that_was_refused_can_be_asked_for_again(at: At) -> None:
    walk = at("L3.2")
    wait_for_the_council_on_the_exit(walk)
    walk.act("record-council-response", "planner", outcome="refused")
    assert (walk.state, run(walk, "3.2").outcome) == ("L3.1", "not authorised by the Security Council")
    assert refused(walk, "request-transition-planning", "sg") == {"council-request"}
    walk.exit()
    assert (walk.state, walk.fresh().cycle, run(walk, "3.2", 2).state) == ("L3.2", 2, "active")
    step = next_step(reading(walk))
    assert step is not None
    assert step.gate == "GATE-3.2-USG", "the gates passed in the first try are passed afresh"
    assert {"survey-missing"} <= refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
    walk.transfer()
    assert walk.state == "L3.1_transition"
    walk.complete()
    assert walk.state == "completed"


def test_an_exit_that_was_withdrawn_forgets_its_authorisation(at: At) -> None:
    walk = at("L3.2")
    wait_for_the_council_on_the_exit(walk)
    walk.act("authorise-exit-strategy", "planner", resolution="2001", document=PAPER)
    walk.act("abandon-planning", "sg", reason=BECAUSE)
    assert (walk.state, run(walk, "3.2").outcome) == ("L3.1", "withdrawn by the Secretary-General")
    walk.exit()
    assert "council-authorisation" in refused(walk, "present-revised-plan", "srsg")


def test_a_second_revision_after_one_withdrawn_before_the_council(at: At) -> None:
    walk = at("L3.1")
    walk.revise()
    walk.report("srsg")
    walk.act("abandon-planning", "sg", reason=BECAUSE)
    assert walk.state == "L3.1"
    walk.act("record-event", "planner", kind="council-request", title="Review it")
    walk.act(
        "decide-significant-revision",
        "sg",
        ground="council-request",
        evidence=BECAUSE,
        transfer_with="African Union",
    )
    assert (walk.state, walk.fresh().cycle) == ("L1.2", 3)
    assert walk.fresh().flags.filter(code="transition-plan-open").exists()
    assert refused(walk, "decide-significant-revision", "sg", ground="council-request", evidence="x") >= {
        "state",
        "council-request",
    }


def test_a_revision_runs_whole_and_the_plan_stays_in_force_until_replaced(at: At) -> None:
    walk = at("L3.1")
    first = reading(walk).issued("mission-plan")
    walk.revise()
    assert bodies(walk)[0] == "operational"
    walk.report("srsg")
    walk.authorise()
    walk.issue("srsg")
    assert first is not None
    assert versions(walk, "mission-plan")[first.number] == "issued"
    assert (run(walk, "2.2", 2).state, walk.fresh().transfer) == ("active", "complete")
    assert refused(walk, "begin-validation", "imtf-chair") == {"state"}
    walk.submit("mission-plan", "impt-lead")
    walk.act("submit-level", "impt-lead")
    walk.act("adopt-mission-plan", "srsg")
    assert versions(walk, "mission-plan")[first.number] == "superseded"
    assert (walk.state, open_levels(walk), bodies(walk)) == (
        "L3.1",
        ("2.2", "3.1"),
        ("backstopping", "primary"),
    )


def test_a_strategic_review_stands_in_by_name_only(at: At) -> None:
    walk = at("L3.1")
    today = walk.mission.today()
    held = {"mission": walk.mission, "kind": "strategic", "purpose": "Mandate", "opened_on": today}
    review = Review.objects.create(**held, unct_debrief_on=today)
    unheard = Review.objects.create(**held)
    stand_in: dict[str, Any] = {"by": walk.cast["planner"], "data": {"stand_in": review.pk}}
    with pytest.raises(Invalid):
        surveys.plan_survey(walk.mission, **stand_in)
    walk.revise()
    assert "survey-missing" in refused(walk, "submit-level", "imtf-chair")
    with pytest.raises(Invalid):
        surveys.plan_survey(walk.mission, by=walk.cast["planner"], data={"stand_in": unheard.pk})
    surveys.plan_survey(walk.mission, **stand_in)
    assert "survey-missing" not in refused(walk, "submit-level", "imtf-chair")


def test_a_mandate_ended_before_adoption_ends_and_after_it_completes(at: At) -> None:
    for state, end in (("L2.1", "ended_no_operation"), ("L3.1", "completed"), ("L3.2", "completed")):
        walk = at(state)
        assert refused(walk, "record-mandate", "planner", outcome="ended", symbol="2002") == {
            "missing-document"
        }
        walk.act("record-mandate", "planner", outcome="ended", symbol="2002", document=PAPER)
        assert (walk.state, bodies(walk), open_levels(walk)) == (end, ("closed", "closed"), ())


def test_a_renewed_mandate_opens_a_task_review_and_moves_nothing(at: At) -> None:
    walk = at("L3.1")
    before = MandateTask.objects.filter(mission=walk.mission).count()
    ends = {"outcome": "renewed", "symbol": "2003", "tasks": TASKS, "ends": "2030-01-01"}
    walk.act("record-mandate", "planner", **ends)
    assert (walk.state, MandateTask.objects.filter(mission=walk.mission).count()) == ("L3.1", before + 1)
    kept = CouncilRecord.objects.get(mission=walk.mission, outcome="renewed")
    assert str(kept.mandate_ends) == "2030-01-01"


def test_an_authorisation_keeps_its_ceilings_and_wants_its_fields(at: At) -> None:
    walk = at("awaiting_council")
    assert refused(walk, "record-council-authorisation", "planner") == {
        "missing-resolution",
        "missing-document",
        "missing-tasks",
        "missing-ceilings",
    }
    ceiling = {"kind": "troops", "value": 7000}
    walk.act(
        "record-council-authorisation",
        "planner",
        resolution="1996",
        document=PAPER,
        tasks=TASKS,
        ceilings=[ceiling],
        mandate_ends="2031-01-01",
    )
    record = CouncilRecord.objects.get(mission=walk.mission)
    assert (record.ceilings.get().value, walk.state) == ("7000", "L2.1")
