"""A value from the field: without a line it waits in the browser; with one it is recorded once."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests.journeys.browser.conftest import Visit
from tests.journeys.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = "/missions/south-sudan/monitoring/measure/"
CALLED = "test_a_value_waits"


def recorded(site: Site) -> list[str]:
    """Return the values that came from this test."""
    with closing(sqlite3.connect(site.data / "impp.sqlite3")) as database:
        asked = "select value from monitoring_measurement where source = ? order by id"
        return [value for (value,) in database.execute(asked, (CALLED,)).fetchall()]


def enter(page: Any, value: str, day: str) -> None:
    """Fill in the form, and send it."""
    page.get_by_label("Benchmark").select_option(index=1)
    page.get_by_label("Value", exact=True).fill(value)
    page.get_by_label("Holds for the day").fill(day)
    page.get_by_label("Source").fill(CALLED)
    page.get_by_label("medium").check()
    page.get_by_role("button", name="Record the value").click()


def test_a_value_waits_for_a_line_and_is_recorded_once(visit: Visit, site: Site) -> None:
    page = visit("field", width=360)
    page.goto(PAGE)
    page.context.set_offline(True)
    enter(page, "17", "2011-08-01")
    enter(page, "18", "2011-08-02")
    waiting = page.locator("#waiting")
    waiting.get_by_text("Waiting in this browser (2)").wait_for()
    assert recorded(site) == []
    lost = []

    def lose_the_answer(route: Any) -> None:
        """Let the first request arrive, and lose its answer on the way back."""
        if not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/measurements/", lose_the_answer)
    page.context.set_offline(False)
    page.get_by_text("Recorded: 18").or_(page.get_by_role("button", name="Send now")).first.wait_for()
    if waiting.is_visible():
        page.get_by_role("button", name="Send now").click()
    waiting.wait_for(state="hidden")
    assert lost == [201]
    assert recorded(site) == ["17", "18"]


def test_what_is_not_taken_comes_back_into_the_form(visit: Visit, site: Site) -> None:
    page = visit("field", width=360)
    page.goto(PAGE)
    page.evaluate("document.getElementById('date').removeAttribute('max')")
    enter(page, "19", "2190-01-01")
    page.get_by_text("A date in the future cannot have happened yet.").first.wait_for()
    page.reload()
    page.get_by_role("button", name="Mend it").click()
    assert page.get_by_label("Value", exact=True).input_value() == "19"
    page.reload()
    assert page.get_by_label("Value", exact=True).input_value() == "19", "what is being mended is kept too"
    assert page.locator("#waiting").is_hidden()
    assert recorded(site) == []
