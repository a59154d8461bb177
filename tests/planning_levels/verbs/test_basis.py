"""A decision binds to the versions of its package, by hash, and never to one submitted after it."""

import pytest

from missions.errors import Invalid
from planning_levels.models import DecisionBasis
from planning_levels.verbs.adoption import plan_to_endorse
from tests.planning_levels.there import (
    At,
    bodies,
    last_decision,
    open_levels,
    reading,
    refused,
    run,
    versions,
)
from tests.planning_levels.walking import BECAUSE, CONFIRMED, Walk


def hashes(walk: Walk, gate: str) -> dict[str, str]:
    rows = DecisionBasis.objects.filter(decision=last_decision(walk, gate)).select_related("of__output")
    return {row.of.output.type: row.of.hash for row in rows}


def test_adoption_takes_the_version_of_the_package_though_a_later_one_was_submitted(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    before = reading(walk).open_submission("DP-2.2")
    assert before is not None
    packed = before.basis.get().of
    later = walk.submit("mission-plan", "impt-lead")
    assert versions(walk, "mission-plan")[packed.number] == "submitted", "superseded while it waits"
    walk.act("adopt-mission-plan", "srsg")
    states = versions(walk, "mission-plan")
    assert (states[packed.number], states[later.number]) == ("issued", "submitted")
    assert hashes(walk, "DP-2.2") == {"mission-plan": packed.hash}
    endorsable = plan_to_endorse(reading(walk))
    assert endorsable is not None
    assert endorsable.pk == packed.pk


def test_the_report_of_the_package_goes_out(at: At) -> None:
    walk = at("L1.2")
    walk.found()
    packed = max(versions(walk, "sg-report"))
    later = walk.submit("sg-report")
    walk.act("submit-sg-report", "sg")
    states = versions(walk, "sg-report")
    assert (states[packed], states[later.number]) == ("issued", "submitted")


def test_a_directive_drafted_after_the_assessment_joins_the_basis(at: At) -> None:
    walk = at("L1.1")
    walk.assess()
    package = reading(walk).open_submission("DP-1.1")
    assert package is not None
    package.basis.filter(of__output__type="sg-directive").delete()
    directive = walk.submit("sg-directive")
    walk.act(
        "decide-form", "sg", outcome="suitable", form="peacekeeping", basis={"sg-directive": directive.hash}
    )
    assert hashes(walk, "DP-1.1")["sg-directive"] == directive.hash
    assert versions(walk, "sg-directive")[directive.number] == "issued"


def test_an_early_directive_binds_to_its_hash(at: At) -> None:
    walk = at("L2.1")
    walk.act("record-appointment", "planner", step="nominated", person="srsg")
    directive = walk.submit("srsg-directive")
    early = {"confirmations": CONFIRMED, "early": True, "reason": BECAUSE}
    wrong = refused(walk, "issue-srsg-directive", "usg-of-lead", **early, basis={"srsg-directive": "0" * 64})
    assert wrong == {"basis-changed"}
    walk.act("issue-srsg-directive", "usg-of-lead", **early, basis={"srsg-directive": directive.hash})
    assert hashes(walk, "DP-2.1") == {"srsg-directive": directive.hash}
    assert open_levels(walk) == ("2.1", "2.2")


@pytest.mark.parametrize("named", [{"sg-report": "0" * 64}, {"strategic-analysis": "0" * 64}])
def test_another_hash_than_that_of_the_package_is_a_changed_basis(at: At, named: dict[str, str]) -> None:
    walk = at("L1.2")
    walk.found()
    assert refused(walk, "submit-sg-report", "sg", basis=named) == {"basis-changed"}


def test_the_uncts_answer_binds_to_the_plan_before_the_srsg(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    packed = plan_to_endorse(reading(walk))
    assert packed is not None
    later = walk.submit("mission-plan", "impt-lead")
    today = walk.mission.today().isoformat()
    said = {"discussed_on": today, "basis": {"mission-plan": later.hash}}
    assert refused(walk, "endorse-mission-plan", "rc-hc", **said) == {"basis-changed"}
    walk.act("endorse-mission-plan", "rc-hc", discussed_on=today, basis={"mission-plan": packed.hash})
    assert hashes(walk, "GATE-UNCT") == {"mission-plan": packed.hash}


def test_an_update_in_force_does_not_change_what_the_unct_is_asked(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    walk.act("adopt-mission-plan", "srsg")
    adopted = reading(walk).issued("mission-plan")
    walk.submit("mission-plan", "impt-lead")
    walk.act("approve-plan-update", "srsg", serves="short-term")
    assert adopted is not None
    asked = plan_to_endorse(reading(walk))
    assert asked is not None
    assert asked.pk == adopted.pk
    walk.act("endorse-mission-plan", "rc-hc", discussed_on=walk.mission.today().isoformat())
    assert hashes(walk, "GATE-UNCT") == {"mission-plan": adopted.hash}
    assert run(walk, "2.2").outcome == "adopted and endorsed"


def test_one_output_is_returned_and_the_rest_of_the_package_stays_good(at: At) -> None:
    walk = at("L1.2")
    walk.found()
    plan = max(versions(walk, "mission-plan"))
    walk.act("return-for-work", "sg", comments=BECAUSE, outputs=["sg-report"])
    assert run(walk, "1.2").state == "active"
    assert versions(walk, "mission-plan")[plan] == "submitted"
    assert versions(walk, "sg-report") == {1: "returned"}
    assert refused(walk, "submit-level", "imtf-chair") >= {"not-submitted"}
    walk.submit("sg-report")
    walk.act("submit-level", "imtf-chair")
    walk.act("submit-sg-report", "sg")
    assert versions(walk, "sg-report") == {1: "returned", 2: "issued"}
    assert walk.state == "awaiting_council"


def test_what_the_package_does_not_hold_cannot_be_returned(at: At) -> None:
    walk = at("L1.2")
    walk.found()
    with pytest.raises(Invalid, match="srsg-directive"):
        walk.act("return-for-work", "sg", comments=BECAUSE, outputs=["srsg-directive"])


def test_a_returned_advanced_draft_is_owed_again_though_an_earlier_one_was_superseded(at: At) -> None:
    walk = at("L2.1")
    walk.operate()
    walk.act("return-for-work", "usg-of-lead", comments=BECAUSE, outputs=["srsg-directive"])
    walk.submit("mission-plan")
    walk.submit("srsg-directive")
    walk.act("submit-level", "imtf-chair")
    walk.act("return-for-work", "usg-of-lead", comments=BECAUSE, outputs=["mission-plan"])
    assert "superseded" in versions(walk, "mission-plan").values()
    assert refused(walk, "submit-level", "imtf-chair") == {"not-submitted"}
    walk.submit("mission-plan")
    walk.act("submit-level", "imtf-chair")
    walk.act("issue-srsg-directive", "usg-of-lead", confirmations=CONFIRMED)
    assert bodies(walk)[0] == "transferring"
