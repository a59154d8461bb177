"""Action points over API and pages: who sees them, their forms; who has given input; terms compared."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from rest_framework.test import APIClient

from missions.action_points import add_action_point
from missions.meetings import add_meeting
from missions.models import ActionPoint, Assignment, Entity, Mission, Person
from missions.seating import add_member, elaborate_terms
from outputs.models import Comment, Output, SectionText, Upload, Version
from planning_levels.inputs import inputs
from tests.personas import OPENED

Speak = Callable[[Person], APIClient]
Browser = Callable[[AbstractBaseUser], Client]
POINTS = "/api/v1/missions/tandala/action-points/"
PAGE = "/missions/tandala/action-points/"
DAY = date(2025, 2, 3)


@pytest.fixture
def point(mission: Mission, imtf_chair: Person) -> ActionPoint:
    """A point for OCHA, due in the past."""
    return add_action_point(
        mission, "imtf", by=imtf_chair, text="Map the hubs", owner="OCHA", due=DAY, on=DAY
    )


def test_points_are_listed_filtered_changed_and_settled(
    mission: Mission, point: ActionPoint, imtf_chair: Person, field: Person, api: Speak
) -> None:
    chair = api(imtf_chair)
    assert api(field).get(POINTS).json()["results"] == []
    assert api(field).get(f"{POINTS}{point.pk}/").status_code == 404
    meeting = add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, minute="x")
    new = {"body": "imtf", "text": "Cost three levels", "owner": "field", "meeting": meeting.pk}
    assert api(field).post(POINTS, new).status_code == 403
    assert chair.post(POINTS, {**new, "meeting": 999}).status_code == 400
    made = chair.post(POINTS, new)
    assert (made.status_code, made.json()["owner"], made.json()["owner_name"]) == (201, "field", "Field")
    rows = chair.get(f"{POINTS}?state=open&owner=OCHA").json()["results"]
    assert [row["text"] for row in rows] == ["Map the hubs"]
    assert rows[0]["days_over"] == (mission.today() - DAY).days
    assert [row["id"] for row in api(field).get(POINTS).json()["results"]] == [made.json()["id"]]
    settled = api(field).post(f"{made['Location']}actions/settle/", {"state": "done", "note": "Costed."})
    assert (settled.json()["state"], settled.json()["days_over"]) == ("done", 0)
    assert chair.get(f"{POINTS}?state=done").json()["count"] == 1
    one = f"{POINTS}{point.pk}/"
    assert chair.patch(one, {"due": None}).status_code == 428
    changed = chair.patch(one, {"due": None}, headers={"If-Match": chair.get(one)["ETag"]})
    assert (changed.json()["due"], changed.json()["days_over"]) == (None, 0)
    assert chair.post(f"{one}actions/settle/", {"state": "dropped"}).status_code == 400


def test_the_page_says_what_is_open_and_its_forms_settle_and_change(
    mission: Mission, point: ActionPoint, imtf_chair: Person, observer: Person, browser_of: Browser
) -> None:
    chair = browser_of(imtf_chair)
    over = (mission.today() - DAY).days
    page = chair.get(PAGE).content.decode()
    assert "One action point is open. The day of one has passed." in page
    assert f"over by {over} days" in page
    assert "Map the hubs" not in browser_of(observer).get(PAGE).content.decode()
    assert chair.get(f"{PAGE}?owner=DPA").content.decode().count("Map the hubs") == 0
    one = f"{PAGE}{point.pk}/"
    refused = chair.post(one, {"state": "dropped", "version": 1})
    assert (refused.status_code, "the reason stays in the file" in refused.content.decode()) == (400, True)
    assert chair.post(f"{one}?change=1", {"text": "Map all hubs", "version": 1}).status_code == 302
    point.refresh_from_db()
    assert (point.text, point.who, point.due) == ("Map all hubs", "", None)
    assert chair.post(one, {"state": "done", "note": "Done.", "version": 2}).status_code == 302
    assert "Nothing is open." in chair.get(PAGE).content.decode()
    assert chair.get(f"{PAGE}999/").status_code == 404


def test_a_point_is_set_from_the_meeting(
    mission: Mission, imtf_chair: Person, observer: Person, browser_of: Browser
) -> None:
    meeting = add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, minute="x")
    new = f"{PAGE}new/?meeting={meeting.pk}"
    chair = browser_of(imtf_chair)
    assert chair.get(new).status_code == 200
    assert chair.get(f"{PAGE}new/?meeting=x").status_code == 404
    answer = chair.post(new, {"body": "imtf", "text": "Go", "owner": "OCHA"})
    assert answer.headers["Location"] == f"/missions/tandala/task-force/meetings/{meeting.pk}/"
    assert "Go" in chair.get(answer.headers["Location"]).content.decode()
    assert "This is not yours to do" in browser_of(observer).get(f"{PAGE}new/").content.decode()


def test_input_is_read_from_what_was_written(
    mission: Mission, srsg: Person, make_person: Callable[..., Person], planner: Person, api: Speak
) -> None:
    assert {(row.side, row.who, row.given) for row in inputs(mission, planner)} == {
        ("mission", "Srsg", False)
    }
    agency = make_person("agency", entity="OCHA")
    Assignment.objects.create(mission=mission, person=agency, role="unct-member", from_date=OPENED)
    add_member(
        mission,
        "impt",
        by=srsg,
        seat="mission",
        name="Greta",
        rank="P-5",
        entity=Entity.objects.get(code="DPKO"),
    )
    answer = api(planner).get("/api/v1/missions/tandala/planning-team/inputs/")
    assert [(row["side"], row["who"], row["given"]) for row in answer.json()["results"]] == [
        ("mission", "DPKO", False),
        ("mission", "Srsg", False),
        ("unct", "OCHA", False),
    ]


def test_sections_drafts_and_comments_count_for_person_entity_and_side(
    mission: Mission, srsg: Person, make_person: Callable[..., Person], planner: Person
) -> None:
    agency, desk = make_person("agency", entity="OCHA"), make_person("desk", entity="OCHA")
    Assignment.objects.create(mission=mission, person=agency, role="unct-member", from_date=OPENED)
    output = Output.objects.create(mission=mission, type="mission-plan")
    version = Version.objects.create(
        output=output, number=1, label="first", opened_by=planner, opened_on=OPENED, level="1.2", cycle=1
    )
    SectionText.objects.create(of=version, key="situation", content="<p>x</p>", written_by=srsg)
    SectionText.objects.create(of=version, key="risks", content="<p>x</p>", written_by=planner)
    SectionText.objects.create(of=version, key="means", content="<p>x</p>")
    Upload.objects.create(output=output, by=agency, size=1)
    Comment.objects.create(of=version, text="Hear us.", by=desk, on=DAY)
    found = {row.who: (row.sections, row.drafts, row.comments, row.given) for row in inputs(mission, planner)}
    assert found == {"Srsg": (1, 0, 0, True), "OCHA": (0, 1, 1, True)}


def test_terms_are_compared(mission: Mission, imtf_chair: Person, browser_of: Browser) -> None:
    elaborate_terms(mission, "imtf", by=imtf_chair, text="We meet on Mondays.")
    elaborate_terms(mission, "imtf", by=imtf_chair, text="We meet on <Thursdays>.")
    chair = browser_of(imtf_chair)
    where = "/missions/tandala/task-force/terms/compare/"
    page = chair.get(where).content.decode()
    assert "<del>Mondays" in page
    assert "<ins>&lt;Thursdays" in page
    assert "They say the same" in chair.get(f"{where}?from=2&to=2").content.decode()
    for wrong in ("?from=9", "?from=x", "?to=99999"):
        assert chair.get(f"{where}{wrong}").status_code == 404
