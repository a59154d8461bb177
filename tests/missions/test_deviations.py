"""Standards explained instead of met: by code, for one run, in ten words at least, accepted by name."""

from dataclasses import replace

import pytest
from django.utils.timezone import localdate

from missions import deviations
from missions.blockers import Blocker, blocker
from missions.errors import Invalid, NotReady
from missions.models import Deviation, Mission, Person
from missions.process import Position

HERE = Position("L1.2", "1.2", 1, ("1.2",), adopted=False, planning_open=True, mandated=False, ended=False)
WHY = "One two three four five six seven eight nine ten"
GATE = blocker("not-submitted", "The plan is not submitted.")
STANDARD = blocker("seat-empty", "Police: nobody sits here.")
ANOTHER = blocker("seat-empty", "Military: nobody sits here.")
SURVEY = blocker("survey-open", "The survey is open.")
NOTICE = blocker("few-options", "One option is held.")


def settle(
    mission: Mission, by: Person, *found: Blocker, where: Position = HERE, **explained: str
) -> list[Blocker]:
    named = {code.replace("_", "-"): text for code, text in explained.items()}
    return deviations.settle(mission, found, named, by=by, on=localdate(), where=where)


def stopped(
    mission: Mission, by: Person, *found: Blocker, where: Position = HERE, **explained: str
) -> set[str]:
    with pytest.raises(NotReady) as refusal:
        settle(mission, by, *found, where=where, **explained)
    return {item.message for item in refusal.value.blockers}


def test_nothing_stops_where_there_is_nothing(mission: Mission, planner: Person) -> None:
    assert settle(mission, planner) == []
    assert settle(mission, planner, NOTICE) == [NOTICE]
    assert not Deviation.objects.exists()


def test_a_gate_is_never_explained(mission: Mission, planner: Person) -> None:
    assert stopped(mission, planner, GATE, not_submitted=WHY) == {GATE.message}


def test_all_that_stops_is_told_at_once_and_once(mission: Mission, planner: Person) -> None:
    told = stopped(mission, planner, GATE, STANDARD, ANOTHER, STANDARD, NOTICE)
    assert told == {GATE.message, STANDARD.message, ANOTHER.message}


def test_one_explanation_covers_a_code_and_keeps_its_sentences(mission: Mission, planner: Person) -> None:
    assert settle(mission, planner, STANDARD, ANOTHER, NOTICE, seat_empty=f"  {WHY} ") == [NOTICE]
    kept = Deviation.objects.get()
    assert (kept.code, kept.level, kept.cycle, kept.explanation) == ("seat-empty", "1.2", 1, WHY)
    assert kept.sentences == [STANDARD.message, ANOTHER.message]
    assert kept.accepted_by is None


def test_a_short_explanation_is_wrong_and_an_empty_one_is_none(mission: Mission, planner: Person) -> None:
    with pytest.raises(Invalid) as fault:
        settle(mission, planner, STANDARD, seat_empty="One two three four five six seven eight nine")
    assert list(fault.value.errors) == ["explanations.seat-empty"]
    assert stopped(mission, planner, STANDARD, seat_empty="") == {STANDARD.message}


def test_an_explanation_of_what_was_not_raised_is_left_aside(mission: Mission, planner: Person) -> None:
    assert settle(mission, planner, NOTICE, seat_empty="short", survey_open=WHY) == [NOTICE]
    assert not Deviation.objects.exists()


def test_nothing_is_kept_of_an_act_that_is_refused(mission: Mission, planner: Person) -> None:
    stopped(mission, planner, STANDARD, SURVEY, seat_empty=WHY)
    assert not Deviation.objects.exists()


def test_it_is_good_for_its_run_and_no_other(mission: Mission, planner: Person) -> None:
    settle(mission, planner, STANDARD, seat_empty=WHY)
    assert settle(mission, planner, ANOTHER) == [], "good for the run, whoever sits where"
    assert settle(mission, planner, STANDARD, seat_empty="short") == [], "known already"
    assert stopped(mission, planner, STANDARD, where=replace(HERE, level="2.1")) == {STANDARD.message}
    assert stopped(mission, planner, STANDARD, where=replace(HERE, cycle=2)) == {STANDARD.message}
    assert stopped(mission, planner, STANDARD, where=replace(HERE, level=None)) == {STANDARD.message}
    settle(mission, planner, STANDARD, where=replace(HERE, level=None), seat_empty=WHY)
    assert Deviation.objects.filter(level="").count() == 1


def test_it_stays_with_the_run_when_accepted(mission: Mission, planner: Person, sg: Person) -> None:
    settle(mission, planner, STANDARD, SURVEY, seat_empty=WHY, survey_open=WHY)
    Deviation.objects.filter(code="seat-empty").update(accepted_by=sg, accepted_on=localdate())
    assert settle(mission, planner, STANDARD, SURVEY) == []
    assert {item.code for item in deviations.open_or_accepted(mission, HERE)} == {"seat-empty", "survey-open"}
