"""`missions/` and `missions/{key}/`: all that the contract lists, strict queries, versions, few queries."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from missions.models import Entry, Mission
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import BASE, inside, queries, refusals, speak, tell, undone
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db
CONTRACT = {
    "state", "cycle", "level", "open_levels", "planning_lead", "head_of_mission", "mandate", "form",
    "lead_department", "lead_history", "hold", "transfer", "outputs_owed", "plan_in_force", "next_decision",
    "days_in_level", "timeframe_status", "entry", "predecessor", "successors", "actions", "key", "name",
    "country", "options", "peacekeeping_foreseen", "notices", "version",
}  # fmt: skip
OPENING = {
    "name": "Tandala",
    "country": "Tandala",
    "purpose": "new",
    "peacekeeping_foreseen": True,
    "trigger": {"type": "council", "date": "2020-01-01", "source": "S/2020/1", "note": ""},
}


@dataclass
class Places:
    """A mission before the Council, one in 2.1 with a package before the USG, one in 3.1."""

    cast: Cast
    council: Walk
    waiting: Walk
    running: Walk


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    """Walk three missions to their places, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = people()
        waiting = walk_to("L2.1", cast)
        waiting.operate()
        yield Places(cast, walk_to("awaiting_council", cast), waiting, walk_to("L3.1", cast))
        transaction.set_rollback(True)


def test_a_mission_shows_all_that_the_contract_lists(places: Places) -> None:
    shown = speak(places.cast["srsg"]).get(inside(places.waiting.mission)).json()
    assert set(shown) >= CONTRACT
    assert (shown["state"], shown["level"], shown["open_levels"]) == ("L2.1", "2.1", ["2.1"])
    assert shown["planning_lead"] == "SRSG"
    assert shown["head_of_mission"]["appointed"]["person"] == "srsg"
    assert shown["head_of_mission"]["arrived"] is None
    assert shown["mandate"]["symbol"] == "2000"
    decision = shown["next_decision"]
    assert (decision["id"], decision["decider"]) == ("DP-2.1", "usg-of-lead")
    assert [item["output"] for item in decision["basis"]] == [
        "srsg-directive",
        "mission-plan",
        "mission-budget",
    ]
    assert all(len(item["hash"]) == 64 for item in decision["basis"])
    assert (shown["days_in_level"], shown["timeframe_status"]) == (0, "below_minimum")
    assert (shown["transfer"], shown["plan_in_force"], shown["hold"]) == ("none", None, None)


def test_no_clock_runs_while_the_council_considers(places: Places) -> None:
    shown = speak(places.cast["planner"]).get(inside(places.council.mission)).json()
    assert (shown["level"], shown["timeframe_status"], shown["days_in_level"]) == (None, "waiting", None)
    assert (shown["next_decision"]["id"], shown["next_decision"]["decider"]) == ("GATE-COUNCIL", "council")
    level = speak(places.cast["planner"]).get(inside(places.council.mission, "levels/2.1/")).json()
    assert (level["state"], level["timeframe"]["status"]) == ("not_started", "waiting")


def test_the_plan_in_force_is_the_adopted_version(places: Places) -> None:
    shown = speak(places.cast["field"]).get(inside(places.running.mission)).json()
    assert (shown["transfer"], shown["plan_in_force"]["label"]) == ("complete", "final")
    assert len(shown["plan_in_force"]["hash"]) == 64
    assert shown["timeframe_status"] == "no_limit"


def test_clocks_count_from_the_day_asked_for(places: Places) -> None:
    day = places.waiting.mission.today().replace(year=places.waiting.mission.today().year + 1)
    shown = speak(places.cast["planner"]).get(inside(places.waiting.mission, f"?as_of={day}")).json()
    assert (shown["as_of"], shown["timeframe_status"]) == (day.isoformat(), "over_desirable")
    assert shown["days_in_level"] >= 365


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=L2.1", {"waiting"}),
        ("level=3.1", {"running"}),
        ("state=awaiting_council", {"council"}),
        ("lead_department=DPKO", {"waiting", "running", "council"}),
        ("lead_department=DPA", set()),
        ("search=walk&state=L3.1", {"running"}),
        ("changed_since=2199-01-01", set()),
    ],
)
def test_lists_are_sifted(query: str, found: set[str], places: Places) -> None:
    answer = speak(places.cast["planner"]).get(f"{BASE}missions/?{query}").json()
    assert set(answer) == {"results", "next", "previous", "count"}
    assert {row["key"] for row in answer["results"]} == {getattr(places, name).key for name in found}


@pytest.mark.parametrize("query", ["colour=red", "state=L9", "page_size=500", "ordering=hue", "as_of=soon"])
def test_an_unknown_question_is_400(query: str, places: Places) -> None:
    assert tell(speak(places.cast["planner"]).get(f"{BASE}missions/?{query}"))[0] == 400


