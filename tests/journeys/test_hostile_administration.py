"""Ways round a decision by the administration: refused, nothing moved, the attempt on record."""

import pytest
from django.db.models import Sum
from django.test import Client

from missions import record, tokens
from missions.models import Entry, Mission, Person
from missions.models.security import SecurityEvent
from planning_levels.models import Decision
from tests.journeys import road
from tests.journeys.attempts import ADOPT, Stand, as_form, basis, page
from tests.journeys.client import BASE
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_adoption)
Kind = SecurityEvent.Kind


# --- 9: the administration


def test_administrators_decide_nothing(file: MissionFile) -> None:
    root = Person.objects.create_superuser("root", password="known", name="Root")
    root.groups.clear()
    file.script._tokens["root"] = tokens.issue(root, decides=True)[1]
    stand = Stand(file)
    file.act(ADOPT, "root", expect=404)
    assert page(file, "root", "DP-2.2", verb="adopt-mission-plan").status_code == 404
    stand.unmoved()
    file.give("root", "mission-staff")
    stand = Stand(file)
    file.act(ADOPT, "root", expect=403)
    stand.kept("adopt-mission-plan", "root", 403)
    told = page(file, "root", "DP-2.2", verb="adopt-mission-plan", **as_form(basis(file)))
    assert told.status_code == 403
    stand.kept("adopt-mission-plan", "root", 403)


def test_what_the_administration_refuses_is_kept_by_the_house(file: MissionFile) -> None:
    stand = Stand(file)
    root = Person.objects.create_superuser("root", password="known", name="Root")
    client = Client()
    client.force_login(root)
    mission = Mission.objects.get(key=file.key)
    decision = Decision.objects.filter(mission=mission)[0]
    house = Entry.objects.filter(mission=None, verb="administer")
    tried = 0
    for model, row in (("missions/mission", mission.pk), ("planning_levels/decision", decision.pk)):
        for act in ("change", "delete"):
            answer = client.post(f"/admin/{model}/{row}/{act}/", {"state": "completed", "post": "yes"})
            if answer.status_code == 404:  # not even shown there
                continue
            assert answer.status_code == 403
            tried += 1
            assert (house.count(), house[0].kind, house[0].person) == (tried, Entry.Kind.REFUSAL, root)
    assert tried >= 2
    planner = Client()
    planner.force_login(Person.objects.get(username="planner"))
    assert planner.post(f"/admin/missions/mission/{mission.pk}/change/", {}).status_code == 302
    assert (house.count(), house[0].person and house[0].person.username) == (tried + 1, "planner")
    stand.unmoved()
    assert record.verify(None).holds


def test_nobody_gives_themselves_what_decides(file: MissionFile) -> None:
    stand = Stand(file)
    etag = file.script.ask("GET", "persons/custodian/", who="custodian").headers["ETag"]
    body = {"office": "sg"}
    file.script.ask("PATCH", "persons/custodian/", body, who="custodian", if_match=etag, expect=403)
    assert Person.objects.get(username="custodian").office == "custodian"
    newest = Entry.objects.filter(mission=None).order_by("-number")[0]
    assert (newest.kind, newest.person and newest.person.username) == (Entry.Kind.REFUSAL, "custodian")
    role = {"person": "custodian", "role": "srsg", "from": file.day}
    file.ask("POST", "people/", role, who="custodian", expect=403)
    stand.kept("give-role", "custodian", 403)
    root = Person.objects.create_superuser("root", password="known", name="Root")
    client = Client()
    client.force_login(root)
    address = f"/admin/missions/person/{root.pk}/change/"
    joined = {"date_joined_0": "2020-01-01", "date_joined_1": "00:00:00"}
    sent = {"username": "root", "name": "Root", "office": "sg", "is_active": "on", **joined}
    client.post(address, {**sent, "is_staff": "on", "is_superuser": "on"})
    assert Person.objects.get(username="root").office == ""
    srsg = Person.objects.get(username="srsg")
    client.post(f"/admin/missions/person/{srsg.pk}/change/", {**sent, "username": "srsg", "name": "Changed"})
    newest = Entry.objects.filter(mission=None).order_by("-number")[0]
    assert (newest.verb, newest.person) == ("change-person", root), "mended there, it is on record"


def test_attempts_that_fail_alike_are_counted(file: MissionFile) -> None:
    for _ in range(5):
        Client().get(f"{BASE}missions/{file.key}/", headers={"Authorization": "Bearer impp_none"})
    rows = SecurityEvent.objects.filter(kind=Kind.TOKEN_REFUSED, person=None)
    assert (rows.count(), rows.aggregate(n=Sum("count"))["n"]) == (1, 5)
