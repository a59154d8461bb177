"""Accepted deviations are candidates for lessons: listed by mission and across, answered once, on record."""

import csv
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.errors import Conflict, Invalid, NotPermitted, NotReady
from missions.models import Deviation, Entry, Mission, Person
from monitoring.models import Lesson
from planning_levels.lesson_candidates import candidates_for, set_aside, state_of, take_up
from planning_levels.models import LessonCandidate

Speak = Callable[[Person], APIClient]
Browser = Callable[[Person], Client]
PAGE = "/missions/tandala/deviations/"
API = f"/api/v1{PAGE}"
pytestmark = pytest.mark.django_db


@pytest.fixture
def explained(mission: Mission, planner: Person, sg: Person) -> list[Deviation]:
    """Four deviations: three accepted by name, the last one not yet."""
    made = []
    for number, (code, level) in enumerate(
        [("seat-gap", "1.1"), ("debrief-missing", "1.2"), ("below-minimum", "1.1"), ("rank-too-low", "1.2")]
    ):
        day = mission.opened_on + timedelta(days=number)
        told = [f"Told of {code}."]
        row = Deviation(mission=mission, level=level, cycle=1, code=code, sentences=told)
        row.explanation, row.by, row.on = (
            f"=Reason {number}: nobody could be sent in that week.",
            planner,
            day,
        )
        if code != "rank-too-low":
            row.accepted_by, row.accepted_on = sg, day + timedelta(days=1)
        row.save()
        made.append(row)
    return made


def newest() -> Entry:
    """Return the newest line of the record."""
    return Entry.objects.exclude(mission=None).order_by("-pk")[0]


def test_a_lesson_is_taken_from_it_once(explained: list[Deviation], planner: Person) -> None:
    row = explained[0]
    made = take_up(row, by=planner, text="Name a deputy for each seat.", theme="Bodies", target="Terms")
    lesson = Lesson.objects.get()
    assert made.lesson == lesson
    assert (lesson.kind, lesson.target, lesson.status) == ("deviation", "Terms", "open")
    assert "seat-gap" in lesson.source
    assert newest().detail == {
        "deviation": row.pk, "code": "seat-gap", "level": "1.1", "lesson": lesson.pk,
        "text": "Name a deputy for each seat.",
    }  # fmt: skip
    assert state_of(Deviation.objects.get(pk=row.pk)) == "lesson"
    for again in (
        lambda: take_up(row, by=planner, text="Another"),
        lambda: set_aside(row, by=planner, reason="None"),
    ):
        with pytest.raises(Conflict):
            again()
    assert LessonCandidate.objects.count() == 1


def test_it_is_set_aside_for_a_reason(explained: list[Deviation], imtf_chair: Person) -> None:
    with pytest.raises(Invalid) as refused:
        set_aside(explained[1], by=imtf_chair, reason="")
    assert set(refused.value.errors) == {"reason"}
    set_aside(explained[1], by=imtf_chair, reason="An evacuation; nothing to be learned.")
    assert state_of(Deviation.objects.get(pk=explained[1].pk)) == "set-aside"
    assert newest().detail["reason"].startswith("An evacuation")


def test_what_is_refused(
    explained: list[Deviation], planner: Person, observer: Person, custodian: Person, mission: Mission
) -> None:
    with pytest.raises(Invalid):
        take_up(explained[0], by=planner, text="")
    with pytest.raises(Conflict):
        take_up(explained[3], by=planner, text="Not accepted yet")
    for act in (
        lambda: take_up(explained[0], by=observer, text="x"),
        lambda: set_aside(explained[0], by=observer, reason="x"),
    ):
        with pytest.raises(NotPermitted):
            act()
        assert (newest().kind, newest().person) == (Entry.Kind.REFUSAL, observer)
    assert not Lesson.objects.exists()
    set_aside(explained[2], by=custodian, reason="The custodian sees all missions.")
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    with pytest.raises(NotReady):
        take_up(explained[0], by=planner, text="Too late")


ASKED: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["below-minimum", "debrief-missing", "seat-gap"]),
    ({"state": "candidate"}, ["below-minimum"]),
    ({"state": "lesson"}, ["seat-gap"]),
    ({"state": "set-aside"}, ["debrief-missing"]),
    ({"level": "1.1"}, ["below-minimum", "seat-gap"]),
    ({"code": "seat-gap"}, ["seat-gap"]),
    ({"search": "reason 1"}, ["debrief-missing"]),
]


