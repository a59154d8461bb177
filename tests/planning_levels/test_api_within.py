"""Inside a mission: levels, decision points, decisions on screen and on paper, events, dashboards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from missions.models import Mission, Person
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.models import Decision, GatePlan, PaperDecision
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import inside, refusals, speak, tell, undone
from tests.planning_levels.walking import PAPER, Walk, walk_to

pytestmark = pytest.mark.django_db


@dataclass
class Places:
    """A mission in 1.1 with its package before the SG, one in 1.2, one in 2.2, one in 3.1."""

    cast: Cast
    asked: Walk
    founding: Walk
    building: Walk
    running: Walk

    def get(self, walk: Walk, path: str, who: str = "planner") -> Any:
        """Return what stands at an address inside a mission."""
        answer = speak(self.cast[who]).get(inside(walk.mission, path))
        assert answer.status_code == 200, answer.content
        return answer.json()


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    """Walk the missions to their places, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = people()
        asked = walk_to("L1.1", cast)
        asked.assess()
        yield Places(cast, asked, *(walk_to(state, cast) for state in ("L1.2", "L2.2", "L3.1")))
        transaction.set_rollback(True)


# --- levels


def test_levels_show_run_clock_outputs_and_readiness(places: Places) -> None:
    listed = places.get(places.building, "levels/")
    assert [row["code"] for row in listed["results"]] == list(LEVELS)
    level = places.get(places.building, "levels/2.2/")
    assert (level["state"], level["cycle"], level["started"]) == ("in_preparation", 1, None)
    assert level["timeframe"]["status"] == "not_started"
    codes = {item["code"] for item in level["readiness"]["blockers"]}
    assert {"body-not-established", "exercise-open", "not-submitted"} <= codes
    closed = places.get(places.building, "levels/1.2/")
    assert (closed["state"], closed["readiness"]["blockers"]) == ("closed", [])
    plan = next(item for item in closed["outputs"] if item["output"] == "mission-plan")
    assert (plan["wanted"], plan["label"], plan["delivered"]) == ("first", "first", True)


def test_a_level_not_begun_lists_what_it_would_lack(places: Places) -> None:
    level = places.get(places.founding, "levels/2.1/")
    assert level["state"] == "not_started"
    assert "council-authorisation" in {item["code"] for item in level["readiness"]["blockers"]}


def test_a_revision_has_runs_of_its_own(places: Places) -> None:
    with undone():
        places.running.revise()
        now = places.get(places.running, "levels/1.2/")
        assert (now["cycle"], now["state"]) == (2, "in_preparation")
        assert places.get(places.running, "levels/1.2/?cycle=1")["state"] == "closed"
        later = places.get(places.running, "levels/2.1/")
        assert (later["cycle"], later["state"]) == (2, "not_started")
        assert places.get(places.running, "levels/3.1/")["state"] == "active"
        assert places.get(places.running, "")["open_levels"] == ["1.2", "3.1"]


@pytest.mark.parametrize("path", ["levels/4.1/", "levels/1.1/?cycle=x", "decision-points/DP-9/"])
def test_what_is_no_level(path: str, places: Places) -> None:
    answer = speak(places.cast["planner"]).get(inside(places.running.mission, path))
    assert tell(answer)[0] == (400 if "?" in path else 404)


# --- decision points


def test_points_tell_where_it_is_decided(places: Places) -> None:
    rows = places.get(places.asked, "decision-points/")["results"]
    shown = {row["id"]: row for row in rows}
    assert list(shown) == list(DECISION_POINTS)
    assert (shown["DP-INIT"]["state"], shown["DP-INIT"]["outcome"]) == ("passed", "initiated")
    assert (shown["DP-1.1"]["state"], shown["DP-1.1"]["released"]) == ("waiting", True)
    assert {shown[gate]["state"] for gate in ("GATE-USG", "DP-1.2", "GATE-COUNCIL", "DP-2.2")} == {
        "not_reached"
    }
    point = places.get(places.asked, "decision-points/DP-1.1/")
    assert point["readiness"]["ready"] is True
    assert {item["code"] for item in point["deviations"]} == {
        "section-empty",
        "consultation-missing",
        "below-minimum",
    }
    assert {item["verb"] for item in point["outcomes"]} == {"decide-form", "return-for-work"}


def test_clearance_keeps_a_point_from_its_decider(places: Places) -> None:
    with undone():
        mission = places.building.mission
        Mission.objects.filter(pk=mission.pk).update(options={"clearance": ["usg", "office"]})
        fresh = walk_to("L1.1", places.cast)
        Mission.objects.filter(pk=fresh.mission.pk).update(options={"clearance": ["usg", "office"]})
        fresh.assess()
        point = places.get(fresh, "decision-points/DP-1.1/")
        assert (point["released"], point["outstanding_steps"]) == (False, ["usg", "office"])
        assert {item["code"] for item in point["readiness"]["blockers"]} == {"not-released"}
        assert "decision" not in kinds(places.cast["sg"], fresh)
        assert "release" in kinds(places.cast["usg-of-lead"], fresh)
        fresh.act("release-to-decider", "usg-of-lead", step="usg")
        fresh.act("release-to-decider", "office", step="office")
        assert "decision" in kinds(places.cast["sg"], fresh)


