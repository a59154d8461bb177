"""A planner opens a mission and puts the analysis before the SG; a chair sees what is missing."""

from typing import Any

import pytest

from tests.journeys.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = (
    "The reading below draws on the reports of the field offices, on talks with the authorities and on what "
    "partners have published; where a fact is not certain, the text says so and names whom to ask. It was "
    "read with the country team over several weeks before it came to headquarters; it binds no later step."
)
STEPS_ALLOWED = 24  # presses and entries; at seven seconds each, with the text at hand, under three minutes


class Hands:
    """Counts what a person does: presses and entries."""

    def __init__(self) -> None:
        self.steps = 0

    def press(self, target: Any) -> None:
        self.steps += 1
        target.click()

    def enter(self, target: Any, text: str) -> None:
        self.steps += 1
        target.fill(text)


def test_a_mission_is_opened_and_its_analysis_put_before_the_sg(visit: Visit) -> None:
    hands, page = Hands(), visit("planner")
    hands.press(page.get_by_role("link", name="Open a mission's file"))
    form = page.locator("#open-new")
    hands.enter(form.get_by_label("Name of the mission's file"), "Palora")
    hands.enter(form.get_by_label("Country"), "Palora")
    hands.steps += 1
    form.locator("[name='trigger.type']").select_option("council")
    hands.enter(form.get_by_label("Date of the trigger"), "2025-03-01")
    hands.enter(form.get_by_label("Source of the trigger"), "Deliberations of the Council")
    hands.press(form.get_by_role("button", name="Open the file"))
    page.wait_for_url("**/missions/palora/")
    assert "write the strategic analysis" in page.locator(".said").inner_text()

    hands.press(page.locator(".blockers .mend").first)
    for title in ("Situation", "Dangers to peace", "Whether an operation is desirable", "Sources"):
        section = page.locator(".passage", has=page.get_by_role("heading", name=title, exact=True))
        hands.press(section.get_by_role("link", name="Edit"))
        hands.enter(section.locator(".editor-text"), TEXT)
        hands.press(section.get_by_role("button", name="Save the section"))
        section.locator(".state", has_text="filled").wait_for()
    now = page.locator("section.now")
    now.locator("details").wait_for(state="detached")
    hands.press(now.get_by_role("button", name="Submit the version"))
    page.locator(".said").wait_for()
    assert "submitted" in page.locator(".page-head .sentence").inner_text()

    hands.press(page.locator(".crumbs").get_by_role("link", name="Palora"))
    hands.press(page.locator(".main-act a"))
    hands.press(page.locator("#act-form button[type=submit]"))
    page.wait_for_url("**/missions/palora/")
    assert "Secretary-General" in page.locator(".page-head .sentence").inner_text()
    assert "Secretary-General" in page.locator(".said").inner_text()
    assert hands.steps <= STEPS_ALLOWED, hands.steps


def test_the_chair_sees_what_is_missing_without_scrolling(visit: Visit) -> None:
    chair = visit("usg-dpko")
    chair.goto("/missions/south-sudan/decisions/DP-2.1/")
    chair.get_by_label("Return for work").check()
    chair.get_by_label("Comments").fill("The annex on escorts is to name who may refuse them.")
    chair.locator("#form-return-for-work button[type=submit]").click()
    chair.get_by_role("button", name="Confirm: Return for work").click()
    chair.wait_for_url("**/missions/south-sudan/")

    page = visit("imtf-chair")
    page.goto("/missions/south-sudan/")
    missing = page.locator("#next ~ .blockers .blocker").first
    box = missing.bounding_box()
    assert box["y"] + box["height"] <= 900
    assert missing.locator(".mend").count() == 1
    page.goto("/missions/south-sudan/levels/2.1/")
    box = page.locator(".blockers .blocker").first.bounding_box()
    assert box["y"] + box["height"] <= 900


def test_text_typed_into_a_section_outlives_the_page_where_the_server_never_had_it(visit: Visit) -> None:
    page = visit("planner")
    page.route("**/typing/", lambda route: route.abort())
    page.goto("/missions/tarvane/outputs/strategic-assessment/?edit=economic-analysis")
    area = page.locator(".editor-text")
    area.fill(TEXT)
    page.reload()
    page.get_by_role("button", name="Bring it back").click()
    assert page.locator(".editor-text").inner_text() == TEXT
