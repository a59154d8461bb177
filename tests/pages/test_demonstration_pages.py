"""Every page of the demonstration, for six persons, at a desk and on a telephone.

No accessibility fault (WCAG 2.2 AA), nothing wider than the screen, nothing said in the console, no inline
script or style, and the banner on each page of a mission.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import resolve

from tests.journeys.browser.conftest import running_site, site, visit  # noqa: F401 (fixtures)
from tests.pages.looking import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PERSONS = ("planner", "imtf-chair", "usg-dpko", "sg", "field", "custodian")
# Addresses that are no pages: files, parts of pages, the API and its own pages, Django's administration.
NO_PAGES = re.compile(
    r"/(api|admin|static)/|\.(svg|png|csv|docx)$|/file/$|/(pdf(-state)?|docx)/$|/verification/$"
)
# Pages that each person sees in another way; all others are looked at once, as whoever reaches them first.
OWN = {"waiting", "portfolio", "mission", "decision", "level", "outputs:upload", "act"}
FIRST = (
    "/missions/south-sudan/outputs/mission-plan/",
    "/missions/south-sudan/outputs/mission-plan/versions/3/",
    "/missions/south-sudan/decisions/DP-2.1/",
    "/missions/south-sudan/levels/2.1/",
    "/missions/south-sudan/plan/benchmarks/",
    "/missions/south-sudan/plan/results-framework/",
)
# What the walk reaches, by the pattern's name; `test_every_page_is_looked_at` knows the rest.
REACHED = {
    *("waiting", "portfolio", "open-mission", "mission", "level", "decision", "act", "process", "tokens"),
    *("task-force", "planning-team", "sub-group", "sub-group-new", "terms", "people", "role", "role-new"),
    *("waiting-dossier", "decided-dossier", "in-charge", "calendar"),
    *("record", "documents", "surveys", "survey-new", "validation", "timeline", "lineage"),
    *("schedule", "adoption"),
    *("outputs:index", "outputs:detail", "outputs:version", "outputs:compare", "outputs:upload"),
    *("outputs:review", "outputs:matrix", "outputs:draft", "monitoring:index", "monitoring:register"),
    *("monitoring:add", "monitoring:sheet", "plans:index", "plans:register", "plans:row", "plans:add"),
    *("plans:sheet", "plans:results-and-budget"),
    *("persons", "person-new", "entity-new", "templates:index", "templates:detail", "templates:edition"),
}
INLINE = """() => [...document.querySelectorAll('[style]:not(canvas), style, script:not([src])')]
  .filter(one => !(one.tagName === 'SCRIPT' && one.type && one.type !== 'text/javascript'))
  .slice(0, 3).map(one => one.outerHTML.slice(0, 160))"""


class Crawl:
    """A walk over the pages that a person reaches: one address of each pattern, the telling ones first."""

    def __init__(self, page: Any, seen: set[str]) -> None:
        self.page, self.seen = page, seen
        self.own: set[str] = set()
        self.queue = ["/", *FIRST]

    def __iter__(self) -> Iterator[str]:
        while self.queue:
            path = self.queue.pop(0)
            pattern = pattern_of(path)
            if not pattern or pattern in (self.own if pattern in OWN else self.seen):
                continue
            self.seen.add(pattern)
            self.own.add(pattern)
            yield path
            self.queue += self.links()

    def links(self) -> list[str]:
        """Return the inner addresses to which the present page leads, in its order."""
        found = self.page.eval_on_selector_all(
            "a[href^='/']", "all => all.map(one => one.getAttribute('href'))"
        )
        inner = [re.split("[#?]", link)[0] for link in found if "format=csv" not in link]
        return [path for path in dict.fromkeys(inner) if not NO_PAGES.search(path)]


def pattern_of(path: str) -> str:
    """Return the name of an address's pattern; empty for none."""
    try:
        return resolve(path).view_name
    except LookupError:
        return ""


def faults_at(page: Any, path: str, status: int, said: list[str]) -> list[str]:
    """Return what is wrong with the page as it stands."""
    found = [] if status == 200 else [f"answered {status}"]
    found += [f"inline: {one}" for one in page.evaluate(INLINE)]
    if path.startswith("/missions/") and path not in ("/missions/", "/missions/open/"):
        banner = page.locator(".demonstration")
        if not banner.count() or "Not a United Nations document" not in banner.inner_text():
            found.append("no banner")
    return [*found, *faults_of(page), *(f"console: {line}" for line in said)]


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_fault(visit: Callable[..., Any], width: int) -> None:  # noqa: F811
    wrong: list[str] = []
    seen: set[str] = set()
    for person in PERSONS:
        page = visit(person, width=width)
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        for path in Crawl(page, seen):
            said.clear()
            answer = page.goto(path)
            page.wait_for_load_state("networkidle")
            wrong += [f"{person} {path}: {fault}" for fault in faults_at(page, path, answer.status, said)]
        page.context.close()
    assert not wrong, "\n".join(wrong)
    assert seen >= REACHED, REACHED - seen