def kinds(person: Person, walk: Walk) -> set[str]:
    """Return the kinds of what waits for a person in a mission."""
    rows = speak(person).get(f"/api/v1/pending/?mission={walk.key}").json()["results"]
    return {row["kind"] for row in rows}


def test_a_decision_is_planned_under_its_version(places: Places) -> None:
    here = inside(places.founding.mission, "decision-points/DP-1.2/")
    planner = speak(places.cast["planner"])
    with undone():
        tag = planner.get(here)["ETag"]
        assert tell(planner.patch(here, {"planned_on": "2030-05-01"}))[0] == 428
        answer = planner.patch(here, {"planned_on": "2030-05-01"}, headers={"If-Match": tag})
        assert (answer.status_code, answer.json()["planned_on"]) == (200, "2030-05-01")
        stale = planner.patch(here, {"planned_on": None}, headers={"If-Match": tag})
        assert tell(stale)[0] == 412
        assert GatePlan.objects.get(mission=places.founding.mission).planned_on == date(2030, 5, 1)
    assert tell(planner.patch(here, {"planned_on": "soon"}))[0] == 400
    assert tell(planner.patch(here, {"decided_on": "2030-05-01"}))[0] == 400
    with undone():
        assert tell(speak(places.cast["observer"]).patch(here, {"planned_on": None}))[0] == 403
        assert refusals(places.founding.mission, "plan-decision") == 1


# --- decisions, on screen and on paper


def test_decisions_are_listed_with_basis_and_reasons(places: Places) -> None:
    rows = places.get(places.running, "decisions/?gate=DP-1.1")["results"]
    decision = rows[0]
    assert (decision["decider"], decision["office"], decision["outcome"]) == ("Sg", "sg", "suitable")
    assert {item["output"] for item in decision["basis"]} == {"strategic-assessment", "sg-directive"}
    assert "section-empty" in decision["accepted"]
    assert places.get(places.running, f"decisions/{decision['id']}/")["id"] == decision["id"]
    other = speak(places.cast["planner"]).get(inside(places.asked.mission, f"decisions/{decision['id']}/"))
    assert tell(other)[0] == 404


def test_a_decision_on_paper_takes_two_people_of_the_office(places: Places) -> None:
    mission = places.asked.mission
    with undone():
        second = Person.objects.create(username="sg-office-2", office="office", office_of=places.cast["sg"])
        here = inside(mission, "decisions/paper/")
        accepts = sorted(
            item["code"] for item in places.get(places.asked, "decision-points/DP-1.1/")["deviations"]
        )
        body = {
            "verb": "decide-form",
            "document": PAPER,
            "outcome": "suitable",
            "form": "peacekeeping",
            "accepts": accepts,
        }
        assert tell(speak(places.cast["sg"]).post(here, body))[0] == 403
        assert tell(speak(places.cast["planner"]).post(here, body))[0] == 403
        first = speak(places.cast["office"])
        assert tell(first.post(here, {**body, "verb": "hold"}))[0] == 400
        assert tell(first.post(here, {**body, "surprise": 1}))[0] == 400
        entered = first.post(here, body)
        assert (entered.status_code, entered.json()["state"]) == (201, "entered")
        confirm = f"{here}{entered.json()['id']}/confirm/"
        assert tell(first.post(confirm))[0] == 403
        assert "confirmation" in kinds(second, places.asked)
        assert places.get(places.asked, "")["state"] == "L1.1"
        confirmed = speak(second).post(confirm)
        assert (confirmed.status_code, confirmed.json()["state"]) == (200, "L1.2"), confirmed.content
        assert PaperDecision.objects.get(mission=mission).confirmed_by == second
        taken = Decision.objects.get(mission=mission, gate="DP-1.1")
        assert (taken.decider_id, taken.paper is not None) == (places.cast["sg"].pk, True)
        assert tell(speak(second).post(confirm))[0] == 409


# --- across missions


def test_dashboards_and_definition(places: Places) -> None:
    planner = speak(places.cast["planner"])
    drawn = planner.get("/api/v1/dashboards/portfolio/").json()
    assert drawn["counts"]["missions"] == 4
    assert drawn["counts"]["state"]["L2.2"] == 1
    assert len(drawn["missions"][0]["levels"]) == 6
    one = places.get(places.running, "dashboard/")
    assert {item["gate"] for item in one["decisions"]} >= {"DP-INIT", "DP-1.1", "DP-2.2", "GATE-UNCT"}
    assert one["task_force"]["filled"] == 9
    process = planner.get("/api/v1/definition/").json()
    assert [level["code"] for level in process["levels"]] == list(LEVELS)
    picture = planner.get("/api/v1/definition/diagram.svg")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/svg+xml", b"<svg")
    assert tell(speak(None).get("/api/v1/definition/"))[0] == 401


def test_events_are_listed(places: Places) -> None:
    with undone():
        places.running.act("record-event", "planner", kind="council-request", title="Draw down")
        row = places.get(places.running, "events/?kind=council-request")["results"][0]
        assert (row["title"], row["used_by"]) == ("Draw down", None)
        places.running.act("request-transition-planning", "sg")
        row = places.get(places.running, "events/")["results"][0]
        assert row["used_by"] is not None
