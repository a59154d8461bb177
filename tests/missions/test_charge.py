"""Officers-in-charge: named by the decider or their office, for a time and perhaps for some points only."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions.access import missions_for
from missions.deciders import deciders, holder_of, offices_of
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Assignment, Classification, Entry, Mission, Person
from missions.people import change_role, end_charge, give_role, may_put_in_charge
from missions.roles import standing
from tests.personas import People

Api = Callable[[Person], APIClient]
PEOPLE = "/api/v1/missions/tandala/people/"


@pytest.fixture
def deputy(make_person: People) -> Person:
    """Somebody who stands in for others."""
    return make_person("deputy", title="Deputy")


@pytest.fixture
def office(make_person: People, usg: Person) -> Person:
    """The office of the USG of the lead department."""
    person = make_person("usg-office", office="office")
    Person.objects.filter(pk=person.pk).update(office_of=usg)
    person.refresh_from_db()
    return person


def put(mission: Mission, by: Person, person: Person, holder: Person, **more: Any) -> Assignment:
    """Put somebody in charge for a holder until next week, unless the test says more."""
    until = mission.today() + timedelta(days=7)
    given: dict[str, Any] = {"role": "usg", "until": until, **more}
    return give_role(mission, by=by, person=person, acting_for=holder, **given)


def test_the_decider_and_their_office_name_an_officer_and_nobody_else_does(  # noqa: PLR0917 (fixtures)
    mission: Mission, usg: Person, office: Person, deputy: Person, planner: Person, usg_elsewhere: Person
) -> None:
    row = put(mission, usg, deputy, usg)
    held = standing(deputy, mission)
    assert held.acting_for["usg-of-lead"] == "usg-dpa"
    assert held.limits == {}
    assert missions_for(deputy).filter(pk=mission.pk).exists(), "the charge opens the mission"
    said = Entry.objects.filter(verb="give-role").latest("pk").sentence
    assert said.startswith("Officer-in-charge for Usg Dpa, Under-Secretary-General: given to Deputy")
    end_charge(mission, row, by=office)
    put(mission, office, deputy, usg)
    for stranger in (planner, usg_elsewhere, deputy):
        before = Entry.objects.filter(kind=Entry.Kind.REFUSAL).count()
        with pytest.raises(NotPermitted):
            put(mission, stranger, planner, usg)
        assert Entry.objects.filter(kind=Entry.Kind.REFUSAL).count() == before + 1


def test_an_officer_names_no_further_officer(
    mission: Mission, srsg: Person, deputy: Person, outsider: Person
) -> None:
    put(mission, srsg, deputy, srsg, role="srsg")
    with pytest.raises(NotPermitted):
        put(mission, deputy, outsider, srsg, role="srsg")
    assert not may_put_in_charge(deputy, srsg)
    assert holder_of(mission, "srsg", deputy) is None


def test_days_are_named_and_do_not_overlap(
    mission: Mission, usg: Person, deputy: Person, outsider: Person, custodian: Person
) -> None:
    today, week = mission.today(), timedelta(days=7)
    with pytest.raises(Invalid) as refused:
        put(mission, usg, deputy, usg, until=None)
    assert set(refused.value.errors) == {"until"}
    put(mission, usg, deputy, usg)
    with pytest.raises(Conflict, match="Deputy is in charge then"):
        put(mission, usg, outsider, usg, from_date=today + week, until=today + 2 * week)
    put(mission, usg, outsider, usg, from_date=today + week + timedelta(days=1), until=today + 2 * week)
    with pytest.raises(Conflict):
        put(mission, custodian, outsider, usg, until=None)
    with pytest.raises(Invalid):
        put(mission, custodian, usg, usg, from_date=today + 9 * week, until=today + 10 * week)


def test_a_charge_may_be_for_some_points_only(
    mission: Mission, usg: Person, deputy: Person, outsider: Person, planner: Person
) -> None:
    row = put(mission, usg, deputy, usg, scope=["GATE-USG", "GATE-USG"])
    held = standing(deputy, mission)
    assert held.limits == {"usg": {"GATE-USG"}, "usg-of-lead": {"GATE-USG"}}
    assert held.covers("usg-of-lead", {"GATE-USG", "DP-2.1"})
    assert not held.covers("usg-of-lead", {"DP-2.1"})
    assert not held.covers("usg-of-lead", ()), "nor any act that decides at no point"
    assert held.covers("planner", ()), "a role that is not held so is whole"
    put(mission, usg, outsider, usg, scope=["DP-2.1"])
    with pytest.raises(Conflict):
        change_role(mission, row, by=usg, scope=["GATE-USG", "DP-2.1"])
    with pytest.raises(Invalid, match="No decision point"):
        change_role(mission, row, by=usg, scope=["DP-9"])
    with pytest.raises(Invalid, match="Only an officer-in-charge"):
        give_role(mission, by=planner, person=outsider, role="observer", scope=["DP-2.1"])


def test_two_charges_add_up_and_an_own_role_is_whole(
    mission: Mission, srsg: Person, make_person: People, deputy: Person, assign: Callable[..., Assignment]
) -> None:
    second = make_person("second")
    assign(second, "srsg")
    put(mission, srsg, deputy, srsg, role="srsg", scope=["DP-2.2"])
    put(mission, second, deputy, second, role="srsg", scope=["GATE-UNCT"])
    assert standing(deputy, mission).limits == {"srsg": {"DP-2.2", "GATE-UNCT"}}
    third = make_person("third")
    assign(third, "srsg")
    put(mission, third, deputy, third, role="srsg")
    assert standing(deputy, mission).limits == {}
    put(mission, srsg, second, srsg, role="srsg", scope=["DP-1.1"])
    held = standing(second, mission)
    assert (held.acting_for, held.limits) == ({}, {}), "an own role is not acted for"


def test_ended_at_once_it_decides_no_more(
    mission: Mission, usg: Person, deputy: Person, planner: Person
) -> None:
    row = put(mission, usg, deputy, usg)
    with pytest.raises(NotPermitted):
        end_charge(mission, row, by=planner)
    end_charge(mission, row, by=usg)
    assert standing(deputy, mission).roles == frozenset()
    own = Assignment.objects.get(mission=mission, person=planner)
    with pytest.raises(Invalid):
        end_charge(mission, own, by=planner)


def test_who_may_not_read_the_mission_is_not_put_in_charge(
    mission: Mission, usg: Person, deputy: Person
) -> None:
    Mission.objects.filter(pk=mission.pk).update(classification=Classification.CONFIDENTIAL)
    Person.objects.filter(pk=deputy.pk).update(clearance=Classification.UNCLASSIFIED)
    deputy.refresh_from_db()
    with pytest.raises(Invalid, match="may not read"):
        put(mission, usg, deputy, usg)
    later = mission.today() + timedelta(days=2)
    put(mission, usg, deputy, usg, from_date=later)  # until then the marking may change


def test_deciders_are_the_holders_then_their_officers(  # noqa: PLR0917 (fixtures)
    mission: Mission, usg: Person, usg_elsewhere: Person, deputy: Person, office: Person, sg: Person
) -> None:
    put(mission, usg, deputy, usg)
    assert [(one.person, one.acting_for) for one in deciders(mission, "usg-of-lead")] == [
        (usg, None),
        (deputy, usg),
    ]
    assert [one.person for one in deciders(mission, "sg")] == [sg]
    assert deciders(mission, "council") == []
    assert offices_of(mission, office) == [("usg-of-lead", usg)]
    assert offices_of(mission, usg_elsewhere) == []
    loose = Person.objects.create_user("loose", office="office")
    assert holder_of(mission, "usg-of-lead", loose) is None
    assert not may_put_in_charge(usg, None)


def test_over_the_api(  # noqa: PLR0917 (fixtures)
    mission: Mission, usg: Person, office: Person, deputy: Person, planner: Person, api: Api
) -> None:
    until = (mission.today() + timedelta(days=3)).isoformat()
    body = {"person": "deputy", "role": "usg", "acting_for": "usg-dpa", "until": until, "scope": ["DP-2.1"]}
    assert api(planner).post(PEOPLE, body, format="json").status_code == 403
    assert api(office).post(PEOPLE, {**body, "scope": ["DP-9"]}, format="json").status_code == 400
    assert api(office).post(PEOPLE, {**body, "until": None}, format="json").status_code == 400
    made = api(office).post(PEOPLE, body, format="json")
    assert made.status_code == 201, made.content
    assert (made.json()["scope"], made.json()["acting_for"]) == (["DP-2.1"], "usg-dpa")
    assert api(office).post(PEOPLE, body, format="json").status_code == 409
    one = f"{PEOPLE}{made.json()['id']}/"
    etag = api(office).get(one)["ETag"]
    changed = api(usg).patch(one, {"scope": []}, format="json", headers={"If-Match": etag})
    assert changed.status_code == 200, changed.content
    assert changed.json()["scope"] == []
    refused = api(planner).patch(one, {"scope": []}, format="json", headers={"If-Match": changed["ETag"]})
    assert refused.status_code == 403
