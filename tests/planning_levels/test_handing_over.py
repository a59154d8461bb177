"""Transfers of responsibility: every item is accepted by both sides, on record, by page and over the API."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from rest_framework.test import APIClient

from missions import record
from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Mission, Person
from planning_levels import handing_over
from planning_levels.access import hand_overs_for
from planning_levels.models import HandOver, HandOverItem, Notice
from planning_levels.notices.telling import tell
from tests.personas import OPENED

Speak = Callable[[Person], APIClient]
Browser = Callable[[Person], Client]
PAGE = "/missions/tandala/hand-overs/"
API = f"/api/v1{PAGE}"
pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(mission: Mission, planner: Person, imtf_chair: Person, srsg: Person) -> HandOver:
    """A transfer from the task force to the planning team, with two items."""
    return handing_over.open_hand_over(
        mission,
        by=planner,
        kind="team",
        giving="Task force",
        receiving="Planning team",
        giver=imtf_chair,
        receiver=srsg,
        items=[{"text": "The results framework", "kind": "task"}, {"text": "Assumptions and their sources"}],
    )


def newest() -> Entry:
    """Return the newest line of the record."""
    return Entry.objects.exclude(mission=None).order_by("-pk")[0]


def item_of(row: HandOver, place: int = 0) -> HandOverItem:
    """Return an item as it is stored now."""
    return list(row.items.select_related("hand_over__mission"))[place]


@pytest.mark.parametrize("kind", HandOver.Kind.values)
def test_each_of_the_four_kinds_is_opened(
    kind: str, mission: Mission, planner: Person, srsg: Person, rc_hc: Person
) -> None:
    row = handing_over.open_hand_over(
        mission, by=srsg, kind=kind, giving="Mission", receiving="UNCT", giver=srsg, receiver=rc_hc
    )
    assert (row.kind, str(row), row.opened_on) == (kind, "Mission to UNCT", mission.today())
    assert (newest().verb, newest().detail["kind"]) == ("open-hand-over", kind)


def test_an_item_passes_when_both_sides_accept_it_and_the_last_one_completes(
    opened: HandOver, imtf_chair: Person, srsg: Person, mission: Mission
) -> None:
    first, second = item_of(opened), item_of(opened, 1)
    assert first.state == "open"
    assert handing_over.accept_item(first, by=imtf_chair).state == "given"
    assert newest().detail["person"] == "srsg", "the other side is told"
    assert handing_over.accept_item(item_of(opened), by=srsg).state == "passed"
    assert "has passed: both sides accept it" in newest().sentence
    assert newest().detail["person"] == "imtf-chair"
    opened.refresh_from_db()
    assert opened.completed_on is None
    assert handing_over.accept_item(second, by=srsg).state == "taken"
    handing_over.accept_item(item_of(opened, 1), by=imtf_chair, on=mission.today())
    opened.refresh_from_db()
    assert opened.completed_on == mission.today()
    assert newest().sentence.endswith("The transfer is complete.")
    handing_over.add_item(opened, by=srsg, text="One thing more")
    opened.refresh_from_db()
    assert opened.completed_on is None, "what is added is accepted too"
    assert record.verify(Mission.objects.get(pk=mission.pk)).holds


def test_a_side_accepts_once_and_for_itself_alone(
    opened: HandOver, imtf_chair: Person, planner: Person, observer: Person
) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Conflict):
        handing_over.accept_item(item_of(opened), by=imtf_chair)
    assert item_of(opened).state == "given"
    for person in (planner, observer):
        for act in (handing_over.accept_item, handing_over.decline_item):
            more: dict[str, Any] = {"note": "No"} if act is handing_over.decline_item else {}
            with pytest.raises(NotPermitted):
                act(item_of(opened), by=person, **more)  # type: ignore[operator]
            assert (newest().kind, newest().person) == (Entry.Kind.REFUSAL, person)
    assert item_of(opened).state == "given"


def test_who_has_left_the_mission_accepts_nothing(opened: HandOver, srsg: Person, mission: Mission) -> None:
    mission.assignments.filter(person=srsg).update(until=mission.today() - timedelta(days=1))
    with pytest.raises(NotPermitted):
        handing_over.accept_item(item_of(opened), by=srsg)


def test_what_is_declined_is_open_for_both(opened: HandOver, imtf_chair: Person, srsg: Person) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Invalid) as refused:
        handing_over.decline_item(item_of(opened), by=srsg, note="")
    assert set(refused.value.errors) == {"note"}
    held = handing_over.decline_item(item_of(opened), by=srsg, note="The sources are missing.")
    assert (held.state, held.given_on, held.declined_by) == ("declined", None, srsg)
    assert (newest().detail["person"], newest().detail["note"]) == ("imtf-chair", "The sources are missing.")
    changed = handing_over.change_item(item_of(opened), by=imtf_chair, text="The framework, with sources")
    assert (changed.state, changed.note) == ("open", "")
    handing_over.accept_item(item_of(opened), by=srsg)
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    for refused_act in (
        lambda: handing_over.decline_item(item_of(opened), by=srsg, note="Too late"),
        lambda: handing_over.change_item(item_of(opened), by=imtf_chair, text="Other"),
    ):
        with pytest.raises(Conflict):
            refused_act()


def test_changing_an_item_takes_back_what_was_accepted(
    opened: HandOver, imtf_chair: Person, planner: Person, observer: Person
) -> None:
    handing_over.accept_item(item_of(opened), by=imtf_chair)
    with pytest.raises(Stale):
        handing_over.change_item(item_of(opened), by=planner, if_version=1, text="Other")
    with pytest.raises(NotPermitted):
        handing_over.change_item(item_of(opened), by=observer, text="Other")
    held = handing_over.change_item(item_of(opened), by=planner, due=date(2030, 1, 1))
    assert (held.state, held.due) == ("open", date(2030, 1, 1))


def test_sides_are_two_that_see_the_mission(
    mission: Mission, planner: Person, imtf_chair: Person, outsider: Person, observer: Person
) -> None:
    def opened(**more: Any) -> HandOver:
        given = {"kind": "department", "giving": "DPA", "receiving": "DPKO", "giver": planner}
        return handing_over.open_hand_over(mission, by=planner, **given | {"receiver": imtf_chair} | more)

    for more, field in (
        ({"receiver": planner}, "receiver"),
        ({"receiver": outsider}, "receiver"),
        ({"giver": outsider}, "giver"),
        ({"giving": ""}, "giving"),
        ({"receiving": ""}, "receiving"),
        ({"due": OPENED}, "due"),
        ({"items": [{"text": ""}]}, "text"),
    ):
        with pytest.raises(Invalid) as refused:
            opened(**more)
        assert field in refused.value.errors, more
    assert not HandOver.objects.exists()
    with pytest.raises(NotPermitted):
        handing_over.open_hand_over(
            mission, by=observer, kind="team", giving="A", receiving="B", giver=planner, receiver=imtf_chair
        )


def test_another_person_may_speak_for_a_side(
    opened: HandOver, planner: Person, srsg: Person, rc_hc: Person, observer: Person
) -> None:
    with pytest.raises(NotPermitted):
        handing_over.change_hand_over(opened, by=observer, receiver=rc_hc)
    held = handing_over.change_hand_over(
        opened, by=planner, if_version=1, receiver=rc_hc, note="The SRSG left."
    )
    assert held.receiver == rc_hc
    with pytest.raises(Stale):
        handing_over.change_hand_over(opened, by=planner, if_version=1, note="Other")
    with pytest.raises(NotPermitted):
        handing_over.accept_item(item_of(opened), by=srsg)
    handing_over.accept_item(item_of(opened), by=rc_hc)


def test_days_do_not_lie_before_the_opening_and_an_ended_file_is_read_only(
    opened: HandOver, srsg: Person, mission: Mission
) -> None:
    with pytest.raises(Invalid) as refused:
        handing_over.accept_item(item_of(opened), by=srsg, on=opened.opened_on - timedelta(days=1))
    assert set(refused.value.errors) == {"on"}
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    for act in (handing_over.accept_item, handing_over.change_item):
        with pytest.raises(NotReady):
            act(item_of(opened), by=srsg)
    with pytest.raises(NotReady):
        handing_over.add_item(opened, by=srsg, text="One thing more")


def test_who_sees_it(opened: HandOver, observer: Person, outsider: Person, mission: Mission) -> None:
    assert list(hand_overs_for(observer)) == [opened]
    assert list(hand_overs_for(outsider)) == []
    with pytest.raises(ObjectDoesNotExist):
        hand_overs_for(outsider).get(pk=opened.pk)


def test_the_other_side_is_told(opened: HandOver, imtf_chair: Person, srsg: Person) -> None:
    handing_over.decline_item(item_of(opened), by=srsg, note="The sources are missing.")
    tell()
    told = set(Notice.objects.values_list("row", "person__username"))
    assert {("hand-over-yours", "srsg"), ("hand-over-declined", "imtf-chair")} <= told


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
