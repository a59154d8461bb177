"""Entry above Level 1.1: existing missions on a record of the Secretary-General, successors on stand-ins."""

from typing import Any

import pytest

from tests.journeys import road
from tests.journeys.client import Data
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_continuation)
MOST_INPUTS = 12
EXISTING: Data = {
    "name": "Old Mission",
    "key": "old-mission",
    "country": "Oldland",
    "purpose": "revision",
    "entry_level": "3.1",
    "lead_department": "DPKO",
    "document": {"title": "Note of the Secretary-General", "date": "2005-03-01"},
    "earlier": [{"type": "mission-plan", "predates": True}],
}
SUCCESSOR: Data = {
    "name": "Next Mission",
    "key": "next-mission",
    "country": "Tandala",
    "reason": "The Council wants a smaller political presence.",
    "trigger": {"type": "council", "date": "2010-05-01", "source": "Presidential statement"},
}


def inputs(value: Any) -> int:
    """Count what somebody had to fill in."""
    if isinstance(value, dict):
        return sum(inputs(item) for item in value.values())
    return sum(inputs(item) for item in value) if isinstance(value, list) else 1


def test_an_existing_mission_enters_at_3_1_on_a_record(file: MissionFile) -> None:
    script = file.script
    confirmation = {"form": "peacekeeping"}
    assert inputs(EXISTING) + inputs(confirmation) <= MOST_INPUTS
    bare = {name: value for name, value in EXISTING.items() if name != "document"}
    answer = script.ask("POST", "missions/", bare, who="planner", expect=409)
    assert answer.codes == {"stand-in"}, answer.told()
    made = script.ask("POST", "missions/", EXISTING, who="planner", expect=201).data
    assert made["state"] == "awaiting_initiation"
    old = MissionFile(script, "old-mission", "")
    old.ask("POST", "actions/confirm-entry/", confirmation, who="planner", expect=403)
    shown = old.ask("POST", "actions/confirm-entry/", confirmation, who="sg").data
    assert (shown["state"], shown["transfer"], shown["open_levels"]) == ("L3.1", "complete", ["3.1"])
    entry = old.get("entry/")
    assert (entry["level"], entry["kind"]) == ("3.1", "existing")
    assert [item["for"] for item in entry["stand_ins"]] == ["mission-plan"]
    answer = old.ask("POST", "actions/confirm-entry/", confirmation, who="sg", expect=409)
    assert "state" in answer.codes

    fields = {"ground": "dramatic-change", "evidence": "Violence has returned.", "effects": "More troops."}
    shown = old.ask("POST", "actions/decide-significant-revision/", fields, who="sg").data
    assert (shown["state"], shown["cycle"], shown["open_levels"]) == ("L1.2", 2, ["1.2", "3.1"])


def test_an_existing_mission_enters_at_3_2(file: MissionFile) -> None:
    body = EXISTING | {"entry_level": "3.2"}
    file.script.ask("POST", "missions/", body, who="planner", expect=201)
    old = MissionFile(file.script, "old-mission", "")
    shown = old.ask("POST", "actions/confirm-entry/", {}, who="sg").data
    assert (shown["state"], shown["transfer"], shown["plan_in_force"]) == ("L3.2", "complete", None)


def test_a_second_process_for_a_country_is_joined_or_explained(file: MissionFile) -> None:
    body = {
        "name": "Second",
        "key": "second",
        "country": "Tandala",
        "purpose": "new",
        "trigger": SUCCESSOR["trigger"],
    }
    answer = file.script.ask("POST", "missions/", body, who="planner-dpko", expect=409)
    assert answer.codes == {"open-process"}, answer.told()
    assert "DPKO" in answer.words("open-process"), "the lead is named"
    because = {"open-process": "The first file is about the north, this one about the south alone."}
    file.script.ask("POST", "missions/", {**body, "explanations": because}, who="planner-dpko", expect=201)
    file.ask("GET", who="planner-dpko", expect=404)
    file.give("planner-dpko", "planner")
    file.ask("GET", who="planner-dpko")


@pytest.mark.parametrize(
    ("level", "needed", "state"),
    [
        ("1.2", ("strategic-assessment", "sg-directive"), "L1.2"),
        (
            "2.1",
            ("strategic-assessment", "sg-directive", "usg-directive", "mission-plan", "council-record"),
            "L2.1",
        ),
    ],
)
def test_a_successor_enters_where_it_fits(
    file: MissionFile, level: str, needed: tuple[str, ...], state: str
) -> None:
    file.refused("open-successor", "planner", "missing-reason", "missing-entry_level")
    file.forbidden("open-successor", "srsg", **SUCCESSOR, entry_level=level)
    stand_ins = [
        {"for": item, "mission": file.key, "version": 1} for item in needed if item != "council-record"
    ]
    file.act(
        "actions/open-successor/",
        "planner",
        expect=201,
        **SUCCESSOR,
        entry_level=level,
        stand_ins=stand_ins[1:],
    )
    assert [item["key"] if isinstance(item, dict) else item for item in file.get()["successors"]] == [
        "next-mission"
    ]
    following = MissionFile(file.script, "next-mission", file.day)
    shown = following.get()
    assert shown["state"] == "awaiting_initiation"
    assert "tandala" in str(shown["predecessor"])
    following.forbidden("confirm-entry", "planner")
    answer = following.refused("confirm-entry", "sg", "stand-in")
    assert "strategic assessment" in answer.words("stand-in")
    following.refused("initiate", "sg", "state")
    record = {"for": "council-record", "document": road.document(file, "2010 (2010)")}
    following.change("entry/", "planner", stand_ins=[*stand_ins, *([record] if level == "2.1" else [])])
    following.verb("confirm-entry", "sg", form="peacekeeping")
    assert following.state == state
    assert following.level(level)["state"] in ("in_preparation", "active")


def test_an_entry_may_be_declined(file: MissionFile) -> None:
    file.act("actions/open-successor/", "planner", expect=201, **SUCCESSOR, entry_level="1.1")
    following = MissionFile(file.script, "next-mission", file.day)
    following.verb("decline-initiation", "sg", outcome="declined", reason="Not now.")
    assert following.state == "pre_planning"
