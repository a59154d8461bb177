"""The look holds: contrasts of the palette, no accessibility faults, no overflow, kept drafts."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.pages.conftest import HOST, serve
from tests.pages.looking import faults_of
from tests.pages.specimen import rendered

CSS = Path(settings.BASE_DIR) / "static" / "css"
TEXT = [
    ("ink", "ground"),
    ("ink", "ground-soft"),
    ("ink", "ground-warm"),
    ("ink", "stop-soft"),
    ("ink", "accent-soft"),
    ("ink-soft", "ground"),
    ("ink-soft", "ground-soft"),
    ("accent", "ground"),
    ("accent", "ground-warm"),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent"),
    ("stop", "ground"),
    ("stop", "stop-soft"),
]
SHAPES = [("hair-strong", "ground"), ("hair-strong", "ground-soft"), ("accent", "ground"), ("stop", "ground")]


def palette(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme as the style sheet sets them."""
    css = (CSS / "impp.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\n *\}", css, re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark))
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_palette_has_the_contrasts_of_level_aa(scheme: str) -> None:
    colours = palette(scheme)
    weak = [pair for pair in TEXT if contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    weak += [pair for pair in SHAPES if contrast(colours[pair[0]], colours[pair[1]]) < 3]
    assert not weak


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_specimen_has_no_accessibility_fault_and_no_overflow(chromium: Any, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    serve(context, {"/": rendered()})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{HOST}/")
    assert not faults_of(page)
    assert not said
    context.close()


@pytest.mark.browser
def test_typed_text_outlives_the_page_and_is_forgotten_once_saved(chromium: Any) -> None:
    context = chromium.new_context()
    plain = rendered()
    saved = plain.replace("<body ", "<body data-saved ", 1).replace("data-faults", "")
    serve(context, {"/": plain, "/saved": saved})
    page = context.new_page()
    page.goto(f"{HOST}/")
    page.fill("textarea[name=reason]", "Two hours of thought")
    page.reload()
    assert page.input_value("textarea[name=reason]") == ""
    page.get_by_role("button", name="Bring it back").click()
    assert page.input_value("textarea[name=reason]") == "Two hours of thought"

    page.evaluate("document.getElementById('decide').dispatchEvent(new Event('submit', {bubbles: true}))")
    page.goto(f"{HOST}/")  # nothing says that it was saved: offered again
    assert page.get_by_role("button", name="Bring it back").count() == 1

    page.get_by_role("button", name="Bring it back").click()
    page.evaluate("document.getElementById('decide').dispatchEvent(new Event('submit', {bubbles: true}))")
    page.goto(f"{HOST}/saved")
    assert page.get_by_role("button", name="Bring it back").count() == 0
    assert page.evaluate("Object.keys(localStorage).length") == 0
    context.close()


@pytest.mark.browser
def test_drafts_of_one_person_are_not_offered_to_another(chromium: Any) -> None:
    context = chromium.new_context()
    plain = rendered()
    serve(context, {"/": plain, "/other": plain.replace('data-person="7"', 'data-person="8"')})
    page = context.new_page()
    page.goto(f"{HOST}/")
    page.fill("textarea[name=reason]", "For my eyes")
    page.goto(f"{HOST}/other")
    assert page.get_by_role("button", name="Bring it back").count() == 0
    context.close()
