"""Walking a page by keyboard alone."""

from typing import Any

PATIENCE = 80


def tab_to(page: Any, target: Any) -> int:
    """Press Tab until the target has the focus; return how often. Fails when it is never reached."""
    for pressed in range(PATIENCE):
        if target.evaluate("element => element === document.activeElement"):
            return pressed
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with {PATIENCE} presses of Tab: {target}")


def follow(page: Any, target: Any) -> None:
    """Tab to a link or button, see that the focus shows, press Enter and wait for the next page."""
    tab_to(page, target)
    style = "element => getComputedStyle(element).outlineStyle"
    assert target.evaluate(style) != "none", "the focus is not seen"
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page: Any, target: Any) -> None:
    """Tab to a box and tick it with the space bar."""
    tab_to(page, target)
    page.keyboard.press("Space")
    assert target.is_checked()
