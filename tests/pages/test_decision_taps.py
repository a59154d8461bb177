"""From the mail to the decision in three taps, on a telephone, with a real mail and a real second factor.

Where `IMPP_SCREENSHOTS` names a directory, each step is kept there as a picture.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from missions.models import Entity, Entry, Person
from outputs.models import Concurrence, Version
from planning_levels.models import Decision
from planning_levels.notices.sending import send_due
from planning_levels.notices.telling import tell
from planning_levels.notices.weighing import weigh
from tests.journeys.browser.keyboard import follow, tab_to
from tests.missions.sign_in.conftest import PASSWORD, code_of, give_app
from tests.pages.first_screen import on_the_first_screen
from tests.pages.looking import faults_of
from tests.planning_levels.cast import people
from tests.planning_levels.notices.conftest import Server, server  # noqa: F401 (a fixture)
from tests.planning_levels.walking import Walk, walk_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
SIZE = {"width": 360, "height": 740}
INITIATE = "Initiate the process"
LONG = {
    "DEPARTMENT-OF-SAFETY-AND-SECURITY": "Maria Magdalena Oyelaran-Wickramasinghe, Head of Security",
    "OFFICE-FOR-HUMANITARIAN-AFFAIRS": "Bartholomew Constantinopoulos-Featherstonehaugh",
    "HIGH-COMMISSIONER-FOR-REFUGEES": "Anastasia Krishnamurthy-van-den-Heuvel, Deputy Director",
}


class Phone:
    """A telephone in a leader's hand: counts its taps, looks at each step, keeps pictures where asked."""

    def __init__(self, page: Any, name: str) -> None:
        self.page, self.name, self.taps, self.steps = page, name, 0, 0

    def tap(self, target: Any) -> None:
        """Tap what leads on, and wait for the next page."""
        self.taps += 1
        with self.page.expect_navigation():
            target.tap()
        self.look()

    def open(self, address: str) -> None:
        """Tap the link of a mail."""
        self.taps += 1
        self.page.goto(address)
        self.look()

    def look(self) -> None:
        """Judge the page as it stands, and keep a picture of it."""
        self.steps += 1
        assert faults_of(self.page) == [], self.page.url
        if directory := os.environ.get("IMPP_SCREENSHOTS"):
            Path(directory).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(directory) / f"{self.name}-{self.steps}.png"))


