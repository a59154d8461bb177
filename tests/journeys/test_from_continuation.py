"""Journeys from Level 3.1: revisions that fail, what never moves a level, and a way out refused."""

import pytest

from tests.journeys import road, road_onward
from tests.journeys.client import TEN_WORDS
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_continuation)


def back_in_force(file: MissionFile, in_force: object) -> None:
    """Check that the mission is back in 3.1 with the plan that was in force before."""
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["transfer"]) == ("L3.1", ["3.1"], "complete")
    assert shown["plan_in_force"] == in_force
    assert file.get("task-force/")["state"] == "backstopping"


def test_refused_by_the_council_in_cycle_two(file: MissionFile) -> None:
    in_force = file.get()["plan_in_force"]
    road_onward.decide_revision(file)
    assert file.get("task-force/")["state"] == "operational"
    road_onward.revision_to_council(file)
    assert (file.state, file.get()["cycle"]) == ("awaiting_council", 2)
    road.later(file, 20)
    file.verb("record-council-response", "planner", outcome="refused", symbol="SC/10300")
    back_in_force(file, in_force)


def test_withdrawn_by_the_secretary_general_in_cycle_two(file: MissionFile) -> None:
    in_force = file.get()["plan_in_force"]
    road_onward.decide_revision(file)
    file.forbidden("abandon-planning", "srsg", reason=TEN_WORDS)
    file.verb("abandon-planning", "sg", reason="The situation has calmed.")
    back_in_force(file, in_force)
    road_onward.decide_revision(file)
    assert file.get()["cycle"] == 3
    road_onward.revision_to_council(file)
    file.verb("abandon-planning", "sg", reason="The situation has calmed again.")
    back_in_force(file, in_force)


def test_withdrawn_after_the_mandate_was_changed(file: MissionFile) -> None:
    in_force = file.get()["plan_in_force"]
    road_onward.decide_revision(file)
    road_onward.revision_to_council(file)
    road.authorise(file, "2001 (2010)")
    assert file.state == "L2.1"
    file.verb("abandon-planning", "sg", reason="The situation has calmed.")
    back_in_force(file, in_force)


def test_the_council_does_not_authorise_the_exit(file: MissionFile) -> None:
    in_force = file.get()["plan_in_force"]
    road_onward.ask_for_exit(file)
    road_onward.exit_report(file)
    file.verb("record-council-response", "planner", outcome="more_wanted", symbol="SC/10400")
    assert file.state == "L3.2"
    file.verb("record-council-response", "planner", outcome="refused", symbol="SC/10401")
    back_in_force(file, in_force)


def test_reviews_never_move_a_level(file: MissionFile) -> None:
    for kind in ("continuous", "periodic", "strategic"):
        for recommendation in ("none", "minor-update", "significant-revision", "transition"):
            body = {"kind": kind, "purpose": "Effectiveness", "opened_on": file.day}
            made = file.ask("POST", "reviews/", body, who="planner", expect=201).data
            file.verb("record-review", "planner", review=made["id"], recommendation=recommendation)
            assert (file.state, file.get()["open_levels"], file.get()["cycle"]) == ("L3.1", ["3.1"], 1)


def test_recommendations_never_move_a_level(file: MissionFile) -> None:
    benchmark = file.row("benchmarks", "impt-lead", name="Incidents per month", exit=True)
    file.verb("recommend-transition", "srsg", benchmarks=[benchmark["id"]], text="Met, one and all.")
    for who in ("srsg", "planner", "impt-lead"):
        file.verb("recommend-revision", who, text="The protection task has outgrown the force.")
    assert (file.state, file.get()["open_levels"]) == ("L3.1", ["3.1"])
    file.forbidden("recommend-transition", "planner")
    file.forbidden("decline-recommendation", "srsg", recommendation=1, reason="No.")


def test_a_recommendation_may_be_declined(file: MissionFile) -> None:
    file.verb("recommend-revision", "srsg", text="The protection task has outgrown the force.")
    assert file.key in [row["mission"] for row in file.script.rows("pending/", "sg")]
    number = file.get("decision-points/DP-3.1a/", "sg")["recommendations"][0]["id"]
    file.refused("decline-recommendation", "sg", "missing-reason", recommendation=number)
    file.verb("decline-recommendation", "sg", recommendation=number, reason="Too early.")
    assert (file.state, file.get()["cycle"]) == ("L3.1", 1)
    assert file.key not in [row["mission"] for row in file.script.rows("pending/", "sg")]
    file.refused("decline-recommendation", "sg", "state", recommendation=number, reason="Again.")


def test_a_minor_update_takes_force_and_keeps_the_objectives(file: MissionFile) -> None:
    in_force = file.get()["plan_in_force"]
    road.later(file, 30)
    row = {"name": "A new end", "lead": "UNDP"}
    answer = file.ask("POST", "plan/objectives/", row, who="impt-lead", expect=409)
    assert answer.codes == {"objectives-changed"}
    file.round += 1
    file.write("mission-plan", file.section("mission-plan", "functions", "impt-lead"), "impt-lead")
    made = file.submit("mission-plan", "impt-lead").data
    assert made["label"] == "update"
    file.forbidden("approve-plan-update", "impt-lead", serves="short-term")
    file.verb("approve-plan-update", "srsg", serves="short-term")
    shown = file.get()
    assert (shown["state"], shown["open_levels"]) == ("L3.1", ["3.1"])
    assert (shown["plan_in_force"]["version"], shown["plan_in_force"]["label"]) == (made["number"], "update")
    assert shown["plan_in_force"]["version"] > in_force["version"]

    file.write("mission-plan", file.section("mission-plan", "objectives", "impt-lead"), "impt-lead")
    file.submit("mission-plan", "impt-lead")
    file.refused("approve-plan-update", "srsg", "objectives-changed", serves="short-term")


def test_the_mandate_renewed_opens_a_task_review_and_no_level(file: MissionFile) -> None:
    road.later(file, 300)
    tasks = [{"paragraph": "5", "text": "Support the elections"}]
    file.verb(
        "record-mandate", "planner", outcome="renewed", symbol="2003 (2011)", ends="2012-07-31", tasks=tasks
    )
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["mandate"]["ends"]) == ("L3.1", ["3.1"], "2012-07-31")
    assert [row["coverage"] for row in file.rows("plan/mandate-tasks/") if row["paragraph"] == "5"] == [
        "open"
    ]


def test_the_mandate_ended_closes_with_a_note(file: MissionFile) -> None:
    road.later(file, 300)
    file.refused("record-mandate", "planner", "missing-document", outcome="ended", symbol="2004 (2011)")
    paper = road.document(file, "Note of the Secretary-General")
    file.verb("record-mandate", "planner", outcome="ended", symbol="2004 (2011)", document=paper)
    assert file.state == "completed"
