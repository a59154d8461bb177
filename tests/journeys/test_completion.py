"""The end: successors in place, assets disposed of, lessons noted, and two calls."""

import pytest

from tests.journeys import road, road_onward
from tests.journeys.client import TEN_WORDS, Data, Script
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
SUCCESSOR: Data = {
    "name": "Next Mission",
    "key": "next-mission",
    "country": "Tandala",
    "reason": "The Council wants a smaller political presence.",
    "entry_level": "1.1",
    "trigger": {"type": "council", "date": "2010-05-01", "source": "Presidential statement"},
}


def _in_transition(script: Script, key: str) -> MissionFile:
    file = road.to_continuation(script, key)
    road_onward.ask_for_exit(file)
    road_onward.exit_report(file)
    road_onward.exit_endorsement(file)
    road_onward.revised_directive(file)
    return file


walked = standing(_in_transition)


def test_a_successor_mission_is_confirmed_before_the_end(file: MissionFile) -> None:
    file.act("actions/open-successor/", "planner", expect=201, **SUCCESSOR)
    row = file.row(
        "successors", "planner", kind="peace-operation", name="Next", mission="next-mission", share="All"
    )
    assert row["mission"] == "next-mission"
    file.refused("complete", "srsg", "successor-open", "lessons-missing")
    following = MissionFile(file.script, "next-mission", file.day)
    following.verb("confirm-entry", "sg")
    answer = file.refused("complete", "srsg", "lessons-missing")
    assert "successor-open" not in answer.codes


def test_an_asset_without_a_disposition_keeps_it_open(file: MissionFile) -> None:
    asset = file.row("assets", "impt-lead", name="A generator")
    answer = file.refused("complete", "planner", "asset-disposition")
    assert "A generator" in answer.words("asset-disposition")
    file.change_row("assets", asset, "impt-lead", disposition="liquidated")
    answer = file.refused("complete", "planner", "successor-open")
    assert "asset-disposition" not in answer.codes


def test_two_calls_of_two_sides_complete(file: MissionFile) -> None:
    file.row("successors", "srsg", kind="unct", name="Country team", share="All")
    file.forbidden("complete", "sg")
    file.verb("complete", "srsg", explanations={"lessons-missing": TEN_WORDS})
    assert file.state == "L3.1_transition"
    file.refused("complete", "srsg", "state")
    file.verb("complete", "planner")
    shown = file.get()
    assert (shown["state"], shown["level"], shown["open_levels"]) == ("completed", None, [])
    assert file.get("task-force/")["state"] == file.get("planning-team/")["state"] == "closed"
    file.refused("record-appointment", "planner", "completed", step="left")
    answer = file.ask("POST", "plan/risks/", {"text": "Too late"}, who="planner", expect=409)
    assert answer.codes == {"completed"}
    file.act("actions/open-successor/", "planner", expect=201, **SUCCESSOR)
    assert file.get("record/verification/", "custodian")["holds"]
