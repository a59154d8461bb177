"""Pages beside the missions: one's own tokens, the custodian's people and entities, the process."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import ApiToken, Entity, Mission, Person

Browser = Callable[[AbstractBaseUser], Client]


def test_token_is_shown_once_and_revoked_by_its_owner_alone(
    planner: Person, outsider: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    made = browser.post("/tokens/", {"name": "dashboard", "scope": "read", "days": "30"})
    row = ApiToken.objects.get()
    assert row.prefix in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    token = made.context["made"][1]
    assert token not in browser.get("/tokens/").content.decode()
    assert browser.post("/tokens/", {"scope": "all", "days": "30"}).status_code == 400
    assert browser_of(outsider).post(f"/tokens/{row.pk}/revoke/").status_code == 404
    browser.post(f"/tokens/{row.pk}/revoke/")
    row.refresh_from_db()
    assert row.revoked_at is not None


def test_custodian_adds_people_and_never_takes_over_an_account(
    custodian: Person, planner: Person, entities: dict[str, Entity], browser_of: Browser
) -> None:
    browser = browser_of(custodian)
    typed = {"username": "nadia", "name": "Nadia New", "entity": "OCHA"}
    assert browser.post("/people/new/", typed).status_code == 302
    nadia = Person.objects.get(username="nadia")
    given = browser.post(f"/people/{nadia.pk}/", {"act": "link"})
    form = Client().get(given.context["link"], follow=True)
    assert "Set your password" in form.content.decode()
    nadia.set_password("words that nadia chose")
    nadia.save()
    assert browser.post(f"/people/{nadia.pk}/", {"act": "link"}).status_code == 409
    assert browser.post("/people/new/", typed).status_code == 409
    assert browser.post("/people/entities/new/", {"code": "AU", "name": "African Union"}).status_code == 302
    assert not Entity.objects.get(code="AU").un
    assert browser_of(planner).get("/people/").status_code == 404
    assert browser_of(planner).post("/people/new/", {"username": "x"}).status_code == 404


def test_process_shows_every_level_and_decision_point(planner: Person, browser_of: Browser) -> None:
    page = browser_of(planner).get("/process/").content.decode()
    for code in ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2"):
        assert page.count(f'id="level-{code}"') == 1
    for point in ("DP-INIT", "DP-1.1", "GATE-COUNCIL", "DP-3.1b", "GATE-3.2-DIRECTIVE"):
        assert page.count(f'id="{point}"') == 1
    picture = browser_of(planner).get("/process/diagram.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"


def test_ended_mission_offers_no_form(mission: Mission, planner: Person, browser_of: Browser) -> None:
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    browser = browser_of(planner)
    page = browser.get("/missions/tandala/people/new/").content.decode()
    assert "The process has ended" in page
    assert 'id="the-form"' not in page
    refused = browser.post("/missions/tandala/people/new/", {"person": "planner", "role": "observer"})
    assert refused.status_code == 409
    assert "Add a document" not in browser.get("/missions/tandala/documents/").content.decode()
