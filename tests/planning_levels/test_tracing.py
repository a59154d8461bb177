"""One benchmark from directive to exit as one row; a missed quarter before those who can mend it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from missions.models import Mission
from monitoring import cycling
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.recording import change, open_review, record_measurement
from outputs.content import write_section
from planning_levels.models import LevelRun, Recommendation
from planning_levels.pending.across import pending_for
from plans import keeping
from plans.rows import save_row
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import speak
from tests.planning_levels.walking import walk_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The people."""
    return people()


def measured_before(mission: Mission) -> Any:
    """Let the plan be in force for a year, so that quarters have ended under it."""
    begun = mission.today() - timedelta(days=400)
    LevelRun.objects.filter(mission=mission, level="3.1").update(started=begun, opened_on=begun)
    return begun


def test_a_benchmark_is_one_row_from_directive_to_exit(cast: Cast) -> None:
    mission = walk_to("L3.1", cast).mission
    planner, srsg = cast["planner"], cast["srsg"]
    row = save_row(
        mission, "benchmarks", {"name": "Police vetted", "target_value": 60, "exit": True}, by=planner
    )
    save_row(mission, "budget-frames", {"name": "Police component", "benchmark": row.pk}, by=planner)
    activity = save_row(
        mission, "activities", {"name": "Vetting board", "lead": "Police", "indicator": row.pk}, by=planner
    )
    value = record_measurement(mission, by=srsg, benchmark=row, value=30, source="Board")
    change(mission, "measurements", value, {"value": 41}, by=srsg)
    open_review(mission, by=srsg, kind="continuous", purpose="First quarter", benchmarks=[row.pk])
    cycle = keeping.keep(
        CYCLE_BOOKS["cycles"], mission, {"starts": "2025-01-01", "ends": "2025-03-31"}, by=srsg
    )
    seen = {"cycle": cycle, "activity": activity, "impact": "seen", "effectiveness": "partly", "seen": "Yes."}
    keeping.keep(CYCLE_BOOKS["assessments"], mission, seen, by=srsg)
    named = Recommendation.objects.create(mission=mission, kind="transition", by=srsg, on=mission.today())
    named.benchmarks.add(row)
    found = speak(srsg).get(f"/api/v1/missions/{mission.key}/benchmarks/{row.pk}/trace/").json()
    stages = {stage["key"]: stage for stage in found["stages"]}
    assert list(stages) == ["set", "directive", "plan", "budget", "measurement", "review", "exit"]
    texts = {key: [item["text"] for item in stage["items"]] for key, stage in stages.items()}
    assert texts["set"] == ["Entered in the register"]
    assert "Vetting board" in texts["plan"]
    assert texts["budget"] == ["Police component"]
    assert texts["measurement"] == ["41"]
    assert "said 30 until" in stages["measurement"]["items"][0]["note"]
    assert texts["review"] == ["Continuous review: first quarter", "Quarter 1 of 2025: Vetting board"]
    assert texts["exit"] == [
        "A trigger for exit: not met yet",
        "Recommendation: transition and exit planning",
    ]
    assert found["benchmark"] == row.pk
    browser = Client()
    browser.force_login(srsg)
    page = browser.get(f"/missions/{mission.key}/monitoring/benchmarks/{row.pk}/trace/").content.decode()
    assert "one row, entered once" in page
    assert "Police component" in page
    assert browser.get(f"/missions/{mission.key}/monitoring/benchmarks/{2**63}/trace/").status_code == 404
    address = f"/api/v1/missions/{mission.key}/benchmarks/{2**63}/trace/"
    assert speak(srsg).get(address).status_code == 404


