"""The decision room, the calendar and the page of officers-in-charge, as a browser's client sees them."""

from datetime import timedelta

import pytest
from django.test import Client

from missions.models import Assignment, Deviation, Member, Person
from outputs.models import Comment, Concurrence, Version
from planning_levels.models import Decision, Event, GatePlan
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The people."""
    return people()


def page(person: Person, address: str) -> str:
    """Return a page as a person sees it, its white space in order."""
    browser = Client()
    browser.force_login(person)
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def assessed(cast: Cast) -> tuple[Walk, Version]:
    """Return a mission whose assessment is before the Secretary-General, and the assessment."""
    walk = walk_to("L1.1", cast)
    walk.assess()
    return walk, Version.objects.get(output__mission=walk.mission, output__type="strategic-assessment")


def test_the_room_shows_who_objects_who_is_silent_and_what_is_known_of_time(cast: Cast) -> None:
    walk, version = assessed(cast)
    today, mission = walk.mission.today(), walk.mission
    seat = Member.objects.get(body__mission=mission, seat="humanitarian")
    Member.objects.filter(pk=seat.pk).update(entity="UNCT")
    Member.objects.filter(body__mission=mission, seat="political").update(entity="DPA")
    Concurrence.objects.create(
        of=version,
        entity_id="UNCT",
        position="reserve",
        by=cast["imtf-member"],
        on=today,
        text="Access first.",
    )
    Comment.objects.create(of=version, text="Why?", by=cast["field"], on=today)
    Deviation.objects.filter(mission=mission).delete()
    Deviation.objects.create(
        mission=mission, level="1.1", cycle=1, code="below-minimum", explanation="Partners were heard less.",
        by=cast["imtf-chair"], on=today,
    )  # fmt: skip
    text = page(cast["sg"], f"/missions/{walk.key}/decisions/DP-1.1/")
    assert '<h1 class="question">In the light of the Strategic Assessment' in text
    assert "If the Secretary-General says yes: Level 1.1 closes" in text
    assert "Imtf-Chair, chair of the task force" in text
    assert (
        '<strong>UNCT</strong>, <span class="glance-who">Imtf-Member</span>: concurs with reservation' in text
    )
    assert '<span class="glance-mark">humanitarian</span>' in text
    assert "Silent: DPA" in text
    assert "One comment is open." in text
    assert "Partners were heard less." in text
    assert "Outside date</dt><dd>None is on file." in text
    for title in (
        "Find an operation suitable",
        "Choose another form",
        "Decide against an operation",
        "Return",
    ):
        assert title in text
    assert text.count('type="radio" name="choice"') == 4
    told = page(cast["field"], f"/missions/{walk.key}/decisions/DP-1.1/")
    assert "UNCT" not in told.split("<main")[1], "positions are for those who plan and decide"
    assert 'name="choice"' not in told


def test_each_outcome_sends_itself(cast: Cast) -> None:
    walk, _version = assessed(cast)
    browser = Client()
    browser.force_login(cast["sg"])
    address = f"/missions/{walk.key}/decisions/DP-1.1/"
    codes = list(Deviation.objects.filter(mission=walk.mission).values_list("code", flat=True))
    sent = {"verb": "decide-form", "outcome": "no_operation", "reason": "Others do it.", "accepts": codes}
    asked = browser.post(address, sent)
    assert asked.status_code == 200
    text = asked.content.decode()
    assert "Decide against an operation?" in text
    assert "Others do it." in text
    assert not Decision.objects.filter(mission=walk.mission, gate="DP-1.1").exists()
    taken = browser.post(address, {**sent, "confirmed": "yes"})
    assert taken.status_code == 302
    assert walk.state == "ended_no_operation"


def test_a_recommendation_is_decided_on_its_own_page(cast: Cast) -> None:
    walk = walk_to("L3.1", cast)
    walk.act("recommend-transition", "srsg", text="The benchmarks are met.")
    address = f"/missions/{walk.key}/decisions/DP-3.1b/"
    text = page(cast["sg"], address)
    assert "The benchmarks are met." in text
    assert "Ask for transition and exit planning" in text
    browser = Client()
    browser.force_login(cast["sg"])
    refused = browser.post(address, {"verb": "request-transition-planning"})
    assert refused.status_code == 409, "the Council has not been heard on record"
    (row,) = walk.mission.recommendations.all()
    sent = {"verb": "decline-recommendation", "recommendation": row.pk, "reason": "Not yet."}
    assert "Not yet?" in browser.post(address, sent).content.decode()
    assert browser.post(address, {**sent, "confirmed": "yes"}).status_code == 302
    assert walk.mission.recommendations.get().state == "declined"


def test_the_room_tells_who_prepared_alone_and_for_whom_an_officer_decides(cast: Cast) -> None:
    cast["imtf-chair"] = cast["usg-of-lead"]
    walk = walk_to("L1.2", cast)
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    address = f"/missions/{walk.key}/decisions/GATE-USG/"
    assert "alone prepared what is to be decided" in page(cast["usg-of-lead"], address)
    today = walk.mission.today()
    Assignment.objects.create(
        mission=walk.mission,
        person=cast["field"],
        role="usg",
        acting_for=cast["usg-of-lead"],
        from_date=today,
    )
    text = page(cast["field"], address)
    assert "You decide as officer-in-charge, for Usg-Of-Lead." in text
    assert "alone prepared" not in text
    walk.act("promulgate-usg-directive", "field")
    text = page(cast["observer"], address)
    assert "officer-in-charge, for Usg-Of-Lead" in text
    assert "officer-in-charge, for Usg-Of-Lead" in page(cast["sg"], f"/missions/{walk.key}/record/")
    assert "officer-in-charge, for Usg-Of-Lead" in page(cast["sg"], f"/missions/{walk.key}/levels/1.2/")


def test_an_officer_is_named_and_ended_on_the_page(cast: Cast) -> None:
    walks = [walk_to("awaiting_initiation", cast) for _ in range(2)]
    walk = walks[0]
    address, today = f"/missions/{walk.key}/in-charge/", walk.mission.today()
    browser = Client()
    browser.force_login(cast["office"])
    assert "Secretary-General" in browser.get(address).content.decode()
    sent = {
        "office": "sg", "person": "field", "from": today.isoformat(),
        "until": (today + timedelta(days=3)).isoformat(), "scope": ["DP-INIT"], "everywhere": "true",
    }  # fmt: skip
    assert browser.post(address, {**sent, "until": ""}).status_code == 400
    assert not Assignment.objects.filter(role="sg").exists()
    assert browser.post(address, sent).status_code == 302
    rows = Assignment.objects.filter(role="sg", person=cast["field"], acting_for=cast["sg"])
    assert {row.mission_id for row in rows} == {walk.mission.pk for walk in walks}
    assert {row.scope for row in rows} == {"DP-INIT"}
    assert "only at:" in page(cast["observer"], address)
    assert "This is not yours to do" in page(cast["observer"], address)
    row = rows.get(mission=walk.mission)
    stranger = Client()
    stranger.force_login(cast["planner"])
    assert stranger.post(f"{address}{row.pk}/end/").status_code == 403
    assert stranger.post(address, sent).status_code == 403
    assert browser.post(f"{address}{row.pk}/end/").status_code == 302
    assert "Nobody is." in page(cast["observer"], address)


def test_the_calendar_is_kept_by_who_plans(cast: Cast) -> None:
    walk = walk_to("L1.2", cast)
    address, today = f"/missions/{walk.key}/calendar/", walk.mission.today()
    day = (today + timedelta(days=12)).isoformat()
    Event.objects.create(
        mission=walk.mission, kind="calendar", title="The Council meets", on=today, by=cast["planner"],
        due=today + timedelta(days=30),
    )  # fmt: skip
    browser = Client()
    browser.force_login(cast["planner"])
    text = browser.get(address).content.decode()
    assert "The Council meets" in text
    assert 'name="planned.DP-1.1"' not in text, "decided already"
    assert browser.post(address, {"planned.DP-1.2": day, "planned.DP-2.1": ""}).status_code == 302
    assert dict(GatePlan.objects.values_list("gate", "planned_on")) == {"DP-1.2": today + timedelta(days=12)}
    assert browser.post(address, {"planned.DP-1.2": "soon"}).status_code == 400
    assert browser.post(address, {"planned.DP-1.2": ""}).status_code == 302
    assert GatePlan.objects.get().planned_on is None
    assert "This is not yours to do" in page(cast["observer"], address)
    other = Client()
    other.force_login(cast["observer"])
    assert other.post(address, {"planned.DP-1.2": day}).status_code == 403
