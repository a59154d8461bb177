"""At the moment of deciding: the second factor again, for pages and sessions; a token says so itself."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions import tokens
from missions.errors import NotReady
from missions.models import ApiToken, Entry, Mission, Person
from missions.roles import DECIDING
from missions.sign_in.factor import decides, lacks_factor
from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.verbs import VERBS, perform
from planning_levels.verbs.door import is_decision
from tests.missions.sign_in.conftest import PASSWORD, Enter, age, code_of, give_app, post_sign_in, secret_of

REASON = "Typed with care, and not to be typed twice."
DECLINE = {"outcome": "declined", "reason": REASON}
PAGE = "/missions/tandala/do/decline-initiation/"
API = "/api/v1/missions/tandala/actions/decline-initiation/"


def test_every_decider_of_the_definition_counts_as_deciding() -> None:
    deciders = {point.decider for point in DECISION_POINTS.values()} - {"council"}
    takers = {role for name, act in ACTS.items() if is_decision(name) for role in act.roles} - {"decider"}
    assert deciders | takers <= DECIDING
    assert {name for name in VERBS if is_decision(name)} >= {
        "initiate",
        "adopt-mission-plan",
        "return-for-work",
    }
    assert not is_decision("record-council-authorisation")


def test_who_decides_needs_a_factor_and_who_plays_does_not(
    sg: Person, srsg: Person, planner: Person, mission: Mission, settings: Any
) -> None:
    assert decides(sg)
    assert decides(srsg)
    assert not decides(planner)
    assert lacks_factor(sg)
    give_app(sg)
    assert not lacks_factor(sg)
    mission.demonstration_date = mission.opened_on
    mission.save()
    assert not decides(srsg)
    settings.REQUIRE_SECOND_FACTOR = False
    assert not lacks_factor(srsg)


def test_a_decider_without_a_factor_is_led_to_set_one_up(sg: Person, mission: Mission, known: Any) -> None:
    known(sg)
    answer = post_sign_in(Client(), "sg", next="/missions/tandala/")
    assert answer.headers["Location"] == "/account/?next=%2Fmissions%2Ftandala%2F"


@pytest.mark.django_db(transaction=True)
def test_without_a_factor_a_decision_waits_until_it_is_set_up(
    sg: Person, mission: Mission, enter: Enter
) -> None:
    browser = enter(sg)
    led = browser.post(PAGE, DECLINE)
    assert led.headers["Location"].startswith("/account/?next=")
    page = browser.get(led.headers["Location"]).content.decode()
    assert "waits with all that you typed" in page
    assert browser.get("/account/app/").headers["Location"].startswith("/account/confirm/")
    browser.post("/account/confirm/", {"password": PASSWORD, "next": "/account/app/"})
    before = browser.session.session_key
    secret = browser.get("/account/app/").context["form"].secret
    browser.post("/account/app/", {"code": code_of(secret)})
    assert secret_of(sg) == secret
    back = browser.get("/account/").context["waiting"]["back"]
    sent = browser.get(back)
    assert sent.status_code == 409, "the decision is tried, and refused for what the process lacks"
    assert REASON in sent.content.decode()
    assert browser.session.session_key != before


def test_a_decision_leads_to_the_confirmation_and_back_with_nothing_lost(
    sg: Person, mission: Mission, known: Any
) -> None:
    secret = give_app(known(sg))
    browser = Client()
    post_sign_in(browser, "sg")
    browser.post("/sign-in/second-factor/", {"code": code_of(secret, -1)})
    assert browser.post(PAGE, DECLINE).status_code == 409, "fresh from signing in"
    age(browser, 301)
    led = browser.post(PAGE, DECLINE)
    assert led.status_code == 302
    asked = led.headers["Location"]
    assert asked.startswith("/account/confirm/?next=")
    page = browser.get(asked)
    assert "Decline or defer" in page.context["what"]
    assert "Tandala" in page.context["what"]
    back = page.context["next"]
    assert browser.get(back).status_code == 200, "unconfirmed, the way back only shows the page"
    refused = browser.post("/account/confirm/", {"password": PASSWORD, "next": back})
    assert refused.status_code == 200, "the password does not stand in for the second factor"
    key = browser.session.session_key
    confirmed = browser.post("/account/confirm/", {"code": code_of(secret), "next": back})
    assert confirmed.headers["Location"] == back
    assert browser.session.session_key != key
    sent = browser.get(back)
    assert sent.status_code == 409
    assert REASON in sent.content.decode()
    assert browser.get(back).status_code == 200, "it is sent once"


def test_another_session_cannot_send_what_waits(sg: Person, mission: Mission, known: Any) -> None:
    secret = give_app(known(sg))
    first, second = Client(), Client()
    for browser, steps in ((first, -1), (second, 0)):
        post_sign_in(browser, "sg")
        browser.post("/sign-in/second-factor/", {"code": code_of(secret, steps)})
    age(first, 301)
    back = parse_qs(urlsplit(first.post(PAGE, DECLINE).headers["Location"]).query)["next"][0]
    assert second.get(back).status_code == 200


def test_in_a_demonstration_the_password_is_asked_again(sg: Person, played: Mission, enter: Enter) -> None:
    browser = enter(sg)
    assert browser.post(PAGE, DECLINE).status_code == 409, "signed in a moment ago"
    age(browser, 301)
    led = browser.post(PAGE, DECLINE)
    page = browser.get(led.headers["Location"])
    assert "This is a demonstration" in page.content.decode()
    back = page.context["next"]
    assert browser.post("/account/confirm/", {"password": "wrong", "next": back}).status_code == 200
    browser.post("/account/confirm/", {"password": PASSWORD, "next": back})
    assert browser.get(back).status_code == 409


def test_the_door_asks_whoever_calls_it(sg: Person, mission: Mission, enter: Enter) -> None:
    with pytest.raises(NotReady):  # a command on the server: nothing is asked but what the process asks
        perform("decline-initiation", mission, by=sg, data=dict(DECLINE))
    browser = enter(sg)
    headers = {"content_type": "application/json"}
    refused = browser.post(API, DECLINE, **headers)
    assert refused.status_code == 403
    assert "second factor" in refused.json()["detail"]
    assert Entry.objects.filter(mission=mission, kind="refusal", detail__status=403).count() == 1
    give_app(sg)
    assert "Confirm that it is you" in browser.post(API, DECLINE, **headers).json()["detail"]


@pytest.mark.parametrize(("choice", "expected"), [("write", 403), ("decide", 409)])
def test_a_token_decides_where_it_says_so(choice: str, expected: int, sg: Person, mission: Mission) -> None:
    _, token = tokens.issue(sg, decides=choice == "decide")
    script = APIClient()
    script.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    answer = script.post(API, DECLINE)
    assert answer.status_code == expected
    assert ("does not decide" in answer.json()["detail"]) is (choice == "write")
    assert script.get("/api/v1/tokens/").json()["results"][0]["decides"] is (choice == "decide")


def test_a_token_that_decides_is_made_after_the_second_factor(
    sg: Person, mission: Mission, known: Any
) -> None:
    secret = give_app(known(sg))
    browser = Client()
    post_sign_in(browser, "sg")
    browser.post("/sign-in/second-factor/", {"code": code_of(secret, -1)})
    age(browser, 301)
    typed = {"name": "nightly", "scope": "decide", "days": "30"}
    led = browser.post("/tokens/", typed)
    assert led.headers["Location"].startswith("/account/confirm/")
    assert not ApiToken.objects.exists()
    back = browser.get(led.headers["Location"]).context["next"]
    browser.post("/account/confirm/", {"code": code_of(secret), "next": back})
    assert "is made" in browser.get(back).content.decode()
    row = ApiToken.objects.get()
    assert (row.scope, row.decides, row.name) == ("write", True, "nightly")
    browser.post("/tokens/", {**typed, "scope": "write"})
    assert ApiToken.objects.filter(decides=False, scope="write").count() == 1
