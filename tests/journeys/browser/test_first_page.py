"""Each sign-in of the demonstration: the first page stands and names the next step without help."""

import subprocess
import sys
from typing import Any

import pytest

from planning_levels.demonstration.people import SIGN_INS
from tests.journeys.browser.conftest import Visit
from tests.journeys.browser.site import PASSWORD, Site
from tests.processes import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def first_line(page: Any) -> str:
    """Return the sentence under the title."""
    return str(page.locator(".page-head .sentence").inner_text())


def test_every_printed_sign_in_signs_in(site: Site, visit: Visit) -> None:
    command = [sys.executable, "-m", "impp.prepare", "--demonstration"]
    said = subprocess.run(
        command, cwd=ROOT, env=site.environment, check=True, capture_output=True, text=True
    ).stdout
    assert PASSWORD in said
    printed = [line.split()[0] for line in said.splitlines() if line.startswith("  ")]
    assert printed == [told.username for told in SIGN_INS]
    page = visit(printed[0])
    for username in printed[1:]:
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Sign-in name").fill(username)
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation(url=f"{site.url}/") as arrived:
            page.keyboard.press("Enter")
        assert arrived.value.status == 200, username
        assert page.get_by_role("heading", level=1).inner_text() == "Waiting for me"
        assert first_line(page), username


def test_leader_sees_the_decision_first(visit: Visit) -> None:
    page = visit("usg-dpko", width=360)
    assert first_line(page) == "One decision waits for you."
    link = page.locator("main a").first
    assert "Directive to the SRSG" in link.inner_text()
    assert link.bounding_box()["y"] < 640, "within the first screen of a telephone"


def test_planner_sees_what_waits_and_then_the_portfolio(visit: Visit) -> None:
    page = visit("planner")
    assert page.locator("h2").all_inner_texts()[:2] == ["To do", "Missions"]
    assert page.get_by_role("link", name="Open a mission's file").is_visible()
    page.locator("#others + ul a").first.click()
    assert "South Sudan" in page.locator(".crumbs").inner_text()


def test_field_contributor_is_one_press_from_the_upload(visit: Visit) -> None:
    page = visit("field", width=360)
    assert "upload a draft" in first_line(page)
    assert "returned" in page.locator("#drafts + ul").inner_text()
    page.get_by_role("link", name="Upload a draft", exact=True).click()
    assert page.locator("form.verb-form [name]:not([type=hidden])").count() == 3


def test_custodian_is_one_press_from_the_proof(visit: Visit) -> None:
    page = visit("custodian")
    page.get_by_role("link", name="Verify the record of South Sudan").click()
    page.get_by_text("The record holds").wait_for()


def test_outsiders_page_teaches(visit: Visit) -> None:
    page = visit("outsider")
    assert "once their planner gives you a role" in page.locator(".empty").inner_text()
    assert page.request.get("/missions/south-sudan/").status == 404
