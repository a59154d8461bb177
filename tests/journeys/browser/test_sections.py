"""Writing a section: two people at once, a line that is cut, a session that ends, and the keyboard alone."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.journeys.browser.conftest import Visit, enter
from tests.journeys.browser.keyboard import tab_to
from tests.journeys.browser.site import Site
from tests.pages.looking import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OUTPUT = "/missions/south-sudan/outputs/joint-transition-plan/"
KEY = "modalities"
EDIT = f"{OUTPUT}?edit={KEY}"


def opened(page: Any, address: str = EDIT) -> Any:
    """Open the form of the section; return the editor's text."""
    page.goto(address)
    page.locator(".editor-text").wait_for()
    return page.get_by_role("textbox", name="Text", exact=True)


def write(page: Any, text: Any, words: str) -> None:
    """Type at the end of the text."""
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def state(page: Any) -> Any:
    """Return the line that says what became of what was typed."""
    return page.locator("[data-state]")


def save(page: Any) -> None:
    """Press the form's main button."""
    page.get_by_role("button", name="Save the section").click()


def saved(page: Any) -> Any:
    """Wait until the section stands there, read and not edited; return its text."""
    prose = page.locator(f"#{KEY}:not(.passage-open) .prose")
    prose.wait_for()
    return prose


def leave(page: Any) -> None:
    """Leave the form; the server has heard of it when this returns."""
    with page.expect_response("**/typing/"):
        page.get_by_role("link", name="Leave it as it is").click()


def section(page: Any) -> str:
    """Return the section as the page of the output shows it."""
    page.goto(OUTPUT)
    return str(page.locator(f"#{KEY} .prose").inner_text())


def test_two_write_one_section_through_a_cut_line_and_an_ended_session(visit: Visit) -> None:
    planner, chair = visit("planner"), visit("imtf-chair")
    planner.clock.install()
    mine = opened(planner)
    write(planner, mine, "First words of the planner.")
    planner.clock.fast_forward(4_000)
    state(planner).get_by_text(re.compile(r"Kept \d\d:\d\d UTC, for you alone")).wait_for()

    theirs = opened(chair)
    told = chair.locator("[data-writers]").inner_text()
    assert re.search(r"\(DPA\) is writing here since \d\d:\d\d UTC\.", told)
    assert "First words" not in chair.locator("main").inner_text(), "a working copy is for its writer alone"

    planner.context.set_offline(True)
    write(planner, mine, " Typed while the line was cut.")
    planner.clock.fast_forward(60_000)
    state(planner).get_by_text("Kept in this browser; no connection.").wait_for()

    write(chair, theirs, "Words of the chair.")
    save(chair)
    saved(chair)

    planner.context.set_offline(False)
    planner.context.clear_cookies(name=re.compile("impp_session"))
    write(planner, mine, " Typed after the session had ended.")
    planner.clock.fast_forward(4_000)
    state(planner).get_by_role("link", name="Sign in and come back to it").click()
    enter(planner, "planner")
    assert planner.url.endswith(f"{EDIT}#{KEY}"), "back at the open form"
    assert "saved this section at" in planner.locator(".faults").inner_text()
    planner.get_by_role("button", name="Bring it back").click()
    planner.get_by_role("button", name="Put both texts into the form").click()
    planner.locator(".two-texts").wait_for(state="detached")
    save(planner)
    saved(planner)

    held = section(chair)
    for words in (
        "Words of the chair.",
        "First words of the planner.",
        "Typed while the line was cut.",
        "Typed after the session had ended.",
    ):
        assert held.count(words) == 1, words


def test_the_second_to_save_sees_both_texts_and_overwrites_nothing(visit: Visit, site: Site) -> None:
    one, other = visit("planner"), visit("imtf-chair", width=360)
    first, second = opened(one), opened(other)
    write(one, first, "The planner's text.")
    write(other, second, "The chair's text.")
    before = site.entries()
    save(one)
    saved(one)
    save(other)
    both = other.locator(".two-texts")
    both.wait_for()
    assert "The planner's text." in both.inner_text()
    assert "The chair's text." in both.inner_text()
    assert site.entries() == before + 1, "the later save wrote nothing"
    assert "The chair's text." not in section(one)

    assert faults_of(other) == []
    text = other.get_by_role("textbox", name="Text", exact=True)
    other.get_by_role("button", name="Put the saved text into the form").click()
    assert text.inner_text().strip() == "The planner's text."
    other.get_by_role("button", name="Put my text into the form").click()
    assert text.inner_text().strip() == "The chair's text."
    other.locator(".what-differs > summary").click()
    assert "chair" in other.locator(".what-differs ins").all_inner_texts()[0]
    leave(other)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_open_form_has_faults_of(visit: Visit, width: int) -> None:
    page = visit("planner", width=width)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    opened(page)
    page.get_by_role("button", name="Table", exact=True).click()
    page.get_by_role("button", name="1. List").click()
    page.get_by_role("button", name="Link", exact=True).click()
    page.locator("[data-panel]").wait_for()
    assert page.get_by_role("group", name="Link").is_visible()
    assert faults_of(page) == []
    assert page.locator("[style], style").count() == 0
    assert not said
    leave(page)


