"""The common framework: what is lacking, another that serves, expiry, stocktaking."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from monitoring.recording import add_observation
from planning_levels.concerns import concerns
from planning_levels.frameworks import frameworks_of, months_after
from planning_levels.readiness import level_2_2
from plans.models import Framework, FrameworkPriority
from plans.rows import save_row
from tests.planning_levels.speaking import speak
from tests.planning_levels.there import At, reading
from tests.planning_levels.walking import Walk

Browse = Callable[[AbstractBaseUser], Client]
PARTS = {
    "vision": "A river that is guarded.",
    "priorities": "Wages.",
    "results": "Wages by the fifth.",
    "timelines": "By June.",
    "responsibilities": "One lead each.",
    "stock_every": 6,
}


def framework(walk: Walk, **more: object) -> Framework:
    return Framework.objects.create(mission=walk.mission, name="Joint vision", **more)


@pytest.mark.parametrize("kind", ["own", "other"])
def test_a_framework_serves_once_every_part_is_covered(at: At, kind: str) -> None:
    walk = at("L3.1")
    row, today = framework(walk, kind=kind), walk.mission.today()
    (held,) = frameworks_of(walk.mission, today)
    assert held.lacking == [*(name for name in PARTS if name != "stock_every"), "stocktaking"]
    assert not held.serves
    Framework.objects.filter(pk=row.pk).update(**PARTS)
    (held,) = frameworks_of(walk.mission, today)
    assert (held.lacking, held.serves, held.days_left) == ([], True, None)
    for change, serves in (
        ({"starts": today + timedelta(days=1)}, False),
        ({"starts": today, "ends": today}, True),
        ({"ends": today - timedelta(days=1)}, False),
    ):
        Framework.objects.filter(pk=row.pk).update(**change)
        assert frameworks_of(walk.mission, today)[0].serves is serves
    assert frameworks_of(walk.mission, today)[0].ended


def test_rows_and_stocktakings_cover_parts_too_and_one_entity_alone_is_told(at: At) -> None:
    walk = at("L3.1")
    row = framework(walk, **{**PARTS, "priorities": "", "stock_every": None})
    told = {"framework": row.pk, "text": "Wages", "lead": "Force", "entities": ["World Bank"]}
    save_row(walk.mission, "framework-priorities", told, by=walk.cast["srsg"])
    alone = {"framework": row.pk, "text": "Radio", "lead": "DPI", "entities": ["dpi"], "why_joint": "It is."}
    save_row(walk.mission, "framework-priorities", alone, by=walk.cast["srsg"])
    add_observation(
        walk.mission, "stocktakings", by=walk.cast["srsg"], text="Read together", framework=row.pk
    )
    (held,) = frameworks_of(walk.mission, walk.mission.today())
    assert (held.lacking, held.next_stock, held.stock_due) == ([], None, False)
    assert [(one.alone, one.unfounded) for one in held.priorities] == [(False, True), (True, False)]
    assert FrameworkPriority.objects.filter(framework=row).count() == 2


def test_stock_is_due_by_the_frameworks_own_rhythm(at: At) -> None:
    walk = at("L3.1")
    row = framework(walk, **PARTS, starts=date(2020, 8, 31))
    (held,) = frameworks_of(walk.mission, walk.mission.today())
    assert (held.next_stock, held.stock_due) == (date(2021, 2, 28), True)
    add_observation(
        walk.mission,
        "stocktakings",
        by=walk.cast["srsg"],
        text="Read together",
        framework=row.pk,
        date=walk.mission.today().isoformat(),
    )
    (held,) = frameworks_of(walk.mission, walk.mission.today())
    assert not held.stock_due
    assert months_after(date(2020, 1, 31), 13) == date(2021, 2, 28)


def test_expiry_is_said_and_stops_nothing(at: At) -> None:
    walk = at("L3.1")
    assert [item.message for item in level_2_2.framework(reading(walk))] == [
        "No integrated strategic framework is on file."
    ]
    today = walk.mission.today()
    row = framework(walk, **PARTS, ends=today + timedelta(days=30))
    assert list(level_2_2.framework(reading(walk))) == []
    assert "“Joint vision” runs out in 30 days." in [item.said for item in concerns(reading(walk))]
    Framework.objects.filter(pk=row.pk).update(ends=today - timedelta(days=1))
    (found,) = level_2_2.framework(reading(walk))
    assert (found.klass, found.message) == ("notice", "The framework “Joint vision” has run out.")
    said = [item.said for item in concerns(reading(walk))]
    assert "No common framework serves mission and country team today." in said


def test_on_the_page_and_over_the_api(at: At, browser_of: Browse) -> None:
    walk = at("L3.1")
    here = f"/missions/{walk.key}/frameworks/"
    srsg = browser_of(walk.cast["srsg"])
    assert "No common framework yet" in srsg.get(here).content.decode()
    row = framework(walk, kind="other", **{**PARTS, "timelines": ""})
    page = srsg.get(here).content.decode()
    assert "To serve as the common framework it lacks a word on where it covers: timelines." in page
    Framework.objects.filter(pk=row.pk).update(timelines="Chapter 4", ends=walk.mission.today())
    page = srsg.get(here).content.decode()
    assert "“Joint vision” serves as the common framework" in page
    Framework.objects.filter(pk=row.pk).update(kind="own", ends="2020-01-01")
    assert "The framework has run out; no other has taken its place." in srsg.get(here).content.decode()
    Framework.objects.filter(pk=row.pk).update(ends=None)
    assert "is the common framework of mission" in srsg.get(here).content.decode()
    assert "Enter the framework" not in browser_of(walk.cast["observer"]).get(here).content.decode()
    (found,) = speak(walk.cast["planner"]).get(f"/api/v1{here}").json()["results"]
    assert (found["serves"], found["lacking"], found["alone"]) == (True, [], [])
