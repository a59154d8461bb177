"""Facts are never refused: irregular ones are stored with their true dates, flagged in the next package."""

import pytest

from tests.journeys import road
from tests.journeys.client import Data
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
CHAIR = "imtf-chair"


def _in_2_2(script: object, key: str) -> MissionFile:
    file = road.to_directive(script, key)  # type: ignore[arg-type]
    road.issue(file)
    road.planning_team(file)
    road.later(file, 4)
    return file


walked = standing(_in_2_2)


def fifteen_facts(file: MissionFile) -> list[tuple[str, str, str, Data, str]]:
    """Return fifteen irregular facts: who posts which body where, and the code of its flag."""
    seats, day = "task-force/members/", file.day
    police = {"seat": "police", "name": "A. Low", "rank": "P-3", "from": day}
    high = {"seat": "political", "name": "B. High", "rank": "ASG", "from": day}
    colonel = {"seat": "military", "name": "C. Colonel", "rank": "Colonel", "from": day}
    unct = {"seat": "unct", "name": "D. Unasked", "rank": "P-5", "from": day}
    survey = {
        "kind": "technical",
        "from": "2010-03-01",
        "to": "2010-03-25",
        "places": [],
        "leader": CHAIR,
        "team": [],
    }
    benchmark = file.row("benchmarks", CHAIR, name="Incidents per month")["id"]
    review = {"kind": "strategic", "purpose": "Size", "opened_on": day}
    assumption = {
        "text": "A party that does not consent",
        "kind": "consent",
        "consent": "no",
        "party": "A militia",
    }
    return [
        (CHAIR, "POST", seats, police, "rank-too-low"),
        (CHAIR, "POST", seats, high, "rank-above"),
        (CHAIR, "POST", seats, colonel, "rank-too-low"),
        ("srsg", "POST", seats, unct, "consultation-missing"),
        (CHAIR, "PATCH", _member_of(file, "security"), {"until": day}, "seat-gap"),
        ("planner", "POST", "actions/record-appointment/", {"step": "left", "on": day}, ""),
        ("planner", "POST", "actions/record-appointment/", _appointed(day), "appointment-order"),
        ("planner", "POST", "actions/record-event/", _event("2009-05-01"), "before-opening"),
        ("planner", "POST", "actions/record-event/", _event("2008-05-01"), "before-opening"),
        ("planner", "POST", "surveys/", survey, "survey-long"),
        ("planner", "POST", "surveys/{last}/actions/debrief/", {"held_on": day}, "debrief-after-departure"),
        ("impt-lead", "POST", "measurements/", _measured(benchmark), "late-measurement"),
        ("planner", "POST", "reviews/", review | {"leader": CHAIR}, "review-ground"),
        ("planner", "POST", "reviews/", review | {"ground": "New", "leader": "imtf-member"}, "review-leader"),
        (CHAIR, "POST", "plan/assumptions/", assumption, "viability"),
        (
            CHAIR,
            "POST",
            "actions/begin-validation/",
            {"groups": ["mission", "unct", "national"], "on": day},
            "group-absent",
        ),
    ]


def _member_of(file: MissionFile, seat: str) -> str:
    member = next(row for row in file.rows("task-force/members/") if row["seat"] == seat)
    return f"task-force/members/{member['id']}/"


def _appointed(day: str) -> Data:
    return {"step": "appointed", "person": "srsg", "on": day}


def _event(on: str) -> Data:
    return {"kind": "event", "title": f"A ceasefire of {on[:4]}", "on": on}


def _measured(benchmark: int) -> Data:
    return {"benchmark": benchmark, "value": "7", "date": "2010-02-01", "source": "Situation centre"}


def test_fifteen_irregular_facts_and_fifteen_flags(file: MissionFile) -> None:
    before = len(file.get("decision-points/DP-2.2/", "srsg")["flags"])
    wanted, last = [], 0
    for who, method, path, body, code in fifteen_facts(file):
        etag = file.ask("GET", path, who=who).headers["ETag"] if method == "PATCH" else None
        answer = file.ask(method, path.format(last=last), body, who=who, expect=(200, 201), if_match=etag)
        last = answer.data.get("id", last) if path == "surveys/" else last
        wanted += [code] if code else []
    assert len(wanted) == 15
    road.later(file, 11)
    held = file.rows("validation/")[-1]
    file.act(f"validation/{held['id']}/actions/complete/", CHAIR)
    road.final_plan(file)
    flags = file.get("decision-points/DP-2.2/", "srsg")["flags"]
    assert sorted(flag["code"] for flag in flags[before:]) == sorted(wanted)
    assert all(flag["message"] for flag in flags)


def test_a_position_entered_for_another_entity_is_kept_and_flagged(file: MissionFile) -> None:
    file.fill("mission-plan", "impt-lead")
    file.version_act("mission-plan", "submit-for-review", "impt-lead")
    body = {"entity": "UNDP", "position": "object", "text": "The schedule is too tight."}
    file.ask("POST", "outputs/mission-plan/concurrences/", body, who="imtf-member", expect=201)
    flags = file.get("decision-points/DP-2.2/", "srsg")["flags"]
    assert flags[-1]["code"] == "position-entered-for"


def test_a_date_to_come_is_no_fact(file: MissionFile) -> None:
    event = {"kind": "event", "title": "Tomorrow", "on": "2101-01-01"}
    file.ask("POST", "actions/record-event/", event, who="planner", expect=400)
