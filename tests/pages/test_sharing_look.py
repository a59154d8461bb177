"""Pages of marking and sharing in a real browser: no accessibility fault, no overflow."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import Assignment, Classification, Mission, Person
from outputs.content import open_outputs
from planning_levels.sharing import invite, put_on_list
from tests.pages.looking import faults_of_pages
from tests.personas import People

pytestmark = pytest.mark.usefixtures("database_beside_the_browser")

INSIDE = (
    *("access/", "access/classify/?output=usg-directive", "access/need-to-know/new/"),
    *("access/need-to-know/{listed}/", "access/invitations/new/", "access/invitations/{invitation}/"),
)
LOOKED = {
    *("sharing", "classify", "list-new", "list-change", "invitation-new", "invitation-change", "read-by"),
    "person-clearance",
}


@pytest.fixture
def html(
    mission: Mission,
    planner: Person,
    imtf_chair: Person,
    make_person: People,
    browser_of: Callable[[AbstractBaseUser], Client],
) -> dict[str, str]:
    """The pages with something on each: for the chair, and what only the custodian opens."""
    Mission.objects.filter(pk=mission.pk).update(state="in_level", classification=Classification.CONFIDENTIAL)
    mission = Mission.objects.get(pk=mission.pk)
    partner, custodian = make_person("liaison"), make_person("keeper", office="custodian")
    Assignment.objects.create(mission=mission, person=partner, role="partner", from_date=mission.opened_on)
    Person.objects.update(clearance=Classification.STRICTLY_CONFIDENTIAL)
    for person in (imtf_chair, planner, partner, custodian):
        person.refresh_from_db()
    open_outputs(mission, by=imtf_chair, on=mission.opened_on)
    listed = put_on_list(
        mission, by=imtf_chair, person=planner, output="usg-directive", reason="She drafts it."
    )
    invited = invite(mission, by=imtf_chair, person=partner, output="usg-directive")
    chair, keeper = browser_of(imtf_chair), browser_of(custodian)
    numbers = {"listed": listed.pk, "invitation": invited.pk}
    inside = [f"/missions/tandala/{path}".format(**numbers) for path in INSIDE]
    chair.get("/missions/tandala/outputs/usg-directive/")
    pages = {path: chair.get(path) for path in inside}
    beyond = ("/missions/tandala/access/read/", f"/people/{planner.pk}/clearance/")
    pages |= {path: keeper.get(path) for path in beyond}
    assert [(path, answer.status_code) for path, answer in pages.items() if answer.status_code != 200] == []
    assert "Tandala" in pages["/missions/tandala/access/read/"].content.decode()
    pages["/refused"] = chair.post(inside[1], {"classification": "confidential", "reason": ""})
    return {path.split("?")[0]: answer.content.decode() for path, answer in pages.items()}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    html: dict[str, str], chromium: Any, width: int
) -> None:
    assert not faults_of_pages(chromium, html, width)
