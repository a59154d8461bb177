"""Transfers of responsibility: every item is accepted by both sides, on record."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from missions import record
from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Mission, Person
from planning_levels import handing_over
from planning_levels.access import hand_overs_for
from planning_levels.models import HandOver, Notice
from planning_levels.notices.telling import tell
from tests.personas import OPENED
from tests.planning_levels.transfers import item_of, newest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", HandOver.Kind.values)
def test_each_of_the_four_kinds_is_opened(
    kind: str, mission: Mission, planner: Person, srsg: Person, rc_hc: Person
) -> None:
    row = handing_over.open_hand_over(
        mission, by=srsg, kind=kind, giving="Mission", receiving="UNCT", giver=srsg, receiver=rc_hc
    )
    assert (row.kind, str(row), row.opened_on) == (kind, "Mission to UNCT", mission.today())
    assert (newest().verb, newest().detail["kind"]) == ("open-hand-over", kind)


def test_an_item_passes_when_both_sides_accept_it_and_the_last_one_completes(
    opened: HandOver, imtf_chair: Person, srsg: Person, mission: Mission
) -> None:
    first, second = item_of(opened), item_of(opened, 1)
    assert first.state == "open"
    assert handing_over.accept_item(first, by=imtf_chair).state == "given"
    assert newest().detail["person"] == "srsg", "the other side is told"
    assert handing_over.accept_item(item_of(opened), by=srsg).state == "passed"
    assert "has passed: both sides accept it" in newest().sentence
    assert newest().detail["person"] == "imtf-chair"
    opened.refresh_from_db()
    assert opened.completed_on is None
    assert handing_over.accept_item(second, by=srsg).state == "taken"
    handing_over.accept_item(item_of(opened, 1), by=imtf_chair, on=mission.today())
    opened.refresh_from_db()
    assert opened.completed_on == mission.today()
    assert newest().sentence.endswith("The transfer is complete.")
    handing_over.add_item(opened, by=srsg, text="One thing more")
    opened.refresh_from_db()
    assert opened.completed_on is None, "what is added is accepted too"
    assert record.verify(Mission.objects.get(pk=mission.pk)).holds


def test_a_side_accepts_once_and_for_itself_alone(
    opened: HandOver, imtf_chair: Person, planner: Person, observer: Person
) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Conflict):
        handing_over.accept_item(item_of(opened), by=imtf_chair)
    assert item_of(opened).state == "given"
    for person in (planner, observer):
        for act in (handing_over.accept_item, handing_over.decline_item):
            more: dict[str, Any] = {"note": "No"} if act is handing_over.decline_item else {}
            with pytest.raises(NotPermitted):
                act(item_of(opened), by=person, **more)
            assert (newest().kind, newest().person) == (Entry.Kind.REFUSAL, person)
    assert item_of(opened).state == "given"


def test_who_has_left_the_mission_accepts_nothing(opened: HandOver, srsg: Person, mission: Mission) -> None:
    mission.assignments.filter(person=srsg).update(until=mission.today() - timedelta(days=1))
    with pytest.raises(NotPermitted):
        handing_over.accept_item(item_of(opened), by=srsg)


def test_what_is_declined_is_open_for_both(opened: HandOver, imtf_chair: Person, srsg: Person) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Invalid) as refused:
        handing_over.decline_item(item_of(opened), by=srsg, note="")
    assert set(refused.value.errors) == {"note"}
    held = handing_over.decline_item(item_of(opened), by=srsg, note="The sources are missing.")
    assert (held.state, held.given_on, held.declined_by) == ("declined", None, srsg)
    assert (newest().detail["person"], newest().detail["note"]) == ("imtf-chair", "The sources are missing.")
    changed = handing_over.change_item(item_of(opened), by=imtf_chair, text="The framework, with sources")
    assert (changed.state, changed.note) == ("open", "")
    handing_over.accept_item(item_of(opened), by=srsg)
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    for refused_act in (
        lambda: handing_over.decline_item(item_of(opened), by=srsg, note="Too late"),
        lambda: handing_over.change_item(item_of(opened), by=imtf_chair, text="Other"),
    ):
        with pytest.raises(Conflict):
            refused_act()


def test_changing_an_item_takes_back_what_was_accepted(
    opened: HandOver, imtf_chair: Person, planner: Person, observer: Person
) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Stale):
        handing_over.change_item(item_of(opened), by=planner, if_version=1, text="Other")
    with pytest.raises(NotPermitted):
        handing_over.change_item(item_of(opened), by=observer, text="Other")
    held = handing_over.change_item(item_of(opened), by=planner, due=date(2030, 1, 1))
    assert (held.state, held.due) == ("open", date(2030, 1, 1))


def test_sides_are_two_that_see_the_mission(
    mission: Mission, planner: Person, imtf_chair: Person, outsider: Person, observer: Person
) -> None:
    def opened(**more: Any) -> HandOver:
        given = {"kind": "department", "giving": "DPA", "receiving": "DPKO", "giver": planner}
        return handing_over.open_hand_over(mission, by=planner, **given | {"receiver": imtf_chair} | more)

    for more, field in (
        ({"receiver": planner}, "receiver"),
        ({"receiver": outsider}, "receiver"),
        ({"giver": outsider}, "giver"),
        ({"giving": ""}, "giving"),
        ({"receiving": ""}, "receiving"),
        ({"due": OPENED}, "due"),
        ({"items": [{"text": ""}]}, "text"),
    ):
        with pytest.raises(Invalid) as refused:
            opened(**more)
        assert field in refused.value.errors, more
    assert not HandOver.objects.exists()
    with pytest.raises(NotPermitted):
        handing_over.open_hand_over(
            mission, by=observer, kind="team", giving="A", receiving="B", giver=planner, receiver=imtf_chair
        )


def test_another_person_may_speak_for_a_side(
    opened: HandOver, planner: Person, srsg: Person, rc_hc: Person, observer: Person
) -> None:
    with pytest.raises(NotPermitted):
        handing_over.change_hand_over(opened, by=observer, receiver=rc_hc)
    held = handing_over.change_hand_over(
        opened, by=planner, if_version=1, receiver=rc_hc, note="The SRSG left."
    )
    assert held.receiver == rc_hc
    with pytest.raises(Stale):
        handing_over.change_hand_over(opened, by=planner, if_version=1, note="Other")
    with pytest.raises(NotPermitted):
        handing_over.accept_item(item_of(opened), by=srsg)
    handing_over.accept_item(item_of(opened), by=rc_hc)


def test_days_do_not_lie_before_the_opening_and_an_ended_file_is_read_only(
    opened: HandOver, srsg: Person, mission: Mission
) -> None:
    with pytest.raises(Invalid) as refused:
        handing_over.accept_item(item_of(opened), by=srsg, on=opened.opened_on - timedelta(days=1))
    assert set(refused.value.errors) == {"on"}
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    for act in (handing_over.accept_item, handing_over.change_item):
        with pytest.raises(NotReady):
            act(item_of(opened), by=srsg)
    with pytest.raises(NotReady):
        handing_over.add_item(opened, by=srsg, text="One thing more")


def test_who_sees_it(opened: HandOver, observer: Person, outsider: Person, mission: Mission) -> None:
    assert list(hand_overs_for(observer)) == [opened]
    assert list(hand_overs_for(outsider)) == []
    with pytest.raises(ObjectDoesNotExist):
        hand_overs_for(outsider).get(pk=opened.pk)


def test_the_other_side_is_told(opened: HandOver, imtf_chair: Person, srsg: Person) -> None:
    handing_over.decline_item(item_of(opened), by=srsg, note="The sources are missing.")
    tell()
    told = set(Notice.objects.values_list("row", "person__username"))
    assert {("hand-over-yours", "srsg"), ("hand-over-declined", "imtf-chair")} <= told
