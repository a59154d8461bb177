"""What waits, for whom: each thing for those who can do it, and for nobody else."""

from datetime import timedelta

import pytest
from django.test import Client

from missions.models import (
    ActionPoint,
    Assignment,
    BackstoppingRequest,
    Body,
    BodyReview,
    Person,
    Reinforcement,
)
from monitoring.models import Review
from outputs.models import Comment, Version
from planning_levels.deadlines import Deadline, outside_date
from planning_levels.models import CouncilRecord, Event, GatePlan, Submission
from planning_levels.pending.across import pending_for
from plans.models import Successor
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import speak
from tests.planning_levels.walking import walk_to

pytestmark = pytest.mark.django_db


def waits(cast: Cast, role: str) -> list[tuple[str, str]]:
    """Return kind and place of what waits for a role."""
    return [(item.kind, item.href.split("/", 3)[3]) for item in pending_for(cast[role])]


@pytest.fixture
def cast() -> Cast:
    """The people."""
    return people()


def test_a_decision_waits_for_its_decider_alone(cast: Cast) -> None:
    walk_to("awaiting_initiation", cast)
    asked = ("decision", "decisions/DP-INIT/")
    assert asked in waits(cast, "sg")
    for role in ("usg-of-lead", "planner", "srsg", "office", "observer", "custodian", "outsider"):
        assert asked not in waits(cast, role)


def test_bodies_to_establish_wait_for_those_who_set_them_up(cast: Cast) -> None:
    walk = walk_to("L1.1", cast)
    for role in ("planner", "imtf-chair"):
        assert ("task", "task-force/") in waits(cast, role)
    assert ("task", "task-force/") not in waits(cast, "srsg")
    Body.objects.filter(mission=walk.mission).update(state="established")
    assert ("task", "task-force/") not in waits(cast, "planner")


def test_the_planning_team_waits_for_the_srsg(cast: Cast) -> None:
    walk_to("L2.2", cast)
    assert ("task", "planning-team/") in waits(cast, "srsg")


@pytest.mark.parametrize("outcome", ["endorsed", "declined"])
def test_the_country_team_is_asked_once_and_a_refusal_waits_for_others(outcome: str, cast: Cast) -> None:
    walk = walk_to("L2.2", cast)
    walk.implement()
    asked = ("decision", "decisions/GATE-UNCT/")
    refused = ("task", "decisions/GATE-UNCT/")
    assert asked in waits(cast, "rc-hc")
    walk.act("endorse-mission-plan", "rc-hc", discussed_on=walk.mission.today().isoformat(), outcome=outcome)
    assert asked not in waits(cast, "rc-hc")
    for role in ("srsg", "usg-of-lead"):
        assert (refused in waits(cast, role)) is (outcome == "declined")
    walk.act("adopt-mission-plan", "srsg")
    assert asked not in waits(cast, "rc-hc")
    assert (refused in waits(cast, "srsg")) is (outcome == "declined")


def test_adoption_without_an_answer_keeps_asking_the_country_team(cast: Cast) -> None:
    walk = walk_to("L2.2", cast)
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    assert ("decision", "decisions/GATE-UNCT/") in waits(cast, "rc-hc")


def test_the_second_call_to_complete_waits_for_the_other(cast: Cast) -> None:
    walk = walk_to("L3.1_transition", cast)
    Successor.objects.create(mission=walk.mission, kind="unct", name="Country team", share="All")
    walk.act("complete", "srsg")
    assert ("task", "do/complete/") in waits(cast, "planner")
    assert ("task", "do/complete/") not in waits(cast, "srsg")


def test_comments_and_plans_gone_by_wait_for_those_who_answer(cast: Cast) -> None:
    walk = walk_to("L1.2", cast)
    draft = Version.objects.get(output__mission=walk.mission, output__type="usg-directive")
    today = walk.mission.today()
    Comment.objects.create(of=draft, text="Who leads?", by=cast["field"], on=today)
    GatePlan.objects.create(
        mission=walk.mission, gate="DP-1.2", planned_on=today.replace(year=today.year - 1)
    )
    GatePlan.objects.create(
        mission=walk.mission, gate="DP-1.1", planned_on=today.replace(year=today.year - 1)
    )
    found = waits(cast, "imtf-chair")
    assert ("comments", "outputs/usg-directive/") in found
    assert ("overdue", "decisions/DP-1.2/") in found
    assert ("overdue", "decisions/DP-1.1/") not in found  # decided
    for role in ("sg", "usg-of-lead", "observer", "field"):
        assert {kind for kind, _ in waits(cast, role)} <= {"decision"}


def test_a_recommendation_waits_for_the_secretary_general(cast: Cast) -> None:
    walk = walk_to("L3.1", cast)
    walk.act("recommend-transition", "srsg", text="The benchmarks are met.")
    assert ("decision", "decisions/DP-3.1b/") in waits(cast, "sg")


def test_an_ended_process_waits_for_nobody(cast: Cast) -> None:
    walk = walk_to("ended_no_operation", cast)
    for role in cast:
        assert [item for item in pending_for(cast[role]) if item.mission == walk.key] == []


def test_the_list_is_the_persons_own(cast: Cast) -> None:
    walk = walk_to("awaiting_initiation", cast)
    answer = speak(cast["sg"]).get("/api/v1/pending/?kind=decision").json()
    row = answer["results"][0]
    assert set(row) == {"kind", "mission", "title", "since", "due", "href"}
    assert (row["mission"], row["since"]) == (walk.key, walk.mission.today().isoformat())
    assert speak(None).get("/api/v1/pending/").status_code == 401


