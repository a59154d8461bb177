"""Transfers of responsibility over the API and by page: both sides accept, and refusals name the field."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.models import Person
from planning_levels.models import HandOver, HandOverItem
from tests.planning_levels.transfers import item_of, newest

Speak = Callable[[Person], APIClient]
Browser = Callable[[Person], Client]
PAGE = "/missions/tandala/hand-overs/"
API = f"/api/v1{PAGE}"
pytestmark = pytest.mark.django_db


# --- over the API


def test_the_api_opens_changes_accepts_and_declines(
    opened: HandOver, planner: Person, imtf_chair: Person, srsg: Person, api: Speak
) -> None:
    body = {
        "kind": "predecessor", "giving": "Observer mission", "receiving": "United Nations",
        "giver": "imtf-chair", "receiver": "srsg", "due": "2030-01-01", "items": [{"text": "Archives"}],
    }  # fmt: skip
    made = api(planner).post(API, body, format="json")
    assert (made.status_code, made.json()["items"][0]["state"]) == (201, "open")
    one, etag = made["Location"], made["ETag"]
    assert [row["id"] for row in api(srsg).get(API).json()["results"]] == [opened.pk, made.json()["id"]]
    assert api(srsg).get(f"{API}?kind=predecessor&search=archives").json()["count"] == 1
    changed = api(planner).patch(one, {"note": "By March"}, format="json", headers={"If-Match": etag})
    assert (changed.status_code, changed.json()["note"]) == (200, "By March")
    assert (
        api(planner).patch(one, {"note": "x"}, format="json", headers={"If-Match": etag}).status_code == 412
    )
    assert api(planner).patch(one, {"note": "x"}, format="json").status_code == 428
    item = api(srsg).post(f"{one}items/", {"text": "Radio rooms", "kind": "assets"}, format="json")
    assert item.status_code == 201
    there = item["Location"]
    assert api(srsg).get(there).json()["kind"] == "assets"
    named = {"text": "Two radio rooms"}
    mended = api(srsg).patch(there, named, format="json", headers={"If-Match": item["ETag"]})
    assert mended.json()["text"] == "Two radio rooms"
    assert api(srsg).post(f"{there}actions/decline/", {}, format="json").status_code == 400
    said = api(srsg).post(f"{there}actions/decline/", {"note": "Broken"}, format="json")
    assert (said.status_code, said.json()["state"]) == (200, "declined")
    for person in (imtf_chair, srsg):
        assert api(person).post(f"{there}actions/accept/", {}, format="json").status_code == 200
    assert api(srsg).post(f"{there}actions/accept/", {}, format="json").status_code == 409
    shown = api(srsg).get(one).json()
    assert (shown["passed"], len(shown["items"]), shown["completed_on"]) == (1, 2, None)


def test_the_api_refuses_and_names_the_field(
    opened: HandOver, planner: Person, observer: Person, outsider: Person, api: Speak
) -> None:
    body = {"kind": "team", "giving": "A", "receiving": "B", "giver": "imtf-chair", "receiver": "srsg"}
    assert api(observer).post(API, body, format="json").status_code == 403
    assert newest().person == observer
    assert api(outsider).get(API).status_code == 404
    for more, field in (
        ({"receiver": "nobody"}, "receiver"),
        ({"kind": "other"}, "kind"),
        ({"giving": ""}, "giving"),
        ({"more": 1}, "more"),
        ({"items": [{"text": ""}]}, "items.0.text"),
    ):
        answer = api(planner).post(API, body | more, format="json")
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == field
    assert api(planner).get(f"{API}{opened.pk + 1}/").status_code == 404
    assert api(planner).get(f"{API}{opened.pk}/items/999/").status_code == 404
    where = f"{API}{opened.pk}/items/{item_of(opened).pk}/actions/accept/"
    assert api(planner).post(where, {}, format="json").status_code == 403


# --- by page


def test_the_pages_open_answer_and_change(
    opened: HandOver, planner: Person, imtf_chair: Person, srsg: Person, browser_of: Browser
) -> None:
    sent = {"kind": "country-team", "giving": "Mission", "receiving": "UNCT", "giver": "srsg"}
    sent |= {"receiver": "imtf-chair", "items": "Border monitoring\n\nTraining of magistrates\n"}
    assert browser_of(planner).post(f"{PAGE}new/", sent).status_code == 302
    row = HandOver.objects.get(kind="country-team")
    assert [item.text for item in row.items.all()] == ["Border monitoring", "Training of magistrates"]
    one = f"{PAGE}{row.pk}/"
    first = item_of(row)
    answer = {"item": str(first.pk), "version": str(first.version)}
    assert browser_of(srsg).post(one, {**answer, "do": "accept"}).status_code == 302
    assert browser_of(imtf_chair).post(one, {**answer, "do": "accept"}).status_code == 409, "an older version"
    answer["version"] = str(item_of(row).version)
    told = browser_of(imtf_chair).post(one, {**answer, "do": "decline"})
    assert (told.status_code, "Field required" in told.content.decode()) == (400, True)
    declined = {**answer, "do": "decline", "note": "No magistrate is left."}
    assert browser_of(imtf_chair).post(one, declined).status_code == 302
    assert "No magistrate is left." in browser_of(srsg).get(one).content.decode()
    assert browser_of(srsg).post(one, {"do": "add", "text": "Prisons", "kind": "task"}).status_code == 302
    assert browser_of(srsg).post(one, {"do": "add", "text": ""}).status_code == 400
    item = item_of(row, 2)
    change = {"text": "Two prisons", "version": str(item.version)}
    assert browser_of(srsg).post(f"{one}items/{item.pk}/", change).status_code == 302
    assert item_of(row, 2).text == "Two prisons"
    sides = {"giver": "srsg", "receiver": "planner", "version": str(row.version)}
    assert browser_of(planner).post(f"{one}change/", sides).status_code == 302
    row.refresh_from_db()
    assert row.receiver == planner
    assert "Mission" in browser_of(planner).get(PAGE).content.decode()


def test_the_pages_offer_only_what_a_person_may(
    opened: HandOver, srsg: Person, observer: Person, outsider: Person, browser_of: Browser
) -> None:
    one = f"{PAGE}{opened.pk}/"
    assert 'value="accept"' in browser_of(srsg).get(one).content.decode()
    for person in (opened.opened_by, observer):
        assert 'value="accept"' not in browser_of(person).get(one).content.decode()
    assert "Add an item" not in browser_of(observer).get(one).content.decode()
    answer = {"item": str(item_of(opened).pk), "version": "1", "do": "accept"}
    assert browser_of(observer).post(one, answer).status_code == 403
    assert browser_of(observer).post(f"{PAGE}new/", {"kind": "team"}).status_code == 403
    assert browser_of(srsg).post(one, {"do": "accept", "item": "x"}).status_code == 404
    for path in (PAGE, one, f"{one}change/", f"{one}items/{item_of(opened).pk}/"):
        assert browser_of(outsider).get(path).status_code == 404
        assert browser_of(observer).get(path).status_code == 200


def test_the_list_asks_no_more_of_the_database_with_more_items(
    opened: HandOver, planner: Person, api: Speak, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        HandOverItem.objects.create(hand_over=opened, text=f"Item {number}")
    with django_assert_max_num_queries(12):
        assert len(api(planner).get(API).json()["results"][0]["items"]) == 32
