"""Each condition: it appears with its code and its page when it should, goes when mended, comes alone."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta

from missions.blockers import Blocker
from missions.meetings import add_meeting
from missions.models import Body, ChairTerm, Member, SubGroup
from planning_levels.models import LevelRun, Submission, Survey, ValidationFinding
from planning_levels.readiness import bodies, common, level_1_1, level_1_2, level_2_1, level_2_2, level_3_2
from planning_levels.reading import Reading
from planning_levels.verbs import surveys
from plans.models import Asset, Consultation, Expectation, Framework, MandateTask, Mismatch, Option
from tests.planning_levels.there import At, backdate, reading
from tests.planning_levels.walking import Walk

Condition = Callable[[Reading], Iterable[Blocker]]


def told(walk: Walk, condition: Condition) -> dict[str, int]:
    """Return how often each code is raised; every page named is of this mission."""
    found = list(condition(reading(walk)))
    assert all(item.where.startswith(f"/missions/{walk.key}/") for item in found)
    assert all(item.reference and item.message for item in found)
    return dict(Counter(item.code for item in found))


def consult(walk: Walk, output: str) -> None:
    for group in ("national", "donors"):
        Consultation.objects.create(mission=walk.mission, output=output, group=group, text="Heard")


def test_nine_seats_of_rank(at: At) -> None:
    walk = at("L1.1")
    assert told(walk, bodies.coverage) == {}
    seat = Member.objects.filter(body__mission=walk.mission, seat="police")
    for rank in ("P-4", ""):
        seat.update(rank=rank)
        assert told(walk, bodies.coverage) == {"rank-too-low": 1}
    seat.delete()
    assert told(walk, bodies.coverage) == {"seat-empty": 1}


def test_a_gap_since_the_establishment_or_the_last_package(at: At) -> None:
    walk = at("L1.1")
    today = walk.mission.today()
    since = today - timedelta(days=30)
    everybody = Member.objects.filter(body__mission=walk.mission)
    everybody.update(from_date=since)
    Submission.objects.filter(mission=walk.mission).update(on=since)  # the initiation came before
    Body.objects.filter(mission=walk.mission, kind="imtf").update(state="established", established_on=since)
    assert told(walk, bodies.coverage) == {}
    everybody.filter(seat="police").update(from_date=today - timedelta(days=10))
    assert told(walk, bodies.coverage) == {"seat-gap": 1}
    package = Submission.objects.create(
        mission=walk.mission,
        gate="DP-1.1",
        decider="sg",
        by=walk.cast["planner"],
        on=today - timedelta(days=5),
    )
    assert told(walk, bodies.coverage) == {}, "looked at in the package before"
    Submission.objects.filter(pk=package.pk).update(gate="GATE-USG")
    assert told(walk, bodies.coverage) == {"seat-gap": 1}
    everybody.filter(seat="police").delete()
    assert told(walk, bodies.coverage) == {"seat-empty": 1}, "a gap that lasts is an empty seat"


def test_bodies_are_established(at: At) -> None:
    walk = at("L1.1")
    forces = Body.objects.filter(mission=walk.mission)
    for state, lacking in (("to_establish", True), ("established", False), ("closed", True)):
        forces.update(state=state)
        expected = {"body-not-established": 1} if lacking else {}
        assert told(walk, bodies.task_force_established) == expected
        assert told(walk, bodies.planning_team_established) == expected


def test_mission_and_country_team_are_equal(at: At) -> None:
    walk = at("L2.2")
    assert told(walk, bodies.parity) == {}
    team = Member.objects.filter(body__mission=walk.mission, body__kind="impt")
    team.filter(seat="unct").update(rank="P-3")
    assert told(walk, bodies.parity) == {"parity": 1}
    team.delete()
    assert told(walk, bodies.parity) == {"parity": 2}


def test_the_chair_is_of_the_lead(at: At) -> None:
    walk = at("L1.1")
    assert told(walk, common.chair_of_lead) == {}
    chairs = ChairTerm.objects.filter(body__mission=walk.mission)
    chairs.update(entity_id="DPA")
    assert told(walk, common.chair_of_lead) == {"chair-not-of-lead": 1}
    chairs.update(entity_id="DPKO", until=walk.mission.today())
    assert told(walk, common.chair_of_lead) == {"chair-not-of-lead": 1}


def test_level_1_1_lists_all_that_is_open_and_the_range_of_options(at: At) -> None:
    walk = at("L1.1")
    assert told(walk, level_1_1.to_submit).keys() == {
        "body-not-established",
        "not-submitted",
        "section-empty",
        "consultation-missing",
        "below-minimum",
        "few-options",
    }
    assert told(walk, level_1_1.to_issue_directive) == {"not-submitted": 1}
    Body.objects.filter(mission=walk.mission, kind="imtf").update(state="established")
    walk.submit("strategic-assessment")
    walk.submit("sg-directive")
    consult(walk, "strategic-assessment")
    backdate(walk, 40)
    for title in ("Advise", "Keep"):
        Option.objects.create(mission=walk.mission, title=title)
    Member.objects.filter(body__mission=walk.mission).update(from_date=walk.mission.today())
    assert told(walk, level_1_1.to_submit).keys() == {"section-empty"}
    assert told(walk, level_1_1.to_issue_directive) == {}


def test_the_clock_asks_below_the_minimum_and_only_tells_above_the_desirable(at: At) -> None:
    walk = at("L1.2")
    clock: Condition = lambda read: common.clock(read, "1.2")  # noqa: E731
    assert told(walk, clock) == {}, "in preparation no clock runs"
    assert told(walk, lambda read: common.clock(read, "2.1")) == {}
    runs = LevelRun.objects.filter(mission=walk.mission, level="1.2")
    today = walk.mission.today()
    for days, codes in ((20, {"below-minimum": 1}), (21, {}), (42, {}), (43, {"over-desirable": 1})):
        runs.update(state="active", started=today - timedelta(days=days))
        assert told(walk, clock) == codes, days


def test_level_1_2_and_its_gate(at: At) -> None:
    walk = at("L1.2")
    assert told(walk, level_1_2.to_ask_for_promulgation).keys() == {"not-submitted", "section-empty"}
    assert told(walk, level_1_2.to_submit)["not-submitted"] == 4  # directive, plan, budget, report
    Option.objects.create(mission=walk.mission, title="Sent", sent_on=True)
    kept = Option.objects.create(mission=walk.mission, title="Left behind")
    assert told(walk, level_1_2.to_submit)["options-narrowed"] == 1
    Option.objects.filter(pk=kept.pk).update(reason="Too late for the rains")
    assert "options-narrowed" not in told(walk, level_1_2.to_submit)
    walk.found()
    assert told(walk, level_1_2.to_submit).keys() == {
        "section-empty",
        "consultation-missing",
        "below-minimum",
        "sub-group-missing",
    }


def test_sub_groups_leads_and_one_sided_meetings_are_told(at: At) -> None:
    walk = at("L1.2")
    both: Condition = lambda read: bodies.sub_groups(read, transition=True)  # noqa: E731
    assert told(walk, both) == {"sub-group-missing": 2}
    force, since = walk.mission.bodies.get(kind="imtf"), walk.mission.opened_on
    SubGroup.objects.create(body=force, kind="budget", name="Budget", from_date=since)
    assert told(walk, both) == {"sub-group-missing": 1}
    assert told(walk, lambda read: bodies.sub_groups(read, transition=False)) == {}
    there = [{"name": "Somebody", "state": "present"}]
    add_meeting(walk.mission, "imtf", by=walk.cast["imtf-chair"], minute="Said.", attendance=there)
    today = walk.mission.today()
    Submission.objects.filter(mission=walk.mission).update(on=today)
    assert told(walk, bodies.meetings) == {}
    Submission.objects.filter(mission=walk.mission).update(on=today - timedelta(days=1))
    assert told(walk, bodies.meetings) == {"one-sided-meeting": 1}
    assert told(walk, bodies.team_led) == {"one-sided-lead": 1}
    Member.objects.filter(body__mission=walk.mission, body__kind="impt", seat="unct").delete()
    assert told(walk, bodies.team_led) == {"one-sided-lead": 1, "unlike-numbers": 1}


def test_the_survey_of_the_run(at: At) -> None:
    walk = at("L1.2")
    survey: Condition = lambda read: level_1_2.survey(read, "technical", "1.2")  # noqa: E731
    assert told(walk, survey) == {"survey-missing": 1}
    assert told(walk, lambda read: level_1_2.survey(read, "technical", "3.2")) == {"survey-missing": 1}
    dates = {"from": "2025-01-01", "to": "2025-01-10"}
    planner = walk.cast["planner"]
    surveys.plan_survey(walk.mission, by=planner, data={**dates, "kind": "field-assessment"})
    assert told(walk, survey) == {"survey-missing": 1}
    surveys.plan_survey(walk.mission, by=planner, data=dates)
    assert told(walk, survey) == {"survey-open": 1}
    made = Survey.objects.filter(mission=walk.mission, kind="technical")
    made.update(completed_on="2025-01-10", debrief_held_on="2025-01-11")
    assert told(walk, survey) == {"debrief-after-departure": 1}
    made.update(debrief_held_on="2025-01-10")
    assert told(walk, survey) == {}


def test_a_transition_plan_of_an_earlier_cycle_does_not_serve(at: At) -> None:
    walk = at("L1.2")
    assert told(walk, level_1_2.transition_plan) == {"transition-plan-open": 1}
    walk.act("answer-transition-plan", "imtf-chair", needed=False, reason="Nobody is there.")
    assert told(walk, level_1_2.transition_plan) == {}
    walk.submit("joint-transition-plan")
    assert level_1_2.joint_transition_plan(reading(walk)) is not None
    type(walk.mission).objects.filter(pk=walk.mission.pk).update(cycle=2)
    assert level_1_2.joint_transition_plan(reading(walk)) is None


def test_level_2_1_mandate_draft_budget_and_expectations(at: At) -> None:
    walk = at("L2.1")
    assert told(walk, level_2_1.mandate_review) == {"mandate-task-open": 1}
    tasks = MandateTask.objects.filter(mission=walk.mission)
    tasks.update(coverage="new")
    assert told(walk, level_2_1.mandate_review) == {"mandate-task-open": 1}, "new, and nothing serves it"
    tasks.update(coverage="covered")
    mismatch = Mismatch.objects.create(mission=walk.mission, effect="Too few")
    assert told(walk, level_2_1.mandate_review) == {"mismatch-open": 1}
    Mismatch.objects.filter(pk=mismatch.pk).update(solution="deferred")
    assert told(walk, level_2_1.mandate_review) == {}
    assert told(walk, level_2_1.budget) == {"not-submitted": 1, "not-final": 1}
    assert level_2_1.owed(reading(walk)) == ["mission-plan", "mission-budget"]
    assert told(walk, level_2_1.head_of_mission) == {"missing-srsg": 1}
    walk.act("record-appointment", "planner", step="nominated", person="srsg")
    assert told(walk, level_2_1.head_of_mission) == {}
    Expectation.objects.create(mission=walk.mission, actor="Elders", text="Schools", status="differs")
    assert told(walk, level_2_1.to_submit)["expectation-open"] == 1
    Expectation.objects.filter(mission=walk.mission).update(answer="Not ours to build")
    assert "expectation-open" not in told(walk, level_2_1.to_submit)


def test_an_early_directive_waives_draft_review_and_budget_and_nothing_else(at: At) -> None:
    walk = at("L2.1")
    whole = told(walk, level_2_1.to_issue)
    early = told(walk, lambda read: level_2_1.to_issue(read, early=True))
    assert early == {"missing-srsg": 1, "not-submitted": 1}
    assert whole == {"missing-srsg": 1, "not-submitted": 3, "mandate-task-open": 1, "not-final": 1}


def test_level_2_2_exercise_owed_draft_and_framework(at: At) -> None:
    walk = at("L2.2")
    assert told(walk, level_2_2.to_begin_validation) == {}
    assert told(walk, level_2_2.exercise) == {"exercise-open": 1}
    walk.act("begin-validation", "srsg")
    held = walk.mission.validations.get()
    finding = ValidationFinding.objects.create(validation=held, text="The schedule is tight")
    assert told(walk, level_2_2.exercise) == {"exercise-open": 1, "finding-open": 1}
    type(held).objects.update(completed_on=walk.mission.today())
    assert told(walk, level_2_2.to_adopt) == {"body-not-established": 1, "finding-open": 1}
    type(finding).objects.update(closed_by="reason")
    assert told(walk, level_2_2.exercise) == {}
    assert told(walk, level_2_2.framework) == {"no-framework": 1}
    Framework.objects.create(mission=walk.mission, name="UNDAF")
    assert told(walk, level_2_2.framework) == {}
    type(walk.mission).objects.filter(pk=walk.mission.pk).update(cycle=2)
    assert told(walk, level_2_2.owed) == {"outputs-owed": 1}, "the draft of an earlier cycle does not serve"
    assert told(walk, level_2_2.to_begin_validation) == {"directive-not-issued": 1, "not-submitted": 1}


def test_directive_and_authorisation_of_this_cycle(at: At) -> None:
    walk = at("L2.2")
    assert told(walk, common.directive_issued) == told(walk, common.council_authorised) == {}
    type(walk.mission).objects.filter(pk=walk.mission.pk).update(cycle=2)
    assert told(walk, common.directive_issued) == {"directive-not-issued": 1}
    assert told(walk, common.council_authorised) == {"council-authorisation": 1}
    assert told(walk, level_2_2.exercise) == {}, "no exercise is asked in a revision"


def test_level_3_2_gates_in_their_order(at: At) -> None:
    walk = at("L3.2")
    assert told(walk, level_3_2.to_ask_for_directive).keys() == {"not-submitted", "section-empty"}
    report = told(walk, level_3_2.to_ask_for_report)
    assert report.keys() == {"not-submitted", "survey-missing", "section-empty"}
    assert report["not-submitted"] == 3
    Asset.objects.create(mission=walk.mission, name="Camp")
    assert told(walk, level_3_2.dispositions) == {"asset-disposition": 1}
    present = told(walk, level_3_2.to_present)
    assert present.keys() == {"not-submitted", "council-authorisation", "section-empty", "asset-disposition"}
    assert told(walk, level_3_2.endorsed) == {"not-endorsed": 1}
    assert told(walk, level_3_2.to_complete) == {
        "successor-open": 1,
        "asset-disposition": 1,
        "lessons-missing": 1,
    }
