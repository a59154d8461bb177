"""Acts of the bodies and on versions: who may, when, and what they make of them."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from missions.errors import Invalid, NotPermitted, NotReady
from missions.models import Entity, Member
from outputs.content import write_section
from planning_levels.models import TransitionAnswer
from planning_levels.verbs import bodies as acts
from planning_levels.verbs import versions as on_versions
from tests.planning_levels.cast import Cast
from tests.planning_levels.there import At, bodies, do, reading, refused, tomorrow, versions
from tests.planning_levels.walking import BECAUSE, EXPLAINED, FORTY, Walk


def codes(act: Callable[[], Any]) -> set[str]:
    """Return the blockers' codes of an act that must be refused with 409."""
    with pytest.raises(NotReady) as refusal:
        act()
    return {item.code for item in refusal.value.blockers}


def act_on(walk: Walk, act: str, output: str, number: int, role: str, **data: Any) -> Any:
    by = walk.cast[role]
    return on_versions.act_on(act, walk.mission, output, number, by=by, data=data)


def test_the_task_force_is_established_once_the_process_is_initiated(at: At, cast: Cast) -> None:
    for state in ("pre_planning", "awaiting_initiation"):
        early = at(state)
        assert codes(lambda: acts.establish_task_force(early.mission, by=cast["imtf-chair"])) == {"state"}  # noqa: B023
    walk = at("L1.1")
    with pytest.raises(NotPermitted):
        acts.establish_task_force(walk.mission, by=cast["planner"])
    acts.establish_task_force(walk.mission, by=cast["imtf-chair"])
    assert bodies(walk) == ("established", "to_establish")
    assert codes(lambda: acts.establish_task_force(walk.mission, by=cast["imtf-chair"])) == {"state"}
    with pytest.raises(Invalid, match="in the future") as refusal:
        acts.establish_planning_team(walk.mission, by=cast["srsg"], on=tomorrow())
    assert set(refusal.value.errors) == {"on"}


