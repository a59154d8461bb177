"""People who sign in as people do: by password, by code, and a session that remembers how."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from missions.models import Mission, Person

PASSWORD = "four calm words together"
Enter = Callable[..., Client]


@pytest.fixture(autouse=True)
def _as_in_service(settings: Any, db: None) -> Iterator[None]:
    """Ask for second factors, as every copy does; nobody has failed yet."""
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def known() -> Callable[[Person], Person]:
    """A function that gives a person the password of these tests."""

    def give(person: Person) -> Person:
        if not person.check_password(PASSWORD):  # hashed anew, it would end the person's other sessions
            person.set_password(PASSWORD)
            person.save(update_fields=["password"])
        return person

    return give


@pytest.fixture
def enter(known: Callable[[Person], Person]) -> Enter:
    """A function that signs a person in with name and password, in a browser of their own."""

    def sign_in(person: Person, **headers: str) -> Client:
        browser = Client(headers=headers)
        known(person)
        answer = post_sign_in(browser, person.username)
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return sign_in


def post_sign_in(browser: Client, username: str, password: str = PASSWORD, **more: str) -> Any:
    """Send the form of the sign-in page."""
    return browser.post("/sign-in/", {"login": username, "password": password, **more})


def give_app(person: Person) -> str:
    """Give a person an authenticator app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_of(secret: str, steps: int = 0) -> str:
    """Return the code that an app shows now, or some half minutes away."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def secret_of(person: Person) -> str:
    """Return the secret that was kept for a person's app."""
    return str(decrypt(person.authenticator_set.get(type="totp").data["secret"]))


@pytest.fixture
def played(mission: Mission) -> Mission:
    """The mission as one of a demonstration."""
    mission.demonstration_date = mission.opened_on
    mission.save(update_fields=["demonstration_date"])
    return mission


def age(browser: Client, seconds: int) -> None:
    """Let time pass over what a session remembers."""
    session = browser.session
    for record in session.get("account_authentication_methods", []):
        record["at"] -= seconds
    for name in ("begun", "seen"):
        if name in session:
            session[name] -= seconds
    session.save()
