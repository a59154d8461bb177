"""Secondary pages in a real browser: no accessibility fault, no overflow, nothing that the policy forbids."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import Mission, Person
from missions.seating import add_member, change_member
from planning_levels.models import LevelRun, Survey, Validation
from tests.pages.conftest import HOST, serve

AXE = Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
INSIDE = (
    *("task-force/", "task-force/members/new/", "task-force/establish/", "planning-team/", "people/"),
    *(
        "people/new/",
        "record/?verify=now",
        "documents/",
        "surveys/",
        "surveys/new/",
        "validation/",
        "timeline/",
    ),
)


@pytest.fixture(scope="module", autouse=True)
def _database_beside_the_browser() -> Iterator[None]:
    """Let Django use its database in a thread where the browser's event loop runs; they share no data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def html(
    mission: Mission, planner: Person, imtf_chair: Person, browser_of: Callable[[AbstractBaseUser], Client]
) -> dict[str, str]:
    """The pages of a mission with something on each, as the chair sees them."""
    Mission.objects.filter(pk=mission.pk).update(state="in_level")
    now = mission.today()
    run = LevelRun.objects.create(
        mission=mission,
        level="1.2",
        cycle=1,
        cause="test",
        state="active",
        opened_on=mission.opened_on,
        started=mission.opened_on,
    )
    first = add_member(
        mission,
        "imtf",
        by=imtf_chair,
        seat="police",
        name="Grace Mutasa",
        rank="P-5",
        from_date=mission.opened_on,
    )
    change_member(mission, "imtf", first, by=imtf_chair, until=mission.opened_on.replace(day=20))
    add_member(mission, "imtf", by=imtf_chair, seat="military", name="Jan Vermeer", rank="P-4")
    Survey.objects.create(mission=mission, run=run, kind="technical", from_date=now, to_date=now)
    Validation.objects.create(mission=mission, run=run, begun_on=now).findings.create(
        text="Nobody keeps watch."
    )
    chair = browser_of(imtf_chair)
    chair.post("/missions/tandala/documents/", {"title": "Letter"})
    refused = chair.post("/missions/tandala/task-force/members/new/", {"seat": "police"})
    pages = {f"/{number}": chair.get(f"/missions/tandala/{path}") for number, path in enumerate(INSIDE)}
    pages |= {"/tokens": chair.get("/tokens/"), "/process": chair.get("/process/"), "/refused": refused}
    return {path: answer.content.decode() for path, answer in pages.items()}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    html: dict[str, str], chromium: Any, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    serve(context, html)
    page = context.new_page()
    faults: list[Any] = []
    for path in html:
        page.goto(f"{HOST}{path}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((path, "overflow"))
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        faults += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found]
    context.close()
    assert not faults