def test_a_body_set_up_late_takes_up_its_work_at_once(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    force = walk.mission.bodies.get(kind="imtf")
    type(force).objects.filter(pk=force.pk).update(state="to_establish", established_on=None)
    acts.establish_task_force(walk.mission, by=cast["imtf-chair"])
    assert bodies(walk)[0] == "operational"
    team_walk = at("L3.1")
    team = team_walk.mission.bodies.get(kind="impt")
    type(team).objects.filter(pk=team.pk).update(state="to_establish", established_on=None)
    acts.establish_planning_team(team_walk.mission, by=cast["srsg"])
    assert bodies(team_walk)[1] == "primary"
    assert codes(lambda: acts.establish_planning_team(team_walk.mission, by=cast["srsg"])) == {"state"}


def test_the_planning_team_waits_for_the_council_and_for_parity(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    establish: Any = lambda: acts.establish_planning_team(walk.mission, by=cast["srsg"])  # noqa: E731
    assert codes(establish) == {"council-authorisation"}
    Member.objects.filter(body__mission=walk.mission, seat="unct").update(permanent=False)
    assert codes(establish) == {"council-authorisation", "parity"}


def test_the_chair_is_handed_over_within_the_lead(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    hand: Any = lambda **data: acts.hand_over_chair(walk.mission, by=cast["planner"], **data)  # noqa: E731
    assert codes(hand) == {"missing-name", "missing-entity"}
    assert codes(lambda: hand(name="A", entity="DPA")) == {"chair-not-of-lead"}
    for wrong in ({"name": "A", "entity": "NOWHERE"}, {"person": "nobody", "entity": "DPKO"}):
        with pytest.raises(Invalid):
            hand(**wrong)
    force = walk.mission.bodies.get(kind="imtf")
    type(force).objects.filter(pk=force.pk).update(state="established")
    term = hand(person="pbso", entity="DPKO")
    assert (term.name, bodies(walk)[0]) == ("Pbso", "operational")
    earlier = force.chairs.exclude(until=None).get()
    assert earlier.until == localdate() - timedelta(days=1)


def test_a_draft_goes_to_review_and_back(at: At) -> None:
    walk = at("L1.1")
    output = "strategic-assessment"
    act_on(walk, "submit-for-review", output, 1, "imtf-member")
    assert codes(lambda: act_on(walk, "submit-for-review", output, 1, "imtf-member")) == {"state"}
    act_on(walk, "clear", output, 1, "imtf-chair")
    act_on(walk, "return", output, 1, "planner")
    assert versions(walk, output) == {1: "draft"}
    for act in ("return", "clear"):
        assert codes(lambda: act_on(walk, act, output, 1, "imtf-chair")) == {"state"}  # noqa: B023
    assert "section-empty" in {
        item.code for item in on_versions.look_at("submit", reading(walk), one(walk, output))
    }


def one(walk: Walk, output: str) -> Any:
    return reading(walk).versions[output][-1]


def test_only_the_latest_open_version_is_submitted(at: At) -> None:
    walk = at("L1.1")
    walk.submit("strategic-assessment")
    write_section(
        walk.mission, "strategic-assessment", "take-over", by=walk.cast["imtf-chair"], content=FORTY
    )
    again: Any = lambda number: act_on(  # noqa: E731
        walk, "submit", "strategic-assessment", number, "imtf-chair", explanations=EXPLAINED
    )
    assert codes(lambda: again(1)) == {"state"}
    again(2)
    assert versions(walk, "strategic-assessment") == {1: "superseded", 2: "submitted"}


@pytest.mark.parametrize(
    ("state", "output", "role", "allowed"),
    [
        ("pre_planning", "strategic-analysis", "pbso", True),
        ("pre_planning", "strategic-assessment", "planner", True),
        ("pre_planning", "strategic-assessment", "pbso", False),
        ("L1.1", "strategic-assessment", "planner", False),
        ("L1.1", "shortfall-note", "planner", True),
        ("L2.1", "mission-plan", "impt-lead", False),
        ("L2.2", "mission-plan", "impt-lead", True),
        ("L3.1", "review", "srsg", True),
        ("L2.1", "mission-directive", "srsg", True),
    ],
)
def test_who_submits_a_version(state: str, output: str, role: str, allowed: bool, at: At) -> None:
    walk = at(state)
    number = max(versions(walk, output))
    outcome: Any = nullcontext() if allowed else pytest.raises(NotPermitted)
    with outcome, suppress(NotReady):
        act_on(walk, "submit", output, number, role, explanations=EXPLAINED)


def test_the_budget_is_marked_final_from_2_1_on(at: At) -> None:
    walk = at("L1.2")
    walk.submit("mission-budget")
    assert codes(lambda: act_on(walk, "mark-final", "mission-budget", 1, "planner")) == {"state"}
    walk = at("L2.1")
    write_section(
        walk.mission, "mission-budget", "summary", by=walk.cast["imtf-chair"], content=FORTY
    ) if False else None
    number = max(versions(walk, "mission-budget"))
    act_on(walk, "mark-final", "mission-budget", number, "planner")
    assert one(walk, "mission-budget").final
    for act, output in (("mark-final", "review"), ("agree", "review"), ("issue", "review")):
        with pytest.raises(Invalid):
            act_on(walk, act, output, 1, "planner")


def test_a_joint_transition_plan_is_agreed_by_both_sides(at: At) -> None:
    walk = at("L1.2")
    Entity.objects.create(code="AU", name="African Union", un=False)
    answer: dict[str, Any] = {"needed": True, "reason": BECAUSE}
    assert refused(walk, "answer-transition-plan", "planner", **answer) == {
        "missing-ground",
        "missing-counterpart",
    }
    answer["ground"] = "takeover"
    with pytest.raises(Invalid):
        do(walk, "answer-transition-plan", "planner", **answer, counterpart="NOWHERE")
    un = {**answer, "counterpart": "DPA", "explanations": {}}
    assert refused(walk, "answer-transition-plan", "planner", **un) == {"counterpart-un"}
    do(walk, "answer-transition-plan", "planner", **answer, counterpart="AU")
    assert TransitionAnswer.objects.latest("id").ground == "takeover"
    agree: Any = lambda entity: act_on(walk, "agree", "joint-transition-plan", 1, "planner", entity=entity)  # noqa: E731
    assert codes(lambda: agree("AU")) == {"not-submitted"}
    assert codes(lambda: agree("")) == {"missing-entity", "not-submitted"}
    with pytest.raises(Invalid):
        agree("NOWHERE")
    walk.submit("joint-transition-plan")
    for entity, still in (("AU", True), ("AU", True), ("DPKO", False)):
        agree(entity)
        assert ("transition-plan-open" in refused(walk, "submit-level", "imtf-chair")) is still
    assert refused(at("L3.1"), "answer-transition-plan", "planner", needed=False, reason="x") == {"state"}


def test_the_question_is_answered_anew_where_the_mission_hands_over(at: At) -> None:
    walk = at("L3.2")
    do(walk, "answer-transition-plan", "planner", needed=False, reason="The country team takes over.")
    assert TransitionAnswer.objects.latest("id").run.level == "3.2"


def test_a_shortfall_note_is_sent_by_the_planner(at: At) -> None:
    walk = at("L2.1")
    note = walk.submit("shortfall-note", "planner")
    assert act_on(walk, "issue", "shortfall-note", note.number, "planner").state == "issued"
    with pytest.raises(NotPermitted):
        act_on(walk, "issue", "shortfall-note", note.number, "srsg")
