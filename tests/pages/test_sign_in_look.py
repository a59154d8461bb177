"""Signing in with a real browser: app, passkey and the house's single sign-on, under the site's policy."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as configured
from django.core.cache import cache
from django.test import RequestFactory

from missions.models import Person, SecurityEvent
from missions.sign_in.passwords import setting_link
from tests.missions.sign_in.conftest import PASSWORD, code_of
from tests.pages.looking import RULES
from tests.processes import end

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
AXE = (Path(configured.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# What these tests look at, by the pattern's name (`test_every_page_is_looked_at` asks for it).
LOOKED = {
    *("sign-in", "mfa_authenticate", "account", "confirm", "mfa_activate_totp", "mfa_deactivate_totp"),
    *("mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "account_change_password", "account_set_password", "account_inactive"),
    *("account_reset_password", "account_reset_password_done", "account_reset_password_from_key"),
    *("account_reset_password_from_key_done", "socialaccount_login_cancelled", "person", "sign-ins"),
}
OPEN = ("closed/", "forgotten/", "forgotten/sent/", "new-password/set/", "new-password/1-x/", "with/left/")
PEOPLE = ("ada@example.org", "nobody@example.org", "closed@example.org")


@pytest.fixture(autouse=True)
def _as_in_service(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for second factors; let Django use its database beside the browser's event loop."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def person(transactional_db: None) -> Person:
    """A Secretary-General with a password and nothing else."""
    return Person.objects.create_user("ada", name="Ada Brandt", office="sg", password=PASSWORD)


@pytest.fixture
def page(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A page of a narrow browser; what its console says and forbids is kept in `page.said`."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(viewport={"width": 360, "height": 800}, base_url=address)
    context.set_default_timeout(20_000)
    made = context.new_page()
    made.said = []
    made.on("console", lambda message: made.said.append(message.text))
    made.on("pageerror", lambda error: made.said.append(str(error)))
    yield made
    context.close()


@pytest.fixture
def judge(page: Any) -> Callable[[], None]:
    """A function that fails where the page is too wide, not accessible, or was forbidden something."""

    def look() -> None:
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        assert found == [], [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
        assert page.said == [], page.url

    return look


def enter(page: Any, next_: str = "") -> None:
    """Sign in with name and password."""
    page.goto(f"/sign-in/?next={next_}")
    page.get_by_label("Sign-in name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.split("?")[0].endswith("/sign-in/"))


def confirm(page: Any) -> None:
    """Confirm by password, where a page asks for it."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def leave(page: Any) -> None:
    """Sign out by the menu, behind which the masthead stands on a narrow page."""
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("button", name="Sign out").click()


