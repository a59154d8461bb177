"""Surveys, the exercise, filing, decisions on paper."""

from collections.abc import Callable
from typing import Any

import pytest

from missions.errors import Conflict, DomainError, Invalid, NotPermitted, NotReady, Stale
from missions.models import Person
from planning_levels.models import GatePlan, PaperDecision, Survey
from planning_levels.verbs import filing, surveys, validation
from planning_levels.verbs.paper import confirm_paper_decision, enter_paper_decision
from plans.models import Assumption
from tests.planning_levels.cast import Cast
from tests.planning_levels.there import At, do, refused, tomorrow
from tests.planning_levels.walking import BECAUSE, EXPLAINED, PAPER, Walk

TODAY = {"from": "2025-01-01", "to": "2025-01-10"}


def codes(act: Callable[[], Any]) -> set[str]:
    """Return the blockers' codes of an act that must be refused with 409."""
    with pytest.raises(NotReady) as refusal:
        act()
    return {item.code for item in refusal.value.blockers}


def plan(walk: Walk, role: str = "planner", **data: Any) -> Survey:
    return surveys.plan_survey(walk.mission, by=walk.cast[role], data={**TODAY, **data})


def test_a_survey_is_planned_with_its_dates_and_launched_with_both_sides(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    for wrong in ({"to": None}, {"to": "2024-01-01"}):
        with pytest.raises(Invalid):
            plan(walk, **wrong)
    with pytest.raises(NotPermitted):
        plan(walk, "impt-lead")
    long = plan(walk, to="2025-02-01", leader="somebody", team=[{"name": "A", "side": "outside"}])
    assert walk.fresh().flags.filter(code="survey-long").exists()
    launch: Any = lambda survey: surveys.launch_survey(walk.mission, survey, by=cast["planner"], data={})  # noqa: E731
    assert codes(lambda: launch(long)) == {
        "pre-survey-draft",
        "team-incomplete",
        "survey-long",
        "leader-not-chair",
    }
    both = [{"name": "A", "side": "imtf"}, {"name": "B", "side": "unct"}]
    survey = plan(walk, leader="imtf-chair", team=both)
    walk.submit("mission-plan")
    launch(survey)
    assert codes(lambda: launch(survey)) == {"state"}
    field = plan(walk, kind="field-assessment")
    launch(field)
    surveys.complete_survey(walk.mission, field, by=cast["planner"], data={"findings": ["Roads are bad"]})
    assert field.state == "completed"


def test_a_survey_is_completed_after_its_debrief_with_each_assumption(at: At, cast: Cast) -> None:
    walk = at("L1.2")
    survey = plan(walk)
    kept = Assumption.objects.create(mission=walk.mission, text="Consent")
    by = cast["planner"]
    finish: Any = lambda **data: surveys.complete_survey(walk.mission, survey, by=by, data=data)  # noqa: E731
    assert codes(finish) == {"state", "debrief-missing", "assumption-unchecked"}
    surveys.launch_survey(walk.mission, survey, by=by, data={"explanations": EXPLAINED})
    debrief: Any = lambda day: surveys.debrief_survey(walk.mission, survey, by=by, data={"held_on": day})  # noqa: E731
    assert codes(lambda: debrief(None)) == {"missing-held_on"}
    with pytest.raises(Invalid, match="in the future") as refusal:
        debrief(tomorrow())
    assert set(refusal.value.errors) == {"held_on"}
    debrief("2025-01-12")
    assert walk.fresh().flags.filter(code="debrief-after-departure").exists()
    checks = [{"id": kept.pk, "result": "changed"}]
    assert codes(lambda: finish(assumptions=checks)) == {"debrief-after-departure"}
    debrief("2025-01-09")
    with pytest.raises(Invalid):
        finish(assumptions=[*checks, {"id": 0, "result": "dropped"}])
    finish(assumptions=checks)
    assert codes(lambda: finish(assumptions=checks)) == {"state"}


def test_the_exercise_and_its_findings(at: At, cast: Cast) -> None:
    walk = at("L2.2")
    do(walk, "begin-validation", "srsg", groups=["mission", "unct"], parts=["tasks"], organisers=["srsg"])
    assert refused(walk, "begin-validation", "srsg") == {"state"}
    assert walk.fresh().flags.filter(code="group-absent").count() == 2
    held = walk.mission.validations.get()

    def keep(**data: Any) -> Any:
        return validation.keep_finding(walk.mission, held, by=cast["mission-staff"], data=data)

    with pytest.raises(Invalid):
        keep(text="")
    found = keep(text="The schedule is tight")
    more: dict[str, Any] = {"by": cast["srsg"], "finding": found, "if_version": 1}
    closed = validation.keep_finding(
        walk.mission, held, data={"closed_by": "reason", "reason": "It holds"}, **more
    )
    assert (closed.version, closed.text) == (2, "The schedule is tight")
    with pytest.raises(Stale):
        validation.keep_finding(walk.mission, held, data={"text": "x"}, **more)
    end: Any = lambda: validation.complete_validation(walk.mission, held, by=cast["srsg"], data={})  # noqa: E731
    end()
    assert codes(end) == {"state"}


def test_filing_changes_data_and_plans_days_and_moves_nothing(at: At, cast: Cast) -> None:
    walk = at("L2.1")
    by = cast["planner"]
    change: Any = lambda **data: filing.change_mission(walk.mission, by=by, data=data)  # noqa: E731
    change()
    assert change(options={"clearance": ["usg"]}).options["clearance"] == ["usg"]
    assert change(options={"briefings": True}, name="Renamed").options == {
        "clearance": ["usg"],
        "briefings": True,
    }
    with pytest.raises(Stale):
        filing.change_mission(walk.mission, by=by, data={}, if_version=1)
    for wrong in (
        {"state": "completed"},
        {"name": ""},
        {"name": "a" * 201},
        {"options": {"briefings": "yes"}},
    ):
        with pytest.raises(Invalid):
            change(**wrong)
    schedule: Any = lambda data: filing.plan_decision(walk.mission, "DP-2.1", by=by, data=data)  # noqa: E731
    assert schedule({"planned_on": "2031-01-01"}).version == 2
    assert schedule({"planned_on": None}).planned_on is None
    with pytest.raises(Invalid):
        schedule({})
    assert (walk.state, GatePlan.objects.get().version) == ("L2.1", 3)


def test_a_paper_decision_takes_two_persons_of_the_deciders_office(at: At, cast: Cast) -> None:
    walk = at("awaiting_initiation")
    office = cast["office"]
    second = Person.objects.create_user("second", name="Second", office="office")
    Person.objects.filter(pk=second.pk).update(office_of=cast["sg"])
    other = Person.objects.create_user("other", name="Other", office="office")
    Person.objects.filter(pk=other.pk).update(office_of=cast["usg"])
    second.refresh_from_db()
    other.refresh_from_db()
    data = {"verb": "initiate", "lead_department": "DPKO", "document": PAPER}
    enter: Any = lambda by, **more: enter_paper_decision(walk.mission, by=by, data={**data, **more})  # noqa: E731
    for by in (cast["sg"], cast["custodian"], other):
        with pytest.raises(NotPermitted):
            enter(by)
    for wrong in ({"verb": "hold"}, {"verb": "poem"}, {"document": None}, {"unknown": 1}):
        with pytest.raises(DomainError):
            enter(office, **wrong)
    with pytest.raises(NotPermitted):
        enter(office, verb="adopt-mission-plan")
    paper = enter(office)
    for by in (office, other, cast["sg"]):
        with pytest.raises(NotPermitted):
            confirm_paper_decision(walk.mission, paper, by=by)
    confirm_paper_decision(walk.mission, paper, by=second)
    assert walk.state == "L1.1"
    line = walk.fresh().record.filter(verb="initiate", kind="act").get()
    assert line.detail["paper"]["confirmed_by"] == "Second"
    with pytest.raises(Conflict):
        confirm_paper_decision(walk.mission, PaperDecision.objects.get(pk=paper.pk), by=second)


def test_a_return_on_paper_is_the_deciders(at: At, cast: Cast) -> None:
    walk = at("L1.1")
    walk.assess()
    data = {"verb": "return-for-work", "comments": BECAUSE, "document": PAPER}
    assert enter_paper_decision(walk.mission, by=cast["office"], data=data).decider == cast["sg"]
