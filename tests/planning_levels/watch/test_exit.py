"""Transition and exit: triggers, the drafted recommendation, successors, assets, residual tasks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import Mission
from monitoring.recording import record_measurement
from planning_levels.concerns import concerns
from planning_levels.exiting import exit_of, gates_of, recommends
from planning_levels.models import CouncilRecord, GatePlan, Recommendation
from planning_levels.pending.across import pending_for
from planning_levels.readiness import level_3_2
from planning_levels.verbs import readiness_of
from plans.models import Asset, Benchmark, MandateTask, ResidualTask, Successor
from plans.rows import save_row
from tests.planning_levels.speaking import speak
from tests.planning_levels.there import At, reading
from tests.planning_levels.walking import Walk

Browse = Callable[[AbstractBaseUser], Client]


def trigger(walk: Walk, name: str, value: str = "", *, parties: tuple[str, ...] = ()) -> Benchmark:
    row = Benchmark.objects.create(
        mission=walk.mission, name=name, reference=name[:2], exit=True, target="12", target_value=12
    )
    for party in parties:
        row.developed_with.create(value=party)
    if value:
        record_measurement(walk.mission, by=walk.cast["srsg"], benchmark=row, value=value)
    return row


def asked(walk: Walk, role: str) -> list[str]:
    here = (f"/missions/{walk.key}/do/recommend-transition/", f"/missions/{walk.key}/exit/")
    return [item.title for item in pending_for(walk.cast[role]) if item.href.startswith(here)]


def test_a_recommendation_is_drafted_once_every_trigger_is_met(at: At, browser_of: Browse) -> None:
    walk = at("L3.1")
    address = f"/missions/{walk.key}/do/recommend-transition/"
    srsg = browser_of(walk.cast["srsg"])
    assert not recommends(reading(walk)), "there is no trigger"
    met, late = trigger(walk, "A1 Accords hold", "12"), trigger(walk, "B2 Courts sit", "9")
    assert not recommends(reading(walk))
    assert "triggers that the Mission Plan names" not in srsg.get(address).content.decode()
    assert [item.code for item in readiness_of("request-transition-planning", reading(walk))].count(
        "benchmark-unmet"
    ) == 1
    record_measurement(walk.mission, by=walk.cast["srsg"], benchmark=late, value="12")
    assert recommends(reading(walk))
    assert asked(walk, "srsg") == [
        f"{walk.mission.name}: every trigger for exit is met; read the recommendation"
    ]
    assert asked(walk, "planner") == asked(walk, "sg") == []
    page = srsg.get(address).content.decode()
    assert "A1 Accords hold: 12 on" in page
    assert page.count("checked") == 2, "the triggers are attached"
    before = walk.state
    walk.act("recommend-transition", "srsg", text="It is time.", benchmarks=[met.pk, late.pk])
    assert (walk.state, recommends(reading(walk)), asked(walk, "srsg")) == (before, False, [])
    row = Recommendation.objects.get(mission=walk.mission)
    today = walk.mission.today()
    Recommendation.objects.filter(pk=row.pk).update(state="declined", on=today)
    assert not recommends(reading(walk)), "nothing was measured since"
    Recommendation.objects.filter(pk=row.pk).update(on=today - timedelta(days=1))
    assert recommends(reading(walk))


def test_triggers_say_with_whom_they_were_developed(at: At) -> None:
    walk = at("L3.1")
    trigger(walk, "A1 Accords", parties=("UNCT", "National police"))
    trigger(walk, "B2 Courts", parties=("IMTF",))
    found = exit_of(reading(walk), walk.cast["srsg"])
    assert [(item.parties, item.without_nationals) for item in found.triggers] == [
        (("UNCT", "National police"), False),
        (("IMTF",), True),
    ]


def test_dates_of_successors_are_set_against_the_mandate_and_their_own_planning(at: At) -> None:
    walk = at("L3.1")
    today, planner = walk.mission.today(), walk.cast["planner"]
    CouncilRecord.objects.create(
        mission=walk.mission,
        outcome="renewed",
        symbol="R",
        on=today,
        mandate_ends=today + timedelta(days=10),
        recorded_by=planner,
    )
    after = at("L1.2").mission
    GatePlan.objects.create(mission=after, gate="DP-2.2", planned_on=today + timedelta(days=40))
    told = {"mission": walk.mission, "from_date": today + timedelta(days=30), "share": "Police"}
    Successor.objects.create(kind="peace-operation", name="Next", successor=after, **told)
    Successor.objects.create(mission=walk.mission, kind="unct", name="Team")
    first, second = exit_of(reading(walk), planner).arrangements
    assert first.conflicts == (
        "It takes over 20 days after the mandate runs out.",
        f"Its own plan is to be adopted on {today + timedelta(days=40):%-d %B %Y}, after it takes over.",
    )
    assert (first.visible, first.lacking) == (True, "")
    assert second.conflicts == ("No day is named on which it takes over.",)
    assert "has no share" in second.lacking
    hidden = exit_of(reading(walk), walk.cast["outsider"]).arrangements[0]
    assert (hidden.visible, len(hidden.conflicts)) == (False, 1), "of a file not seen nothing is told"


def test_an_asset_and_a_residual_task_without_owner_are_seen(at: At) -> None:
    walk = at("L3.2")
    Asset.objects.create(mission=walk.mission, name="Radios")
    task = MandateTask.objects.filter(mission=walk.mission).first()
    ResidualTask.objects.create(mission=walk.mission, text="Clerks' salaries", task=task)
    said = [item.said for item in concerns(reading(walk))]
    assert "One asset has no disposition." in said
    assert "One residual task has no new owner." in said
    for role in ("planner", "srsg", "impt-lead"):
        assert asked(walk, role) == [f"{walk.mission.name}: one asset is without a disposition"]
    assert asked(walk, "observer") == []
    found = {item.code: item.klass for item in level_3_2.to_complete(reading(walk))}
    assert (found["asset-disposition"], found["residual-task-open"]) == ("gate", "notice")
    Asset.objects.create(mission=walk.mission, name="Boats")
    ResidualTask.objects.create(mission=walk.mission, text="Mediation")
    assert asked(walk, "srsg") == [f"{walk.mission.name}: 2 assets are without a disposition"]
    assert "2 residual tasks have no new owner." in [item.said for item in concerns(reading(walk))]
    Asset.objects.filter(mission=walk.mission).update(disposition="unct")
    ResidualTask.objects.filter(mission=walk.mission).update(owner="UNDP")
    assert [item for item in concerns(reading(walk)) if item.about == "Exit"] == []
    picture = exit_of(reading(walk), walk.cast["srsg"])
    assert (picture.disposed, picture.unowned) == ([("to the country team", 2)], [])


def test_nothing_is_asked_of_assets_before_the_exit_is_planned(at: At) -> None:
    walk = at("L3.1")
    Asset.objects.create(mission=walk.mission, name="Radios")
    assert asked(walk, "srsg") == []
    assert [item for item in concerns(reading(walk)) if item.about == "Exit"] == []


def test_gates_stand_in_their_order(at: At) -> None:
    assert [passed for _gate, _decision, passed in gates_of(reading(at("L3.2")))] == [False] * 5
    passed = [passed for _gate, _decision, passed in gates_of(reading(at("L3.1_transition")))]
    assert passed == [True] * 5


@pytest.mark.parametrize("state", ["L3.1", "L3.2", "L3.1_transition"])
def test_the_page_opens_in_each_state(at: At, browser_of: Browse, state: str) -> None:
    walk = at(state)
    trigger(walk, "A1 Accords", "12", parties=("UNCT",))
    Asset.objects.create(mission=walk.mission, name="Radios", value=1200)
    page = browser_of(walk.cast["srsg"]).get(f"/missions/{walk.key}/exit/").content.decode()
    assert "1 of 1 triggers are met." in page
    assert ("Read and send the recommendation" in page) is (state == "L3.1")
    assert ("Before completion" in page) is (state != "L3.1")
    if state == "L3.1":
        walk.act("recommend-transition", "srsg", text="It is time.")
    again = browser_of(walk.cast["observer"]).get(f"/missions/{walk.key}/exit/").content.decode()
    assert ("before the Secretary-General" in again) is (state == "L3.1")


def test_an_ended_mission_is_read_and_asks_nothing(at: At, browser_of: Browse) -> None:
    walk = at("L3.1_transition")
    Mission.objects.filter(pk=walk.mission.pk).update(state="completed")
    page = browser_of(walk.cast["srsg"]).get(f"/missions/{walk.key}/exit/").content.decode()
    assert "Before completion" not in page
    assert concerns(reading(walk)) == []
    assert (
        speak(walk.cast["srsg"]).get(f"/api/v1/missions/{walk.key}/exit/").json()["before_completion"] == []
    )


def test_over_the_api(at: At) -> None:
    walk = at("L3.2")
    row = trigger(walk, "A1 Accords", "9", parties=("UNCT",))
    asset = Asset.objects.create(mission=walk.mission, name="Radios")
    told = {"text": "Clerks", "owner": "UNDP"}
    kept = save_row(walk.mission, "residual-tasks", told, by=walk.cast["rc-hc"])
    found = speak(walk.cast["planner"]).get(f"/api/v1/missions/{walk.key}/exit/").json()
    assert found["triggers"] == [
        {"benchmark": row.pk, "name": "A1 Accords", "standing": "on-the-way", "developed_with": ["UNCT"]}
    ]
    assert (found["assets_without_disposition"], found["residual_tasks"]) == ([asset.pk], [kept.pk])
    assert "asset-disposition" in {item["code"] for item in found["before_completion"]}
