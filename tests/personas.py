"""Personas: the people of one mission, made plainly as rows, and clients that speak for them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.models import Assignment, Body, ChairTerm, Entity, Member, Mission, Person

OPENED = date(2025, 1, 10)
ENTITIES = {
    "DPA": "Department of Political Affairs",
    "DPKO": "Department of Peacekeeping Operations",
    "OCHA": "Office for the Coordination of Humanitarian Affairs",
    "UNCT": "United Nations country team",
}
People = Callable[..., Person]


@pytest.fixture
def entities(db: None) -> dict[str, Entity]:
    """The entities that the personas belong to, by code."""
    return {
        code: Entity.objects.get_or_create(code=code, defaults={"name": name})[0]
        for code, name in ENTITIES.items()
    }


@pytest.fixture
def make_person(entities: dict[str, Entity]) -> People:
    """A function that makes a person: `make_person("anna", entity="DPA", office="planner")`."""

    def make(username: str, *, entity: str = "", office: str = "", title: str = "") -> Person:
        return Person.objects.create_user(
            username,
            name=username.replace("-", " ").title(),
            title=title,
            entity=entities[entity] if entity else None,
            office=office,
        )

    return make


@pytest.fixture
def planner(make_person: People) -> Person:
    """The mission's planner, of DPA."""
    return make_person("planner", entity="DPA", office="planner", title="Political Affairs Officer")


@pytest.fixture
def planner_elsewhere(make_person: People) -> Person:
    """A planner of another department, who does not take part in the mission."""
    return make_person("planner-dpko", entity="DPKO", office="planner")


@pytest.fixture
def mission(planner: Person, entities: dict[str, Entity]) -> Mission:
    """A mission in pre-planning, led by DPA, with its planner and its two bodies."""
    opened = Mission.objects.create(
        key="tandala",
        name="Tandala",
        country="Tandala",
        lead_department=entities["DPA"],
        opened_on=OPENED,
        opened_by=planner,
    )
    Assignment.objects.create(mission=opened, person=planner, role="planner", from_date=OPENED)
    for kind in Body.Kind.values:
        Body.objects.create(mission=opened, kind=kind)
    return opened


@pytest.fixture
def assign(mission: Mission) -> Callable[..., Assignment]:
    """A function that gives a role in the mission: `assign(person, "srsg")`."""

    def give(person: Person, role: str, acting_for: Person | None = None) -> Assignment:
        return Assignment.objects.create(
            mission=mission, person=person, role=role, from_date=OPENED, acting_for=acting_for
        )

    return give


@pytest.fixture
def sg(make_person: People) -> Person:
    """The Secretary-General."""
    return make_person("sg", office="sg", title="Secretary-General")


@pytest.fixture
def usg(make_person: People) -> Person:
    """The USG of the lead department, DPA."""
    return make_person("usg-dpa", entity="DPA", office="usg")


@pytest.fixture
def usg_elsewhere(make_person: People) -> Person:
    """The USG of another department, DPKO."""
    return make_person("usg-dpko", entity="DPKO", office="usg")


@pytest.fixture
def srsg(make_person: People, assign: Callable[..., Assignment]) -> Person:
    """The SRSG of the mission."""
    person = make_person("srsg", title="Special Representative")
    assign(person, "srsg")
    return person


@pytest.fixture
def rc_hc(make_person: People, assign: Callable[..., Assignment]) -> Person:
    """The Resident and Humanitarian Coordinator."""
    person = make_person("rc-hc", entity="UNCT")
    assign(person, "rc-hc")
    return person


@pytest.fixture
def imtf_chair(make_person: People, mission: Mission, entities: dict[str, Entity]) -> Person:
    """The sitting chair of the task force, of the lead department."""
    person = make_person("imtf-chair", entity="DPA")
    ChairTerm.objects.create(
        body=mission.bodies.get(kind="imtf"),
        name=person.name,
        person=person,
        entity=entities["DPA"],
        from_date=OPENED,
    )
    return person


@pytest.fixture
def imtf_member(make_person: People, mission: Mission, entities: dict[str, Entity]) -> Person:
    """A member of the task force, in the humanitarian seat."""
    person = make_person("imtf-member", entity="OCHA")
    Member.objects.create(
        body=mission.bodies.get(kind="imtf"),
        seat="humanitarian",
        name=person.name,
        person=person,
        entity=entities["OCHA"],
        rank="P-5",
        from_date=OPENED,
    )
    return person


@pytest.fixture
def field(make_person: People, assign: Callable[..., Assignment]) -> Person:
    """A field contributor of the mission."""
    person = make_person("field")
    assign(person, "field")
    return person


@pytest.fixture
def observer(make_person: People, assign: Callable[..., Assignment]) -> Person:
    """An observer of the mission: sees, changes nothing."""
    person = make_person("observer")
    assign(person, "observer")
    return person


@pytest.fixture
def outsider(make_person: People) -> Person:
    """A person who takes part in no mission."""
    return make_person("outsider")


@pytest.fixture
def custodian(make_person: People) -> Person:
    """The custodian: gives offices, sees people and record everywhere."""
    return make_person("custodian", office="custodian")


@pytest.fixture
def api() -> Callable[[Person], APIClient]:
    """A function that returns an API client signed in as a person: `api(planner).get(...)`."""

    def speak(person: Person) -> APIClient:
        client = APIClient()
        client.force_authenticate(person)
        return client

    return speak


@pytest.fixture
def browser_of() -> Callable[[Person], Client]:
    """A function that returns a browser's client signed in as a person."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
