"""Nobody decides on what they alone prepared: refused over API and page, nothing moved, on record."""

import json

import pytest
from django.test import Client

from missions import record, tokens
from missions.models import Deviation, Entity, Person
from outputs.responses import comment
from planning_levels.models import Decision
from tests.journeys.client import BASE
from tests.planning_levels.cast import people
from tests.planning_levels.walking import Walk

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
VERB = "decide-form"


@pytest.fixture
def walk() -> Walk:
    """A mission whose Secretary-General chairs the task force, and has written and submitted all alone."""
    cast = people()
    cast["imtf-chair"] = cast["sg"]
    made = Walk(cast)
    for leg in (made.analyse, made.initiate, made.assess):
        leg()
    return made


def decide(walk: Walk) -> tuple[int, int]:
    """Decide over the API and by the page; return both statuses."""
    sg = walk.cast["sg"]
    token = tokens.issue(sg, decides=True)[1]
    accepts = sorted(set(Deviation.objects.filter(accepted_by=None).values_list("code", flat=True)))
    fields = {"outcome": "suitable", "form": "peacekeeping", "accepts": accepts, "reason": "It is needed."}
    by_api = Client().post(
        f"{BASE}missions/{walk.key}/actions/{VERB}/",
        json.dumps(fields),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    browser = Client()
    browser.force_login(Person.objects.get(pk=sg.pk))
    sent = {**fields, "verb": VERB, "confirmed": "yes", "confirm": "1"}
    by_page = browser.post(f"/missions/{walk.key}/do/{VERB}/", sent)
    return by_api.status_code, by_page.status_code


def test_who_alone_prepared_it_does_not_decide_it(walk: Walk) -> None:
    before, taken = walk.state, Decision.objects.count()
    assert decide(walk) == (409, 409)
    assert (walk.state, Decision.objects.count()) == (before, taken)
    refused = walk.mission.record.filter(kind="refusal", verb=VERB)
    assert refused.count() == 2
    for entry in refused:
        codes = {item["code"] for item in entry.detail["blockers"]}
        assert (entry.person, codes) == (walk.cast["sg"], {"self-prepared"})
    assert record.verify(walk.fresh()).holds


def test_once_another_entity_has_spoken_it_is_decided(walk: Walk) -> None:
    assert decide(walk)[0] == 409
    spoken = walk.cast["unct-member"]
    spoken.entity = Entity.objects.get(code="UNCT")
    spoken.save()
    comment(walk.mission, "strategic-assessment", by=spoken, text="The assumptions are bold.", section="")
    assert decide(walk)[0] == 200