def test_an_outsider_sees_none_and_finds_none(places: Places) -> None:
    outsider = speak(places.cast["outsider"])
    assert outsider.get(f"{BASE}missions/").json()["count"] == 0
    assert tell(outsider.get(inside(places.running.mission)))[0] == 404
    assert tell(speak(None).get(f"{BASE}missions/"))[0] == 401


def test_opening_a_file(places: Places) -> None:
    planner = speak(places.cast["planner"])
    with undone():
        answer = planner.post(f"{BASE}missions/", OPENING)
        assert answer.status_code == 201, answer.content
        assert answer["Location"].endswith(f"{BASE}missions/tandala/")
        assert answer.json()["state"] == "pre_planning"
        assert answer.json()["roles"] == ["planner"]
        assert tell(planner.post(f"{BASE}missions/", OPENING))[0] == 400  # the key is taken
        again = planner.post(f"{BASE}missions/", {**OPENING, "key": "tandala-2"})
        assert tell(again) == (409, {"open-process"})
        assert "DPA" in again.json()["blockers"][0]["message"]


def test_opening_is_for_planners_and_its_refusal_is_recorded_once(places: Places) -> None:
    with undone():
        assert tell(speak(places.cast["srsg"]).post(f"{BASE}missions/", {"surprise": 1}))[0] == 403
        assert Entry.objects.filter(mission=None, kind="refusal", verb="open-mission").count() == 1
    with undone():
        answer = speak(places.cast["planner"]).post(f"{BASE}missions/", {**OPENING, "trigger": None})
        assert tell(answer) == (409, {"missing-trigger"})
        assert Entry.objects.filter(mission=None, kind="refusal", verb="open-mission").count() == 1
    assert (
        tell(speak(places.cast["planner"]).post(f"{BASE}missions/", {**OPENING, "state": "L2.1"}))[0] == 400
    )


def test_changing_names_the_version_and_leaves_the_rest(places: Places) -> None:
    mission, planner = places.running.mission, speak(places.cast["planner"])
    here = inside(mission)
    with undone():
        tag = planner.get(here)["ETag"]
        body = {"name": "Renamed", "options": {"clearance": ["usg", "office"], "isf": True}}
        assert tell(planner.patch(here, body))[0] == 428
        changed = planner.patch(here, body, headers={"If-Match": tag})
        assert changed.status_code == 200, changed.content
        assert changed.json()["options"] == {"clearance": ["usg", "office"], "isf": True}
        assert changed["ETag"] != tag
        assert tell(planner.patch(here, {"name": "Late"}, headers={"If-Match": tag}))[0] == 412
        more = planner.patch(here, {"options": {"isf": False}}, headers={"If-Match": changed["ETag"]})
        assert more.json()["options"] == {"clearance": ["usg", "office"], "isf": False}
        assert Mission.objects.get(pk=mission.pk).name == "Renamed"
        assert refusals(mission, "change-mission") == 0


@pytest.mark.parametrize(
    "body",
    [
        {"state": "completed"},
        {"level": "3.2"},
        {"transfer": "complete"},
        {"key": "other"},
        {"options": {"shoe_size": True}},
        {"options": {"clearance": ["sg"]}},
        {"options": {"isf": "yes"}},
        {"peacekeeping_foreseen": 1},
        {"name": ""},
    ],
)
def test_what_follows_from_acts_is_not_written_by_hand(body: dict[str, object], places: Places) -> None:
    planner = speak(places.cast["planner"])
    assert tell(planner.patch(inside(places.running.mission), body))[0] == 400  # before 428


def test_others_do_not_change_a_mission(places: Places) -> None:
    mission = places.running.mission
    with undone():
        answer = speak(places.cast["observer"]).patch(inside(mission), {"name": "Mine"})
        assert tell(answer)[0] == 403
        assert refusals(mission, "change-mission") == 1


def test_an_ended_mission_is_not_changed(places: Places) -> None:
    with undone():
        walk = walk_to("other_form", places.cast)
        answer = speak(places.cast["planner"]).patch(
            inside(walk.mission), {"name": "Late"}, headers={"If-Match": "*"}
        )
        assert tell(answer) == (409, {"completed"})


def test_queries_do_not_grow_with_the_missions(places: Places) -> None:
    planner, sg = places.cast["planner"], places.cast["sg"]
    addresses = (f"{BASE}missions/", f"{BASE}dashboards/portfolio/", f"{BASE}pending/")
    detail = inside(places.waiting.mission)
    few = [queries(person, address) for address in addresses for person in (planner, sg)]
    before = queries(planner, detail)
    with undone():
        for _ in range(27):
            Walk(places.cast)
        many = [queries(person, address) for address in addresses for person in (planner, sg)]
        assert many == few
        assert queries(planner, detail) == before
    assert max(few) <= 16
    assert before <= 70
