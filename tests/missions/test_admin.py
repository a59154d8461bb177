"""The admin is no way round the door: missions, record and bodies are only read there."""

import pytest
from django.test import Client

from missions import house, tokens
from missions.door import passage
from missions.models import ApiToken, Entry, Mission, Person

READ_ONLY = ("mission", "entry", "body", "member", "assignment", "chairterm", "document", "flag", "apitoken")


@pytest.fixture
def administrator(db: None) -> Client:
    person = Person.objects.create_superuser("root", password="a long password", office="custodian")
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("model", READ_ONLY)
def test_nothing_is_added_there(model: str, administrator: Client) -> None:
    assert administrator.get(f"/admin/missions/{model}/").status_code == 200
    assert administrator.get(f"/admin/missions/{model}/add/").status_code == 403


def test_a_missions_state_is_out_of_reach(administrator: Client, mission: Mission) -> None:
    address = f"/admin/missions/mission/{mission.pk}/change/"
    assert administrator.get(address).status_code == 200
    assert administrator.post(address, {"state": "completed"}).status_code == 403
    assert (
        administrator.post(f"/admin/missions/mission/{mission.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    assert Mission.objects.get().state == "pre_planning"


def test_a_right_in_the_administration_opens_no_mission(mission: Mission, planner: Person) -> None:
    """Who administers without a part in a mission finds neither it nor its record; the house's is there."""
    with passage(mission, by=planner, verb="note") as step:
        step.sentence = "Quillonentry."
    house.note(by=planner, verb="note", sentence="Quillonhouse.", detail={})
    browser = Client()
    browser.force_login(Person.objects.create_superuser("root", password="a long password"))
    missions = browser.get("/admin/missions/mission/").content.decode()
    assert "0 missions" in missions
    assert mission.name not in missions
    record = browser.get("/admin/missions/entry/").content.decode()
    assert "Quillonhouse." in record
    assert "Quillonentry." not in record
    assert browser.get(f"/admin/missions/mission/{mission.pk}/change/").status_code == 302


def test_the_record_and_people_stay(administrator: Client, mission: Mission, planner: Person) -> None:
    with passage(mission, by=planner, verb="note"):
        pass
    entry = Entry.objects.get()
    for address in (f"entry/{entry.pk}/change/", f"entry/{entry.pk}/delete/", f"person/{planner.pk}/delete/"):
        assert administrator.post(f"/admin/missions/{address}", {"post": "yes"}).status_code == 403


def test_people_can_be_looked_at_and_tokens_be_revoked(administrator: Client, planner: Person) -> None:
    assert administrator.get(f"/admin/missions/person/{planner.pk}/change/").status_code == 200
    row, token = tokens.issue(planner)
    chosen = {"action": "revoke", "_selected_action": [row.pk]}
    administrator.post("/admin/missions/apitoken/", chosen)
    assert ApiToken.objects.get().revoked_at is not None
    shown = administrator.get(f"/admin/missions/apitoken/{row.pk}/change/").content.decode()
    assert row.digest not in shown
    assert token not in shown