def test_an_app_is_set_up_and_asked_for(page: Any, person: Person, judge: Callable[[], None]) -> None:
    page.goto("/sign-in/")
    judge()
    enter(page)
    assert "/account/" in page.url, "who decides is led to set up a second factor"
    judge()
    page.get_by_role("link", name="Set up a second factor").click()
    judge()
    confirm(page)
    page.wait_for_url("**/account/app/")
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 0")
    judge()
    secret = page.locator("code.token").inner_text()
    page.get_by_label("Code").fill(code_of(secret, -1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/recovery-codes/")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    judge()
    page.get_by_role("link", name="I have kept them").click()
    judge()
    for code, expected in ((code_of(secret), "/missions/"), (codes[0], "/missions/")):
        leave(page)
        enter(page, "/missions/")
        page.wait_for_url("**/sign-in/second-factor/")
        judge()
        page.get_by_label("Code").fill(code)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{expected}")
    for address in ("/account/password/", "/account/recovery-codes/new/", "/account/app/remove/", "/tokens/"):
        page.goto(address)
        judge()


def test_a_passkey_signs_in_alone_and_confirms(page: Any, person: Person, judge: Callable[[], None]) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    enter(page)
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.wait_for_url("**/account/passkeys/new/")
    judge()
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/account/recovery-codes/")
    page.get_by_role("link", name="I have kept them").click()
    assert "Passkey 1" in page.locator("main").inner_text()
    leave(page)
    page.goto("/sign-in/?next=/missions/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/missions/")
    page.wait_for_load_state("networkidle")
    page.goto("/account/confirm/?next=/tokens/")
    judge()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/tokens/")
    page.wait_for_load_state("networkidle")
    assert SecurityEvent.objects.filter(person=person, kind="factor-used").count() == 2
    page.goto("/account/")
    page.get_by_role("link", name=re.compile("Rename.*Passkey 1")).click()
    judge()
    page.goto("/account/")
    page.get_by_role("link", name=re.compile("Remove.*Passkey 1")).click()
    judge()
    page.get_by_role("button", name="Remove the passkey").click()
    page.wait_for_url("**/account/")
    assert not person.authenticator_set.exists()


def test_pages_beside_the_way_have_no_fault(
    page: Any, person: Person, judge: Callable[[], None], settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example"
    for address in OPEN:
        page.goto(f"/sign-in/{address}")
        judge()
    Person.objects.filter(pk=person.pk).update(office="custodian")
    other = Person.objects.create_user("bo", name="Bo Lind", email="bo@example.org", password=PASSWORD)
    enter(page)
    for address in ("/people/", f"/people/{person.pk}/", f"/people/{other.pk}/", "/people/sign-ins/"):
        page.goto(address)
        judge()
    Person.objects.filter(pk=person.pk).update(password="!")
    link = setting_link(other, RequestFactory().get("/"))
    page.goto(link.removeprefix("http://testserver"))
    assert "Set your password" in page.locator("h1").inner_text()
    judge()


@pytest.fixture
def provider(settings: Any) -> Iterator[str]:
    """A real OpenID provider in a process of its own, and the settings that name it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    known = [
        {"sub": f"sub-{address}", "email": address, "email_verified": True, "name": address.split("@")[0]}
        for address in PEOPLE
    ]
    known.append({"sub": "sub-unsure", "email": PEOPLE[0], "email_verified": False})
    told = [part for claims in known for part in ("--user-claims", json.dumps(claims))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *told]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    address, deadline = f"http://localhost:{port}", time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=5).close()  # noqa: S310
            break
        except OSError:
            time.sleep(0.2)
    settings.OIDC_ISSUER, settings.OIDC_NAME = address, "the house's directory"
    app = {"provider_id": "house", "name": "house", "client_id": "impp", "secret": "known to every test"}
    app |= {"settings": {"server_url": address}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield address
    end(process)


def vouched(page: Any, subject: str) -> str:
    """Go through the provider as a subject; returns what the page then says."""
    page.context.clear_cookies()
    page.goto("/sign-in/?next=/missions/")
    page.get_by_role("link", name="Go on with the house's directory").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator(f"button[value='{subject}'], button:has-text('{subject}')").first.click()
    page.wait_for_url(lambda url: "authorize" not in url)
    return str(page.locator("main").inner_text())


def test_single_sign_on_lets_in_whom_the_house_knows(
    page: Any, person: Person, provider: str, judge: Callable[[], None]
) -> None:
    Person.objects.filter(pk=person.pk).update(email="Ada@example.org", office="", password="!")
    Person.objects.create_user("closed", email="closed@example.org", is_active=False)
    assert "nobody has added you here" in vouched(page, "sub-unsure"), "an address that is not verified"
    assert not SocialAccount.objects.exists()
    vouched(page, "sub-ada@example.org")
    assert page.url.endswith("/missions/")
    assert SocialAccount.objects.get().user == person
    page.said.clear()  # of the refusal before: its status
    page.goto("/account/password/first/")
    judge()
    Person.objects.filter(pk=person.pk).update(email="")
    vouched(page, "sub-ada@example.org")
    assert page.url.endswith("/missions/"), "the subject is enough from then on"
    assert "nobody has added you here" in vouched(page, "sub-nobody@example.org")
    assert "closed" in vouched(page, "sub-closed@example.org")
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert "closed" in vouched(page, "sub-ada@example.org")
    assert not Person.objects.filter(email="nobody@example.org").exists()
    assert SecurityEvent.objects.filter(kind="refused").exists()
