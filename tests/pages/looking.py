"""Looking at a page in a real browser: axe (WCAG 2.2 AA) and the width, once for all tests that look."""

from pathlib import Path
from typing import Any

from django.conf import settings

from tests.pages.conftest import HOST, serve

AXE = (Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDEST = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.closest('.table-responsive, .map'))
  .slice(0, 3).map(one => one.outerHTML.slice(0, 160))"""


def faults_of(page: Any) -> list[str]:
    """Return what axe finds on the page as it stands, and what is wider than the screen."""
    width = page.viewport_size["width"]
    found = []
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"wider than {width} px: {page.evaluate(WIDEST)}")
    page.evaluate(AXE)
    judged = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return found + [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in judged["violations"]]


def faults_of_pages(chromium: Any, html: dict[str, str], width: int) -> list[str]:
    """Return the faults of pages that are served from memory, by path, on a screen of this width."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    serve(context, html)
    page = context.new_page()
    found: list[str] = []
    for path in html:
        page.goto(f"{HOST}{path}")
        found += [f"{path}: {fault}" for fault in faults_of(page)]
    context.close()
    return found
