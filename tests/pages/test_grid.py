"""A register as a spreadsheet in a real browser: by keyboard, by click, by touch, by a pasted block."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from missions.models import Entry, Mission, Person
from plans.models import Activity, Objective
from plans.rows import save_row
from tests.pages.acting import through
from tests.pages.conftest import HOST
from tests.pages.looking import faults_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("database_beside_the_browser"),
]
HERE = "/missions/tandala/plan/activities/"
Open = Callable[..., Any]


@pytest.fixture
def rows(mission: Mission, planner: Person) -> list[Activity]:
    """Three activities and an objective."""
    aim = save_row(mission, "objectives", {"name": "Safer towns", "reference": "SO1"}, by=planner)
    made = []
    for number, (name, need) in enumerate((("Radio", 2400), ("Patrols", 600), ("Wells", 90)), start=1):
        row = {"name": name, "lead": "Force", "need": need, "reference": f"R{number}", "objective": aim.pk}
        made.append(save_row(mission, "activities", row, by=planner))
    return made


@pytest.fixture
def open_page(
    rows: list[Activity],
    planner: Person,
    browser_of: Callable[[Person], Client],
    request: pytest.FixtureRequest,
) -> Iterator[Open]:
    """A function that opens an address as the planner, on a screen of a width."""
    contexts = []
    kept = connections["default"]
    chromium = request.getfixturevalue("chromium")
    connections["default"] = kept  # beside the browser's event loop Django would open another one

    def start(path: str = HERE, *, width: int = 1280) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        context.set_default_timeout(8000)
        through(context, browser_of(planner))
        page = context.new_page()
        page.goto(f"{HOST}{path}")
        return page

    yield start
    for context in contexts:
        context.close()


def cell(page: Any, row: Activity, column: str) -> Any:
    return page.locator(f'tr[data-row-id="{row.pk}"] [data-column="{column}"]')


def said(page: Any, words: str) -> None:
    page.locator("[data-grid-said]", has_text=words).wait_for()


def paste(page: Any, text: str) -> None:
    page.evaluate(
        """text => { const held = new DataTransfer(); held.setData('text/plain', text);
        const told = new ClipboardEvent('paste', {clipboardData: held, bubbles: true, cancelable: true});
        document.activeElement.dispatchEvent(told) }""",
        text,
    )


def test_keys_move_edit_leave_keep_and_take_back(open_page: Open, rows: list[Activity]) -> None:
    page = open_page()
    grid = page.get_by_role("grid", name="Results framework")
    assert grid.get_by_role("rowheader").count() >= 3
    page.locator('tbody [tabindex="0"]').focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    while page.evaluate("document.activeElement.dataset.column") != "need":
        before = page.evaluate("document.activeElement.cellIndex")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.cellIndex") == before + 1
    page.keyboard.press("F2")
    assert page.evaluate("document.activeElement.value") == "2400"
    page.keyboard.type("1")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.column") == "need"
    assert cell(page, rows[0], "need").inner_text() == "2,400"
    page.keyboard.type("3600")
    page.keyboard.press("Enter")
    said(page, "Need of R1 is kept.")
    assert Activity.objects.get(pk=rows[0].pk).need == 3600
    assert cell(page, rows[0], "need").inner_text() == "3,600"
    assert page.evaluate("document.activeElement.closest('tr').dataset.rowId") == str(rows[1].pk)
    page.keyboard.press("Control+z")
    said(page, "Need of R1 is again as it was.")
    assert Activity.objects.get(pk=rows[0].pk).need == 2400


def test_a_wrong_value_is_told_at_the_cell_and_stays_typed(open_page: Open, rows: list[Activity]) -> None:
    page = open_page()
    cell(page, rows[1], "need").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    told = page.get_by_role("alert").filter(has_text="A whole number is wanted.")
    told.wait_for()
    field = page.locator(".cell-field")
    assert field.input_value() == "many"
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == told.get_attribute("id")
    assert not faults_of(page)
    field.fill("700")
    page.keyboard.press("Tab")
    said(page, "Need of R2 is kept.")
    assert Activity.objects.get(pk=rows[1].pk).need == 700
    assert page.evaluate("document.activeElement.classList.contains('cell-field')"), "Tab goes on to the next"


def test_links_are_chosen_and_a_click_on_another_cell_keeps(
    open_page: Open, rows: list[Activity], mission: Mission, planner: Person
) -> None:
    save_row(mission, "objectives", {"name": "Fair courts", "reference": "SO2"}, by=planner)
    page = open_page(f"{HERE}?columns=all")
    target = cell(page, rows[2], "objective")
    target.click()
    target.click()
    field = page.locator("select.cell-field")
    assert field.locator("option").all_inner_texts() == ["None", "SO1 Safer towns", "SO2 Fair courts"]
    field.select_option("SO2")
    cell(page, rows[0], "area").click()
    said(page, "Objective of R3 is kept.")
    assert str(Activity.objects.get(pk=rows[2].pk).objective) == "Fair courts"


def test_somebody_elses_change_is_not_overwritten(
    open_page: Open, rows: list[Activity], mission: Mission, planner: Person
) -> None:
    page = open_page()
    save_row(mission, "activities", {"need": 5}, by=planner, row=rows[0])
    cell(page, rows[0], "need").focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="changed by somebody meanwhile").wait_for()
    assert Activity.objects.get(pk=rows[0].pk).need == 5


def test_a_block_is_pasted_seen_and_taken_in_as_one_act(
    open_page: Open, rows: list[Activity], mission: Mission
) -> None:
    page = open_page(f"{HERE}?columns=all")
    cell(page, rows[1], "need").focus()
    paste(page, "700\t650\n95\tninety")
    page.get_by_role("heading", name="What would change").wait_for()
    assert "One cell is faulty. Nothing is stored." in page.inner_text("main")
    assert "ninety" in page.inner_text("main")
    assert not faults_of(page)
    page.goto(f"{HOST}{HERE}?columns=all")
    cell(page, rows[1], "need").focus()
    paste(page, "700\t650\n95\t90")
    page.get_by_role("button", name="Take it in").click()
    page.get_by_text("2 rows changed.").wait_for()
    kept = Activity.objects.filter(mission=mission).values_list("reference", "need", "assessed")
    assert list(kept) == [("R1", 2400, None), ("R2", 700, 650), ("R3", 95, 90)]
    entry = Entry.objects.get(mission=mission, verb="import-rows")
    assert entry.detail["counts"] == {"added": 0, "changed": 2, "cells": 4, "unchanged": 0}


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_fault(open_page: Open, rows: list[Activity], width: int) -> None:
    page = open_page(width=width)
    assert not faults_of(page)
    cell(page, rows[0], "need").click()
    if width > 768:
        cell(page, rows[0], "need").click()
    page.locator(".cell-field").wait_for()
    assert not faults_of(page)
    page.keyboard.press("Escape")
    for path in (f"{HERE}sheet/", f"{HERE}{rows[0].pk}/", f"{HERE}?columns=all"):
        page.goto(f"{HOST}{path}")
        assert not faults_of(page), path


def test_a_card_on_a_telephone_is_edited_by_touch(open_page: Open, rows: list[Activity]) -> None:
    page = open_page(width=360)
    cell(page, rows[0], "need").click()
    page.locator(".cell-field").fill("2500")
    page.keyboard.press("Enter")
    said(page, "Need of R1 is kept.")
    assert Activity.objects.get(pk=rows[0].pk).need == 2500


def test_a_row_is_added_beneath_the_table(open_page: Open, rows: list[Activity]) -> None:
    page = open_page()
    form = page.locator(".grid-add")
    form.get_by_label("Activity").fill("Bridges")
    form.get_by_label("Lead").fill("UNOPS")
    form.get_by_role("button", name="Add this row").click()
    page.get_by_text("“Bridges” is kept in Results framework.").wait_for()
    assert Activity.objects.get(name="Bridges").lead == "UNOPS"
    assert Objective.objects.count() == 1
