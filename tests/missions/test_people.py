"""People: persons and entities by the custodian, roles by planner and custodian, those of bodies shown."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from missions.models import Assignment, Entry, Mission, Person
from missions.roles import standing

Speak = Callable[[Person], APIClient]
PEOPLE = "/api/v1/missions/tandala/people/"
PERSONS = "/api/v1/persons/"


def test_persons_are_listed_to_everyone_and_added_by_the_custodian(
    outsider: Person, custodian: Person, planner: Person, sg: Person, api: Speak
) -> None:
    new = {"username": "anna.k", "name": "Anna", "title": "Officer", "entity": "DPA", "office": "planner"}
    assert api(outsider).get(f"{PERSONS}?office=sg").json()["results"][0]["username"] == "sg"
    assert api(planner).post(PERSONS, new).status_code == 403
    made = api(custodian).post(PERSONS, new)
    assert made.status_code == 201
    assert made.json() == {**new, "office_of": None, "version": 1}
    assert api(custodian).post(PERSONS, new).status_code == 409
    assert not Person.objects.get(username="anna.k").has_usable_password()
    changed = api(custodian).patch(
        made["Location"],
        {"office": "office", "office_of": "sg"},
        headers={"If-Match": made["ETag"]},
    )
    assert (changed.status_code, changed.json()["office_of"]) == (200, "sg")
    ended = api(custodian).patch(made["Location"], {"office": ""}, headers={"If-Match": changed["ETag"]})
    assert (ended.status_code, ended.json()["office_of"]) == (200, None)
    assert api(custodian).patch(made["Location"], {"name": "B"}).status_code == 428
    assert api(planner).patch(made["Location"], {"name": "B"}).status_code == 403
    kept = Entry.objects.filter(chain="_house", kind="writing").order_by("number")
    assert list(kept.values_list("verb", flat=True)) == ["add-person", "change-person", "change-person"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "a b"},
        {"username": ""},
        {"office": "king"},
        {"office": "office"},
        {"office": "office", "office_of": "planner"},
        {"office_of": "sg"},
        {"entity": "NOWHERE"},
        {"is_superuser": True},
        {"password": "secret"},
        {"name": 5},
    ],
)
def test_wrong_persons_are_400(
    wrong: dict[str, object], custodian: Person, planner: Person, sg: Person, api: Speak
) -> None:
    answer = api(custodian).post(PERSONS, {"username": "anna", **wrong})
    assert answer.status_code == 400, answer.content
    assert not Person.objects.filter(username="anna").exists()


def test_entities_are_added_by_the_custodian(custodian: Person, planner: Person, api: Speak) -> None:
    new = {"code": "AU", "name": "African Union", "kind": "regional organisation", "un": False}
    assert api(planner).post("/api/v1/entities/", new).status_code == 403
    assert api(custodian).post("/api/v1/entities/", new).json() == new
    assert api(custodian).post("/api/v1/entities/", new).status_code == 409
    assert api(custodian).post("/api/v1/entities/", {**new, "code": "X", "un": "no"}).status_code == 400
    assert api(planner).get("/api/v1/entities/?un=false").json()["results"] == [new]


@pytest.mark.usefixtures("sg")
def test_who_gives_which_role(
    mission: Mission, planner: Person, custodian: Person, outsider: Person, api: Speak
) -> None:
    def give(by: Person, role: str, **more: str) -> int:
        return api(by).post(PEOPLE, {"person": "outsider", "role": role, **more}).status_code

    for role in ("planner", "pbso", "mission-staff", "unct-member", "field", "partner", "observer"):
        assert give(custodian, role) == 403
        assert give(planner, role) == 201
    for role in ("srsg", "rc-hc"):
        assert give(planner, role) == 403
        assert give(custodian, role) == 201
    assert give(planner, "sg", acting_for="sg") == 403
    assert give(custodian, "sg", acting_for="sg") == 201
    assert give(custodian, "sg") == 400
    assert give(custodian, "usg", acting_for="sg") == 400
    for role in ("imtf-chair", "imtf-member", "impt-lead", "impt-member"):
        assert give(planner, role) == 400
    held = standing(outsider, mission)
    assert "srsg" in held.roles
    assert held.acting_for["sg"] == "sg"
    assert "planner" not in standing(custodian, mission).roles


def test_acting_for_a_decider(
    mission: Mission, custodian: Person, srsg: Person, outsider: Person, api: Speak
) -> None:
    body = {"person": "outsider", "role": "srsg", "acting_for": "srsg"}
    assert api(custodian).post(PEOPLE, {**body, "acting_for": "custodian"}).status_code == 400
    assert api(custodian).post(PEOPLE, {**body, "person": "srsg"}).status_code == 400
    made = api(custodian).post(PEOPLE, body)
    assert made.status_code == 201
    assert made.json()["acting_for"] == "srsg"


def test_a_role_begins_today_and_ends_with_until(
    mission: Mission, planner: Person, outsider: Person, api: Speak
) -> None:
    made = api(planner).post(PEOPLE, {"person": "outsider", "role": "field"})
    assert made.json()["from"] == mission.today().isoformat()
    assert api(outsider).get(PEOPLE).status_code == 200
    Assignment.objects.filter(person=outsider).update(from_date=mission.today() - timedelta(days=9))
    yesterday = (mission.today() - timedelta(days=1)).isoformat()
    ended = api(planner).patch(made["Location"], {"until": yesterday}, headers={"If-Match": '"1"'})
    assert ended.status_code == 200
    assert api(outsider).get(PEOPLE).status_code == 404
    assert api(planner).get(made["Location"]).json()["until"] == yesterday


def test_person_and_role_stay_as_given(mission: Mission, planner: Person, field: Person, api: Speak) -> None:
    row = Assignment.objects.get(person=field)
    for change in ({"role": "planner"}, {"person": "planner"}):
        answer = api(planner).patch(f"{PEOPLE}{row.pk}/", change, headers={"If-Match": '"1"'})
        assert answer.status_code == 400


def test_the_file_keeps_a_planner(
    mission: Mission, planner: Person, planner_elsewhere: Person, api: Speak
) -> None:
    row = Assignment.objects.get(person=planner)
    ending = {"until": mission.today().isoformat()}
    one = f"{PEOPLE}{row.pk}/"
    assert api(planner).patch(one, ending, headers={"If-Match": '"1"'}).status_code == 409
    api(planner).post(PEOPLE, {"person": "planner-dpko", "role": "planner"})
    assert api(planner).patch(one, ending, headers={"If-Match": '"1"'}).status_code == 200


def test_roles_of_the_bodies_are_shown(
    mission: Mission, planner: Person, imtf_chair: Person, imtf_member: Person, api: Speak
) -> None:
    rows = api(planner).get(PEOPLE).json()["results"]
    assert {(row["person"], row["role"], row["id"] is None) for row in rows} == {
        ("planner", "planner", False),
        ("imtf-chair", "imtf-chair", True),
        ("imtf-member", "imtf-member", True),
    }
    only = api(planner).get(f"{PEOPLE}?role=imtf-member").json()["results"]
    assert [row["person"] for row in only] == ["imtf-member"]
    assert api(planner).get(f"{PEOPLE}?ordering=-person").json()["results"][0]["person"] == "planner"


def test_a_role_of_another_mission_is_not_found(
    mission: Mission, planner: Person, planner_elsewhere: Person, api: Speak
) -> None:
    other = Mission.objects.create(
        key="other",
        name="Other",
        country="Other",
        lead_department_id="DPKO",
        opened_on=mission.opened_on,
        opened_by=planner_elsewhere,
    )
    row = Assignment.objects.create(
        mission=other, person=planner_elsewhere, role="planner", from_date=mission.opened_on
    )
    assert api(planner).get(f"{PEOPLE}{row.pk}/").status_code == 404
    assert api(planner).get("/api/v1/missions/other/people/").status_code == 404