def test_decisions_are_sorted_by_outside_date_then_age_and_passed_dates_count_no_more(cast: Cast) -> None:
    early, late, none, older = (walk_to("awaiting_initiation", cast) for _ in range(4))
    today = early.mission.today()
    days = ((late, 20), (late, 9), (early, 5), (early, -3), (none, -40))
    for number, (walk, day) in enumerate(days):
        Event.objects.create(
            mission=walk.mission, kind="calendar", title=f"Day {number}", on=today, by=cast["planner"],
            due=today + timedelta(days=day),
        )  # fmt: skip
    Submission.objects.filter(mission=older.mission).update(on=today - timedelta(days=30))
    CouncilRecord.objects.create(
        mission=none.mission, outcome="ended", mandate_ends=today, on=today, recorded_by=cast["planner"]
    )
    found = [item for item in pending_for(cast["sg"]) if item.kind == "decision"]
    assert [item.mission for item in found] == [walk.key for walk in (early, late, older, none)]
    assert [(item.due, item.due_for) for item in found] == [
        (today + timedelta(days=5), "Day 2"),
        (today + timedelta(days=9), "Day 1"),
        (None, ""),
        (None, ""),
    ]
    rows = speak(cast["sg"]).get("/api/v1/pending/?kind=decision").json()["results"]
    assert [row["mission"] for row in rows] == [item.mission for item in found]
    assert rows[0]["due"] == (today + timedelta(days=5)).isoformat()
    browser = Client()
    browser.force_login(cast["sg"])
    page = browser.get("/").content.decode()
    places = [page.index(f"{walk.key}: you are asked") for walk in (early, late, older, none)]
    assert places == sorted(places)
    assert "Day 2" in page
    assert "Day 3" not in page, "nobody reads of a day that has passed"


def test_the_end_of_the_mandate_in_force_is_an_outside_date(cast: Cast) -> None:
    walk = walk_to("L2.1", cast)
    today = walk.mission.today()
    assert outside_date(walk.mission) is None
    ends = today + timedelta(days=90)
    CouncilRecord.objects.filter(mission=walk.mission).update(mandate_ends=ends)
    assert outside_date(walk.mission) == Deadline(ends, "The mandate runs out")
    CouncilRecord.objects.create(
        mission=walk.mission, outcome="renewed", mandate_ends=ends + timedelta(days=9), on=today,
        recorded_by=cast["planner"],
    )  # fmt: skip
    assert outside_date(walk.mission) == Deadline(ends + timedelta(days=9), "The mandate runs out")


def test_reviews_requests_and_action_points_wait_for_those_who_do_them(cast: Cast) -> None:
    walk = walk_to("L3.1", cast)
    mission, today = walk.mission, walk.mission.today()
    force, team = (mission.bodies.get(kind=kind) for kind in Body.Kind.values)
    review = BodyReview.objects.create(body=force, called_on=today)
    request = BackstoppingRequest.objects.create(
        body=force, text="Two planners", asked_on=today, asked_by=cast["srsg"], wanted_by=today
    )
    more = Reinforcement.objects.create(
        body=team, reason="Elections", side="mission", from_date=today, until=today, asked_on=today,
        asked_by=cast["impt-lead"],
    )  # fmt: skip
    point = ActionPoint.objects.create(
        mission=mission, body=force, text="Write " * 40, owner=cast["field"], due=today, set_on=today
    )
    Review.objects.create(mission=mission, kind="periodic", leader="mission-staff", opened_on=today)
    asked = {
        ("review", f"task-force/reviews/{review.pk}/"): ("planner", "imtf-chair"),
        ("request", f"task-force/requests/{request.pk}/"): ("planner", "imtf-chair", "imtf-member"),
        ("request", f"planning-team/reinforcements/{more.pk}/"): ("srsg",),
        ("action-point", f"action-points/{point.pk}/"): ("field",),
        ("review", "monitoring/"): ("mission-staff",),
    }
    for role in cast:
        found = waits(cast, role)
        for item, whose in asked.items():
            assert (item in found) is (role in whose), (role, item)
    (mine,) = [item for item in pending_for(cast["field"]) if item.kind == "action-point"]
    assert (mine.due, mine.title[-1]) == (today, "…")
    BodyReview.objects.update(
        held_on=today, held_by=cast["planner"], objectives="Kept", membership="Kept", tasks="Kept"
    )
    BackstoppingRequest.objects.update(answer="Yes", answered_on=today, answered_by=cast["planner"])
    Reinforcement.objects.update(state="ordered", answered_on=today, answered_by=cast["srsg"])
    ActionPoint.objects.update(done_on=today)
    Review.objects.update(closed_on=today, recommendation="none")
    for role in cast:
        assert not asked.keys() & set(waits(cast, role)), role


def test_an_officer_in_charge_of_a_usg_has_what_waits_for_them(cast: Cast) -> None:
    walk = walk_to("L1.2", cast)
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    today = walk.mission.today()
    rows = (("field", "usg-of-lead"), ("observer", "usg"))
    for role, holder in rows:
        Assignment.objects.create(
            mission=walk.mission, person=cast[role], role="usg", acting_for=cast[holder], from_date=today
        )
    asked = ("decision", "decisions/GATE-USG/")
    assert asked in waits(cast, "field")
    assert asked not in waits(cast, "observer"), "in charge for the USG of another department"
    Person.objects.filter(pk=cast["observer"].pk).update(entity="DPKO")
    cast["observer"].refresh_from_db()
    assert asked not in waits(cast, "observer"), "whose own entity leads does not make it theirs"
