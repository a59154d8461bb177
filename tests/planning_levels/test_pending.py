"""What waits, for whom: each thing for those who can do it, and for nobody else."""

import pytest

from missions.models import Body
from outputs.models import Comment, Version
from planning_levels.models import GatePlan
from planning_levels.pending import pending_for
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