def test_a_section_is_written_by_keyboard_alone(visit: Visit) -> None:
    page = visit("planner")
    page.goto(OUTPUT)
    passage = page.locator(f"#{KEY}")
    edit = passage.get_by_role("link", name="Edit")
    for _ in range(400):
        page.keyboard.press("Tab")
        if edit.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    text = page.get_by_role("textbox", name="Text", exact=True)
    page.locator(".editor-text").wait_for()
    expect(text).to_be_focused()  # the form takes the focus when it opens
    keys = page.keyboard
    keys.press("Control+Alt+1")
    keys.type("Aim")
    keys.press("Enter")
    keys.type("Hand over ")
    keys.press("Control+b")
    keys.type("in steps")
    keys.press("Control+b")
    keys.press("Control+Alt+f")
    keys.type("As agreed in May")
    keys.press("Escape")
    keys.type(", not at once.")
    keys.press("Enter")
    keys.press("Control+Shift+7")
    keys.type("first")
    keys.press("Enter")
    keys.type("second")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Alt+F10")  # to the buttons, and along them to the table
    table = page.get_by_role("button", name="Table", exact=True)
    for _ in range(30):
        if table.evaluate("element => element === document.activeElement"):
            break
        keys.press("ArrowRight")
    keys.press("Enter")
    keys.press("Escape")
    assert text.evaluate("element => element === document.activeElement"), "Escape goes back to the text"
    for cell in ("What", "Who", "When"):
        keys.type(cell)
        keys.press("Tab")
    keys.type("Police")
    keys.press("Escape")
    keys.type("After the table.")
    keys.press("Tab")
    assert not text.evaluate("element => element === document.activeElement"), "Tab leaves the text"
    keys.press("Shift+Tab")
    assert text.evaluate("element => element === document.activeElement"), "and comes back to it"
    assert "of 40 words" in page.locator("[data-count]").inner_text()
    tab_to(page, page.get_by_role("button", name="Save the section"))
    keys.press("Enter")
    stored = saved(page).inner_html()
    assert stored.startswith(
        '<h3>Aim</h3><p>Hand over <strong>in steps</strong><span class="footnote">As agreed in May</span>'
        ", not at once.</p><ol><li>first</li><li>second</li></ol><table><tbody><tr><th>What</th><th>Who</th>"
        "<th>When</th></tr><tr><td>Police</td><td></td><td></td></tr>"
    )
    assert stored.endswith("</table><p>After the table.</p>")


def test_a_table_is_changed_and_cells_are_joined(visit: Visit) -> None:
    page = visit("planner")
    text = opened(page)
    text.focus()
    page.keyboard.press("Control+Alt+t")
    page.keyboard.type("A")
    for button in ("Row: new below", "Column: new after", "Row: take out"):
        page.get_by_role("button", name=button).click()
    assert text.locator("tr").count() == 3
    assert text.locator("tr").first.locator("th, td").count() == 4
    text.locator("td").first.click()
    page.keyboard.press("Shift+ArrowRight")
    assert text.locator(".selectedCell").count() == 2
    page.get_by_role("button", name="Join").click()
    assert text.locator("[colspan='2']").count() == 1
    page.get_by_role("button", name="Part", exact=True).click()
    assert text.locator("[colspan='2']").count() == 0
    page.get_by_role("button", name="Take it out").click()
    assert text.locator("table").count() == 0
    leave(page)


def test_text_pasted_from_word_has_real_lists(visit: Visit) -> None:
    page = visit("planner")
    text = opened(page)
    text.focus()
    sample = (Path(settings.BASE_DIR) / "tests" / "outputs" / "clipboard" / "word.html").read_text("utf-8")
    page.evaluate(
        """html => { const data = new DataTransfer(); data.setData("text/html", html);
        document.activeElement.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""",
        sample,
    )
    save(page)
    prose = saved(page)
    assert prose.locator("ol > li > ol > li").inner_text() == "Under it"
    assert prose.locator(".footnote").inner_text().endswith("Report of 3 May.")
    assert "mso" not in prose.inner_html().lower()


def test_without_script_the_plain_field_serves(visit: Visit) -> None:
    page = visit("planner", java_script_enabled=False)
    page.goto(EDIT)
    page.get_by_label("Text", exact=True).fill("Typed without any script.")
    save(page)
    assert "Typed without any script." in page.locator(f"#{KEY} .prose").inner_text()
