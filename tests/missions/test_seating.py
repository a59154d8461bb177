"""Seats through their own function: what is refused, and when a leaving leaves a gap."""

from datetime import timedelta

import pytest

from missions.errors import Invalid
from missions.models import Assignment, Flag, Member, Mission, Person
from missions.seating import add_member, change_member
from tests.personas import OPENED


def flags(mission: Mission) -> list[str]:
    return list(Flag.objects.filter(mission=mission).values_list("code", flat=True))


def test_a_member_has_a_name_and_leaves_after_arriving(
    mission: Mission, imtf_chair: Person, imtf_member: Person
) -> None:
    with pytest.raises(Invalid) as refusal:
        add_member(mission, "imtf", by=imtf_chair, seat="police", rank="P-5")
    assert set(refusal.value.errors) == {"name"}
    before = OPENED - timedelta(days=1)
    with pytest.raises(Invalid) as refusal:
        add_member(mission, "imtf", by=imtf_chair, seat="police", from_date=OPENED, until=before)
    assert set(refusal.value.errors) == {"name", "until"}
    assert not Member.objects.filter(seat="police").exists()
    held = Member.objects.get(person=imtf_member)
    with pytest.raises(Invalid):
        change_member(mission, "imtf", held, by=imtf_chair, name="")
    assert Member.objects.get(person=imtf_member).name == imtf_member.name


def test_a_seat_of_the_task_force_that_nobody_takes_over_is_a_gap(
    mission: Mission, imtf_chair: Person, imtf_member: Person
) -> None:
    held = Member.objects.get(person=imtf_member)
    last = OPENED + timedelta(days=9)
    change_member(mission, "imtf", held, by=imtf_chair, until=last)
    assert flags(mission) == ["seat-gap"]
    change_member(mission, "imtf", held, by=imtf_chair, until=None)
    next_day = last + timedelta(days=1)
    add_member(mission, "imtf", by=imtf_chair, seat=held.seat, name="Next", rank="P-5", from_date=next_day)
    change_member(mission, "imtf", held, by=imtf_chair, until=last)
    assert flags(mission) == ["seat-gap"], "the second time somebody follows"


def test_a_seat_of_the_planning_team_may_be_left_without_a_flag(mission: Mission, srsg: Person) -> None:
    held = add_member(mission, "impt", by=srsg, seat="mission", name="Planner", rank="P-5", lead=True)
    left = change_member(mission, "impt", held, by=srsg, until=held.from_date)
    assert left.until == held.from_date
    assert flags(mission) == []


def test_who_names_the_country_teams_seat_follows_the_office_of_the_srsg(
    mission: Mission, rc_hc: Person, srsg: Person
) -> None:
    named = {"seat": "unct", "name": "Head of agency", "rank": "P-5", "consulted_on": OPENED}
    add_member(mission, "imtf", by=srsg, **named)  # type: ignore[arg-type]
    Assignment.objects.filter(person=srsg).delete()
    add_member(mission, "imtf", by=rc_hc, **named)  # type: ignore[arg-type]
    assert Member.objects.filter(seat="unct").count() == 2
