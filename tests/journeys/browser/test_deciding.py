"""A leader decides: by keyboard alone on a telephone; returned with comments; refused, with nothing lost."""

import re
from typing import Any

import pytest

from tests.journeys.browser.conftest import Visit, enter
from tests.journeys.browser.keyboard import follow, tab_to, tick
from tests.journeys.browser.site import Site
from tests.pages.first_screen import on_the_first_screen

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ISSUE = "Issue the Directive to the SRSG"
DECISION = "/missions/south-sudan/decisions/DP-2.1/"
REASON = "The reservation of OCHA is met by the second annex, which the force commander has read."


def facts(page: Any) -> str:
    """Return the facts at the head of a mission's page."""
    return str(page.locator("dl.facts").first.inner_text())


def button(page: Any, form: str) -> Any:
    """Return the button of one of the decision's forms."""
    return page.locator(f"#{form} button[type=submit]")


def test_the_decision_is_taken_by_keyboard_alone_at_360_px(visit: Visit) -> None:
    page = visit("usg-dpko", width=360)
    follow(page, page.locator("a.decision-link"))
    assert page.url.endswith(DECISION)
    question = page.locator(".question").bounding_box()
    assert question["y"] + question["height"] < 640, "the question stands on the first screen"
    follow_in_page(page, page.locator(".main-act a").first)
    for box in ("Note of guidance", "Command and control"):
        tick(page, page.get_by_label(box))
    follow(page, button(page, "form-issue-srsg-directive"))
    assert page.locator("h1").inner_text() == "Issue the Directive?", "nothing is decided yet"
    follow(page, page.get_by_role("button", name="Confirm: Issue the Directive"))

    assert page.url.split("#")[0].endswith("/missions/south-sudan/")
    said = page.locator(".said").inner_text()
    assert "Directive" in said
    assert "2.2" in page.locator(".page-head .sentence").inner_text()
    told = facts(page)
    assert "initiated" in told
    assert "in preparation" in page.locator(".track-narrow").inner_text()
    page.goto("/")
    assert page.locator(".page-head .sentence").inner_text().startswith("Nothing waits")


def test_the_first_screen_of_the_waiting_decision_says_what_counts(visit: Visit) -> None:
    page = visit("usg-dpko", width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(DECISION)
    shown = on_the_first_screen(page)
    assert "Does the Directive give the SRSG" in shown[".question"]
    assert "Issue the Directive" in shown[".glance-recommended"]
    assert "OCHA, Leila Marsten" in shown[".glance-voices"]
    assert "humanitarian" in shown[".glance-voices"]
    assert "Silent: DSS, PBSO" in shown[".glance-voices"]
    assert "9 October 2011" in shown[".glance-deadline"]


def test_reasons_that_were_typed_outlive_an_ended_session(visit: Visit) -> None:
    page = visit("usg-dpko", width=360)
    page.goto(DECISION)
    form = page.locator("#form-issue-srsg-directive")
    form.locator("summary").click()
    form.get_by_label("Reasons").fill(REASON)
    page.context.clear_cookies(name=re.compile("impp_session"))
    button(page, "form-issue-srsg-directive").click()
    page.wait_for_url("**/sign-in/**")
    enter(page, "usg-dpko")
    assert page.url.endswith(DECISION), "back where it was, and nothing decided"
    form.locator("summary").click()
    form.get_by_role("button", name="Bring it back").click()
    assert form.get_by_label("Reasons").input_value() == REASON


def follow_in_page(page: Any, target: Any) -> None:
    """Tab to a link within the page and press Enter: the focus goes where it leads."""
    tab_to(page, target)
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash !== ''")


def test_returned_with_comments(visit: Visit) -> None:
    page = visit("usg-dpko")
    page.locator("a.decision-link").click()
    page.get_by_label("Return for work").check()
    page.get_by_label("Comments").fill("The annex on escorts is to name who may refuse them.")
    button(page, "form-return-for-work").click()
    assert "name who may refuse them" in page.locator("main").inner_text(), "what was typed is read again"
    page.get_by_role("button", name="Confirm: Return for work").click()
    page.wait_for_url("**/missions/south-sudan/")
    assert "Level 2.1" in page.locator(".page-head .sentence").inner_text()
    assert "waits" not in page.locator(".page-head .sentence").inner_text()
    page.goto(DECISION)
    assert "name who may refuse them" in page.locator("main").inner_text()
    page.goto("/missions/south-sudan/outputs/srsg-directive/")
    assert "returned" in page.locator(".page-head .sentence").inner_text()


def test_refused_without_confirmations_and_what_was_typed_is_still_there(visit: Visit, site: Site) -> None:
    before = site.entries()
    page = visit("usg-dpko", width=360)
    page.goto(DECISION)
    form = page.locator("#form-issue-srsg-directive")
    form.locator("summary").click()
    form.get_by_label("Reasons").fill(REASON)
    form.get_by_label("Note of guidance").check()
    with page.expect_navigation() as answer:
        button(page, "form-issue-srsg-directive").click()
    assert answer.value.status in (400, 409)
    reasons = page.locator("#form-issue-srsg-directive").get_by_label("Reasons")
    assert reasons.is_visible()
    assert reasons.input_value() == REASON
    assert page.get_by_label("Note of guidance").is_checked()
    assert not page.get_by_label("Command and control").is_checked()
    assert page.locator(".faults, .fault, .blockers-gate").first.is_visible()
    assert site.entries() == before + 1, "the refusal is on record"
    page.get_by_label("Command and control").check()
    button(page, "form-issue-srsg-directive").click()
    assert REASON in page.locator("main").inner_text()
    assert site.entries() == before + 1, "the page that asks to confirm has done nothing"
    page.get_by_role("button", name="Confirm: Issue the Directive").click()
    page.wait_for_url("**/missions/south-sudan/")
    assert "initiated" in facts(page)


def test_typed_text_is_offered_again_after_an_ended_session(visit: Visit) -> None:
    page = visit("usg-dpko")
    page.goto(DECISION)
    page.get_by_label("Return for work").check()
    page.get_by_label("Comments").fill(REASON)
    page.context.clear_cookies(name=re.compile("impp_session"))
    button(page, "form-return-for-work").click()
    page.wait_for_url("**/sign-in/**")
    assert "kept in this browser" in page.locator("main").inner_text()
    enter(page, "usg-dpko")
    assert page.url.endswith(DECISION), "back where it was"
    page.get_by_label("Return for work").check()
    page.get_by_role("button", name="Bring it back").click()
    assert page.get_by_label("Comments").input_value() == REASON


def test_a_decision_that_was_taken_shows_what_it_rested_on(visit: Visit) -> None:
    partner = visit("partner")
    assert partner.goto("/missions/south-sudan/decisions/DP-1.1/").status == 404, "no step of theirs"
    page = visit("observer")
    page.goto("/missions/south-sudan/decisions/DP-1.1/")
    told = page.locator("main").inner_text()
    assert "Strategic Assessment, version 2" in told
    assert "Find an operation suitable" in page.locator("#decided + p").inner_text()
    assert "Positions" not in told, "positions are for those who plan and decide"
    page.goto("/missions/south-sudan/decisions/GATE-COUNCIL/")
    assert "8 July 2011" in page.locator("dl.facts").inner_text()
