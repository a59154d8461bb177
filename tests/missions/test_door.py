"""The door: one transaction, who may, what is recorded; refusals are recorded once, after it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from missions.door import ended_blocker, passage, refuse
from missions.errors import Conflict, Invalid, NotPermitted, NotReady
from missions.models import Assignment, Entry, Flag, Mission, Person
from tests.personas import OPENED


def lines(mission: Mission, kind: str) -> list[Entry]:
    return list(Entry.objects.filter(mission=mission, kind=kind).order_by("number"))


def test_a_passage_records_who_did_what_in_which_role(mission: Mission, planner: Person) -> None:
    with passage(mission, by=planner, verb="write-something", on=OPENED) as step:
        assert step.permit("sg", "planner") == "planner"
        step.flag("late", "Entered late.")
        step.detail, step.changes = {"row": 1}, {"name": "Other"}
    line = lines(mission, "writing")[-1]
    assert (line.sentence, line.person_role, line.happened_on) == ("write something", "planner", OPENED)
    assert (line.detail, Flag.objects.get().on) == ({"row": 1}, OPENED)
    stored = Mission.objects.get(pk=mission.pk)
    assert (stored.name, stored.version, stored.record_number) == ("Other", 2, line.number)


def test_the_role_held_for_another_is_recorded(mission: Mission, srsg: Person, outsider: Person) -> None:
    Assignment.objects.create(
        mission=mission, person=outsider, role="srsg", from_date=OPENED, acting_for=srsg
    )
    with passage(mission, by=outsider, verb="act") as step:
        step.permit("srsg")
    assert lines(mission, "writing")[-1].acting_for == "srsg"


def test_who_may_not_is_refused_and_recorded_once(mission: Mission, observer: Person) -> None:
    with (
        pytest.raises(NotPermitted, match="This is for: Secretary-General, planner"),
        passage(mission, by=observer, verb="act") as step,
    ):
        step.permit("sg", "planner")
    with pytest.raises(NotPermitted, match="nobody"), passage(mission, by=observer, verb="act") as step:
        step.permit()
    found = lines(mission, "refusal")
    assert [item.detail["status"] for item in found] == [403, 403]
    assert (found[0].sentence, found[0].person) == ("Refused: act.", observer)


def test_a_refusal_passing_two_doors_is_recorded_once(mission: Mission, planner: Person) -> None:
    refusal = NotReady([ended_blocker(mission)])
    for _ in range(2):
        refuse(mission, by=planner, verb="act", refusal=refusal, title="Do it")
    (line,) = lines(mission, "refusal")
    assert (line.sentence, line.detail["status"]) == ("Refused: Do it.", 409)
    assert line.detail["blockers"][0]["code"] == "completed"


def test_nothing_is_left_of_a_passage_that_failed(mission: Mission, planner: Person) -> None:
    def fail() -> None:
        with passage(mission, by=planner, verb="act") as step:
            step.flag("late", "Entered late.")
            raise Invalid("No.", field="name")

    with pytest.raises(Invalid):
        fail()
    assert not Flag.objects.exists()
    assert not lines(mission, "refusal"), "a wrong shape is no refusal"
    with (
        pytest.raises(Invalid, match="future"),
        passage(mission, by=planner, verb="act", on=localdate() + timedelta(days=1)),
    ):
        pytest.fail("nobody comes in with a day in the future")


def test_an_ended_mission_is_read_only_and_says_so_after_the_right_was_judged(
    mission: Mission, planner: Person, observer: Person
) -> None:
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    with pytest.raises(NotPermitted), passage(mission, by=observer, verb="act") as step:
        step.permit("planner")
    with pytest.raises(NotReady) as refusal, passage(mission, by=planner, verb="act") as step:
        step.permit("planner")
    assert [item.code for item in refusal.value.blockers] == ["completed"]
    with passage(mission, by=planner, verb="open-successor", read_only_refused=False) as step:
        step.permit("planner")
    assert len(lines(mission, "writing")) == 1


def test_a_change_that_slipped_past_the_lock_is_a_conflict(mission: Mission, planner: Person) -> None:
    with pytest.raises(Conflict) as fault, passage(mission, by=planner, verb="act"):
        Mission.objects.filter(pk=mission.pk).update(version=7)
    assert fault.value.code == "concurrent-change"
    assert not lines(mission, "refusal")
    assert Mission.objects.get(pk=mission.pk).version == 1
