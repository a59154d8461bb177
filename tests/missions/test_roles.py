"""What a person is in a mission: from office, dated roles and bodies, and for whom a role is held."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from missions.models import Assignment, Member, Mission, Person
from missions.roles import Standing, standing, title_of
from tests.personas import OPENED, People

Assign = Callable[..., Assignment]


def test_offices_are_roles_in_every_mission(mission: Mission, make_person: People) -> None:
    for office in ("sg", "office", "custodian"):
        assert standing(make_person(office, office=office), mission).roles == {office}
    for office in ("planner", "pbso", ""):
        assert standing(make_person(f"p-{office}", office=office), mission).roles == frozenset()


def test_a_usg_decides_where_their_entity_leads(mission: Mission, usg: Person, usg_elsewhere: Person) -> None:
    assert standing(usg, mission).roles == {"usg", "usg-of-lead"}
    assert standing(usg_elsewhere, mission).roles == {"usg"}
    mission.lead_department_id = "DPKO"
    assert standing(usg, mission).roles == {"usg"}
    assert standing(usg_elsewhere, mission).roles == {"usg", "usg-of-lead"}


def test_who_acts_for_a_usg_counts_by_that_usgs_entity(
    mission: Mission, usg: Person, usg_elsewhere: Person, assign: Assign, make_person: People
) -> None:
    deputy = make_person("deputy")
    assign(deputy, "usg", acting_for=usg)
    held = standing(deputy, mission)
    assert held.roles == {"usg", "usg-of-lead"}
    assert held.acting_for == {"usg": "usg-dpa", "usg-of-lead": "usg-dpa"}
    of_the_lead = make_person("of-the-lead", entity="DPA")
    assign(of_the_lead, "usg", acting_for=usg_elsewhere)
    assert standing(of_the_lead, mission).roles == {"usg"}, "acts for the USG of another department"


def test_roles_are_held_from_their_first_day_to_their_last(mission: Mission, outsider: Person) -> None:
    row = Assignment.objects.create(mission=mission, person=outsider, role="srsg", from_date=OPENED)
    day = timedelta(days=1)
    for since, until, held in (
        (localdate(), localdate(), True),
        (localdate() + day, None, False),
        (OPENED, localdate() - day, False),
    ):
        Assignment.objects.filter(pk=row.pk).update(from_date=since, until=until)
        assert ("srsg" in standing(outsider, mission).roles) is held


def test_bodies_give_their_roles(
    mission: Mission, imtf_chair: Person, imtf_member: Person, make_person: People
) -> None:
    assert standing(imtf_chair, mission).roles == {"imtf-chair"}
    assert standing(imtf_member, mission).roles == {"imtf-member"}
    lead, member = make_person("lead"), make_person("member")
    team = mission.bodies.get(kind="impt")
    for person in (lead, member):
        Member.objects.create(
            body=team, seat="mission", name=person.name, person=person, lead=person == lead, from_date=OPENED
        )
    assert standing(lead, mission).roles == {"impt-lead", "impt-member"}
    assert standing(member, mission).roles == {"impt-member"}
    Member.objects.filter(person=imtf_member).update(lead=True)
    assert standing(imtf_member, mission).roles == {"imtf-member"}, "the task force has a chair, no lead"


def test_acting_for_an_srsg_is_kept_with_the_role(mission: Mission, srsg: Person, assign: Assign) -> None:
    deputy = Person.objects.create_user("dsrsg", name="Deputy")
    assign(deputy, "srsg", acting_for=srsg)
    assert standing(deputy, mission) == Standing(frozenset({"srsg"}), {"srsg": "srsg"})
    assert standing(srsg, mission).acting_for == {}


@pytest.mark.parametrize(("wanted", "found"), [(("sg", "planner"), "planner"), (("sg",), None), ((), None)])
def test_the_first_wanted_role_is_taken(wanted: tuple[str, ...], found: str | None) -> None:
    assert Standing(frozenset({"planner", "pbso"})).any_of(wanted) == found


def test_titles_in_words() -> None:
    assert title_of("imtf-chair") == "chair of the task force"
    assert title_of("nobody-knows") == "nobody-knows"
