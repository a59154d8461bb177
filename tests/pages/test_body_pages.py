"""Pages of the bodies at work: meetings, people sent, requests, the review, reinforcement, place and line."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.backstopping import call_for_review
from missions.door import passage
from missions.meetings import add_meeting
from missions.models import (
    BackstoppingRequest,
    BodyReview,
    Deployment,
    Meeting,
    Member,
    Mission,
    Person,
    Reinforcement,
)
from missions.seating import elaborate_terms

Browser = Callable[[AbstractBaseUser], Client]
FORCE, TEAM = "/missions/tandala/task-force/", "/missions/tandala/planning-team/"
FORMS = (
    *(f"{FORCE}meetings/new/", f"{FORCE}deployments/new/", f"{FORCE}requests/new/"),
    *(f"{TEAM}meetings/new/", f"{TEAM}reinforcements/new/", f"{TEAM}arrangements/", f"{TEAM}inputs/"),
    *("/missions/tandala/action-points/", "/missions/tandala/action-points/new/", f"{FORCE}terms/compare/"),
)


@pytest.mark.parametrize("where", FORMS)
def test_pages_are_for_who_takes_part(
    mission: Mission, observer: Person, outsider: Person, browser_of: Browser, where: str
) -> None:
    assert browser_of(observer).get(where).status_code == 200
    assert browser_of(outsider).get(where).status_code == 404


def test_a_meeting_is_recorded_shown_and_changed(
    mission: Mission, imtf_chair: Person, imtf_member: Person, observer: Person, browser_of: Browser
) -> None:
    chair, member = browser_of(imtf_chair), Member.objects.get(person=imtf_member)
    typed = {
        "on": "2025-02-03",
        "agenda": "Hubs",
        "minute": "It was said.",
        "decisions": "Map them\nAll of them",
        f"attendance.{member.pk}": "represented",
        f"sent.{member.pk}": "A deputy",
        "others": "UNMIS liaison",
    }
    answer = chair.post(f"{FORCE}meetings/new/", typed)
    meeting = Meeting.objects.get()
    where = f"{FORCE}meetings/{meeting.pk}/"
    assert answer.headers["Location"] == where
    page = chair.get(where).content.decode()
    assert "2 of 2 took part. It was one-sided: UNCT took no part." in page
    assert "represented by A deputy" in page
    assert "UNMIS liaison" in page
    assert meeting.decisions == ["Map them", "All of them"]
    again = {
        **typed,
        "decisions": "",
        "version": 1,
        f"attendance.{member.pk}": "absent",
        f"sent.{member.pk}": "",
    }
    assert chair.post(f"{where}change/", again).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.decisions, meeting.version) == ([], 2)
    assert "One of 2 took part" in chair.get(where).content.decode()
    stale = chair.post(f"{where}change/", again)
    assert (stale.status_code, "It was said." in stale.content.decode()) == (409, True)
    wrong = chair.post(f"{FORCE}meetings/new/", {"on": "2025-02-03", "attendance.x": "present"})
    assert wrong.status_code == 400
    assert "the last was on" in chair.get(FORCE).content.decode()
    assert browser_of(observer).get(where).status_code == 404
    assert browser_of(observer).post(f"{FORCE}meetings/new/", typed).status_code == 403


def test_a_meeting_to_come_asks_for_no_minute(
    mission: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    ahead = mission.today() + timedelta(days=5)
    made = add_meeting(mission, "imtf", by=imtf_chair, held_on=ahead, agenda="Budget")
    page = browser_of(imtf_chair).get(f"{FORCE}meetings/{made.pk}/").content.decode()
    assert "This meeting is still to come" in page
    assert "still to come" in browser_of(imtf_chair).get(FORCE).content.decode()


def test_somebody_is_sent_and_comes_back(mission: Mission, imtf_chair: Person, browser_of: Browser) -> None:
    chair = browser_of(imtf_chair)
    new = {"direction": "to-field", "name": "Jo Ash", "place": "Juba", "entity": "OCHA", "from": "2025-02-03"}
    assert chair.post(f"{FORCE}deployments/new/", {**new, "direction": ""}).status_code == 400
    assert chair.post(f"{FORCE}deployments/new/", new).status_code == 302
    sent = Deployment.objects.get()
    one = f"{FORCE}deployments/{sent.pk}/"
    ended = {"name": "Jo Ash", "from": "2025-02-03", "until": "2025-03-01", "version": 1}
    assert chair.post(one, ended).status_code == 302
    sent.refresh_from_db()
    assert (sent.until, sent.place, sent.entity) == (date(2025, 3, 1), "", None)
    page = chair.get(FORCE).content.decode()
    assert "Jo Ash" in page
    assert "without a seat on the task force" in page


def test_the_mission_asks_and_is_answered(
    mission: Mission, srsg: Person, imtf_chair: Person, browser_of: Browser
) -> None:
    assert browser_of(srsg).post(f"{FORCE}requests/new/", {"text": "Fuel?"}).status_code == 302
    one = f"{FORCE}requests/{BackstoppingRequest.objects.get().pk}/"
    assert "This is not yours to do" in browser_of(srsg).get(one).content.decode()
    assert browser_of(imtf_chair).post(one, {"answer": "", "version": 1}).status_code == 400
    assert browser_of(imtf_chair).post(one, {"answer": "By May.", "version": 1}).status_code == 302
    assert "By May." in browser_of(srsg).get(FORCE).content.decode()


def test_the_review_waits_on_the_page_until_it_is_written(
    mission: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    with passage(mission, by=imtf_chair, verb="test") as step:
        review = call_for_review(step, date(2025, 2, 3))
    chair = browser_of(imtf_chair)
    assert "are to be looked at again" in chair.get(FORCE).content.decode()
    said = {"objectives": "They stay.", "membership": "Police leaves.", "terms_of_reference": "Own terms."}
    assert chair.post(f"{FORCE}reviews/{review.pk}/", {**said, "version": 1}).status_code == 302
    assert BodyReview.objects.get().held_by == imtf_chair
    page = chair.get(FORCE).content.decode()
    assert "Police leaves." in page
    assert "version 2 of the terms follows from it" in page
    assert "are to be looked at again" not in page


def test_reinforcement_is_asked_for_and_ordered(mission: Mission, srsg: Person, browser_of: Browser) -> None:
    head = browser_of(srsg)
    today = mission.today().isoformat()
    new = {"side": "unct", "people": "Jo\nAda", "reason": "Census", "from": today, "until": today}
    assert head.post(f"{TEAM}reinforcements/new/", new).status_code == 302
    one = f"{TEAM}reinforcements/{Reinforcement.objects.get().pk}/"
    assert head.post(one, {"ordered": "no", "version": 1}).status_code == 400
    assert head.post(one, {"ordered": "yes", "version": 1}).status_code == 302
    page = head.get(TEAM).content.decode()
    assert "Mission and UNCT have unlike numbers of planners: 0 and 2." in page
    assert [row.name for row in Member.objects.filter(permanent=False)] == ["Jo", "Ada"]


def test_place_and_line_stand_on_the_page(mission: Mission, srsg: Person, browser_of: Browser) -> None:
    head = browser_of(srsg)
    typed = {"location": "Juba", "reporting_line": "Chief of Staff", "version": 1}
    assert head.post(f"{TEAM}arrangements/", typed).status_code == 302
    assert "Chief of Staff" in head.get(TEAM).content.decode()


def test_versions_of_the_terms_stand_with_day_and_writer(
    mission: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    elaborate_terms(mission, "imtf", by=imtf_chair, text="Own.")
    page = browser_of(imtf_chair).get(FORCE).content.decode()
    assert "Version 2" in page
    assert "Compare two versions" in page
