"""Corrections: however they come, the old value stays beside the new one; parts stand beside wholes."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from rest_framework.test import APIClient

from missions.errors import Conflict
from missions.models import Entry, Mission, Person
from monitoring.models import Correction, Measurement
from monitoring.queries import courses
from monitoring.recording import MEASURING, change, record_measurement
from monitoring.registers import MEASUREMENTS
from plans import keeping
from plans.models import Benchmark
from plans.rows import save_row
from plans.sheets.applying import take_in
from plans.sheets.files import sheet_file
from plans.sheets.reading import from_file

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]


@pytest.fixture
def benchmark(mission: Mission, planner: Person) -> Benchmark:
    return save_row(
        mission, "benchmarks", {"name": "Vetted", "baseline_value": 0, "target_value": 60}, by=planner
    )


@pytest.fixture
def value(benchmark: Benchmark, mission: Mission, field: Person) -> Measurement:
    return record_measurement(
        mission, by=field, benchmark=benchmark, value="45", source="Board", confidence="high"
    )


def test_a_corrected_value_keeps_the_old_one_beside_it(
    value: Measurement, mission: Mission, field: Person
) -> None:
    reason = "Two lists had been added up twice."
    change(mission, "measurements", value, {"value": "41", "correction_reason": reason}, by=field)
    kept, old = Measurement.objects.get(pk=value.pk), Correction.objects.get(of=value)
    assert (kept.value, kept.number, kept.recorded_on) == ("41", Decimal(41), mission.today())
    assert (old.value, old.number, old.source, old.confidence) == ("45", Decimal(45), "Board", "high")
    assert (old.reason, old.corrected_by, old.corrected_on) == (reason, field, mission.today())
    assert Entry.objects.filter(mission=mission, verb="change-measurement").count() == 1


def test_a_remark_is_no_correction(value: Measurement, mission: Mission, field: Person) -> None:
    change(mission, "measurements", value, {"note": "Checked", "confidence": "low"}, by=field)
    assert not Correction.objects.exists()


def test_words_do_not_keep_the_figure_of_the_value_before(
    value: Measurement, mission: Mission, field: Person
) -> None:
    change(mission, "measurements", value, {"value": "not counted"}, by=field)
    assert Measurement.objects.get(pk=value.pk).number is None
    change(mission, "measurements", value, {"value": "about a half", "number": 50}, by=field)
    assert Measurement.objects.get(pk=value.pk).number == Decimal(50)


def test_what_was_corrected_is_not_taken_away(value: Measurement, mission: Mission, field: Person) -> None:
    change(mission, "measurements", value, {"value": "41"}, by=field)
    with pytest.raises(Conflict):
        keeping.remove(MEASURING, mission, value, by=field)
    assert Correction.objects.count() == 1


def test_the_api_shows_what_was_said_before(
    value: Measurement, mission: Mission, field: Person, outsider: Person, api: Speak
) -> None:
    here = f"/api/v1/missions/{mission.key}/measurements/{value.pk}/"
    changed = api(field).patch(here, {"value": "41"}, HTTP_IF_MATCH='"1"').json()
    assert changed["earlier"].startswith("45 for ")
    assert api(field).patch(here, {"recorded_on": "2025-01-01"}, HTTP_IF_MATCH='"2"').status_code == 400
    rows = api(field).get(f"{here}corrections/").json()["results"]
    assert [(row["value"], row["number"], row["reason"]) for row in rows] == [("45", 45.0, "")]
    assert api(outsider).get(f"{here}corrections/").status_code == 404
    assert (
        api(field).get(f"/api/v1/missions/{mission.key}/measurements/{2**63}/corrections/").status_code == 404
    )


def test_a_sheet_corrects_as_a_form_does(value: Measurement, mission: Mission, field: Person) -> None:
    out = sheet_file(MEASUREMENTS, list(MEASUREMENTS.columns), [value], mission, by=field, kind="csv")
    sent = out.content.decode("utf-8-sig").replace("45", "41").encode()
    source = from_file(sent, "values.csv", MEASUREMENTS.columns)
    take_in(MEASURING, mission, source, by=field, columns=MEASUREMENTS.columns, if_version=None)
    assert Measurement.objects.get(pk=value.pk).value == "41"
    assert Correction.objects.get(of=value).value == "45"


def test_a_part_stands_beside_the_whole_and_is_not_its_course(
    value: Measurement, benchmark: Benchmark, mission: Mission, field: Person
) -> None:
    part = record_measurement(
        mission, by=field, benchmark=benchmark, value="60", sex="female", age="0 to 17", place="Juba"
    )
    course = courses(mission)[0]
    assert part.part == "women and girls, 0 to 17, Juba"
    assert (course.last, course.standing) == (value, "on-the-way")
    assert course.measurements == (value, part)