def test_documents_are_named_that_print_the_row_and_that_the_reader_may_read(cast: Cast) -> None:
    walk = walk_to("L1.2", cast)
    mission, planner = walk.mission, cast["planner"]
    row = save_row(mission, "benchmarks", {"name": "Police vetted"}, by=planner)
    address = f"/api/v1/missions/{mission.key}/benchmarks/{row.pk}/trace/"

    def directive() -> list[str]:
        stages = speak(planner).get(address).json()["stages"]
        return [item["text"] for item in stages[1]["items"]]

    assert directive() == [], "a draft in which nothing is written is no document yet"
    write_section(mission, "usg-directive", "situation", by=planner, content="<p>It rains.</p>")
    assert directive() == ["Planning Directive of the Under-Secretary-General, version 1"]
    assert speak(cast["outsider"]).get(address).status_code == 404


def test_a_missed_quarter_stands_before_those_who_can_mend_it_and_stops_nothing(cast: Cast) -> None:
    mission = walk_to("L3.1", cast).mission
    begun = measured_before(mission)
    srsg, lead = cast["srsg"], cast["impt-lead"]
    save_row(mission, "benchmarks", {"name": "Police vetted", "rhythm": "quarter"}, by=cast["planner"])
    cycling.set_pace(mission, by=srsg, rhythm="quarter", since=begun)
    for role in ("srsg", "impt-lead"):
        titles = [item.title for item in pending_for(cast[role]) if "monitoring/" in item.href]
        assert any("no value of Police vetted for quarter" in title for title in titles), role
        assert any("no assessment of quarter" in title and "earlier" in title for title in titles), role
    assert not [item for item in pending_for(cast["observer"]) if "monitoring/" in item.href]
    browser = Client()
    browser.force_login(lead)
    assert "no assessment of quarter" in browser.get("/").content.decode()
    shown = browser.get(f"/missions/{mission.key}/monitoring/").content.decode()
    assert "Police vetted: no value for Quarter" in shown
    assert "No assessment of Quarter" in shown
    assert open_review(mission, by=srsg, kind="continuous").pk, "nothing is stopped"


def test_a_missed_quarter_is_asked_for_while_the_one_after_it_is_in_its_days_of_grace(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    mission, srsg = walk_to("L3.1", cast).mission, cast["srsg"]
    measured_before(mission)
    year = mission.today().year + 1
    monkeypatch.setattr(Mission, "today", lambda _self: date(year, 4, 5))
    row = save_row(mission, "benchmarks", {"name": "Police vetted", "rhythm": "quarter"}, by=cast["planner"])
    said = f"No value of Police vetted for quarter 4 of {year - 1}."
    browser = Client()
    browser.force_login(srsg)
    assert said.removesuffix(".").replace("No", f"{mission.name}: no", 1) in [
        item.title for item in pending_for(srsg)
    ]
    link = f'<a href="/missions/{mission.key}/monitoring/">{said}</a>'
    assert link in browser.get(f"/missions/{mission.key}/").content.decode()
    save_row(mission, "benchmarks", {"name": "Courts sit", "rhythm": "quarter"}, by=cast["planner"])
    both = f"No value of 2 benchmarks for quarter 4 of {year - 1}."
    assert both in browser.get(f"/missions/{mission.key}/").content.decode()
    shown = browser.get(f"/missions/{mission.key}/monitoring/").content.decode()
    assert f"Police vetted: no value for Quarter 4 of {year - 1}" in shown
    assert f"monitoring/measure/?benchmark={row.pk}" in shown


def test_what_the_leadership_has_to_decide_waits_for_it_alone(cast: Cast) -> None:
    mission, srsg = walk_to("L3.1", cast).mission, cast["srsg"]
    today = timezone.localdate()
    cycle = keeping.keep(CYCLE_BOOKS["cycles"], mission, {"starts": today, "ends": today}, by=srsg)
    page = f"/missions/{mission.key}/monitoring/performance/{cycle.pk}/"
    for text in ("More courts", "Fewer flights"):
        keeping.keep(CYCLE_BOOKS["recommendations"], mission, {"cycle": cycle, "text": text}, by=srsg)
    waiting = [item.title for item in pending_for(srsg) if item.href == page]
    assert waiting == [f"{mission.name}: 2 recommendations wait for your decision in the performance cycle"]
    assert not [item for item in pending_for(cast["impt-lead"]) if item.href == page]
