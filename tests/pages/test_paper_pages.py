"""Decisions on paper in the browser's way: entered by the office, confirmed by a second person."""

import datetime as dt

import pytest
from django.test import Client

from missions.models import Entity, Mission, Person
from planning_levels.models import PaperDecision
from planning_levels.verbs import perform
from planning_levels.verbs.opening import open_mission

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Mission:
    """A mission whose initiation waits for the Secretary-General."""
    Entity.objects.get_or_create(code="DPA", defaults={"name": "Political Affairs"})
    planner = Person.objects.create(username="opener", office="planner", entity_id="DPA")
    mission = open_mission(
        by=planner,
        data={
            "name": "Velen",
            "country": "Velen",
            "trigger": {"type": "council", "date": dt.date(2026, 1, 5), "source": "Deliberations"},
        },
    )
    perform("submit-strategic-analysis", mission, by=planner, data={"document": {"title": "Analysis"}})
    return mission


@pytest.fixture
def office() -> tuple[Client, Client]:
    """Two officers of the Secretary-General's office, signed in."""
    chief = Person.objects.create(username="the-sg", office="sg")
    clients = []
    for name in ("first", "second"):
        client = Client()
        client.force_login(Person.objects.create(username=name, office="office", office_of=chief))
        clients.append(client)
    return clients[0], clients[1]


def test_entered_then_confirmed_by_the_second_person(waiting: Mission, office: tuple[Client, Client]) -> None:
    first, second = office
    form = first.get("/missions/velen/decisions/paper/?verb=initiate").content.decode()
    assert "Signed scan" in form
    entered = first.post(
        "/missions/velen/decisions/paper/",
        {"verb": "initiate", "document_title": "Signed note", "reason": "As advised."},
    )
    assert entered.status_code == 302
    paper = PaperDecision.objects.get(mission=waiting)
    page = f"/missions/velen/decisions/paper/{paper.pk}/"
    refused = first.post(page)
    assert refused.status_code == 403
    assert "second person" in refused.content.decode()
    assert Mission.objects.get(pk=waiting.pk).state == "awaiting_initiation"
    assert second.post(page).status_code == 302
    assert Mission.objects.get(pk=waiting.pk).state == "in_level"


def test_without_the_scan_the_form_comes_back(waiting: Mission, office: tuple[Client, Client]) -> None:
    answer = office[0].post(
        "/missions/velen/decisions/paper/", {"verb": "initiate", "reason": "Typed with care."}
    )
    assert answer.status_code == 400
    assert "Typed with care." in answer.content.decode()
    assert not PaperDecision.objects.exists()


def test_others_read_and_enter_nothing(waiting: Mission) -> None:
    client = Client()
    client.force_login(waiting.opened_by)
    assert "Enter a decision" not in client.get("/missions/velen/decisions/paper/").content.decode()
    answer = client.post(
        "/missions/velen/decisions/paper/", {"verb": "initiate", "document_title": "Forged note"}
    )
    assert answer.status_code == 403
    stranger = Client()
    stranger.force_login(Person.objects.create(username="stranger"))
    assert stranger.get("/missions/velen/decisions/paper/").status_code == 404
