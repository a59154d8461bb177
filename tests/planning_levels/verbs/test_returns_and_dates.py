"""Returns by whoever is asked, days of acts, explanations that belong to one run of a level."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from missions.errors import Invalid
from missions.models import Deviation, Mission
from planning_levels.access import action_points_for
from planning_levels.models import Decision, LevelRun, ReleaseStep
from plans.models import MandateTask
from tests.planning_levels.there import (
    LONG,
    At,
    backdate,
    do,
    forbidden,
    last_decision,
    reading,
    refused,
    run,
)
from tests.planning_levels.walking import BECAUSE, CONFIRMED, Walk

RETURNS = {
    "L1.1": ("assess", "sg", "DP-1.1"),
    "L1.2": ("found", "sg", "DP-1.2"),
    "L2.1": ("operate", "usg-of-lead", "DP-2.1"),
    "L2.2": ("implement", "srsg", "DP-2.2"),
}


def ago(days: int) -> str:
    return (localdate() - timedelta(days=days)).isoformat()


@pytest.mark.parametrize("state", RETURNS)
def test_a_return_reopens_the_level_and_nothing_else_moves(state: str, at: At) -> None:
    walk = at(state)
    leg, decider, gate = RETURNS[state]
    getattr(walk, leg)()
    others = {"sg", "usg-of-lead", "srsg", "imtf-chair", "rc-hc"} - {decider}
    assert all(forbidden(walk, "return-for-work", other, comments=BECAUSE) for other in others)
    do(walk, "return-for-work", decider, comments=BECAUSE, decision=gate)
    assert (walk.state, run(walk, state[1:]).state) == (state, "active")
    given = last_decision(walk, gate)
    assert (given.outcome, given.reason, reading(walk).decided(gate)) == ("returned", BECAUSE, None)
    assert {item.of.state for item in given.basis.all()} == {"returned"}
    assert "not-submitted" in refused(walk, "submit-level", "impt-lead" if state == "L2.2" else "imtf-chair")


def test_a_return_at_a_gate_leaves_the_level_in_preparation(at: At) -> None:
    walk = at("L1.2")
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    walk.act("return-for-work", "usg-of-lead", comments=BECAUSE)
    assert run(walk, "1.2").state == "in_preparation"
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    assert refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-USG") == {"state"}
    walk.act("promulgate-usg-directive", "usg-of-lead")
    assert refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-USG") == {"state", "not-submitted"}


def test_a_return_of_what_does_not_wait_is_refused(at: At) -> None:
    walk = at("L2.1")
    assert refused(walk, "return-for-work", "sg", comments=BECAUSE) == {"state"}
    walk.operate()
    assert refused(walk, "return-for-work", "usg-of-lead", comments=BECAUSE, decision="DP-1.1") == {"state"}
    assert refused(walk, "return-for-work", "usg-of-lead") == {"missing-comments"}
    assert refused(at("pre_planning"), "return-for-work", "sg", comments=BECAUSE) == {"state"}


def test_an_act_is_neither_of_the_future_nor_before_what_it_follows(at: At) -> None:
    walk = at("L1.1")
    backdate(walk, 10)
    walk.assess()
    for verb, data in (
        ("decide-form", {"outcome": "no_operation", "reason": BECAUSE}),
        ("return-for-work", {"comments": BECAUSE}),
    ):
        for day in (ago(-1), ago(1), ago(20)):
            with pytest.raises(Invalid):
                do(walk, verb, "sg", on=day, **data)
    with pytest.raises(Invalid):
        do(walk, "submit-level", "imtf-chair", on=ago(11))
    do(walk, "record-event", "planner", kind="event", title="Before the opening", on=ago(30))
    assert walk.fresh().flags.filter(code="before-opening").exists()


def test_an_endorsement_may_bear_a_day_before_the_adoption(at: At) -> None:
    walk = at("L2.2")
    backdate(walk, 10)
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    LevelRun.objects.filter(mission=walk.mission, level="2.2").update(started=ago(10))
    walk.act("endorse-mission-plan", "rc-hc", discussed_on=ago(3), on=ago(2))
    assert last_decision(walk, "GATE-UNCT").decided_on.isoformat() == ago(2)
    assert run(walk, "2.2").ended == localdate()


def early(walk: Walk) -> None:
    """Issue the Directive early, with two outputs owed."""
    walk.act("record-appointment", "planner", step="appointed", person="srsg")
    walk.submit("srsg-directive")
    walk.act("issue-srsg-directive", "usg-of-lead", confirmations=CONFIRMED, early=True, reason=BECAUSE)


def test_explanations_of_an_owed_level_stay_there(at: At) -> None:
    walk = at("L2.1")
    early(walk)
    Deviation.objects.filter(mission=walk.mission).delete()
    MandateTask.objects.filter(mission=walk.mission).update(coverage="covered")
    for output in ("mission-plan", "mission-budget"):
        walk.submit(output)
    versions = reading(walk).versions["mission-budget"]
    type(versions[-1]).objects.filter(pk=versions[-1].pk).update(final=True)
    Deviation.objects.filter(mission=walk.mission).update(
        accepted_by=walk.cast["sg"], accepted_on=localdate()
    )
    assert set(Deviation.objects.filter(mission=walk.mission).values_list("level", flat=True)) == {"2.1"}
    walk.act("submit-level", "imtf-chair", level="2.1")
    assert run(walk, "2.1").outcome == "owed outputs delivered"
    found = Deviation.objects.filter(mission=walk.mission, level="2.2")
    assert not found.exists(), "explained for 2.1, and good for 2.2 as well"
    codes = refused(walk, "submit-level", "impt-lead", explanations={})
    assert "consultation-missing" in codes


def test_an_owed_level_is_submitted_by_the_chair_alone(at: At) -> None:
    walk = at("L2.1")
    early(walk)
    assert forbidden(walk, "submit-level", "impt-lead", level="2.1")
    assert forbidden(walk, "submit-level", "impt-lead"), "the owed level is meant, unless another is named"
    assert refused(walk, "submit-level", "imtf-chair") >= {"not-submitted", "not-final"}
    assert "state" in refused(walk, "submit-level", "impt-lead", level="2.2")
    assert forbidden(at("L2.2"), "submit-to-gate", "impt-lead", gate="GATE-USG")


def test_an_explanation_of_what_was_not_raised_accepts_nothing(at: At) -> None:
    walk = at("L1.1")
    walk.assess()
    waiting = Deviation.objects.filter(mission=walk.mission, accepted_by=None)
    assert waiting.filter(code="consultation-missing").exists()
    said = {"consultation-missing": LONG}
    do(walk, "change-lead", "sg", lead_department="DPA", reason=BECAUSE, explanations=said, accepts=[])
    assert waiting.filter(code="consultation-missing").exists()
    do(walk, "change-lead", "sg", lead_department="DPKO", reason=BECAUSE, accepts=["consultation-missing"])
    assert not waiting.filter(code="consultation-missing").exists()


def test_deviations_are_accepted_by_name_and_no_others(at: At) -> None:
    walk = at("L1.1")
    walk.assess()
    decision = {"outcome": "no_operation", "reason": BECAUSE}
    assert refused(walk, "decide-form", "sg", accepts=[], **decision) == {"deviation-open"}
    with pytest.raises(Invalid, match="seat-gap"):
        do(walk, "decide-form", "sg", accepts=["seat-gap"], **decision)
    do(walk, "decide-form", "sg", **decision)
    assert set(last_decision(walk, "DP-1.1").accepted) >= {"consultation-missing", "section-empty"}
    assert walk.state == "ended_no_operation"


def test_an_update_is_approved_with_its_deviations_accepted(at: At) -> None:
    walk = at("L3.1")
    walk.submit("mission-plan", "impt-lead")
    codes = refused(walk, "approve-plan-update", "srsg", serves="long-term", accepts=[])
    assert codes == {"deviation-open"}
    walk.act("approve-plan-update", "srsg", serves="long-term")
    assert not Deviation.objects.filter(mission=walk.mission, accepted_by=None).exists()


def chained(walk: Walk, *steps: str) -> None:
    Mission.objects.filter(pk=walk.mission.pk).update(options={"clearance": list(steps)})


def test_the_chain_is_released_in_its_order_by_the_right_offices(at: At) -> None:
    walk = at("L1.1")
    chained(walk, "office", "usg")
    walk.assess()
    decision = {"outcome": "no_operation", "reason": BECAUSE}
    assert refused(walk, "decide-form", "sg", **decision) == {"not-released"}
    assert refused(walk, "release-to-decider", "office") == {"missing-step"}
    assert refused(walk, "release-to-decider", "office", step="office") == {"not-released"}
    assert forbidden(walk, "release-to-decider", "office", step="usg")
    assert forbidden(walk, "release-to-decider", "usg-of-lead", step="office")
    assert forbidden(walk, "release-to-decider", "usg", step="usg"), "of another department"
    with pytest.raises(Invalid):
        do(walk, "release-to-decider", "usg-of-lead", step="usg", on=ago(1))
    do(walk, "release-to-decider", "usg-of-lead", step="usg", decision="DP-1.1")
    assert refused(walk, "decide-form", "sg", **decision) == {"not-released"}
    do(walk, "release-to-decider", "office", step="office")
    assert ReleaseStep.objects.filter(submission__mission=walk.mission).count() == 2
    assert refused(walk, "release-to-decider", "office", step="office") == {"state"}
    assert refused(walk, "release-to-decider", "office", step="office", decision="DP-2.2") == {"state"}
    do(walk, "decide-form", "sg", **decision)


def test_the_office_releases_for_its_own_decider_only(at: At) -> None:
    walk = at("L2.1")
    chained(walk, "usg", "office")
    walk.operate()
    package = reading(walk).open_submission("DP-2.1")
    assert package is not None
    assert package.chain == ["office"], "the USG who decides does not release to themselves"
    assert forbidden(walk, "release-to-decider", "office", step="office"), "the office of the SG"
    office = walk.cast["office"]
    for whom, allowed in (("usg", False), ("usg-of-lead", True)):
        type(office).objects.filter(pk=office.pk).update(office_of=walk.cast[whom])
        office.refresh_from_db()
        assert forbidden(walk, "release-to-decider", "office", step="office") is not allowed
    type(office).objects.filter(pk=office.pk).update(office_of=None)
    office.refresh_from_db()
    ReleaseStep.objects.all().delete()
    assert forbidden(walk, "release-to-decider", "office", step="office")
    type(office).objects.filter(pk=office.pk).update(office_of=walk.cast["sg"])
    office.refresh_from_db()


def test_decisions_keep_office_and_basis(at: At) -> None:
    walk = at("awaiting_initiation")
    condition = {"text": "Report monthly", "owner": "DPKO", "due": ago(-30)}
    walk.act("initiate", "sg", lead_department="DPA", reason=BECAUSE, conditions=[condition])
    decided = Decision.objects.get(mission=walk.mission, gate="DP-INIT")
    assert (decided.office, decided.outcome, decided.conditions.get().owner) == ("sg", "initiated", "DPKO")
    point = decided.conditions.get().action_point
    assert point is not None
    assert (point.text, point.who, point.gate) == ("Report monthly", "DPKO", "DP-INIT")
    assert action_points_for(walk.cast["sg"]).filter(pk=point.pk).exists()
    assert walk.fresh().lead_department_id == "DPA"
