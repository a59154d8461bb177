"""The courses to adoption: cases worked out by hand, and what holds for every start and every question."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning_levels.simulation import Ask, Outlook, Start, simulate
from planning_levels.simulation.shapes import LEVELS_AHEAD

JULY = date(2011, 7, 1)


def days(outlook: Outlook) -> dict[str, tuple[str, str]]:
    """Return each point ahead with both its days, as month and day."""
    both = zip(outlook.earliest, outlook.likely, strict=True)
    return {one.gate: (f"{one.on:%m-%d}", f"{two.on:%m-%d}") for one, two in both}


def test_from_the_directive_before_its_decider() -> None:
    # 10 August; the Directive waits. It is issued that day, the exercise begins that day.
    # 2.2 takes 14 days at least: 24 August; 21 are desirable: 31 August.
    start = Start(date(2011, 8, 10), "2.1", "decision")
    assert days(simulate(start)) == {
        "DP-2.1": ("08-10", "08-10"), "DP-2.2": ("08-24", "08-31"), "GATE-UNCT": ("08-24", "08-31"),
    }  # fmt: skip


def test_days_planned_hold_on_the_likely_course_only() -> None:
    # Directive planned for 12 August, so likely 12 August + 21 days = 2 September; adoption is planned for
    # the 12th, the endorsement for the 16th.
    planned = {
        "DP-2.1": date(2011, 8, 12), "DP-2.2": date(2011, 9, 12), "GATE-UNCT": date(2011, 9, 16),
        "DP-1.2": date(2011, 1, 1),
    }  # fmt: skip
    start = Start(date(2011, 8, 10), "2.1", "decision", planned=planned)
    assert days(simulate(start)) == {
        "DP-2.1": ("08-10", "08-12"), "DP-2.2": ("08-24", "09-12"), "GATE-UNCT": ("08-24", "09-16"),
    }  # fmt: skip


def test_from_the_beginning() -> None:
    # 1 July: initiated that day. 1.1: 28 days, no desirable time: 29 July on both courses.
    # 1.2, its directive promulgated at once: 21 days, 19 August; 42 days, 9 September. No day of the Council.
    # 2.1: 9 September; 21 October. 2.2: 14 days, 23 September; 21 days, 11 November.
    assert days(simulate(Start(JULY, "1.1", "initiation"))) == {
        "DP-INIT": ("07-01", "07-01"), "DP-1.1": ("07-29", "07-29"), "GATE-USG": ("07-29", "07-29"),
        "DP-1.2": ("08-19", "09-09"), "GATE-COUNCIL": ("08-19", "09-09"), "DP-2.1": ("09-09", "10-21"),
        "DP-2.2": ("09-23", "11-11"), "GATE-UNCT": ("09-23", "11-11"),
    }  # fmt: skip


def test_a_level_under_way_counts_from_its_beginning_and_its_open_steps_from_today() -> None:
    # 2.1 since 20 June. At least until 11 July (21 days). Two of four steps open: half of 21, a begun day
    # whole: 11 days from 1 July, 12 July. Desirable until 1 August; half of 42 is 21: 22 July.
    start = Start(JULY, "2.1", "work", started=date(2011, 6, 20), open_steps=2)
    assert days(simulate(start))["DP-2.1"] == ("07-12", "08-01")
    # No step open: its minimum time alone.
    assert days(simulate(replace(start, open_steps=0)))["DP-2.1"] == ("07-11", "08-01")
    # Since 1 March: both times have passed; today is counted, and says so.
    old = simulate(replace(start, started=date(2011, 3, 1), open_steps=0))
    assert days(old)["DP-2.1"] == ("07-01", "07-01")
    assert "passed" in [ground.kind for ground in old.earliest[0].grounds]


def test_the_council_decides_on_a_day_entered_for_it() -> None:
    # The report can be in on 22 July (21 days) or 12 August (42). The Council is entered for 5 July (before),
    # 28 July and 20 August.
    council = (date(2011, 7, 5), date(2011, 7, 28), date(2011, 8, 20))
    start = Start(JULY, "1.2", "work", started=JULY, open_steps=1, council=council)
    assert days(simulate(start))["GATE-COUNCIL"] == ("07-28", "08-20")
    # While it waits, the first day from today counts; with a week more, the second one.
    waiting = Start(JULY, "1.2", "council", council=council)
    assert days(simulate(waiting))["GATE-COUNCIL"] == ("07-05", "07-05")
    assert days(simulate(waiting, Ask(council_off=7)))["GATE-COUNCIL"] == ("07-28", "07-28")
    assert "DP-1.2" not in days(simulate(waiting))


def test_each_question_adds_its_days() -> None:
    # 1.2 in preparation on 1 July: 3 days for the directive, 4 July, and a day considered: 5 July. 21 days:
    # 26 July; survey 10 days: 5 August; two returns of 5 days: 15 August; considered: 16 August. Council 4
    # days: 20 August. 2.1, 21 days: 10 September; considered: 11. Exercise 6 days on: 17. Then 14 days and 1:
    # 2 October.
    ask = Ask({"1.2": 2}, 5, survey_off=10, exercise_off=6, directive_off=3, council_off=4, consider=1)
    found = simulate(Start(JULY, "1.2", "preparation"), ask)
    assert {one.gate: f"{one.on:%m-%d}" for one in found.earliest} == {
        "GATE-USG": "07-05", "DP-1.2": "08-16", "GATE-COUNCIL": "08-20", "DP-2.1": "09-11",
        "DP-2.2": "10-02", "GATE-UNCT": "10-02",
    }  # fmt: skip


def test_earlier_work_counts_towards_the_assessment() -> None:
    start = Start(JULY, "1.1", "work", started=JULY, open_steps=0)
    assert days(simulate(start, Ask(prior=20)))["DP-1.1"] == ("07-09", "07-09")
    assert days(simulate(start, Ask(prior=99)))["DP-1.1"] == ("07-01", "07-01")


def test_an_early_directive_lets_the_exercise_begin_with_the_advanced_draft() -> None:
    # 2.1 since 27 June, all four steps open. The Directive goes out on 1 July. The advanced draft needs two
    # of four steps: half of 21 days, 11: 12 July; desirable half of 42: 22 July. Then 14 or 21 days.
    start = Start(JULY, "2.1", "work", started=date(2011, 6, 27), open_steps=4, open_draft=2)
    assert days(simulate(start, Ask(early=True))) == {
        "DP-2.1": ("07-01", "07-01"), "DP-2.2": ("07-26", "08-12"), "GATE-UNCT": ("07-26", "08-12"),
    }  # fmt: skip
    # In a revision there is no early Directive: the whole level counts, 4 steps of 4: 22 July.
    assert days(simulate(replace(start, revision=True), Ask(early=True)))["DP-2.1"] == ("07-22", "08-12")


def test_what_is_owed_of_2_1_comes_before_adoption() -> None:
    # 2.2 since 25 June: until 9 July. One owed step of 2.1: a quarter of 21, 6 days: 7 July; three: 16 days,
    # 17 July.
    start = Start(JULY, "2.2", "work", started=date(2011, 6, 25), owed=1)
    assert days(simulate(start))["DP-2.2"][0] == "07-09"
    assert days(simulate(replace(start, owed=3)))["DP-2.2"][0] == "07-17"


def test_a_revision_begins_2_2_with_the_directive() -> None:
    start = Start(JULY, "2.1", "decision", revision=True)
    assert days(simulate(start, Ask(exercise_off=30)))["DP-2.2"] == ("07-15", "07-22")


def test_what_lies_beyond_the_calendar_stops_at_its_end() -> None:
    assert simulate(Start(date(9999, 12, 1), "1.1", "initiation")).day("likely") == date.max


STARTS = st.builds(
    lambda level, phase, since, steps, council, planned, revision: Start(
        JULY,
        level,
        "council" if phase == "council" and level == "1.2" else phase if phase != "council" else "work",
        started=JULY - timedelta(days=since),
        open_steps=steps,
        open_draft=min(steps, 2),
        owed=steps if level == "2.2" else 0,
        revision=revision,
        council=tuple(JULY + timedelta(days=day) for day in sorted(council)),
        planned={gate: JULY + timedelta(days=day) for gate, day in planned.items()},
    ),
    st.sampled_from(LEVELS_AHEAD),
    st.sampled_from(["initiation", "preparation", "work", "decision", "council"]),
    st.integers(0, 90),
    st.integers(0, 3),
    st.lists(st.integers(0, 200), max_size=3),
    st.dictionaries(
        st.sampled_from(["DP-1.1", "DP-1.2", "DP-2.1", "DP-2.2", "GATE-USG", "GATE-UNCT"]),
        st.integers(0, 300),
    ),
    st.booleans(),
)
ASKS = st.builds(
    Ask,
    returned=st.dictionaries(st.sampled_from(LEVELS_AHEAD), st.integers(0, 3)),
    round_days=st.integers(1, 20),
    survey_off=st.integers(0, 30),
    exercise_off=st.integers(0, 30),
    council_off=st.integers(0, 60),
    consider=st.integers(0, 9),
    early=st.booleans(),
)


def not_sooner(one: Outlook, other: Outlook) -> None:
    """Check that no point of `other` is reached before the same point of `one`, on either course."""
    for first, second in ((one.earliest, other.earliest), (one.likely, other.likely)):
        assert [point.gate for point in first] == [point.gate for point in second]
        assert all(before.on <= after.on for before, after in zip(first, second, strict=True))


@settings(max_examples=200, deadline=None)
@given(STARTS, ASKS)
def test_minimum_never_after_desirable_and_points_in_order(start: Start, ask: Ask) -> None:
    found = simulate(start, ask)
    for one, two in zip(found.earliest, found.likely, strict=True):
        assert JULY <= one.on <= two.on
    for course in (found.earliest, found.likely):
        assert [point.on for point in course] == sorted(point.on for point in course)
        assert course[-1].gate == "GATE-UNCT"


@settings(max_examples=200, deadline=None)
@given(STARTS, ASKS, st.integers(1, 3))
def test_more_open_steps_are_never_sooner(start: Start, ask: Ask, more: int) -> None:
    fuller = replace(
        start,
        open_steps=start.open_steps + more,
        open_draft=min(start.open_draft + more, 2),
        owed=start.owed + (more if start.level == "2.2" else 0),
    )
    not_sooner(simulate(start, ask), simulate(fuller, ask))


@settings(max_examples=200, deadline=None)
@given(STARTS, ASKS, st.integers(1, 40))
def test_a_later_start_is_never_sooner(start: Start, ask: Ask, by: int) -> None:
    assert start.started
    moved = replace(start, started=start.started + timedelta(days=by))
    not_sooner(simulate(start, ask), simulate(moved, ask))
    # Planned days that have passed are no plan any more; so only those are kept that lie ahead of both.
    ahead = {gate: day for gate, day in start.planned.items() if day >= JULY + timedelta(days=by)}
    now = replace(start, planned=ahead)
    not_sooner(simulate(now, ask), simulate(replace(now, today=JULY + timedelta(days=by)), ask))


@settings(max_examples=200, deadline=None)
@given(
    STARTS, ASKS, st.sampled_from(["survey_off", "exercise_off", "directive_off", "council_off", "consider"])
)
def test_more_days_asked_for_are_never_sooner_and_early_is_never_later(
    start: Start, ask: Ask, name: str
) -> None:
    not_sooner(simulate(start, ask), simulate(start, replace(ask, **{name: getattr(ask, name) + 9})))
    again = {**ask.returned, "2.1": ask.returned.get("2.1", 0) + 1}
    not_sooner(simulate(start, ask), simulate(start, replace(ask, returned=again)))
    not_sooner(simulate(start, replace(ask, early=True)), simulate(start, replace(ask, early=False)))


@pytest.mark.parametrize("level", LEVELS_AHEAD)
def test_no_day_is_without_its_grounds(level: str) -> None:
    found = simulate(Start(JULY, level, "work", started=JULY, open_steps=1))
    assert all(point.grounds for point in (*found.earliest, *found.likely))
