"""Pages of monitoring: benchmarks with their course, reviews, observations."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from missions.models import Mission, Person
from monitoring.recording import change, open_review, record_measurement
from monitoring.registers import REGISTERS
from monitoring.trend import drawn
from plans.rows import save_row

pytestmark = pytest.mark.django_db
Browse = Callable[[Person], Client]


def test_an_empty_page_teaches(
    mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    here = reverse("monitoring:index", args=[mission.key])
    page = browser_of(planner).get(here).content.decode()
    assert "No benchmark to measure yet" in page
    assert "Open a review" in page
    assert "Open a review" not in browser_of(observer).get(here).content.decode()


def test_benchmarks_show_their_course(mission: Mission, planner: Person, browser_of: Browse) -> None:
    benchmark = save_row(
        mission, "benchmarks", {"name": "Vetted", "target_value": 60, "target": "60 %"}, by=planner
    )
    for days, value in ((60, 10), (30, 30)):
        record_measurement(
            mission, by=planner, benchmark=benchmark, value=value, date=mission.today() - timedelta(days=days)
        )
    open_review(mission, by=planner, kind="continuous", purpose="First quarter")
    page = browser_of(planner).get(reverse("monitoring:index", args=[mission.key])).content.decode()
    assert "<polyline" in page
    assert "50 % of the way" in page
    assert "Continuous review: First quarter" in page or "continuous review: First quarter" in page
    assert "has no economic analysis" in page


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_has_its_pages(
    key: str, mission: Mission, planner: Person, browser_of: Browse
) -> None:
    browser = browser_of(planner)
    assert browser.get(reverse("monitoring:register", args=[mission.key, key])).status_code == 200
    assert browser.get(reverse("monitoring:add", args=[mission.key, key])).status_code == 200
    assert browser.get(reverse("monitoring:register", args=[mission.key, "rumours"])).status_code == 404


def test_a_lesson_is_entered_by_form(mission: Mission, field: Person, browser_of: Browse) -> None:
    here = reverse("monitoring:add", args=[mission.key, "lessons"])
    sent = {"text": "Plan the rains first", "status": "open", "target": "schedule"}
    assert browser_of(field).post(here, sent).status_code == 302
    assert mission.lessons.get().target == "schedule"


def test_a_trend_runs_from_left_to_right_and_up() -> None:
    days = [date(2011, 1, 1), date(2011, 1, 11)]
    trend = drawn([(days[0], Decimal(0)), (days[1], Decimal(5))], Decimal(10))
    assert trend is not None
    assert trend.points == "3.0,33.0 157.0,18.0"
    assert (trend.last, trend.target) == ((157.0, 18.0), 3.0)
    assert drawn([(days[0], Decimal(1))]) is None
    level = drawn([(days[0], Decimal(4)), (days[0], Decimal(4))])
    assert level is not None
    assert level.points == "3.0,3.0 3.0,3.0"


def test_a_value_is_recorded_in_the_form_for_the_field(
    mission: Mission, planner: Person, field: Person, observer: Person, browser_of: Browse
) -> None:
    here, browser = reverse("monitoring:measure", args=[mission.key]), browser_of(field)
    assert "No benchmark to measure yet" in browser.get(here).content.decode()
    benchmark = save_row(mission, "benchmarks", {"name": "Vetted", "rhythm": "quarter"}, by=planner)
    page = browser.get(f"{here}?benchmark={benchmark.pk}").content.decode()
    assert f'value="{benchmark.pk}" selected' in page
    assert f'data-api="/api/v1/missions/{mission.key}/measurements/"' in page
    assert browser_of(observer).get(here).status_code == 403
    assert browser_of(observer).post(here, {"value": "3"}).status_code == 403
    wrong = browser.post(here, {"benchmark": "", "value": "41", "source": "Board"})
    assert wrong.status_code == 400
    assert 'value="41"' in wrong.content.decode()
    sent = {"benchmark": benchmark.pk, "value": "41", "confidence": "high", "sex": "female"}
    assert browser.post(here, sent).status_code == 302
    kept = mission.measurements.get()
    assert (kept.value, kept.confidence, kept.part) == ("41", "high", "women and girls")


def test_what_was_corrected_stands_beside_the_value(
    mission: Mission, planner: Person, browser_of: Browse
) -> None:
    benchmark = save_row(mission, "benchmarks", {"name": "Vetted"}, by=planner)
    row = record_measurement(mission, by=planner, benchmark=benchmark, value=45)
    change(mission, "measurements", row, {"value": "41", "correction_reason": "Added twice"}, by=planner)
    page = browser_of(planner).get(reverse("monitoring:index", args=[mission.key])).content.decode()
    assert "<del>45</del>" in page
    assert "Added twice" in page
