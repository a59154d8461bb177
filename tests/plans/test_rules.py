"""What a row must keep to: who may write when, the rules behind 409, and standards that can be explained."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Assignment, Deviation, Entity, Entry, Mission, Person
from plans import programmes
from plans.mandate import open_review
from plans.models import JointProgramme, MandateTask, Objective
from plans.rows import place_row, remove_row, save_row

pytestmark = pytest.mark.django_db
Stand = Callable[..., None]
TEN_WORDS = "Premises and budget are joined because the towns have one safe site each."


def codes(fault: pytest.ExceptionInfo[NotReady]) -> list[str]:
    return [item.code for item in fault.value.blockers]


class TestWho:
    def test_the_task_force_writes_until_adoption_and_in_a_revision(
        self, mission: Mission, imtf_chair: Person, imtf_member: Person, stand: Stand
    ) -> None:
        save_row(mission, "risks", {"text": "Rain"}, by=imtf_member)
        stand(adopted=True, planning_open=False, mandated=True)
        with pytest.raises(NotPermitted):
            save_row(mission, "risks", {"text": "Rain"}, by=imtf_chair)
        stand(adopted=True, planning_open=True, mandated=True)
        save_row(mission, "risks", {"text": "Rain"}, by=imtf_chair)

    @pytest.mark.parametrize("role", ["srsg", "mission-staff", "unct-member"])
    def test_the_field_writes_from_the_mandate(
        self, role: str, mission: Mission, make_person: Any, assign: Any, stand: Stand
    ) -> None:
        person = make_person("someone")
        assign(person, role)
        with pytest.raises(NotPermitted):
            save_row(mission, "risks", {"text": "Rain"}, by=person)
        stand(mandated=True)
        save_row(mission, "risks", {"text": "Rain"}, by=person)

    @pytest.mark.parametrize("role", ["rc-hc", "field"])
    def test_coordinator_and_field_offices_write_three_registers_at_any_time(
        self, role: str, mission: Mission, make_person: Any, assign: Any, stand: Stand
    ) -> None:
        person = make_person("someone")
        assign(person, role)
        stand(mandated=True, adopted=True, planning_open=False)
        for key in ("expectations", "consultations", "processes"):
            save_row(mission, key, {"name": "Airlift"}, by=person)
        with pytest.raises(NotPermitted):
            save_row(mission, "objectives", {"name": "SO1"}, by=person)

    def test_joint_programmes_are_the_teams_own(
        self, mission: Mission, make_person: Any, assign: Any
    ) -> None:
        person = make_person("someone")
        assign(person, "unct-member")
        save_row(mission, "joint-programmes", {"name": "Police and justice"}, by=person)
        with pytest.raises(NotPermitted):
            save_row(mission, "assets", {"name": "Camp"}, by=person)

    def test_members_of_the_mission_do_not_write_what_they_may_not_read(
        self, mission: Mission, make_person: Any, assign: Any, stand: Stand
    ) -> None:
        person = make_person("someone")
        assign(person, "mission-staff")
        stand(mandated=True)
        with pytest.raises(NotPermitted):
            save_row(mission, "positions", {"text": "We prefer peacekeeping"}, by=person)


class TestObjectives:
    def test_they_stand_after_adoption(
        self, mission: Mission, planner: Person, srsg: Person, stand: Stand
    ) -> None:
        aim = save_row(mission, "objectives", {"name": "SO1"}, by=planner)
        stand(adopted=True, planning_open=False, mandated=True)
        for act in (
            lambda: save_row(mission, "objectives", {"name": "SO2"}, by=srsg),
            lambda: save_row(mission, "objectives", {"name": "SO0"}, by=srsg, row=aim),
            lambda: remove_row(mission, "objectives", aim, by=srsg),
        ):
            with pytest.raises(NotReady) as fault:
                act()
            assert codes(fault) == ["objectives-changed"]
        assert list(Objective.objects.values_list("name", flat=True)) == ["SO1"]
        assert Entry.objects.filter(mission=mission, kind="refusal").count() == 3
        stand(adopted=True, planning_open=True, mandated=True)
        save_row(mission, "objectives", {"name": "SO0"}, by=srsg, row=aim)

    def test_the_lead_department_answers_where_nobody_is_named(
        self, mission: Mission, planner: Person
    ) -> None:
        assert save_row(mission, "objectives", {"name": "SO1"}, by=planner).lead == "DPA"

    def test_none_is_part_of_itself(self, mission: Mission, planner: Person) -> None:
        aim = save_row(mission, "objectives", {"name": "SO1"}, by=planner)
        with pytest.raises(Invalid):
            save_row(mission, "objectives", {"parent": aim.pk}, by=planner, row=aim)


@pytest.mark.parametrize("lead", ["", "Police, UNDP", "Police; UNDP", "DFS / UNCT", "DPKO and UNCT"])
def test_exactly_one_entity_answers_for_an_activity(lead: str, mission: Mission, planner: Person) -> None:
    with pytest.raises(NotReady) as fault:
        save_row(mission, "activities", {"name": "Registration", "lead": lead}, by=planner)
    assert codes(fault) == ["missing-lead"]


@pytest.mark.parametrize("lead", ["RC/HC", "Office for Police and Justice", "DSRSG/RC/HC"])
def test_one_entity_may_have_a_long_name(lead: str, mission: Mission, planner: Person) -> None:
    assert save_row(mission, "activities", {"name": "Registration", "lead": lead}, by=planner).lead == lead


class TestIntegration:
    FULL = {"area": "Rule of law", "degree": "full"}

    def test_full_integration_is_justified_or_explained(self, mission: Mission, planner: Person) -> None:
        with pytest.raises(NotReady) as fault:
            save_row(mission, "integration", {**self.FULL, "justification": "Impact"}, by=planner)
        assert codes(fault) == ["full-integration"]
        save_row(
            mission, "integration", {**self.FULL, "justification": "Impact", "undoing": "Dear"}, by=planner
        )
        with pytest.raises(Invalid):
            save_row(
                mission, "integration", self.FULL, by=planner, explanations={"full-integration": "So be it."}
            )
        save_row(mission, "integration", self.FULL, by=planner, explanations={"full-integration": TEN_WORDS})
        assert Deviation.objects.get(mission=mission).code == "full-integration"

    def test_keeping_separate_is_a_result(self, mission: Mission, planner: Person) -> None:
        assert (
            save_row(mission, "integration", {"area": "Relief", "degree": "none"}, by=planner).degree
            == "none"
        )


def test_another_kind_of_successor_comes_with_a_reason(mission: Mission, planner: Person) -> None:
    with pytest.raises(NotReady) as fault:
        save_row(mission, "successors", {"kind": "other"}, by=planner)
    assert codes(fault) == ["missing-reason"]
    save_row(mission, "successors", {"kind": "other", "reason": "A treaty body takes it over."}, by=planner)


def test_an_ended_mission_is_read_only(mission: Mission, planner: Person) -> None:
    row = save_row(mission, "risks", {"text": "Rain"}, by=planner)
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    for act in (
        lambda: save_row(mission, "risks", {"text": "Mud"}, by=planner),
        lambda: remove_row(mission, "risks", row, by=planner),
    ):
        with pytest.raises(NotReady) as fault:
            act()
        assert "completed" in codes(fault)


def test_an_older_version_does_not_overwrite(mission: Mission, planner: Person) -> None:
    row = save_row(mission, "risks", {"text": "Rain"}, by=planner)
    save_row(mission, "risks", {"owner": "DFS"}, by=planner, row=row, if_version=1)
    with pytest.raises(Stale):
        save_row(mission, "risks", {"owner": "Force"}, by=planner, row=row, if_version=1)
    with pytest.raises(Stale):
        remove_row(mission, "risks", row, by=planner, if_version=1)


class TestJointProgrammes:
    @pytest.fixture
    def programme(self, mission: Mission, planner: Person) -> JointProgramme:
        return save_row(
            mission, "joint-programmes", {"name": "Justice", "entities": ["UNDP", "UNICEF"]}, by=planner
        )

    def test_it_starts_when_all_have_signed_all(
        self, programme: JointProgramme, mission: Mission, planner: Person
    ) -> None:
        for document in ("programme", "fund-mou", "service-agreement"):
            for entity in ("UNDP", "UNICEF"):
                with pytest.raises(NotReady) as fault:
                    programmes.start(mission, programme, by=planner)
                assert set(codes(fault)) == {"signature"}
                assert any(entity in item.message for item in fault.value.blockers)
                programmes.sign(mission, programme, by=planner, document=document, entity=entity)
        started = programmes.start(mission, programme, by=planner, on=date(2025, 2, 1))
        assert started.started_on == date(2025, 2, 1)
        with pytest.raises(Conflict):
            programmes.start(mission, programme, by=planner)

    def test_one_entity_alone_is_no_joint_programme(self, mission: Mission, planner: Person) -> None:
        alone = save_row(mission, "joint-programmes", {"name": "Alone"}, by=planner)
        for document in ("programme", "fund-mou", "service-agreement"):
            programmes.sign(mission, alone, by=planner, document=document, entity="UNDP")
        with pytest.raises(NotReady) as fault:
            programmes.start(mission, alone, by=planner)
        assert codes(fault) == ["missing-entities"]

    def test_acts_over_the_api(
        self, programme: JointProgramme, mission: Mission, planner: Person, observer: Person, api: Any
    ) -> None:
        acts = f"/api/v1/missions/{mission.key}/plan/joint-programmes/{programme.pk}/actions/"
        sent = {"document": "fund-mou", "entity": "UNDP"}
        assert api(observer).post(f"{acts}sign/", sent).status_code == 403
        assert api(planner).post(f"{acts}sign/", {"document": "letter", "entity": "UNDP"}).status_code == 400
        signed = api(planner).post(f"{acts}sign/", sent)
        assert (signed.status_code, signed.json()["signatures"][0]["document"]) == (200, "fund-mou")
        refused = api(planner).post(f"{acts}start/", {})
        assert refused.status_code == 409
        assert {item["code"] for item in refused.json()["blockers"]} == {"signature"}


def test_a_mandate_brings_its_tasks_unreviewed(mission: Mission) -> None:
    open_review(mission, "resolution 1", [("3 a", "Good offices"), ("3 b", "Protect civilians")])
    found = list(MandateTask.objects.order_by("position").values_list("paragraph", "coverage", "symbol"))
    assert found == [("3 a", "open", "resolution 1"), ("3 b", "open", "resolution 1")]


def test_a_verb_places_rows_without_a_second_door(mission: Mission, planner: Person) -> None:
    entries = Entry.objects.filter(mission=mission).count()
    row = place_row(mission, "mandate-tasks", {"text": "Good offices"}, by=planner)
    assert (row.position, row.version, row.coverage) == (1, 1, "open")
    assert Entry.objects.filter(mission=mission).count() == entries


def test_an_assignment_of_another_mission_opens_nothing(
    mission: Mission, planner_elsewhere: Person, entities: dict[str, Entity]
) -> None:
    other = Mission.objects.create(
        key="elsewhere",
        name="Elsewhere",
        country="Elsewhere",
        lead_department=entities["DPKO"],
        opened_on=mission.opened_on,
        opened_by=planner_elsewhere,
    )
    Assignment.objects.create(
        mission=other, person=planner_elsewhere, role="planner", from_date=mission.opened_on
    )
    with pytest.raises(NotPermitted):
        save_row(mission, "risks", {"text": "Rain"}, by=planner_elsewhere)
