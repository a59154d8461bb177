"""Who sees which mission: by office, by a role in force, by a seat or a chair in a body in force."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from missions.access import may_open_missions, mission_for, missions_for, sees_everything
from missions.models import Assignment, ChairTerm, Entity, Member, Mission, Person
from tests.personas import OPENED, People

TODAY_IS_PAST = timedelta(days=1)
SEEING = {
    "sg": True,
    "usg": True,
    "office": True,
    "custodian": True,
    "planner": False,
    "pbso": False,
    "": False,
}
Give = Callable[[Mission, Person, date | None], object]


def assigned(mission: Mission, person: Person, until: date | None) -> object:
    return Assignment.objects.create(
        mission=mission, person=person, role="observer", from_date=OPENED, until=until
    )


def seated(mission: Mission, person: Person, until: date | None) -> object:
    body = mission.bodies.get(kind="imtf")
    return Member.objects.create(
        body=body, seat="police", name="A", person=person, from_date=OPENED, until=until
    )


def chairing(mission: Mission, person: Person, until: date | None) -> object:
    body = mission.bodies.get(kind="imtf")
    return ChairTerm.objects.create(
        body=body,
        name="A",
        person=person,
        entity=Entity.objects.get(code="DPA"),
        from_date=OPENED,
        until=until,
    )


@pytest.mark.parametrize("office", SEEING)
def test_by_office(office: str, mission: Mission, make_person: People) -> None:
    person = make_person("somebody", office=office)
    assert sees_everything(person) is SEEING[office]
    assert list(missions_for(person)) == ([mission] if SEEING[office] else [])
    assert may_open_missions(person) is (office in ("planner", "pbso"))


@pytest.mark.parametrize("give", [assigned, seated, chairing])
def test_a_role_a_seat_and_a_chair_open_the_file_until_they_end(
    give: Give, mission: Mission, outsider: Person
) -> None:
    row = give(mission, outsider, None)
    assert mission_for(outsider, "tandala") == mission
    for until, seen in ((localdate(), True), (localdate() - TODAY_IS_PAST, False)):
        type(row).objects.update(until=until)  # type: ignore[attr-defined]
        assert missions_for(outsider).exists() is seen, until
    for own_day, seen in ((OPENED, True), (OPENED - TODAY_IS_PAST, False)):
        Mission.objects.update(demonstration_date=own_day)
        assert missions_for(outsider).exists() is seen, f"a demonstration has days of its own: {own_day}"
    type(row).objects.update(until=OPENED + TODAY_IS_PAST)  # type: ignore[attr-defined]
    Mission.objects.update(demonstration_date=date(2025, 8, 10))
    assert not missions_for(outsider).exists(), "it had ended by then"


def test_another_mission_and_an_inactive_person_see_nothing(
    mission: Mission, outsider: Person, sg: Person
) -> None:
    with pytest.raises(Mission.DoesNotExist):
        mission_for(outsider, mission.key)
    sg.is_active = False
    assert not missions_for(sg).exists()
