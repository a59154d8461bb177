"""Journeys that part while the report is before the Security Council in the first planning."""

import pytest

from tests.journeys import road
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_council)


def test_the_council_wants_more_and_gets_a_second_report(file: MissionFile) -> None:
    road.later(file, 10)
    file.verb("record-council-response", "planner", outcome="more_wanted", symbol="SC/10101")
    assert (file.state, file.level("1.2")["state"]) == ("L1.2", "active")
    report = file.write_and_submit("sg-report", "imtf-chair")
    assert report["number"] == 2
    file.write_and_submit("mission-plan", "imtf-chair")
    file.write_and_submit("mission-budget", "imtf-chair")
    file.verb("submit-level", "imtf-chair")
    file.verb("submit-sg-report", "sg", symbol="S/2010/2")
    assert file.state == "awaiting_council"
    road.authorise(file)
    assert file.state == "L2.1"


def test_refused_in_the_first_cycle_it_ends(file: MissionFile) -> None:
    road.later(file, 10)
    file.verb("record-council-response", "planner", outcome="refused", symbol="SC/10102")
    assert file.state == "ended_no_operation"
    assert file.get("task-force/")["state"] == "closed"
    file.refused("record-council-authorisation", "planner", "completed")


def test_the_council_is_no_user(file: MissionFile) -> None:
    fields = {"resolution": "2000", "document": road.PAPER, "tasks": road.TASKS, "ceilings": []}
    for who in ("sg", "usg-dpko", "imtf-chair"):
        file.forbidden("record-council-authorisation", who, **fields)
    codes = ("missing-resolution", "missing-document", "missing-tasks", "missing-ceilings")
    file.refused("record-council-authorisation", "planner", *codes)
    file.verb("record-council-authorisation", "planner", **fields)
    assert file.state == "L2.1"


def test_a_directive_issued_early_owes_its_outputs(file: MissionFile) -> None:
    road.authorise(file)
    road.later(file, 5)
    file.write_and_submit("srsg-directive", "imtf-chair")
    early = {"early": True, "reason": "The SRSG deploys next week.", "confirmations": road.CONFIRMED}
    file.refused("issue-srsg-directive", "usg-dpko", "missing-srsg", **early)
    road.appoint(file)
    file.refused(
        "issue-srsg-directive", "usg-dpko", "missing-reason", early=True, confirmations=road.CONFIRMED
    )
    file.refused("issue-srsg-directive", "usg-dpko", "missing-confirmations", early=True, reason="Soon.")
    file.verb("issue-srsg-directive", "usg-dpko", **early)
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["transfer"]) == ("L2.2", ["2.1", "2.2"], "initiated")
    assert set(shown["outputs_owed"]) == {"mission-plan", "mission-budget"}

    road.planning_team(file)
    file.refused("begin-validation", "imtf-chair", "not-submitted")
    file.refused("submit-level", "impt-lead", "outputs-owed", level="2.2")
    file.refused("submit-level", "imtf-chair", "mandate-task-open", "not-submitted", "not-final")
    road.review_mandate(file)
    assert file.write_and_submit("mission-plan", "imtf-chair")["label"] == "advanced"
    road.later(file, 20)
    road.budget(file)
    file.verb("submit-level", "imtf-chair")
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["outputs_owed"]) == ("L2.2", ["2.2"], [])
    assert (file.level("2.1")["state"], file.level("2.1")["ended"]) == ("closed", file.day)
    road.validate(file)
    road.final_plan(file)
    road.adopt(file)
    assert file.state == "L3.1"


def test_a_budget_report_may_stay_owed_at_adoption(file: MissionFile) -> None:
    road.authorise(file)
    road.appoint(file)
    file.write_and_submit("srsg-directive", "imtf-chair")
    early = {"early": True, "reason": "The SRSG deploys next week.", "confirmations": road.CONFIRMED}
    file.verb("issue-srsg-directive", "usg-dpko", **early)
    road.review_mandate(file)
    file.write_and_submit("mission-plan", "imtf-chair")
    road.planning_team(file)
    road.validate(file)
    road.final_plan(file, level="2.2")
    road.adopt(file)
    shown = file.get()
    assert (shown["state"], shown["outputs_owed"]) == ("L3.1", ["mission-budget"])
    assert shown["open_levels"] == ["2.1", "2.2", "3.1"]
    road.budget(file, drafter="impt-lead")  # after adoption the field writes
    file.verb("submit-level", "imtf-chair", level="2.1")
    assert file.get()["open_levels"] == ["2.2", "3.1"]
