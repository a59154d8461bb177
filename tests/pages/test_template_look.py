"""Pages of the templates in a real browser: no accessibility fault, no overflow, all by the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import Mission, Person
from outputs.content import open_outputs, write_section
from outputs.editions.editing import add_section, open_edition, publish_edition, remove_section
from outputs.editions.taking_up import take_up_template
from tests.outputs.steps import NEW_SECTION, NOTE, REVIEW
from tests.pages.conftest import HOST, serve
from tests.pages.looking import faults_of_pages

pytestmark = pytest.mark.usefixtures("database_beside_the_browser")

HERE = f"/templates/{REVIEW}/"
EDIT = "/templates/sg-report/edit/"
LANGUAGE = f"/missions/tandala/outputs/{REVIEW}/language/"
PAGES = (
    "/templates/", HERE, f"{HERE}editions/1/", f"{HERE}editions/2/changes/", "/templates/mission-plan/",
    EDIT, f"{EDIT}add/", f"{EDIT}publish/", f"{EDIT}withdraw/", f"{EDIT}sections/situation/",
    f"{EDIT}sections/situation/remove/",
)  # fmt: skip


@pytest.fixture
def html(
    mission: Mission, planner: Person, custodian: Person, browser_of: Callable[[AbstractBaseUser], Client]
) -> dict[str, str]:
    """The pages as a custodian sees them, and an output's page before and after a template is taken up."""
    open_outputs(mission, by=planner, on=mission.today())
    write_section(mission, REVIEW, "economic-analysis", by=planner, content="Oil pays for the war.")
    edition = open_edition(REVIEW, by=custodian)
    add_section(edition, by=custodian, after="findings", **NEW_SECTION)
    remove_section(edition, "economic-analysis", by=custodian)
    publish_edition(edition, by=custodian, note=NOTE)
    open_edition("sg-report", by=custodian).sections.filter(key="concept-of-operations").delete()
    custodians, planners = browser_of(custodian), browser_of(planner)
    output = f"/missions/{mission.key}/outputs/{REVIEW}/"
    found = {path: custodians.get(path).content.decode() for path in PAGES}
    found["/refused"] = custodians.post(f"{EDIT}publish/", {"note": NOTE}).content.decode()
    found[LANGUAGE] = planners.get(LANGUAGE).content.decode()
    found["/behind"] = planners.get(output).content.decode()
    take_up_template(mission, REVIEW, by=planner)
    found["/taken-up"] = planners.get(output).content.decode()
    return found


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    html: dict[str, str], chromium: Any, width: int
) -> None:
    assert not faults_of_pages(chromium, html, width)


@pytest.mark.browser
def test_custodian_moves_a_section_with_the_keyboard_alone(html: dict[str, str], chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=True)
    serve(context, html)
    page = context.new_page()
    page.goto(f"{HOST}{EDIT}")
    seen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))
    assert "Publish the edition" in seen
    assert any(text.startswith("down: ") for text in seen)
    assert any(text.startswith("take out: ") for text in seen)
    context.close()
