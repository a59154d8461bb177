"""Journeys that part at the decision on the form: other forms, no operation, the clearance chain, paper."""

import pytest

from tests.journeys import road
from tests.journeys.client import TEN_WORDS
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_decision_on_form)
SUITABLE = {"outcome": "suitable", "form": "peacekeeping", "lead_department": "DPKO"}
POLITICAL = {
    "outcome": "other_form",
    "form": "special-political-mission",
    "reason": "A political task above all.",
}


def test_other_form_under_a_named_lead_goes_on(file: MissionFile) -> None:
    file.verb("decide-form", "sg", lead_department="DPA", **POLITICAL)
    shown = file.get()
    assert (shown["state"], shown["lead_department"], shown["form"]) == (
        "L1.2",
        "DPA",
        "special-political-mission",
    )
    assert file.get("outputs/sg-directive/versions/1/")["state"] == "issued"
    assert file.get("task-force/")["state"] == "operational", "the chair is of the lead department already"
    road.later(file, 2)
    file.forbidden("promulgate-usg-directive", "usg-dpko")
    road.promulgate(file, usg="usg-dpa", chair="imtf-chair-dpa")
    assert file.level("1.2")["state"] == "active"


def test_other_form_without_a_lead_ends_the_process(file: MissionFile) -> None:
    file.verb("decide-form", "sg", **POLITICAL)
    assert file.state == "other_form"
    assert file.get("task-force/")["state"] == "closed"
    assert file.get("outputs/strategic-assessment/versions/1/")["hash"]
    file.refused("record-event", "planner", "completed", kind="event", title="Afterwards")


def test_no_operation_needs_a_reason_and_ends(file: MissionFile) -> None:
    file.refused("decide-form", "sg", "missing-reason", outcome="no_operation")
    file.verb("decide-form", "sg", outcome="no_operation", reason="The parties do not want one.")
    assert file.state == "ended_no_operation"


def test_suitable_waits_for_the_directive(file: MissionFile) -> None:
    file.verb("return-for-work", "sg", comments="The directive is too thin.", outputs=["sg-directive"])
    file.write_and_submit("strategic-assessment", "imtf-chair-dpa")
    file.verb("submit-level", "imtf-chair-dpa")
    answer = file.refused("decide-form", "sg", "not-submitted", **SUITABLE)
    assert "sg-directive" in answer.words("not-submitted")
    file.write_and_submit("sg-directive", "imtf-chair-dpa")
    file.verb("decide-form", "sg", **SUITABLE)
    assert file.state == "L1.2"


def test_a_decision_on_another_basis_is_refused(file: MissionFile) -> None:
    basis = file.get("decision-points/DP-1.1/", "sg")["basis"]
    right = {item["output"]: item["hash"] for item in basis}
    file.refused(
        "decide-form", "sg", "basis-changed", basis={**right, "strategic-assessment": "0" * 64}, **SUITABLE
    )
    file.verb("decide-form", "sg", basis=right, **SUITABLE)
    decision = file.rows("decisions/")[-1]
    assert {item["output"]: item["hash"] for item in decision["basis"]} == right


def test_a_decision_on_paper_takes_two_persons_of_the_office(file: MissionFile) -> None:
    entered = {
        "verb": "decide-form",
        "document": road.document(file, "Signed note"),
        "on": file.day,
        **SUITABLE,
    }
    file.ask("POST", "decisions/paper/", entered, who="planner", expect=403)
    file.ask("POST", "decisions/paper/", entered, who="usg-dpko-office", expect=403)
    made = file.ask("POST", "decisions/paper/", entered, who="sg-office", expect=201).data
    assert file.state == "L1.1", "entered alone it has no effect"
    here = f"decisions/paper/{made['id']}/confirm/"
    file.ask("POST", here, {}, who="sg-office", expect=403)
    file.ask("POST", here, {}, who="usg-dpko-office", expect=403)
    assert file.state == "L1.1"
    file.ask("POST", here, {}, who="sg-office-2")
    assert file.state == "L1.2"
    decision = file.rows("decisions/")[-1]
    assert (decision["decider"], decision["office"], decision["outcome"]) == ("Sg", "sg", "suitable")
    line = next(row for row in file.rows("record/", "custodian") if row["verb"] == "decide-form")
    assert "Sg Office" in str(line["detail"])
    assert "Sg Office 2" in str(line["detail"])
    file.ask("POST", here, {}, who="sg-office-2", expect=409)


def test_the_clearance_chain_releases_step_by_step(file: MissionFile) -> None:
    file.verb("return-for-work", "sg", comments="Through the chain, please.")
    file.change("", "planner", options={"clearance": ["usg", "office"]})
    file.write_and_submit("strategic-assessment", "imtf-chair-dpa")
    file.write_and_submit("sg-directive", "imtf-chair-dpa")
    file.verb("submit-level", "imtf-chair-dpa")
    decisions = [item for item in file.script.rows("pending/", "sg") if item["kind"] == "decision"]
    assert decisions == [], "until the last step the decider's list is empty"
    file.refused("decide-form", "sg", "not-released", **SUITABLE)
    file.refused("release-to-decider", "sg-office", "not-released", step="office")
    file.forbidden("release-to-decider", "usg-dpko", step="usg")
    file.verb("release-to-decider", "usg-dpa", step="usg")
    file.refused("decide-form", "sg", "not-released", **SUITABLE)
    file.forbidden("release-to-decider", "usg-dpko-office", step="office")
    file.verb("release-to-decider", "sg-office", step="office")
    assert [item["kind"] for item in file.script.rows("pending/", "sg")] == ["decision"]
    file.verb("decide-form", "sg", **SUITABLE)
    assert file.state == "L1.2"


def test_abandoned_before_adoption_it_ends(file: MissionFile) -> None:
    file.forbidden("abandon-planning", "planner", reason=TEN_WORDS)
    file.refused("abandon-planning", "sg", "missing-reason")
    file.verb("abandon-planning", "sg", reason=TEN_WORDS)
    assert file.state == "ended_no_operation"