@pytest.fixture(autouse=True)
def _as_in_service(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for second factors; let Django use its database beside the browser's event loop."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def walk(transactional_db: None) -> Walk:
    """A real mission whose analysis is before the Secretary-General, who has an address and a password."""
    cast = people()
    leader = cast["sg"]
    leader.email = "sg@un.example"
    leader.set_password(PASSWORD)
    leader.save()
    return walk_to("awaiting_initiation", cast)


@pytest.fixture
def secret(walk: Walk) -> str:
    """The secret of the leader's authenticator app."""
    return give_app(walk.cast["sg"])


@pytest.fixture
def page(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A page of a telephone that is touched."""
    context = chromium.new_context(viewport=SIZE, has_touch=True, base_url=local(live_server.url))
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def link(walk: Walk, server: Server, live_server: Any, settings: Any) -> str:  # noqa: F811
    """The link of the mail that the leader was sent, as it came out of the mail server."""
    settings.SITE_URL = local(live_server.url)
    tell()
    weigh()
    assert send_due() >= 1
    asking = [one for one in range(len(server.taken)) if "decision waits" in server.taken[one]["Subject"]]
    assert {server.to[one] for one in asking} == {"sg@un.example"}
    links = [[word for word in server.text(one).split() if "/missions/" in word] for one in asking]
    assert all(len(found) == 1 for found in links), "a mail asks for one thing"
    return str(links[-1][0])


def local(address: str) -> str:
    """Return an address under the name for which browsers keep secure cookies."""
    return address.replace("127.0.0.1", "localhost")


def sign_in(page: Any, secret: str, steps: int = 0) -> None:
    """Type name, password and code."""
    page.get_by_label("Sign-in name").fill("sg")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Code").fill(code_of(secret, steps))
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/**")


def older(person: Person) -> None:
    """Make every second factor that was shown an old one: the session has outlived it."""
    from django.contrib.sessions.models import Session  # noqa: PLC0415 (named by the settings)

    for row in Session.objects.all():
        data = row.get_decoded()
        for record in data.get("account_authentication_methods", []):
            record["at"] -= 3600
        Session.objects.filter(pk=row.pk).update(session_data=Session.objects.encode(data))
    assert person.pk


def taken(walk: Walk) -> Decision:
    """Return the one decision that was taken."""
    return Decision.objects.get(mission=walk.mission, gate="DP-INIT")


def test_from_the_mail_to_the_decision_in_three_taps(page: Any, walk: Walk, secret: str, link: str) -> None:
    phone = Phone(page, "taps-signing-in")
    phone.open(link)
    assert "/sign-in/" in page.url
    sign_in(page, secret)
    assert page.url == link, "signed in, the leader is where the mail led"
    phone.look()
    phone.tap(page.get_by_role("button", name=INITIATE, exact=True).first)
    assert page.locator("h1").inner_text() == f"{INITIATE}?"
    assert not Decision.objects.exists(), "nothing is decided before it is confirmed"
    assert not Entry.objects.filter(mission=walk.mission, verb="initiate").exists()
    phone.tap(page.get_by_role("button", name=f"Confirm: {INITIATE}"))
    assert phone.taps == 3
    assert taken(walk).decider == walk.cast["sg"]
    assert walk.state == "L1.1"
    assert "Done." in page.locator(".said").inner_text()


def test_signed_in_long_ago_the_code_is_the_confirmation(
    page: Any, walk: Walk, secret: str, link: str
) -> None:
    page.goto(link)
    sign_in(page, secret, -1)
    older(walk.cast["sg"])
    page.goto("about:blank")
    phone = Phone(page, "taps-code")
    phone.open(link)
    phone.tap(page.get_by_role("button", name=INITIATE, exact=True).first)
    assert "/account/confirm/" in page.url
    assert INITIATE in page.locator(".confirmed-act").inner_text()
    assert not Decision.objects.exists()
    page.get_by_label("Code").fill(code_of(secret))
    phone.tap(page.get_by_role("button", name="Confirm"))
    page.wait_for_url(f"**/missions/{walk.key}/")
    assert phone.taps == 3
    assert taken(walk).outcome == "initiated"


def test_the_same_by_keyboard_alone(page: Any, walk: Walk, secret: str, link: str) -> None:
    page.goto(link)
    sign_in(page, secret)
    tree = page.locator("main").aria_snapshot()
    question = "Does the strategic analysis show a peace support operation"
    assert re.search(rf'heading "{question}[^"]*" \[level=1\]', tree), tree
    assert 'radiogroup "Your decision"' in tree, tree
    for choice, mark in ((INITIATE, r" \[checked\]"), ("Decline", ""), ("Defer", "")):
        assert re.search(rf'radio "{choice}"{mark}', tree), tree
    assert f'button "{INITIATE}"' in tree
    tab_to(page, page.get_by_label(INITIATE, exact=True).and_(page.get_by_role("radio")))
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="Decline", exact=True).is_checked()
    assert page.locator("#form-decline-initiation").is_visible()
    assert not page.locator("#form-initiate").is_visible()
    page.keyboard.press("ArrowUp")
    follow(page, page.locator("#form-initiate button[type=submit]"))
    assert faults_of(page) == []
    assert re.search(rf'button "Confirm: {INITIATE}"', page.locator("main").aria_snapshot())
    follow(page, page.get_by_role("button", name=f"Confirm: {INITIATE}"))
    assert taken(walk).outcome == "initiated"


def test_deferred_until_a_day_for_a_reason(page: Any, walk: Walk, secret: str, link: str) -> None:
    page.goto(link)
    sign_in(page, secret)
    page.get_by_role("radio", name="Defer", exact=True).check()
    form = page.locator("#form-decline-initiation-deferred")
    form.get_by_label("Reasons").fill("The talks of the parties come first.")
    form.get_by_label("Deferred until").fill("2099-01-31")
    form.get_by_role("button", name="Defer").click()
    assert "The talks of the parties come first." in page.locator("main").inner_text()
    page.get_by_role("button", name="Confirm: Defer").click()
    page.wait_for_url(f"**/missions/{walk.key}/")
    assert (taken(walk).outcome, taken(walk).reason) == ("deferred", "The talks of the parties come first.")
    assert walk.mission.events.get().due.isoformat() == "2099-01-31"
    assert walk.state == "pre_planning"


def test_three_objections_with_long_names_stand_on_the_first_screen(
    page: Any, walk: Walk, secret: str, live_server: Any
) -> None:
    walk.initiate()
    walk.assess()
    version = Version.objects.get(output__mission=walk.mission, output__type="strategic-assessment")
    for number, (code, name) in enumerate(LONG.items()):
        speaker = Person.objects.create_user(f"speaker-{number}", name=name)
        entity = Entity.objects.create(code=code, name=code.replace("-", " ").title())
        Concurrence.objects.create(
            of=version, entity=entity, position="object", by=speaker, on=walk.mission.today(),
            text="The form that is proposed leaves out what the people there have asked for. " * 4,
        )  # fmt: skip
    walk.act("record-event", "planner", kind="calendar", title="The Council meets on this", due="2099-01-31")
    page.goto(f"/missions/{walk.key}/decisions/DP-1.1/")
    sign_in(page, secret)
    shown = on_the_first_screen(page)
    for code, name in LONG.items():
        assert f"{code}, {name}: objects" in shown[".glance-voices"]
    assert "31 January 2099" in shown[".glance-deadline"]
    assert "The Council meets on this" in shown[".glance-deadline"]
    assert "chair of the task force" in shown[".glance-recommended"]
    assert faults_of(page) == []
    Phone(page, "first-screen").look()
