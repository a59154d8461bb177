"""Any output can be drafted, uploaded and commented at any time; only submission is gated."""

from io import BytesIO

import pytest

from tests.journeys import road
from tests.journeys.client import Script
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
CHAIR = "imtf-chair-dpa"


def _in_1_1(script: Script, key: str) -> MissionFile:
    file = road.to_initiation(script, key)
    road.initiate(file)
    road.task_force(file)
    return file


walked = standing(_in_1_1)


def test_the_directive_to_the_srsg_is_drafted_in_level_1_1(file: MissionFile) -> None:
    assert file.state == "L1.1"
    file.fill("srsg-directive", CHAIR)
    shown = file.get("outputs/srsg-directive/", CHAIR)
    assert shown["draft"] == 1
    assert all(section["filled"] for section in shown["sections"] if section["required"])
    assert file.state == "L1.1"


def test_and_during_a_hold_which_stops_only_submission(file: MissionFile) -> None:
    file.verb("hold", "planner", reason="An election is under way.", release_event="Result of the election")
    file.fill("srsg-directive", CHAIR)
    comment = {"version": 1, "text": "Say who reports to whom."}
    file.ask("POST", "outputs/srsg-directive/comments/", comment, who="imtf-member", expect=201)
    note = BytesIO(b"Notes of a meeting")
    note.name = "notes.txt"
    file.ask("POST", "documents/", {"file": note, "title": "Notes"}, who="field", expect=201)
    file.row("expectations", "field", actor="Elders", text="Roads before offices")
    file.verb("record-event", "planner", kind="event", title="Polls have opened")

    answer = file.submit("srsg-directive", CHAIR, expect=409)
    assert answer.codes == {"on-hold"}, answer.told()
    file.refused("submit-level", CHAIR, "on-hold")
    shown = file.get()
    assert (shown["state"], shown["hold"]["release_event"]) == ("L1.1", "Result of the election")
    file.verb("change-lead", "sg", lead_department="DPKO", reason="The task is one of peacekeeping.")
    file.verb("release", "sg", event="Result of the election")
    assert file.get()["hold"] is None


def test_all_twelve_are_there_from_the_start(file: MissionFile) -> None:
    outputs = file.rows("outputs/", CHAIR)
    assert len(outputs) == 12
    for output in outputs:
        shown = file.get(f"outputs/{output['type']}/", CHAIR)
        assert shown["draft"] == 1
        if output["type"] != "mission-directive":  # the SRSG's own
            file.write(output["type"], shown["sections"][0], CHAIR)
