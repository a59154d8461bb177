"""The rules of the register: no loops, nothing out of its turn; priority orders nothing."""

from typing import Any

import pytest

from missions.errors import Invalid, NotReady, Unprocessable
from missions.models import Deviation, Mission, Person
from plans.models import ScheduleItem
from plans.rows import book_of, remove_row, save_row
from plans.schedule.rows import frozen_works, schedule_of
from plans.sheets.applying import take_in
from plans.sheets.reading import from_file

pytestmark = pytest.mark.django_db
BECAUSE = "The first sites were ready before the survey of all of them was closed."


@pytest.fixture
def add(mission: Mission, planner: Person) -> Any:
    """A function that adds a row of the schedule or changes one."""

    def add(title: str, *after: ScheduleItem, row: ScheduleItem | None = None, **more: Any) -> ScheduleItem:
        data = {"title": title, "depends_on": [one.pk for one in after], **more}
        return save_row(mission, "schedule", data, by=planner, row=row)

    return add


def test_a_loop_is_refused_and_named(add: Any) -> None:
    survey = add("Survey", reference="G1")
    works = add("Works", survey, reference="G2")
    bases = add("Bases", works, reference="G3")
    with pytest.raises(Invalid) as refused:
        add("Survey", bases, row=survey)
    assert refused.value.errors == {
        "depends_on": "This closes a loop: “G1” comes after “G3”, which comes after “G2”, "
        "which comes after “G1”. Take one link away."
    }
    with pytest.raises(Invalid, match="“G1” cannot come after itself"):
        add("Survey", survey, row=survey)
    assert add("Bases", survey, works, row=bases).depends_on.count() == 2, "two ways to one row are no loop"


def test_a_row_does_not_begin_before_its_turn_and_priority_orders_nothing(
    add: Any, mission: Mission, planner: Person
) -> None:
    survey = add("Survey", priority="low")
    works = add("Works", survey, priority="high")
    today = mission.today().isoformat()
    with pytest.raises(NotReady) as refused:
        add("Works", survey, row=works, begun_on=today)
    assert [item.code for item in refused.value.blockers] == ["out-of-sequence"]
    assert "which is not said to have ended" in refused.value.blockers[0].message
    assert add("Survey", row=survey, begun_on=today).begun_on, "what waits for nothing may begin at any time"
    add("Survey", row=survey, begun_on=today, ended_on=today)
    assert add("Works", survey, row=works, begun_on=today).begun_on
    assert not Deviation.objects.exists()


def test_what_began_out_of_turn_is_explained_once(add: Any, mission: Mission, planner: Person) -> None:
    survey = add("Survey")
    data = {"title": "Works", "depends_on": [survey.pk], "begun_on": mission.today()}
    row = save_row(mission, "schedule", data, by=planner, explanations={"out-of-sequence": BECAUSE})
    assert Deviation.objects.get().code == "out-of-sequence"
    changed = save_row(mission, "schedule", {"lead": "DFS"}, by=planner, row=row)
    assert changed.lead == "DFS"
    (finding,) = schedule_of(mission).findings[:1]
    assert finding.kind in ("begun-early", "undated")


def test_links_that_are_not_sent_count_as_they_stand(add: Any, mission: Mission, planner: Person) -> None:
    works = add("Works", add("Survey"))
    with pytest.raises(NotReady):
        save_row(mission, "schedule", {"begun_on": mission.today()}, by=planner, row=works)


def test_rows_of_one_sheet_are_judged_together(add: Any, mission: Mission, planner: Person) -> None:
    survey, works = add("Survey", reference="G1"), add("Works", reference="G2")
    book = book_of("schedule")
    columns = book.register.columns

    def taken(text: str) -> Any:
        source = from_file(text.encode(), "plan.csv", columns)
        return take_in(book, mission, source, by=planner, columns=columns, if_version=None)

    with pytest.raises(Unprocessable, match="closes a loop"):
        taken("No.,Comes after\nG1,G2\nG2,G1\n")
    assert not survey.depends_on.exists(), "all is stored or nothing"
    today = mission.today().isoformat()
    with pytest.raises(NotReady):
        taken(f"No.,Comes after,Begun on\nG2,G1,{today}\n")
    taken(f"No.,Comes after,Begun on,Ended on\nG1,,{today},{today}\nG2,G1,{today},\n")
    assert list(works.depends_on.all()) == [survey]


def test_a_fact_does_not_lie_ahead_and_an_end_not_before_its_beginning(add: Any, mission: Mission) -> None:
    with pytest.raises(Invalid, match="cannot lie ahead"):
        add("Survey", begun_on="2999-01-01")
    with pytest.raises(Invalid) as refused:
        add("Survey", begun_on=mission.today(), ended_on="2001-01-01")
    assert list(refused.value.errors) == ["ended_on"]


def test_a_row_that_leads_nowhere_can_be_removed(add: Any, mission: Mission, planner: Person) -> None:
    survey = add("Survey")
    remove_row(mission, "schedule", survey, by=planner)
    assert not ScheduleItem.objects.exists()


def test_rows_are_read_with_few_questions(add: Any, mission: Mission, django_assert_num_queries: Any) -> None:
    survey = add("Survey", reference="G1", date="2011-07-01", until="2011-07-05", side="unct")
    add("Works", survey, date="2011-07-06", until="2011-07-09", condition="Roads are open")
    with django_assert_num_queries(2):
        schedule = schedule_of(mission)
    assert schedule.paths == ((str(survey.pk), schedule.rows[1].work.key),)
    assert (schedule.rows[0].work.title, schedule.rows[1].work.condition) == ("G1 Survey", "Roads are open")


def test_frozen_rows_speak_in_words() -> None:
    rows = [
        {"reference": "G1", "title": "Survey", "date": "2011-07-01", "until": "2011-07-05",
         "side": "country team", "depends_on": [], "critical": True},
        {"title": "Works", "date": "2011-07-06", "until": "no day", "side": "of nobody", "depends_on": "G1"},
        {},
    ]  # fmt: skip
    first, second, third = frozen_works(rows)
    assert (first.key, first.side, first.days, first.marked) == ("G1", "unct", 5, True)
    assert (second.key, second.side, second.after, second.point) == ("Works", "", ("G1",), True)
    assert (third.key, third.start) == ("#2", None)
