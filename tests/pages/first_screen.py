"""What a decision shows on its first screen, measured: every part lies within the viewport, unscrolled."""

from typing import Any

PARTS = (".question", ".glance-recommended", ".glance-voices", ".glance-deadline")


def on_the_first_screen(page: Any) -> dict[str, str]:
    """Return the words of the parts that count; fails where one is not wholly within the screen.

    A part whose words are cut off, or that lies above, below or beside the viewport, is not on the screen.
    """
    assert page.evaluate("scrollY") == 0
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    shown = {}
    for part in PARTS:
        place = page.locator(part)
        box = place.bounding_box()
        assert box is not None, f"{part} is not shown"
        assert box["width"] > 0, part
        assert box["height"] > 0, part
        assert box["x"] >= 0, part
        assert box["y"] >= 0, part
        assert box["x"] + box["width"] <= width, f"{part} is wider than the screen"
        assert box["y"] + box["height"] <= height, (
            f"{part} ends at {box['y'] + box['height']:.0f} of {height}"
        )
        cut = "one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1"
        assert not place.evaluate(cut), f"words of {part} are cut off"
        shown[part] = place.inner_text()
    return shown
