"""The performance cycle: seven steps in four phases, decisions of the leadership, what goes on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Mission, Person
from monitoring import cycling
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.models import Adjustment, Cycle, CycleRecommendation, Pace
from monitoring.standings import standings
from plans import keeping
from plans.rows import save_row

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]
FIRST, LAST = date(2025, 1, 1), date(2025, 3, 31)


def keep(mission: Mission, by: Person, register: str, **data: Any) -> Any:
    return keeping.keep(CYCLE_BOOKS[register], mission, data, by=by)


@pytest.fixture
def cycle(mission: Mission, srsg: Person) -> Cycle:
    return keep(mission, srsg, "cycles", starts=FIRST, ends=LAST)


@pytest.fixture
def advice(mission: Mission, srsg: Person, cycle: Cycle) -> CycleRecommendation:
    return keep(mission, srsg, "recommendations", cycle=cycle, text="More courts")


def test_a_cycle_begins_with_seven_steps_and_stands_where_its_dates_say(
    cycle: Cycle, mission: Mission, srsg: Person
) -> None:
    assert (str(cycle), cycle.state, cycle.steps.count()) == ("Quarter 1 of 2025", "plan", 7)
    for key in ("context", "results-framework", "data"):
        cycling.mark_step(mission, cycle, key, by=srsg, done_on=LAST)
    assert Cycle.objects.get(pk=cycle.pk).state == "plan", "the first step without a date counts"
    cycling.mark_step(mission, cycle, "priority-objectives", by=srsg, done_on=LAST, who="Police, Justice")
    assert Cycle.objects.get(pk=cycle.pk).state == "assess"
    for key in ("analysis", "dashboard", "decisions"):
        cycling.mark_step(mission, cycle, key, by=srsg, done_on=LAST)
    assert Cycle.objects.get(pk=cycle.pk).state == "to be closed"
    cycling.mark_step(mission, cycle, "dashboard", by=srsg, done_on=None)
    assert Cycle.objects.get(pk=cycle.pk).state == "assess"


def test_objectives_are_chosen_by_the_components_together(
    cycle: Cycle, mission: Mission, srsg: Person, observer: Person
) -> None:
    with pytest.raises(Invalid) as refused:
        cycling.mark_step(mission, cycle, "priority-objectives", by=srsg, done_on=LAST, who=" ")
    assert refused.value.errors.keys() == {"who"}
    with pytest.raises(NotPermitted):
        cycling.mark_step(mission, cycle, "data", by=observer, done_on=LAST)
    with pytest.raises(Stale):
        cycling.mark_step(mission, cycle, "data", by=srsg, done_on=LAST, if_version=7)


def test_the_leadership_alone_decides_once_and_with_a_reason(
    advice: CycleRecommendation, mission: Mission, srsg: Person, planner: Person
) -> None:
    with pytest.raises(NotPermitted):
        cycling.decide(mission, advice, by=planner, decision="accepted")
    with pytest.raises(Invalid):
        cycling.decide(mission, advice, by=srsg, decision="part")
    with pytest.raises(Invalid):
        cycling.decide(mission, advice, by=srsg, decision="perhaps")
    held = cycling.decide(mission, advice, by=srsg, decision="part", reason="In two districts")
    assert (held.decider, held.decided_on) == ("Srsg", mission.today())
    with pytest.raises(Conflict):
        cycling.decide(mission, advice, by=srsg, decision="accepted")
    assert Entry.objects.filter(mission=mission, verb="decide-recommendation", kind="writing").count() == 1


def test_what_is_decided_keeps_its_words(
    advice: CycleRecommendation, cycle: Cycle, mission: Mission, srsg: Person
) -> None:
    book = CYCLE_BOOKS["recommendations"]
    keeping.keep(book, mission, {"text": "More courts, soon"}, by=srsg, row=advice)
    cycling.decide(mission, advice, by=srsg, decision="declined", reason="No money")
    with pytest.raises(Invalid):
        keeping.keep(book, mission, {"text": "Fewer courts"}, by=srsg, row=advice)
    keeping.keep(book, mission, {"report": "council"}, by=srsg, row=advice)
    with pytest.raises(Invalid):
        keeping.remove(book, mission, advice, by=srsg)
    with pytest.raises(Invalid) as refused:
        keep(mission, srsg, "adjustments", cycle=cycle, recommendation=advice, text="Build", owner="UNDP")
    assert refused.value.errors.keys() == {"recommendation"}


def test_a_cycle_is_closed_only_with_decisions_and_no_change_is_one(
    advice: CycleRecommendation, cycle: Cycle, mission: Mission, srsg: Person, planner: Person
) -> None:
    with pytest.raises(NotPermitted):
        cycling.close_cycle(mission, cycle, by=planner, no_change="All is well")
    with pytest.raises(NotReady) as refused:
        cycling.close_cycle(mission, cycle, by=srsg, no_change="All is well")
    assert [item.code for item in refused.value.blockers] == ["missing-decision"]
    cycling.decide(mission, advice, by=srsg, decision="accepted")
    assert cycling.close_cycle(mission, cycle, by=srsg).state == "closed"
    with pytest.raises(Conflict):
        cycling.close_cycle(mission, cycle, by=srsg)
    with pytest.raises(Invalid):
        keeping.remove(CYCLE_BOOKS["cycles"], mission, cycle, by=srsg)
    bare = keep(mission, srsg, "cycles", starts=date(2025, 4, 1), ends=date(2025, 4, 20), name="Spring")
    with pytest.raises(NotReady) as refused:
        cycling.close_cycle(mission, bare, by=srsg)
    assert [item.code for item in refused.value.blockers] == ["missing-no-change"]
    assert cycling.close_cycle(mission, bare, by=srsg, no_change="Too short a time").state == "closed"


def test_open_adjustments_go_over_into_the_next_cycle(
    advice: CycleRecommendation, cycle: Cycle, mission: Mission, srsg: Person
) -> None:
    cycling.decide(mission, advice, by=srsg, decision="accepted")
    kept, done = (
        keep(mission, srsg, "adjustments", cycle=cycle, recommendation=advice, text=text, owner="UNDP")
        for text in ("Clerks for five courts", "A list of courts")
    )
    keeping.keep(CYCLE_BOOKS["adjustments"], mission, {"status": "done"}, by=srsg, row=done)
    assert Adjustment.objects.get(pk=done.pk).settled_on == mission.today()
    following = keep(mission, srsg, "cycles", starts=date(2025, 4, 1), ends=date(2025, 6, 30))
    assert [item.adjustment for item in following.taken_over.all()] == [kept]
    keeping.keep(CYCLE_BOOKS["cycles"], mission, {"name": "Second"}, by=srsg, row=following)
    assert following.taken_over.count() == 1
    assert following.steps.count() == 7


def test_rows_of_a_cycle_do_not_contradict_one_another(
    advice: CycleRecommendation, cycle: Cycle, mission: Mission, srsg: Person
) -> None:
    other = keep(mission, srsg, "cycles", starts=date(2025, 4, 1), ends=date(2025, 6, 30))
    goal = save_row(mission, "objectives", {"name": "Courts", "lead": "UNDP"}, by=mission.opened_by)
    seen = {"impact": "seen", "effectiveness": "partly", "seen": "Nine courts sit."}
    done = keep(mission, srsg, "assessments", cycle=cycle, objective=goal, **seen)
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("cycles", {"starts": LAST, "ends": FIRST}, "ends"),
        ("assessments", {"cycle": cycle, **seen}, "activity"),
        ("recommendations", {"cycle": other, "assessment": done, "text": "More"}, "assessment"),
        (
            "adjustments",
            {"cycle": other, "recommendation": advice, "text": "x", "owner": "y"},
            "recommendation",
        ),
        ("adjustments", {"cycle": cycle, "text": "x", "owner": "y", "settled_on": FIRST}, "status"),
        (
            "adjustments",
            {"cycle": cycle, "text": "x", "owner": "y", "status": "done", "settled_on": date(2190, 1, 1)},
            "settled_on",
        ),
    ]
    for register, data, field in wrong:
        with pytest.raises(Invalid) as refused:
            keep(mission, srsg, register, **data)
        assert refused.value.errors.keys() == {field}, register
    assert keep(mission, srsg, "recommendations", cycle=cycle, assessment=done, text="More").pk


def test_the_pace_is_set_by_planner_and_leadership(mission: Mission, srsg: Person, field: Person) -> None:
    with pytest.raises(NotPermitted):
        cycling.set_pace(mission, by=field, rhythm="quarter", since=FIRST)
    with pytest.raises(Invalid):
        cycling.set_pace(mission, by=srsg, rhythm="fortnight", since=FIRST)
    cycling.set_pace(mission, by=srsg, rhythm="quarter", since=FIRST, ground="Large mission")
    with pytest.raises(Stale):
        cycling.set_pace(mission, by=srsg, rhythm="year", since=FIRST, if_version=9)
    assert cycling.set_pace(mission, by=srsg, rhythm="year", since=FIRST, if_version=1).version == 2
    assert Pace.objects.count() == 1


def test_over_the_api(cycle: Cycle, mission: Mission, srsg: Person, field: Person, api: Speak) -> None:
    here, client = f"/api/v1/missions/{mission.key}/performance/", api(srsg)
    assert client.get(f"{here}pace/").status_code == 404
    pace = {"rhythm": "quarter", "since": "2025-01-01"}
    assert api(field).put(f"{here}pace/", pace).status_code == 403
    assert client.put(f"{here}pace/", pace).status_code == 200
    assert client.put(f"{here}pace/", pace).status_code == 428
    assert client.get(f"{here}pace/").json()["version"] == 1
    step = f"{here}cycles/{cycle.pk}/steps/analysis/"
    assert client.get(step)["ETag"] == '"1"'
    assert client.patch(step, {"done_on": "2025-04-04"}, HTTP_IF_MATCH='"1"').json()["phase"] == "assess"
    assert client.patch(f"{here}cycles/{cycle.pk}/steps/dancing/", {}).status_code == 404
    made = client.post(f"{here}recommendations/", {"cycle": cycle.pk, "text": "More courts"})
    assert made.status_code == 201, made.json()
    decide = f"{here}recommendations/{made.json()['id']}/actions/decide/"
    close = f"{here}cycles/{cycle.pk}/actions/close/"
    assert client.post(close, {}).json()["blockers"][0]["code"] == "missing-decision"
    assert api(field).post(decide, {"decision": "accepted"}).status_code == 403
    assert client.post(decide, {"decision": "declined"}).status_code == 400
    assert client.post(decide, {"decision": "accepted"}).json()["decider"] == "Srsg"
    assert client.post(close, {}).json()["state"] == "closed"
    shown = client.get(here).json()
    assert [item["key"] for item in shown["phases"]] == ["plan", "perform", "assess", "adjust"]
    assert [row["number"] for row in shown["cycles"][0]["steps"]] == [1, 2, 3, 4, 5, 6, 7]
    assert "Quarter 1 of 2025" not in [row["period"] for row in shown["owed"]]
    assert client.get(f"{here}rumours/").status_code == 404
    row = f"{here}recommendations/{made.json()['id']}/"
    assert client.get(row).json()["decision"] == "accepted"
    due = client.get(f"/api/v1/missions/{mission.key}/measurements/due/").json()
    assert due["results"] == []


def test_the_pages_of_the_cycle(
    advice: CycleRecommendation, srsg: Person, observer: Person, browser_of: Callable[[Person], Client]
) -> None:
    mission, cycle = advice.mission, advice.cycle
    here, browser = f"/missions/{mission.key}/monitoring/performance/", browser_of(srsg)
    assert browser.post(here, {"rhythm": "quarter", "since": "soon"}).status_code == 400
    assert browser.post(here, {"rhythm": "quarter", "since": "2025-01-01"}).status_code == 302
    page = browser.get(here).content.decode()
    assert "Quarter 1 of 2025" in page
    assert "Open the cycle of Quarter 2 of 2025" in page
    one = f"{here}{cycle.pk}/"
    mark = {"do": "step", "step": "priority-objectives", "done_on": "2025-03-01", "version": "1"}
    refused = browser.post(one, mark)
    assert refused.status_code == 400
    assert "Name the components" in refused.content.decode()
    assert browser.post(one, {**mark, "who": "Police"}).status_code == 302
    assert browser.post(one, {**mark, "done_on": "", "version": "2"}).status_code == 302
    assert browser.post(one, {"do": "step", "step": "dancing"}).status_code == 400
    assert browser.post(one, {"do": "dance"}).status_code == 400
    assert browser.post(one, {"do": "close"}).status_code == 409
    decide = {"do": "decide", "recommendation": advice.pk, "decision": "accepted"}
    assert browser_of(observer).post(one, decide).status_code == 403
    assert browser.post(one, {**decide, "recommendation": "0"}).status_code == 404
    assert browser.post(one, decide).status_code == 302
    assert browser.post(one, {"do": "close"}).status_code == 302
    told = browser_of(observer).get(one).content.decode()
    assert "Accepted" in told
    assert "Mark as done" not in told
    assert browser.get(f"{here}{2**63}/").status_code == 404
    offered = browser.get(f"/missions/{mission.key}/monitoring/assessments/new/?cycle={cycle.pk}")
    assert f'value="{cycle.pk}" selected' in offered.content.decode()


def test_standings_cost_the_same_for_many_missions(
    advice: CycleRecommendation, mission: Mission, planner: Person, django_assert_num_queries: Any
) -> None:
    others = [
        Mission.objects.create(
            key=f"m-{n}", name="M", country="M", lead_department_id="DPA", opened_on=FIRST, opened_by=planner
        )
        for n in range(3)
    ]
    with django_assert_num_queries(7):
        one = standings([mission], {})
    with django_assert_num_queries(7):
        many = standings([mission, *others], {})
    assert one[mission.pk] == many[mission.pk]
    stands = many[mission.pk]
    assert (stands.undecided, stands.undecided_since, str(stands.cycle)) == (1, LAST, "Quarter 1 of 2025")
    assert stands.by_standing == {"not-measured": 0, "no-figure": 0, "on-the-way": 0, "met": 0}
    assert standings([], {}) == {}
