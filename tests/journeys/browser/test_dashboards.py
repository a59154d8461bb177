"""Dashboards in a real browser: what is drawn is what API and rows say, now and after a change."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser.conftest import Visit
from tests.pages.looking import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ALL, ONE = "/dashboard/", "/missions/isvala/dashboard/"
DRAWN = """() => Object.fromEntries([...document.querySelectorAll('[data-chart] canvas')].map(canvas => [
  canvas.closest('[data-part]').dataset.part,
  Object.fromEntries(Chart.getChart(canvas).data.datasets.map(one => [one.key, [...one.data]]))]))"""
READ = """() => Object.fromEntries([...document.querySelectorAll('[data-part]')].map(part => [
  part.dataset.part, [...part.querySelectorAll('tbody tr')].map(row => Object.fromEntries(
    [...row.querySelectorAll('td.number')].map(cell => [
      cell.dataset.column, (cell.querySelector(':scope > a') || cell.firstChild).textContent.trim()])))]))"""
FIGURES = """() => Object.fromEntries([...document.querySelectorAll('[data-figure]')].map(
  one => [one.dataset.figure, one.querySelector('dd a').textContent]))"""
SAID = "path => fetch('/api/v1' + path, {cache: 'no-store'}).then(answer => answer.json())"
ADD = """body => fetch('/api/v1/missions/isvala/plan/risks/', {
  method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json',
  'X-CSRFToken': document.querySelector('meta[name=csrf-token]').content}
}).then(async answer => [answer.status, await answer.text()])"""
ASK = """() => { const board = document.querySelector('[data-dashboard]');
  board.dispatchEvent(new Event('dashboard:ask')); }"""


def opened(page: Any, path: str) -> dict[str, Any]:
    """Open a dashboard, wait until it is drawn, and return what the API says."""
    page.goto(path)
    page.wait_for_selector("[data-dashboard][data-asked]")
    said: dict[str, Any] = page.evaluate(SAID, path)
    return said


def compared(page: Any, said: dict[str, Any]) -> int:
    """Compare each drawn and each written number with the API; return how many there were."""
    drawn, read, count = page.evaluate(DRAWN), page.evaluate(READ), 0
    assert page.evaluate(FIGURES) == {one["key"]: one["text"] for one in said["figures"]}
    for block in said["blocks"]:
        rows = read[block["key"]]
        assert len(rows) == len(block["rows"])
        for place, column in enumerate(block["columns"]):
            cells = [row[place] for row in block["rows"]]
            if column["draw"] and cells:
                assert drawn[block["key"]][column["key"]] == [cell["value"] for cell in cells]
                count += len(cells)
            if column["numeric"]:
                written = [row[column["key"]].replace(",", "").replace("–", "") for row in rows]
                values = ["" if cell["text"] == "–" else str(cell["value"]) for cell in cells]
                assert written == values, block["key"]
                count += len(cells)
    return count


def test_each_number_is_that_of_the_api_and_of_its_rows(visit: Visit) -> None:
    page = visit("usg-dpko")
    assert compared(page, opened(page, ONE)) > 40
    said = opened(page, ALL)
    assert compared(page, said) > 40
    behind = {one["href"]: one["value"] for one in said["figures"]}
    for block in said["blocks"]:
        if block["key"] in ("places", "departments"):
            behind |= {cell["href"]: cell["value"] for row in block["rows"] for cell in row[1:]}
    for address, number in behind.items():
        page.goto(address)
        assert page.locator("#missions tbody tr").count() == number, address


def test_a_change_shows_without_loading_the_page_again(visit: Visit) -> None:
    page = visit("planner-dpko")
    opened(page, ONE)
    page.evaluate("window.stayed = true")
    graded = page.locator('#risks [data-column="impact-high"] > a').first
    before = int(graded.inner_text())
    graded.focus()
    assert page.locator("[data-told]").get_attribute("aria-live") == "off"
    page.get_by_label("Announce changes").check()
    graded.focus()
    status, answer = page.evaluate(
        ADD, {"text": "The rains come early", "likelihood": "high", "impact": "high"}
    )
    assert status == 201, answer
    page.evaluate(ASK)
    page.wait_for_function(
        "n => document.querySelector('#risks [data-column=\"impact-high\"] > a').textContent === String(n)",
        arg=before + 1,
    )
    assert page.evaluate("window.stayed"), "the page was not loaded again"
    focused = "document.activeElement.closest('[data-column]').dataset.column"
    assert page.evaluate(focused) == "impact-high", "the focus stays on the same number"
    page.wait_for_function("document.querySelector('[data-told]').textContent.includes('Open risks')")
    assert page.locator("[data-told]").get_attribute("aria-live") == "polite"
    assert compared(page, page.evaluate(SAID, ONE)) > 40


@pytest.mark.parametrize("width", [1280, 360])
def test_dashboards_are_for_everybody_and_leave_as_files(visit: Visit, width: int, tmp_path: Path) -> None:
    page = visit("usg-dpko", width=width)
    for path in (ALL, ONE):
        opened(page, path)
        assert faults_of(page) == []
        with page.expect_download() as picture:
            page.locator("[data-picture]").first.click()
        picture.value.save_as(tmp_path / "chart.png")
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
        with page.expect_download() as table:
            page.get_by_role("link", name="CSV").first.click()
        assert table.value.suggested_filename.endswith(".csv")
