"""What is due: periods are counted on the mission's own day, by the rhythm of each benchmark."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from monitoring.due import due, next_period, owed
from monitoring.periods import Period, called, complete_periods, period_of, rhythm_of
from monitoring.queries import Course

PLAN = date(2011, 1, 20)


def course(rhythm: str, *days: date) -> Course:
    rows: Any = tuple(SimpleNamespace(date=day, part="") for day in days)
    benchmark: Any = SimpleNamespace(rhythm=rhythm)
    return Course(benchmark, rows)


def pace(rhythm: str = "quarter", since: date = date(2011, 1, 1)) -> Any:
    return SimpleNamespace(rhythm=rhythm, since=since)


def cycle(ends: date, analysed: date | None) -> Any:
    steps = [SimpleNamespace(step="data", done_on=ends), SimpleNamespace(step="analysis", done_on=analysed)]
    return SimpleNamespace(ends=ends, steps=SimpleNamespace(all=lambda: steps))


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Quarterly", "quarter"),
        ("every month", "month"),
        ("half-year", "half-year"),
        ("weekly", "week"),
        ("Annual survey", "year"),
        ("every 2 months", None),
        ("bi-weekly", None),
        ("each rainy season", None),
        ("", None),
    ],
)
def test_a_rhythm_is_read_from_words_and_never_guessed(said: str, key: str | None) -> None:
    found = rhythm_of(said)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("said", "first", "last", "name"),
    [
        ("quarter", date(2011, 4, 1), date(2011, 6, 30), "Quarter 2 of 2011"),
        ("half", date(2011, 1, 1), date(2011, 6, 30), "Half-year 1 of 2011"),
        ("month", date(2011, 5, 1), date(2011, 5, 31), "May 2011"),
        ("week", date(2011, 5, 9), date(2011, 5, 15), "Week of 9 May 2011"),
        ("year", date(2011, 1, 1), date(2011, 12, 31), "2011"),
    ],
)
def test_periods_have_their_days_and_names(said: str, first: date, last: date, name: str) -> None:
    rhythm = rhythm_of(said)
    assert rhythm is not None
    period = period_of(rhythm, date(2011, 5, 12))
    assert (period, str(period)) == (Period(first, last), name)
    assert first in period
    assert date(2012, 1, 1) not in period


def test_other_days_are_called_by_their_dates() -> None:
    assert called(date(2011, 5, 2), date(2011, 5, 20)) == "2 May 2011 to 20 May 2011"


def test_a_period_that_had_begun_before_is_not_counted() -> None:
    rhythm = rhythm_of("quarter")
    assert rhythm is not None
    found = complete_periods(rhythm, PLAN, date(2011, 10, 1))
    assert [str(item) for item in found] == ["Quarter 2 of 2011", "Quarter 3 of 2011"]


@pytest.mark.parametrize(
    ("today", "state", "missed", "overdue"),
    [
        (date(2011, 6, 30), "measured", [], "None"),  # the quarter runs still
        (date(2011, 7, 1), "due", [], "None"),
        (date(2011, 7, 30), "due", [], "None"),
        (date(2011, 7, 31), "late", ["Quarter 2 of 2011"], "Quarter 2 of 2011"),
        (date(2011, 10, 5), "due", ["Quarter 2 of 2011"], "Quarter 2 of 2011"),
    ],
)
def test_a_missed_quarter_is_late_after_its_days_of_grace(
    today: date, state: str, missed: list[str], overdue: str
) -> None:
    found = due(course("quarter", date(2011, 3, 31)), PLAN, today)
    assert (found.state, [str(item) for item in found.missed]) == (state, missed)
    assert str(found.overdue) == overdue


def test_a_gap_is_not_overdue_once_the_period_after_it_was_measured() -> None:
    found = due(course("month", date(2011, 2, 3), date(2011, 4, 30)), PLAN, date(2011, 6, 2))
    assert (found.state, [str(item) for item in found.missed]) == ("due", ["March 2011"])
    assert found.overdue is None


def test_a_gap_stays_known_once_the_next_period_is_measured() -> None:
    found = due(course("month", date(2011, 2, 3), date(2011, 4, 30)), PLAN, date(2011, 5, 2))
    assert (found.state, str(found.period)) == ("measured", "April 2011")
    assert [str(item) for item in found.missed] == ["March 2011"]


def test_nothing_is_owed_without_a_plan_in_force_or_a_rhythm() -> None:
    assert due(course("quarter"), None, date(2012, 1, 1)).state == "uncounted"
    assert due(course("each rainy season"), PLAN, date(2012, 1, 1)).state == "uncounted"


def test_an_assessment_is_owed_for_each_period_without_one() -> None:
    today = date(2011, 10, 20)
    cycles = [cycle(date(2011, 3, 31), date(2011, 4, 12)), cycle(date(2011, 6, 30), None)]
    found = owed(pace(), cycles, today)
    assert [(str(item.period), item.late) for item in found] == [
        ("Quarter 2 of 2011", True),
        ("Quarter 3 of 2011", False),
    ]
    assert owed(None, cycles, today) == []


def test_the_next_cycle_follows_the_last_one() -> None:
    cycles = [cycle(date(2011, 6, 30), None)]
    assert str(next_period(pace("half-year"), cycles, date(2011, 8, 1))) == "Half-year 2 of 2011"
    assert str(next_period(None, [], date(2011, 8, 1))) == "Quarter 3 of 2011"
