"""The bodies at work: deployments, requests, reviews, reinforcement, alternates, terms in versions."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions import seats
from missions.backstopping import answer, ask, call_for_review, hold_review
from missions.deployments import add_deployment, change_deployment
from missions.door import passage
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Assignment, Entry, Flag, Member, Mission, Person
from missions.reinforcing import answer_reinforcement, arrange, ask_reinforcement
from missions.roles import standing
from missions.seating import add_member, change_member, elaborate_terms
from missions.terms import text_of
from tests.personas import OPENED

Speak = Callable[[Person], APIClient]
IMTF = "/api/v1/missions/tandala/task-force/"
IMPT = "/api/v1/missions/tandala/planning-team/"
DAY = date(2025, 2, 3)


def last(mission: Mission) -> Entry:
    return Entry.objects.filter(mission=mission).order_by("-id")[0]


def flags(mission: Mission) -> list[str]:
    return list(Flag.objects.filter(mission=mission).values_list("code", flat=True))


# --- deployments


def test_who_is_deployed_has_the_rights_of_a_member_there_for_that_time(  # noqa: PLR0917 (fixtures)
    mission: Mission, imtf_chair: Person, imtf_member: Person, rc_hc: Person, outsider: Person, api: Speak
) -> None:
    today = mission.today()
    add_deployment(mission, by=imtf_chair, direction="to-field", person=imtf_member, place="Juba")
    assert standing(imtf_member, mission).roles >= {"imtf-member", "impt-member"}
    assert flags(mission) == []
    assert api(outsider).get(IMTF).status_code == 404
    sent = add_deployment(mission, by=rc_hc, direction="to-headquarters", person=outsider, until=today)
    assert standing(outsider, mission).roles == {"imtf-member"}
    assert api(outsider).get(IMTF).status_code == 200
    assert (
        last(mission).sentence
        == f"Outsider is sent to headquarters from {today:%d %B %Y} to {today:%d %B %Y}."
    )
    yesterday = today - timedelta(days=1)
    change_deployment(mission, sent, by=rc_hc, if_version=1, from_date=yesterday, until=yesterday)
    assert standing(outsider, mission).roles == frozenset()
    assert api(outsider).get(IMTF).status_code == 404


def test_deployments_keep_true_dates_and_flag_who_has_no_seat(
    mission: Mission, imtf_chair: Person, planner: Person, rc_hc: Person
) -> None:
    with pytest.raises(NotPermitted):
        add_deployment(mission, by=rc_hc, direction="to-field", name="Jo")
    with pytest.raises(Invalid) as refusal:
        add_deployment(mission, by=imtf_chair, direction="to-field", from_date=DAY, until=OPENED)
    assert set(refusal.value.errors) == {"name", "until"}
    sent = add_deployment(mission, by=imtf_chair, direction="to-field", name="Jo", from_date=DAY)
    assert flags(mission) == ["not-a-member"]
    change_deployment(mission, sent, by=imtf_chair, place="Wau")
    assert last(mission).sentence == "Jo is to be in the field from 03 February 2025."


# --- backstopping and review


def test_the_mission_asks_and_the_task_force_answers(
    mission: Mission, srsg: Person, imtf_chair: Person, planner: Person, field: Person
) -> None:
    with pytest.raises(NotPermitted):
        ask(mission, by=field, text="Troops")
    for wrong in ({"text": ""}, {"text": "Troops", "on": DAY, "wanted_by": OPENED}):
        with pytest.raises(Invalid):
            ask(mission, by=srsg, **wrong)  # type: ignore[arg-type]
    asked = ask(mission, by=srsg, text="Troops?", on=DAY, wanted_by=date(2025, 2, 10))
    assert last(mission).sentence == "The mission asks the task force, by 10 February 2025: Troops?"
    with pytest.raises(Invalid):
        answer(mission, asked, by=imtf_chair, text="")
    with pytest.raises(Invalid):
        answer(mission, asked, by=imtf_chair, text="Yes", on=OPENED)
    held = answer(mission, asked, by=imtf_chair, text="Yes", on=DAY, if_version=1)
    assert (held.answer, held.answered_on, held.answered_by) == ("Yes", DAY, imtf_chair)
    assert answer(mission, asked, by=planner, text="Yes, in May").answered_by == planner
    assert ask(mission, by=srsg, text="Fuel?").wanted_by is None


def test_the_review_is_called_once_and_may_bring_new_terms(mission: Mission, imtf_chair: Person) -> None:
    with passage(mission, by=imtf_chair, verb="test") as step:
        review = call_for_review(step, DAY)
        assert call_for_review(step, DAY + timedelta(days=1)) == review
    with pytest.raises(Invalid) as refusal:
        hold_review(mission, review, by=imtf_chair, objectives="", membership="", on=OPENED)
    assert set(refusal.value.errors) == {"objectives", "membership", "on"}
    said = {"objectives": "Stay", "membership": "Police leaves"}
    held = hold_review(mission, review, by=imtf_chair, if_version=1, terms="Now we backstop.", on=DAY, **said)
    assert held.terms is not None
    assert (held.held_on, held.terms.number) == (DAY, 2)
    assert mission.bodies.get(kind="imtf").terms_of_reference == "Now we backstop."
    assert "New terms" in last(mission).sentence
    with passage(mission, by=imtf_chair, verb="test") as step:
        second = call_for_review(step, DAY)
    assert second != review
    assert hold_review(mission, second, by=imtf_chair, **said).terms is None


# --- the planning team


def test_reinforcement_is_ordered_by_the_leadership_and_makes_members(
    mission: Mission, srsg: Person, imtf_member: Person, field: Person, planner: Person
) -> None:
    lead = add_member(mission, "impt", by=srsg, seat="mission", person=planner, rank="P-5", lead=True)
    days = {"from_date": mission.today(), "until": mission.today()}
    wanted: dict[str, Any] = {
        "reason": "Census",
        "side": "unct",
        "people": ["imtf-member", "Jo", "Jo"],
        **days,
    }
    with pytest.raises(NotPermitted):
        ask_reinforcement(mission, by=field, **wanted)
    with pytest.raises(Invalid) as refusal:
        ask_reinforcement(mission, by=planner, **{**wanted, "reason": "", "people": [""], "until": OPENED})
    assert set(refusal.value.errors) == {"reason", "people", "until"}
    asked = ask_reinforcement(mission, by=planner, **wanted)
    with pytest.raises(NotPermitted):
        answer_reinforcement(mission, asked, by=planner, ordered=True)
    with pytest.raises(Invalid):
        answer_reinforcement(mission, asked, by=srsg, ordered=False)
    answer_reinforcement(mission, asked, by=srsg, ordered=True, if_version=1)
    rows = Member.objects.filter(body=lead.body, permanent=False)
    assert [(row.name, row.person, row.seat, row.until) for row in rows] == [
        ("Imtf Member", imtf_member, "unct", mission.today()),
        ("Jo", None, "unct", mission.today()),
    ]
    assert "impt-member" in standing(imtf_member, mission).roles
    with pytest.raises(Conflict):
        answer_reinforcement(mission, asked, by=srsg, ordered=True)
    other = ask_reinforcement(mission, by=planner, **wanted)
    declined = answer_reinforcement(mission, other, by=srsg, ordered=False, answer="No beds.")
    assert (declined.state, Member.objects.filter(permanent=False).count()) == ("declined", 2)


def test_place_and_reporting_line_are_set_for_each_body(
    mission: Mission, srsg: Person, imtf_chair: Person, api: Speak
) -> None:
    arrange(mission, "impt", by=srsg, location="Juba")
    body = arrange(mission, "impt", by=srsg, reporting_line="Chief of Staff", if_version=2)
    assert (body.location, body.reporting_line) == ("Juba", "Chief of Staff")
    assert last(mission).sentence == "The planning team sits at Juba and reports to Chief of Staff."
    arrange(mission, "imtf", by=imtf_chair, location="", reporting_line="")
    assert last(mission).sentence == "The task force has neither place nor reporting line on file."
    shown = api(srsg).get(IMPT)
    assert (shown.json()["location"], len(shown.json()["notices"])) == ("Juba", 2)
    tag = {"If-Match": shown["ETag"]}
    assert (
        api(srsg).patch(IMPT, {"location": "Wau", "terms_of_reference": "x"}, headers=tag).status_code == 400
    )
    assert api(srsg).patch(IMPT, {}, headers=tag).status_code == 400
    assert api(srsg).patch(IMPT, {"location": "Wau"}, headers=tag).json()["location"] == "Wau"


def sitting(seat: str, **more: Any) -> Member:
    return Member(seat=seat, rank="P-5", from_date=DAY, **more)


def test_both_sides_lead_and_are_equal_in_number() -> None:
    assert len(list(seats.leadership([]))) == 2
    assert list(seats.leadership([sitting("mission", lead=True), sitting("unct")])) == [
        "UNCT: nobody leads the planning team from this side."
    ]
    assert list(seats.balance([sitting("mission"), sitting("unct")])) == []
    assert list(seats.balance([sitting("mission")])) == [
        "Mission and UNCT have unlike numbers of planners: 1 and 0."
    ]


# --- members


def test_an_alternate_fills_no_seat_and_an_officer_in_charge_does_with_a_letter(
    mission: Mission, imtf_chair: Person, api: Speak
) -> None:
    letter = api(imtf_chair).post("/api/v1/missions/tandala/documents/", {"title": "Letter"}).json()["id"]
    new = {"seat": "police", "name": "Jo", "rank": "P-4"}
    post = api(imtf_chair).post
    alternate = post(f"{IMTF}members/", {**new, "rank": "P-5", "capacity": "alternate"}).json()
    assert (alternate["counts"], alternate["capacity"], alternate["notes"]) == (False, "alternate", [])
    in_charge = post(f"{IMTF}members/", {**new, "capacity": "officer-in-charge"}).json()
    assert in_charge["counts"] is False
    lettered = post(f"{IMTF}members/", {**new, "capacity": "officer-in-charge", "letter": letter}).json()
    assert lettered["counts"] is True
    assert post(f"{IMTF}members/", {**new, "capacity": "chief"}).status_code == 400
    assert flags(mission) == ["rank-too-low"]


def test_a_seat_whose_member_no_longer_counts_is_a_gap_from_that_day(
    mission: Mission, imtf_chair: Person, imtf_member: Person
) -> None:
    held = Member.objects.get(person=imtf_member)
    change_member(mission, "imtf", held, by=imtf_chair, capacity="alternate")
    assert flags(mission) == ["seat-gap"]
    change_member(mission, "imtf", held, by=imtf_chair, capacity="member")
    other = add_member(mission, "imtf", by=imtf_chair, seat=held.seat, name="Next", rank="P-5")
    change_member(mission, "imtf", other, by=imtf_chair, capacity="alternate")
    further = add_member(mission, "imtf", by=imtf_chair, seat="further", name="Guest", rank="P-5")
    change_member(mission, "imtf", further, by=imtf_chair, rank="P-4", capacity="alternate")
    change_member(mission, "imtf", further, by=imtf_chair, until=mission.today())
    assert flags(mission) == ["seat-gap"]


def test_a_gap_bears_the_day_on_which_it_arises(
    mission: Mission, imtf_chair: Person, imtf_member: Person
) -> None:
    held = Member.objects.get(person=imtf_member)
    ahead = mission.today() + timedelta(days=30)
    change_member(mission, "imtf", held, by=imtf_chair, until=ahead)
    assert Flag.objects.get(mission=mission).on == ahead + timedelta(days=1)


# --- terms


def test_each_version_of_the_terms_stays(mission: Mission, imtf_chair: Person, api: Speak) -> None:
    elaborate_terms(mission, "imtf", by=imtf_chair, text="First.")
    assert last(mission).sentence == "Version 2 of the terms of reference of the task force written."
    elaborate_terms(mission, "imtf", by=imtf_chair, text="")
    assert last(mission).sentence == "The generic terms of the task force count again."
    body = elaborate_terms(mission, "imtf", by=imtf_chair, text="Third.")
    assert (body.terms_version, body.terms_of_reference) == (4, "Third.")
    assert [text_of(body, number)[:6] for number in (1, 2, 3, 4)] == ["Purpos", "First.", "Purpos", "Third."]
    rows = api(imtf_chair).get(f"{IMTF}terms/").json()["results"]
    assert [(row["number"], row["generic"], row["written_by"]) for row in rows] == [
        (1, True, None),
        (2, False, "imtf-chair"),
        (3, True, "imtf-chair"),
        (4, False, "imtf-chair"),
    ]
    assert api(imtf_chair).get(f"{IMPT}terms/").json()["count"] == 1


# --- the API of the rest


def test_deployments_requests_reviews_and_reinforcements_over_the_api(  # noqa: PLR0917 (fixtures)
    mission: Mission, imtf_chair: Person, srsg: Person, rc_hc: Person, field: Person, api: Speak
) -> None:
    def answer_of(by: Person, address: str, new: Any, change: Any) -> Any:
        assert api(field).post(address, new).status_code == 403
        made = api(by).post(address, new)
        assert made.status_code == 201, made.json()
        tag = {"If-Match": made["ETag"]}
        assert api(field).patch(made["Location"], change, headers=tag).status_code == 403
        changed = api(srsg if "team" in address else imtf_chair).patch(made["Location"], change, headers=tag)
        assert changed.status_code == 200, changed.json()
        assert changed["ETag"] != made["ETag"]
        assert api(field).get(made["Location"]).json() == changed.json()
        assert api(field).get(address).json()["results"] == [changed.json()]
        return changed.json()

    sent = {"direction": "to-field", "name": "Jo", "place": "Juba"}
    assert answer_of(imtf_chair, f"{IMTF}deployments/", sent, {"place": "Wau"})["place"] == "Wau"
    asked = answer_of(srsg, f"{IMTF}requests/", {"text": "Fuel?"}, {"answer": "Yes."})
    assert (asked["asked_by"], asked["answered_by"]) == ("srsg", "imtf-chair")
    wanted = {
        "reason": "Census",
        "side": "unct",
        "people": ["Jo"],
        "from": "2025-02-03",
        "until": "2025-03-03",
    }
    assert answer_of(srsg, f"{IMPT}reinforcements/", wanted, {"ordered": True})["state"] == "ordered"
    Assignment.objects.filter(person=field).delete()
    with passage(mission, by=imtf_chair, verb="test") as step:
        review = call_for_review(step, DAY)
    one = f"{IMTF}reviews/{review.pk}/"
    said = {"objectives": "Stay", "membership": "Stay", "terms_of_reference": "Own."}
    assert api(rc_hc).patch(one, said, headers={"If-Match": '"1"'}).status_code == 403
    held = api(imtf_chair).patch(one, said, headers={"If-Match": '"1"'}).json()
    assert (held["held_by"], held["terms_version"]) == ("imtf-chair", 2)
    assert api(rc_hc).get(one).json() == api(rc_hc).get(f"{IMTF}reviews/").json()["results"][0]
