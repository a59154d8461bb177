"""One's own sessions and passwords, and what the custodian does to somebody else's sign-in."""

import re
import threading
from collections.abc import Callable, Iterator
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from missions import tokens
from missions.errors import Conflict, NotPermitted
from missions.models import ApiToken, Entry, Person, SecurityEvent
from missions.sign_in import custody
from tests.missions.sign_in.conftest import PASSWORD, Enter, age, code_of, give_app, post_sign_in

NEW = "another four calm words"


def strong(person: Person, known: Callable[[Person], Person]) -> Client:
    """Sign a person in with both factors."""
    secret = give_app(known(person))
    browser = Client()
    post_sign_in(browser, person.username)
    browser.post("/sign-in/second-factor/", {"code": code_of(secret)})
    return browser


@pytest.fixture(autouse=True)
def _letters(settings: Any) -> None:
    """Letters go out at once, and to the outbox."""
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Letters as they are handed to the worker, which sends them at once."""
    from missions import tasks  # noqa: PLC0415 (beside its one use)

    handed: list[Any] = []

    def send(*letter: Any) -> None:
        handed.append(letter)
        tasks.send_letter(*letter)

    monkeypatch.setattr(tasks.send_letter, "delay", send)
    return handed


def test_sessions_are_listed_and_ended_one_by_one_and_all_others(
    planner: Person, observer: Person, enter: Enter
) -> None:
    here, there, third = (enter(planner, **{"User-Agent": name}) for name in ("Here", "There", "Third"))
    page = here.get("/account/")
    assert all(name in page.content.decode() for name in ("Here", "There", "Third"))
    number = next(item.pk for item, _own in page.context["sessions"] if item.user_agent == "There")
    assert enter(observer).post(f"/account/sessions/{number}/end/").status_code == 404
    here.post(f"/account/sessions/{number}/end/")
    assert there.get("/account/").status_code == 302
    assert third.get("/account/").status_code == 200
    here.post("/account/sessions/end-others/")
    assert third.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert SecurityEvent.objects.filter(person=planner, kind="session-ended").count() == 2


def test_a_changed_password_ends_other_sessions(planner: Person, enter: Enter) -> None:
    here, there = enter(planner), Client()
    post_sign_in(there, "planner")
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    wrong = here.post("/account/password/", {**typed, "oldpassword": "x"})
    assert "not your present password" in wrong.content.decode()
    assert here.post("/account/password/", typed).status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert SecurityEvent.objects.filter(kind="password-changed").count() == 1


@pytest.mark.parametrize("weak", ["short", "password1234", "planner12345", "190827364510"])
def test_weak_passwords_are_refused(weak: str, planner: Person) -> None:
    with pytest.raises(ValidationError):
        validate_password(weak, planner)
    validate_password(NEW, planner)


class Range(BaseHTTPRequestHandler):
    """A service of leaked passwords as the real one answers: endings and counts, by the start of a hash."""

    asked: list[str] = []

    def do_GET(self) -> None:
        """Answer with the ending of one leaked password, and one of padding."""
        self.asked.append(self.path)
        found = sha1(b"leaked four calm words", usedforsecurity=False).hexdigest().upper()
        padding = sha1(NEW.encode(), usedforsecurity=False).hexdigest().upper()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{found[5:]}:42\r\n{padding[5:]}:0\r\n".encode())

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """The address of a running service of leaked passwords."""
    Range.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Range)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/range/"
    server.shutdown()
    server.server_close()


def test_leaked_passwords_are_refused_where_a_service_is_named(
    service: str, planner: Person, settings: Any
) -> None:
    leaked = "leaked four calm words"
    validate_password(leaked, planner)
    assert Range.asked == [], "without the setting nobody is asked"
    settings.BREACHED_PASSWORDS_URL = service
    with pytest.raises(ValidationError, match="leaked"):
        validate_password(leaked, planner)
    validate_password(NEW, planner)
    assert {len(path.rsplit("/", 1)[1]) for path in Range.asked} == {5}, "five letters of a hash, no more"
    settings.BREACHED_PASSWORDS_URL = "http://127.0.0.1:1/"
    validate_password(leaked, planner)


def test_a_forgotten_password_is_set_by_a_letter_and_nobody_learns_who_is_known(
    planner: Person, known: Any, posted: list[Any], settings: Any
) -> None:
    known(planner)
    Person.objects.filter(pk=planner.pk).update(email="planner@example.org")
    pages = [
        re.sub(r'content="\w{64}"', "", answer.content.decode())  # the form's own token
        for address in ("Planner@example.org", "nobody@example.org")
        for answer in [Client().post("/sign-in/forgotten/", {"email": address}, follow=True)]
    ]
    assert pages[0] == pages[1]
    assert len(posted) == len(mail.outbox) == 1
    link = next(word for word in mail.outbox[0].body.split() if "/new-password/" in word)
    browser = Client()
    form = browser.get(link, follow=True)
    assert "set-password" in form.redirect_chain[0][0], "the key leaves the address bar"
    weak = browser.post(form.context["action_url"], {"password1": "short", "password2": "short"})
    assert weak.status_code == 200
    done = browser.post(form.context["action_url"], {"password1": NEW, "password2": NEW})
    assert done.status_code == 302
    assert post_sign_in(Client(), "planner", NEW).status_code == 302
    assert "no longer good" in Client().get(link, follow=True).content.decode()
    settings.EMAIL_HOST = ""
    assert Client().get("/sign-in/forgotten/").headers["Location"] == "/sign-in/"


def test_a_new_person_sets_the_first_password_by_a_link(
    custodian: Person, known: Any, entities: Any, posted: list[Any], settings: Any
) -> None:
    settings.EMAIL_HOST = ""
    browser = strong(custodian, known)
    browser.post("/people/new/", {"username": "nadia", "name": "Nadia New", "email": "nadia@example.org"})
    nadia = Person.objects.get(username="nadia")
    given = browser.post(f"/people/{nadia.pk}/", {"act": "link"})
    link = given.context["link"]
    assert link in given.content.decode()
    assert Entry.objects.get(verb="give-link").person == custodian
    hers = Client()
    form = hers.get(link, follow=True)
    hers.post(form.context["action_url"], {"password1": NEW, "password2": NEW})
    assert post_sign_in(Client(), "nadia", NEW).status_code == 302
    assert browser.post(f"/people/{nadia.pk}/", {"act": "link"}).status_code == 409
    assert posted == []


def test_the_custodian_takes_a_lost_second_factor_away(
    custodian: Person, planner: Person, known: Any
) -> None:
    theirs = strong(planner, known)
    browser = strong(custodian, known)
    age(browser, 301)
    led = browser.post(f"/people/{planner.pk}/", {"act": "factor"})
    assert led.headers["Location"].startswith("/account/confirm/"), "the custodian confirms as well"
    assert planner.authenticator_set.exists()
    with pytest.raises(NotPermitted):
        custody.reset_factor(custodian, by=planner)
    custody.reset_factor(planner, by=custodian)
    entry = Entry.objects.get(verb="reset-second-factor")
    assert entry.person == custodian
    assert not planner.authenticator_set.exists()
    assert theirs.get("/account/").status_code == 302, "signed out everywhere"
    with pytest.raises(Conflict):
        custody.reset_factor(planner, by=custodian)
    with pytest.raises(Conflict):
        custody.reset_factor(custodian, by=custodian)


def test_a_closed_account_ends_sessions_and_tokens_for_good(
    custodian: Person, planner: Person, enter: Enter
) -> None:
    theirs = enter(planner)
    _row, token = tokens.issue(planner)
    custody.close_account(planner, by=custodian)
    assert theirs.get("/account/").status_code == 302
    assert tokens.holder(token) is None
    custody.open_account(planner, by=custodian)
    assert theirs.get("/account/").status_code == 302
    assert tokens.holder(token) is None
    assert post_sign_in(Client(), "planner").status_code == 302
    assert [entry.verb for entry in Entry.objects.filter(person=custodian).order_by("number")] == [
        "close-account",
        "open-account",
    ]
    for act in (custody.close_account, custody.set_address):
        with pytest.raises(NotPermitted):
            act(custodian, by=planner)
    with pytest.raises(Conflict):
        custody.close_account(custodian, by=custodian)


def test_the_administration_ends_them_as_well(planner: Person, enter: Enter) -> None:
    theirs = enter(planner)
    tokens.issue(planner)
    root = Person.objects.create_superuser("root")
    secret = give_app(root)
    root.set_password(PASSWORD)
    root.save()
    browser = Client()
    assert browser.get("/admin/", follow=True).redirect_chain[-1][0] == "/sign-in/?next=/admin/"
    post_sign_in(browser, "root")
    assert browser.get("/admin/").status_code == 302, "the password alone opens nothing"
    browser.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert browser.get("/admin/").status_code == 200
    assert browser.get("/admin/mfa/authenticator/").status_code == 404
    form = browser.get(f"/admin/missions/person/{planner.pk}/change/").context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value not in (None, False, True)}
    browser.post(f"/admin/missions/person/{planner.pk}/change/", {"username": "planner", **typed})
    planner.refresh_from_db()
    assert not planner.is_active
    assert theirs.get("/account/").status_code == 302
    assert not ApiToken.objects.filter(person=planner, revoked_at=None).exists()


def test_staff_without_a_factor_is_led_to_set_one_up(enter: Enter, db: None) -> None:
    root = Person.objects.create_superuser("root")
    browser = enter(root)
    assert browser.get("/admin/", follow=True).redirect_chain[-1][0] == "/account/?next=%2Fadmin%2F"
    assert browser.get("/admin/login/", {"next": "//evil.example"}).headers["Location"] == (
        "/account/?next=%2Fadmin%2F"
    )


def test_an_address_and_a_subject_are_the_custodians_to_enter(
    custodian: Person, planner: Person, observer: Person
) -> None:
    custody.set_address(planner, by=custodian, email="p@example.org", subject="sub-1")
    assert SocialAccount.objects.get(user=planner).uid == "sub-1"
    with pytest.raises(Conflict):
        custody.set_address(observer, by=custodian, subject="sub-1")
    custody.set_address(planner, by=custodian, email="", subject="")
    assert not SocialAccount.objects.exists()
    assert "p@example.org" not in str(Entry.objects.filter(verb="change-address").values_list("detail"))
