"""Pages of notices in a real browser: no accessibility fault, no overflow, all by the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.utils import timezone

from missions.models import Mission, Person
from planning_levels.definition.notices import table
from planning_levels.models import Mail, Notice
from tests.pages.conftest import HOST, serve
from tests.pages.looking import faults_of_pages

pytestmark = pytest.mark.usefixtures("database_beside_the_browser")

LOOKED = {"notices", "wishes"}


@pytest.fixture
def html(
    mission: Mission,
    planner: Person,
    custodian: Person,
    browser_of: Callable[[AbstractBaseUser], Client],
    settings: Any,
) -> dict[str, str]:
    """The pages full and empty, with mail and without, the form as it stands and with its faults."""
    empty = browser_of(planner).get("/notices/").content.decode()
    told = {"gate": "DP-1.2", "output": "mission-plan", "due": "2025-03-01", "level": "1.2"}
    for person in (planner, custodian):
        for key in table():
            read_at = timezone.now() if key.startswith("d") else None
            Notice.objects.create(
                person=person, mission=mission, row=key, source="x", facts=told, at=timezone.now(),
                path="/missions/tandala/", read_at=read_at,
            )  # fmt: skip
    found = {"/notices/empty/": empty, "/notices/": browser_of(planner).get("/notices/").content.decode()}
    settings.EMAIL_HOST, settings.SITE_URL = "mail.example", "https://impp.example"
    reason = f"SMTPRecipientsRefused: {'x' * 80}@un.example"
    Mail.objects.create(key="1", person=planner, send_at=timezone.now(), state="failed", reason=reason)
    keeper, form = browser_of(custodian), "/notices/wishes/"
    found["/notices/kept/"] = keeper.get("/notices/?unread&page=2").content.decode()
    found[form] = keeper.get(form).content.decode()
    typed = {"rhythm": "x", "digest_at": "noon", "time_zone": "Mars", "quiet_from": "20:00"}
    found["/notices/wishes/refused/"] = keeper.post(form, typed).content.decode()
    return found


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    html: dict[str, str], chromium: Any, width: int
) -> None:
    assert not faults_of_pages(chromium, html, width)


@pytest.mark.browser
def test_notices_and_wishes_are_reached_with_the_keyboard_alone(html: dict[str, str], chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=True)
    serve(context, html)
    page = context.new_page()
    for path, wanted in (
        ("/notices/", ("Mark all as read", "Unread", "Tandala: a day of the calendar is near")),
        (
            "/notices/wishes/",
            ("rhythm", "requests_at_once", "digest_at", "quiet_from", "time_zone", "Keep this"),
        ),
    ):
        page.goto(f"{HOST}{path}")
        seen = []
        for _ in range(70):
            page.keyboard.press("Tab")
            seen.append(
                page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
            )
        for name in wanted:
            assert any(text.startswith(name) for text in seen), name
    context.close()
