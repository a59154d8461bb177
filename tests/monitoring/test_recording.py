"""Facts are kept with their true dates, late or irregular ones with a flag; over functions and API alike."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions.errors import Invalid, NotPermitted
from missions.models import Entry, Flag, Mission, Person
from monitoring.models import Review
from monitoring.queries import courses, review_notices, unmet_exit_benchmarks
from monitoring.recording import add_observation, close_review, open_review, record_measurement
from monitoring.registers import OBSERVATIONS, REVIEWS
from plans.models import Benchmark
from plans.rows import save_row
from tests.plans.samples import least, whole

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]


@pytest.fixture
def benchmark(mission: Mission, planner: Person) -> Benchmark:
    return save_row(
        mission,
        "benchmarks",
        {"name": "B6", "baseline_value": 0, "target_value": 60, "exit": True},
        by=planner,
    )


class TestMeasurements:
    def test_a_figure_can_be_drawn_and_words_can_be_kept(
        self, benchmark: Benchmark, mission: Mission, field: Person
    ) -> None:
        figure = record_measurement(mission, by=field, benchmark=benchmark, value=45, source="Vetting board")
        words = record_measurement(mission, by=field, benchmark=benchmark, value="not counted in the rains")
        assert (figure.value, figure.number) == ("45", Decimal(45))
        assert (words.number, words.date) == (None, mission.today())
        assert Entry.objects.filter(mission=mission, verb="record-measurement", kind="fact").count() == 2

    def test_late_is_flagged_and_kept(self, benchmark: Benchmark, mission: Mission, field: Person) -> None:
        long_ago = mission.today() - timedelta(days=200)
        row = record_measurement(mission, by=field, benchmark=benchmark, value="3", date=long_ago)
        assert row.date == long_ago
        assert Flag.objects.get(mission=mission).code == "late-measurement"

    def test_the_future_has_not_happened(self, benchmark: Benchmark, mission: Mission, field: Person) -> None:
        tomorrow = mission.today() + timedelta(days=1)
        with pytest.raises(Invalid):
            record_measurement(mission, by=field, benchmark=benchmark, value="3", date=tomorrow)

    def test_observers_do_not_measure(self, benchmark: Benchmark, mission: Mission, observer: Person) -> None:
        with pytest.raises(NotPermitted):
            record_measurement(mission, by=observer, benchmark=benchmark, value="3")

    def test_the_course_of_a_benchmark(self, benchmark: Benchmark, mission: Mission, field: Person) -> None:
        assert courses(mission)[0].standing == "not-measured"
        for value, standing, progress in (
            (30, "on-the-way", 0.5),
            (75, "met", 1.0),
            ("unknown", "no-figure", None),
        ):
            record_measurement(mission, by=field, benchmark=benchmark, value=value)
            course = courses(mission)[0]
            assert (course.standing, course.progress) == (standing, progress)
        assert unmet_exit_benchmarks(mission) == [benchmark]

    def test_over_the_api(
        self, benchmark: Benchmark, mission: Mission, field: Person, outsider: Person, api: Speak
    ) -> None:
        here = f"/api/v1/missions/{mission.key}/measurements/"
        sent = {"benchmark": benchmark.pk, "value": 12.5, "date": "2025-03-01", "source": "Police"}
        assert api(outsider).post(here, sent).status_code == 404
        made = api(field).post(here, sent)
        assert (made.status_code, made.json()["number"]) == (201, 12.5)
        assert api(field).get(f"{here}?benchmark={benchmark.pk}&ordering=-date").json()["count"] == 1
        assert api(field).post(here, {"value": 1}).status_code == 400
        assert api(field).patch(made["Location"], {"note": "Checked"}, HTTP_IF_MATCH='"1"').status_code == 200


class TestReviews:
    def test_a_review_is_opened_and_closed(self, mission: Mission, srsg: Person) -> None:
        review = open_review(
            mission,
            by=srsg,
            kind="periodic",
            purpose="mandate renewal",
            findings=["Roads, then police.", "Rain"],
        )
        assert [item.value for item in review.findings.all()] == ["Roads, then police.", "Rain"]
        assert (review.state, review.opened_on) == ("open", mission.today())
        close_review(review, on=date(2025, 6, 1), recommendation="minor-update")
        kept = Review.objects.get(pk=review.pk)
        assert (kept.state, kept.recommendation, kept.version) == ("closed", "minor-update", 2)

    def test_a_strategic_review_without_ground_or_led_from_elsewhere_is_flagged(
        self, mission: Mission, srsg: Person, planner_elsewhere: Person
    ) -> None:
        open_review(mission, by=srsg, kind="strategic", leader=planner_elsewhere.username)
        assert set(Flag.objects.values_list("code", flat=True)) == {"review-ground", "review-leader"}

    def test_a_review_of_council_members_needs_no_leader_of_the_lead(
        self, mission: Mission, srsg: Person, planner_elsewhere: Person
    ) -> None:
        leader = planner_elsewhere.username
        open_review(
            mission, by=srsg, kind="strategic", ground="Violence", leader=leader, by_council_members=True
        )
        assert not Flag.objects.exists()

    def test_a_review_without_economic_analysis_is_noticed(self, mission: Mission, srsg: Person) -> None:
        bare = open_review(mission, by=srsg, kind="continuous")
        full = open_review(mission, by=srsg, kind="continuous", economic_section="With the World Bank.")
        assert [item.code for item in review_notices(bare)] == ["no-economic-analysis"]
        assert list(review_notices(full)) == []

    def test_over_the_api_closing_is_no_column(self, mission: Mission, srsg: Person, api: Speak) -> None:
        here = f"/api/v1/missions/{mission.key}/reviews/"
        client = api(srsg)
        made = client.post(here, whole(REVIEWS, mission, mission.opened_by) | {"opened_on": "2025-03-01"})
        assert made.status_code == 201, made.json()
        assert client.post(here, {"kind": "grand"}).status_code == 400
        assert client.post(here, {}).status_code == 400
        answer = client.patch(made["Location"], {"recommendation": "transition"}, HTTP_IF_MATCH='"1"')
        assert answer.status_code == 400
        shown = client.get(made["Location"]).json()
        assert (shown["state"], shown["closed_on"], shown["findings"]) == ("open", None, ["UNDP", "UNICEF"])


@pytest.mark.parametrize("key", OBSERVATIONS)
def test_observations_live_their_whole_life(key: str, mission: Mission, field: Person, api: Speak) -> None:
    here, register = f"/api/v1/missions/{mission.key}/observations/{key}/", OBSERVATIONS[key]
    client = api(field)
    made = client.post(here, {"text": "Shared flights took a week", "kind": "process", "date": "2025-03-01"})
    assert made.status_code == 201, made.json()
    whole_row = client.post(here, whole(register, mission, mission.opened_by))
    assert whole_row.status_code == 201, whole_row.json()
    assert client.get(here).json()["count"] == 2
    assert client.patch(made["Location"], {"source": "Log"}).status_code == 428
    assert client.patch(made["Location"], {"source": "Log"}, HTTP_IF_MATCH='"1"').json()["version"] == 2
    assert client.delete(made["Location"], HTTP_IF_MATCH='"2"').status_code == 204
    assert least(register, mission, field).keys() == {"text"}


def test_unknown_registers_are_not_found(mission: Mission, field: Person, api: Speak) -> None:
    assert api(field).get(f"/api/v1/missions/{mission.key}/observations/rumours/").status_code == 404
    with pytest.raises(KeyError):
        add_observation(mission, "rumours", by=field, text="One hears")


def test_lessons_are_the_missions(mission: Mission, field: Person) -> None:
    lesson = add_observation(mission, "lessons", by=field, text="Plan the rains", target="schedule")
    assert list(mission.lessons.all()) == [lesson]


def test_an_ended_mission_takes_no_facts(mission: Mission, field: Person, api: Speak) -> None:
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    answer: Any = api(field).post(f"/api/v1/missions/{mission.key}/observations/lessons/", {"text": "Late"})
    assert answer.status_code == 409
    assert [item["code"] for item in answer.json()["blockers"]] == ["completed"]