@pytest.mark.parametrize(("query", "expected"), ASKED)
@pytest.mark.parametrize("where", [PAGE, "/deviations/"])
def test_page_api_and_table_list_alike(
    where: str, query: dict[str, str], expected: list[str], explained: list[Deviation], browser_of: Browser
) -> None:
    planner = explained[0].by
    take_up(explained[0], by=planner, text="Name a deputy.")
    set_aside(explained[1], by=planner, reason="Nothing.")
    browser = browser_of(planner)
    page = browser.get(where, query)
    assert [row["code"] for row in page.context["rows"]] == expected
    shown = browser.get(f"/api/v1{where}?{urlencode(query)}").json()["results"]
    assert [row["code"] for row in shown] == expected
    table = browser.get(page.context["csv"])
    told = b"".join(table.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.DictReader(told.splitlines()))
    assert [line["code"] for line in lines] == expected
    assert all(line["explanation"].startswith("'=") for line in lines), "no formula for a spreadsheet"


def test_who_sees_which(
    explained: list[Deviation], observer: Person, outsider: Person, custodian: Person, browser_of: Browser
) -> None:
    assert candidates_for(custodian).count() == candidates_for(observer).count() == 3
    assert candidates_for(outsider).count() == 0
    assert browser_of(outsider).get(PAGE).status_code == 404
    assert browser_of(outsider).get("/deviations/").context["rows"] == []
    one = f"{PAGE}{explained[0].pk}/"
    assert browser_of(outsider).get(one).status_code == 404
    assert browser_of(custodian).get(f"{PAGE}{explained[3].pk}/").status_code == 404, "not accepted yet"
    assert "Keep the lesson" not in browser_of(observer).get(one).content.decode()
    assert browser_of(observer).post(one, {"text": "x"}).status_code == 403


def test_the_page_takes_a_lesson_and_sets_aside(
    explained: list[Deviation], planner: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    first, second = (f"{PAGE}{row.pk}/" for row in explained[:2])
    assert browser.post(first, {"text": ""}).status_code == 400
    assert browser.post(first, {"text": "Name a deputy.", "target": "Terms"}).status_code == 302
    assert browser.post(first, {"text": "Again"}).status_code in (403, 409)
    assert browser.post(f"{second}?aside=1", {"reason": "An evacuation."}).status_code == 302
    told = browser.get(PAGE).content.decode()
    assert f"/missions/tandala/monitoring/lessons/{Lesson.objects.get().pk}/" in told
    assert "An evacuation." in told


def test_the_api_takes_up_and_sets_aside(
    explained: list[Deviation], planner: Person, observer: Person, api: Speak
) -> None:
    def post(person: Person, place: int, act: str, body: dict[str, Any]) -> Any:
        return api(person).post(f"{API}{explained[place].pk}/actions/{act}/", body, format="json")

    assert post(planner, 0, "take-up", {"text": ""}).status_code == 400
    assert post(observer, 0, "take-up", {"text": "x"}).status_code == 403
    taken = post(planner, 0, "take-up", {"text": "Name a deputy.", "theme": "Bodies"})
    assert (taken.status_code, taken.json()["state"]) == (200, "lesson")
    assert taken.json()["lesson"] == Lesson.objects.get().pk
    assert post(planner, 0, "set-aside", {"reason": "x"}).status_code == 409
    assert post(planner, 1, "set-aside", {"reason": "Nothing."}).json()["reason"] == "Nothing."
    assert post(planner, 3, "take-up", {"text": "x"}).status_code == 404
    assert api(planner).get(f"{API}{explained[0].pk}/").json()["code"] == "seat-gap"
    assert api(planner).get(f"{API}?state=other").status_code == 400


def test_more_deviations_ask_no_more_of_the_database(
    explained: list[Deviation], mission: Mission, browser_of: Browser
) -> None:
    browser, day = browser_of(explained[0].by), mission.opened_on

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(PAGE)
        return len(queries)

    asked()
    few = asked()
    for number in range(40):
        row = Deviation(mission=mission, level="2.1", cycle=1, code=f"code-{number}", explanation="Because.")
        row.by = row.accepted_by = explained[0].by
        row.on = row.accepted_on = day
        row.save()
    assert asked() == few
    assert len(browser.get(PAGE).context["rows"]) == 43
