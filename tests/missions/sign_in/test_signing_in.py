"""By name and password: what is refused, in which words, how often, and where one is led afterwards."""

from typing import Any

import pytest
from django.test import Client

from missions.models import Person, SecurityEvent
from tests.missions.sign_in.conftest import PASSWORD, Enter, age, code_of, give_app, post_sign_in


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(planner: Person, known: Any) -> None:
    known(planner)
    said = []
    for name in ("planner", "nobody"):
        answer = post_sign_in(Client(), name, "not the password")
        assert answer.status_code == 200
        said.append(answer.context["form"].non_field_errors())
    assert said[0] == said[1]
    assert "do not belong together" in said[0][0]


def test_a_closed_account_needs_the_right_password_to_learn_that_it_is_closed(
    planner: Person, known: Any
) -> None:
    known(planner)
    Person.objects.filter(pk=planner.pk).update(is_active=False)
    wrong = post_sign_in(Client(), "planner", "not the password")
    assert "do not belong together" in wrong.content.decode()
    right = Client()
    assert post_sign_in(right, "planner").headers["Location"] == "/sign-in/closed/"
    assert "_auth_user_id" not in right.session
    assert "closed the account" in right.get("/sign-in/closed/").content.decode()


@pytest.mark.parametrize("name", ["planner", "nobody"])
def test_five_failures_lock_an_account_for_all_addresses_and_no_other_account(
    name: str, planner: Person, observer: Person, known: Any
) -> None:
    for person in (planner, observer):
        known(person)
    for number in range(5):
        attempt = Client(REMOTE_ADDR=f"10.0.0.{number}")
        assert "do not belong together" in post_sign_in(attempt, name, "wrong").content.decode()
    locked = post_sign_in(Client(REMOTE_ADDR="10.0.0.9"), name)
    assert locked.status_code == 200
    assert "Wait five minutes" in locked.content.decode()
    assert post_sign_in(Client(), "observer").status_code == 302


def test_an_address_is_limited_whatever_names_it_tries(settings: Any, planner: Person, known: Any) -> None:
    known(planner)
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip,5/5m/key"}
    for name in ("a", "b", "c"):
        post_sign_in(Client(), name, "wrong")
    assert "Wait five minutes" in post_sign_in(Client(), "planner").content.decode()
    elsewhere = Client(REMOTE_ADDR="10.1.1.1")
    assert post_sign_in(elsewhere, "planner").status_code == 302


@pytest.mark.parametrize(
    "next_",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "http:///evil"],
)
def test_the_way_on_never_leads_off_this_site(next_: str, planner: Person, known: Any, settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://evil.example"]
    known(planner)
    answer = post_sign_in(Client(), "planner", next=next_)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    shown = Client().get("/sign-in/", {"next": next_}).content.decode()
    assert 'name="next" value=""' in shown


def test_the_way_on_is_kept_through_the_second_factor(planner: Person, known: Any) -> None:
    secret = give_app(known(planner))
    browser = Client()
    answer = post_sign_in(browser, "planner", next="/missions/?state=L2.1")
    assert answer.headers["Location"] == "/sign-in/second-factor/"
    assert "_auth_user_id" not in browser.session
    assert browser.get("/missions/").status_code == 302
    wrong = browser.post("/sign-in/second-factor/", {"code": "000000"})
    assert "not right" in wrong.content.decode()
    right = browser.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert right.headers["Location"] == "/missions/?state=L2.1"
    assert browser.get("/missions/").status_code == 200


def test_a_code_is_taken_once_for_as_long_as_it_is_good(planner: Person, known: Any) -> None:
    secret = give_app(known(planner))
    code = code_of(secret, -1)  # of a clock that is half a minute behind
    for expected in (302, 200):
        browser = Client()
        post_sign_in(browser, "planner")
        assert browser.post("/sign-in/second-factor/", {"code": code}).status_code == expected


def test_a_secret_is_not_kept_in_the_clear(planner: Person) -> None:
    secret = give_app(planner)
    assert secret not in str(planner.authenticator_set.get().data)


def test_signing_in_rotates_the_session_key(planner: Person, known: Any) -> None:
    known(planner)
    browser = Client()
    browser.get("/sign-in/")
    session = browser.session
    session["planted"] = "by somebody who chose the key"
    session.save()
    browser.cookies["planted"] = "x"
    before = session.session_key
    browser.cookies[_cookie()] = before
    post_sign_in(browser, "planner")
    assert browser.session.session_key != before


def _cookie() -> str:
    from django.conf import settings  # noqa: PLC0415 (beside its one use)

    return str(settings.SESSION_COOKIE_NAME)


def test_what_happens_is_written_down_and_what_was_typed_is_not(
    planner: Person, known: Any, custodian: Person, enter: Enter
) -> None:
    known(planner)
    for _ in range(3):
        post_sign_in(Client(), "planner", "wrong")
    post_sign_in(Client(), "my password in the wrong field", "wrong")
    row = SecurityEvent.objects.get(person=planner, kind="failed")
    assert (row.count, row.address) == (3, "127.0.0.1")
    assert SecurityEvent.objects.get(person=None).kind == "failed"
    assert not SecurityEvent.objects.filter(what__contains="my password").exists()
    browser = enter(planner)
    assert "3 attempts to sign in as you have failed" in browser.get("/account/").content.decode()
    log = enter(custodian).get("/people/sign-ins/", {"person": "planner"})
    assert "sign-in failed" in log.content.decode()
    assert enter(planner).get("/people/sign-ins/").status_code == 404


def test_a_session_ends_when_idle_and_when_it_is_old(planner: Person, enter: Enter, settings: Any) -> None:
    browser = enter(planner)
    age(browser, settings.SESSION_COOKIE_AGE - 60)
    assert browser.get("/missions/").status_code == 200  # and this counts as use
    age(browser, settings.SESSION_COOKIE_AGE - 60)
    assert browser.get("/missions/").status_code == 200
    age(browser, settings.SESSION_COOKIE_AGE)
    assert browser.get("/missions/").headers["Location"].startswith("/sign-in/?next=/missions/")
    browser = enter(planner)
    for _ in range(settings.SESSION_ABSOLUTE_AGE // (settings.SESSION_COOKIE_AGE - 60)):
        age(browser, settings.SESSION_COOKIE_AGE - 60)
        assert browser.get("/missions/").status_code == 200
    age(browser, settings.SESSION_COOKIE_AGE - 60)
    assert browser.get("/missions/").status_code == 302


def test_passwords_are_hashed_with_argon2_in_service() -> None:
    from impp.settings_sign_in import PASSWORD_HASHERS  # noqa: PLC0415 (tests hash quickly)

    assert "Argon2" in PASSWORD_HASHERS[0]
    assert len(PASSWORD) >= 12
