"""Task force and planning team: seats, ranks, gaps, who names whom, terms of reference, sub-groups."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions import seats
from missions.models import Assignment, Body, Flag, Member, Mission, Person

Speak = Callable[[Person], APIClient]
IMTF = "/api/v1/missions/tandala/task-force/"
IMPT = "/api/v1/missions/tandala/planning-team/"


def flags(mission: Mission) -> list[str]:
    return list(Flag.objects.filter(mission=mission).values_list("code", flat=True))


@pytest.mark.parametrize("rank", ["P-5", "p5", "P 5", "P‑5", "D-1", "D2", "ASG", "usg"])
def test_ranks_that_count(rank: str) -> None:
    assert seats.rank_counts(rank)


@pytest.mark.parametrize("rank", ["", "P-4", "p3", "G-6", "Col.", "NOD", "Major", "P-5 designate"])
def test_ranks_that_do_not_count(rank: str) -> None:
    assert not seats.rank_counts(rank)


def test_equivalents_count_with_a_letter_only() -> None:
    assert seats.rank_counts("Col.", letter=True)
    assert not seats.rank_counts("P-4", letter=True)
    assert not seats.rank_counts("", letter=True)


def sitting(seat: str, start: str, end: str | None = None, rank: str = "P-5", **more: Any) -> Member:
    last = date.fromisoformat(end) if end else None
    return Member(seat=seat, rank=rank, from_date=date.fromisoformat(start), until=last, **more)


def test_gaps_are_days_without_a_counting_member() -> None:
    rows = [
        sitting("police", "2025-01-05", "2025-01-10"),
        sitting("police", "2025-01-11", "2025-01-12", rank="P-4"),
        sitting("police", "2025-01-15"),
        sitting("police", "2025-01-08", "2025-01-09"),
    ]
    found = [gap for gap in seats.gaps(rows, date(2025, 1, 1), date(2025, 1, 20)) if gap[0] == "police"]
    assert [(first.day, last.day) for _, first, last in found] == [(1, 4), (11, 14)]
    whole = [
        seat
        for seat, first, last in seats.gaps(rows, date(2025, 1, 1), date(2025, 1, 20))
        if seat != "police"
    ]
    assert whole == [seat for seat in seats.SEAT_TITLES if seat != "police"]


def test_covered_counts_rank_and_days() -> None:
    rows = [sitting("police", "2025-01-05", "2025-01-10"), sitting("military", "2025-01-01", rank="P-4")]
    assert seats.covered(rows, date(2025, 1, 10)) == {"police"}
    assert seats.covered(rows, date(2025, 1, 11)) == set()


def test_parity_wants_permanent_planners_of_one_level() -> None:
    mission = sitting("mission", "2025-01-01")
    assert len(list(seats.parity([mission]))) == 1
    assert len(list(seats.parity([mission, sitting("unct", "2025-01-01", rank="P-4")]))) == 1
    assert len(list(seats.parity([mission, sitting("unct", "2025-01-01", permanent=False)]))) == 1
    assert list(seats.parity([mission, sitting("unct", "2025-01-01", rank="P5")])) == []


def test_the_chair_seats_members_and_a_low_rank_is_kept_and_flagged(
    mission: Mission, imtf_chair: Person, planner: Person, api: Speak
) -> None:
    new = {"seat": "logistics", "name": "Lee", "entity": "DPKO", "rank": "P-4", "from": "2025-02-01"}
    assert api(planner).post(f"{IMTF}members/", new).status_code == 403
    made = api(imtf_chair).post(f"{IMTF}members/", new)
    assert made.status_code == 201
    assert (made.json()["counts"], made.json()["from"]) == (False, "2025-02-01")
    assert flags(mission) == ["rank-too-low"]
    above = api(imtf_chair).post(f"{IMTF}members/", {**new, "seat": "police", "rank": "D-2"})
    assert above.json()["counts"] is True
    assert flags(mission) == ["rank-too-low", "rank-above"]
    seat = {row["seat"]: row for row in api(planner).get(IMTF).json()["seats"]}
    assert len(seat) == 9
    assert (seat["logistics"]["covered"], seat["police"]["covered"], seat["unct"]["covered"]) == (
        False,
        True,
        False,
    )
    mended = api(imtf_chair).patch(made["Location"], {"rank": "P-5"}, headers={"If-Match": made["ETag"]})
    assert (mended.json()["counts"], mended["ETag"]) == (True, '"2"')


def test_the_country_teams_seat_is_named_by_the_rc_hc_then_the_srsg(
    mission: Mission, imtf_chair: Person, rc_hc: Person, make_person: Callable[..., Person], api: Speak
) -> None:
    new = {"seat": "unct", "name": "Owen", "rank": "P-5", "consulted_on": "2025-02-01"}
    assert api(imtf_chair).post(f"{IMTF}members/", new).status_code == 403
    assert api(rc_hc).post(f"{IMTF}members/", {**new, "seat": "police"}).status_code == 403
    made = api(rc_hc).post(f"{IMTF}members/", new)
    assert made.status_code == 201
    assert flags(mission) == []
    srsg = make_person("new-srsg")
    Assignment.objects.create(mission=mission, person=srsg, role="srsg", from_date=mission.today())
    assert api(rc_hc).post(f"{IMTF}members/", new).status_code == 403
    leaving = {"until": mission.today().isoformat()}
    assert api(rc_hc).patch(made["Location"], leaving, headers={"If-Match": '"1"'}).status_code == 403
    assert api(srsg).patch(made["Location"], leaving, headers={"If-Match": '"1"'}).status_code == 200
    del new["consulted_on"]
    assert api(srsg).post(f"{IMTF}members/", new).status_code == 201  # a fact: stored, and flagged
    assert "consultation-missing" in flags(mission)


def test_leaving_is_never_refused_and_a_gap_is_flagged(
    mission: Mission, imtf_chair: Person, imtf_member: Person, api: Speak
) -> None:
    member = Member.objects.get(person=imtf_member)
    body = Body.objects.get(mission=mission, kind="imtf")
    Body.objects.filter(pk=body.pk).update(established_on=date(2025, 1, 10))
    address = f"{IMTF}members/{member.pk}/"
    left = api(imtf_chair).patch(address, {"until": "2025-02-10"}, headers={"If-Match": '"1"'})
    assert left.status_code == 200
    assert flags(mission) == ["seat-gap"]
    api(imtf_chair).post(
        f"{IMTF}members/", {"seat": "humanitarian", "name": "Next", "rank": "D-1", "from": "2025-02-20"}
    )
    gaps = [gap for gap in api(imtf_chair).get(IMTF).json()["gaps"] if gap["seat"] == "humanitarian"]
    assert gaps == [{"seat": "humanitarian", "from": "2025-02-11", "until": "2025-02-19"}]
    assert api(imtf_chair).get(f"{IMTF}?as_of=2025-02-05").json()["seats"][5]["covered"] is True
    assert api(imtf_chair).get(f"{IMTF}?as_of=2025-02-12").json()["seats"][5]["covered"] is False


def test_a_member_is_a_username_or_a_name(
    mission: Mission, imtf_chair: Person, field: Person, api: Speak
) -> None:
    def seat(**fields: Any) -> Any:
        return api(imtf_chair).post(f"{IMTF}members/", {"seat": "police", "rank": "P-5", **fields})

    signed = seat(person="field").json()
    assert (signed["person"], signed["name"]) == ("field", "Field")
    assert (seat(person="Jo Nobody").json()["person"], seat(person="Jo Nobody").json()["name"]) == (
        None,
        "Jo Nobody",
    )
    assert seat(person="feild", name="Jo").status_code == 400
    assert seat().status_code == 400
    assert seat(name="Jo", entity="NOWHERE").status_code == 400
    assert seat(name="Jo", letter=999).status_code == 400
    assert seat(name="Jo", seat="catering").status_code == 400
    assert seat(name="Jo", version=7).status_code == 400


def test_an_equivalent_grade_counts_with_its_letter(mission: Mission, imtf_chair: Person, api: Speak) -> None:
    letter = api(imtf_chair).post("/api/v1/missions/tandala/documents/", {"title": "Letter"}).json()["id"]
    new = {"seat": "military", "name": "Col. Ash", "rank": "Col."}
    assert api(imtf_chair).post(f"{IMTF}members/", new).json()["counts"] is False
    assert api(imtf_chair).post(f"{IMTF}members/", {**new, "letter": letter}).json()["counts"] is True


def test_the_srsg_seats_the_planning_team(
    mission: Mission, imtf_chair: Person, srsg: Person, field: Person, api: Speak
) -> None:
    new = {"side": "mission", "person": "field", "rank": "P-5", "permanent": True, "lead": True}
    assert api(imtf_chair).post(f"{IMPT}members/", new).status_code == 403
    assert api(srsg).post(f"{IMPT}members/", {**new, "side": "police"}).status_code == 400
    made = api(srsg).post(f"{IMPT}members/", new)
    assert (made.status_code, made.json()["side"]) == (201, "mission")
    shown = api(field).get(IMPT).json()
    assert [row["covered"] for row in shown["seats"]] == [True, False]
    assert len(shown["parity"]) == 1
    roles = api(field).get("/api/v1/missions/tandala/people/?person=field").json()["results"]
    assert {row["role"] for row in roles} == {"field", "impt-lead"}


def test_terms_of_reference_are_generic_until_elaborated(
    mission: Mission, imtf_chair: Person, field: Person, api: Speak
) -> None:
    shown = api(imtf_chair).get(IMTF)
    assert shown.json()["terms_elaborated"] is False
    assert "P-5" in shown.json()["terms_of_reference"]
    own = {"terms_of_reference": "Our own terms."}
    assert api(field).patch(IMTF, own, headers={"If-Match": '"1"'}).status_code == 403
    assert api(imtf_chair).patch(IMTF, own).status_code == 428
    changed = api(imtf_chair).patch(IMTF, own, headers={"If-Match": shown["ETag"]})
    assert changed.json()["terms_of_reference"] == "Our own terms."
    assert changed["ETag"] == '"2"'
    assert api(imtf_chair).patch(IMTF, own, headers={"If-Match": '"1"'}).status_code == 412
    for derived in ({"state": "operational"}, {"chair": "field"}, {"seats": []}):
        assert api(imtf_chair).patch(IMTF, derived, headers={"If-Match": '"2"'}).status_code == 400


def test_sub_groups(mission: Mission, imtf_chair: Person, field: Person, srsg: Person, api: Speak) -> None:
    groups = f"{IMTF}sub-groups/"
    new = {
        "kind": "budget",
        "name": "Budget",
        "task": "Cost the plan",
        "members": ["imtf-chair", "Owen Takori"],
    }
    assert api(field).post(groups, new).status_code == 403
    made = api(imtf_chair).post(groups, new)
    assert made.status_code == 201
    assert made.json()["members"] == ["imtf-chair", "Owen Takori"]
    assert made.json()["people"][0]["name"] == "Imtf Chair"
    later = (mission.today() + timedelta(days=30)).isoformat()
    changed = api(imtf_chair).patch(
        made["Location"], {"members": ["field"], "until": later}, headers={"If-Match": '"1"'}
    )
    assert (changed.json()["members"], changed.json()["until"]) == (["field"], later)
    assert api(imtf_chair).post(groups, {**new, "kind": "lunch"}).status_code == 400
    assert api(imtf_chair).get(IMTF).json()["sub_groups"][0]["kind"] == "budget"
    assert api(srsg).post(f"{IMPT}sub-groups/", {"kind": "other", "name": "Protection"}).status_code == 201
    assert api(srsg).get(made["Location"].replace("task-force", "planning-team")).status_code == 404


def test_a_closed_file_takes_no_seat(
    mission: Mission, imtf_chair: Person, planner: Person, api: Speak
) -> None:
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    new = {"seat": "police", "name": "Jo", "rank": "P-5"}
    assert api(planner).post(f"{IMTF}members/", new).status_code == 403  # 403 comes before 409
    assert api(imtf_chair).post(f"{IMTF}members/", new).status_code == 409
    assert not Member.objects.filter(name="Jo").exists()


def test_showing_a_body_asks_as_often_for_three_members_as_for_one(
    mission: Mission, imtf_chair: Person, imtf_member: Person, api: Speak
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert api(imtf_chair).get(address).status_code == 200
        return len(asked)

    first = [queries(IMTF), queries(f"{IMTF}members/"), queries("/api/v1/missions/tandala/people/")]
    body = mission.bodies.get(kind="imtf")
    for seat in ("police", "military"):
        Member.objects.create(
            body=body, seat=seat, name=seat, person=imtf_member, rank="P-5", from_date=mission.opened_on
        )
    assert first == [queries(IMTF), queries(f"{IMTF}members/"), queries("/api/v1/missions/tandala/people/")]
