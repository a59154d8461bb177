"""Meetings of the bodies, and the action points that they set."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions.access import POSITIONS
from missions.action_points import add_action_point, change_action_point, settle_action_point
from missions.errors import Invalid, NotPermitted, Stale
from missions.meetings import add_meeting, change_meeting, meetings_for
from missions.models import ActionPoint, Entry, Flag, Member, Mission, Person
from missions.seating import add_member
from planning_levels.access import action_points_for
from tests.personas import OPENED

Speak = Callable[[Person], APIClient]
IMTF = "/api/v1/missions/tandala/task-force/"
IMPT = "/api/v1/missions/tandala/planning-team/"
DAY = date(2025, 2, 3)


def last(mission: Mission) -> Entry:
    return Entry.objects.filter(mission=mission).order_by("-id")[0]


def flags(mission: Mission) -> list[str]:
    return list(Flag.objects.filter(mission=mission).values_list("code", flat=True))


# --- meetings


def test_a_meeting_keeps_who_took_part_and_says_which_side_did_not(
    mission: Mission, imtf_chair: Person, imtf_member: Person, rc_hc: Person
) -> None:
    humanitarian = Member.objects.get(person=imtf_member)
    unct = add_member(
        mission, "imtf", by=rc_hc, seat="unct", name="Owen", rank="P-5", consulted_on=DAY, from_date=OPENED
    )
    there: list[dict[str, Any]] = [
        {"member": humanitarian.pk, "state": "represented", "represented_by": "A deputy"},
        {"member": unct.pk, "state": "absent"},
        {"name": "UNMIS liaison", "state": "present"},
    ]
    made = add_meeting(
        mission, "imtf", by=imtf_chair, held_on=DAY, minute="Hubs.", decisions=["Map"], attendance=there
    )
    told = last(mission)
    assert told.sentence == "Meeting of the task force on 03 February 2025 recorded; UNCT took no part."
    assert [row["state"] for row in told.detail["attendance"]] == ["represented", "absent", "present"]
    there[1] = {"member": unct.pk, "state": "present"}
    change_meeting(
        mission, "imtf", made, by=imtf_chair, if_version=1, attendance=there, minute="Hubs, again."
    )
    assert last(mission).sentence == "Meeting of the task force on 03 February 2025 changed."
    kept = change_meeting(mission, "imtf", made, by=imtf_chair, agenda="Hubs")
    assert (kept.attendance.count(), kept.version) == (3, 3)
    with pytest.raises(Stale):
        change_meeting(mission, "imtf", made, by=imtf_chair, if_version=1, agenda="Late")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "minute"),
        ({"minute": "x", "attendance": [{"state": "present"}]}, "attendance"),
        ({"minute": "x", "attendance": [{"member": 999, "state": "present"}]}, "attendance"),
        ({"minute": "x", "attendance": [{"name": "Jo", "state": "represented"}]}, "attendance"),
        (
            {"minute": "x", "attendance": [{"name": "J", "state": "absent", "represented_by": "K"}]},
            "attendance",
        ),
    ],
)
def test_a_meeting_that_says_nothing_or_cannot_be_is_refused(
    mission: Mission, imtf_chair: Person, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, **fields)
    assert set(refusal.value.errors) == {field}


def test_each_member_is_named_once(mission: Mission, imtf_chair: Person, imtf_member: Person) -> None:
    row = {"member": Member.objects.get(person=imtf_member).pk, "state": "present"}
    with pytest.raises(Invalid, match="once"):
        add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, minute="x", attendance=[row, row])


def test_a_meeting_still_to_come_has_an_agenda_and_no_minute(mission: Mission, imtf_chair: Person) -> None:
    ahead = mission.today() + timedelta(days=7)
    add_meeting(mission, "imtf", by=imtf_chair, held_on=ahead, agenda="The budget")
    with pytest.raises(Invalid) as refusal:
        add_meeting(mission, "imtf", by=imtf_chair, held_on=ahead, minute="It was decided.")
    assert set(refusal.value.errors) == {"on"}


def test_a_planning_team_meets_with_both_sides(mission: Mission, srsg: Person) -> None:
    planner = add_member(mission, "impt", by=srsg, seat="mission", name="Greta", rank="P-5", from_date=OPENED)
    there = [{"member": planner.pk, "state": "present"}]
    add_meeting(mission, "impt", by=srsg, held_on=DAY, minute="x", attendance=there)
    assert last(mission).sentence.endswith("recorded; UNCT took no part.")


def test_minutes_are_for_who_hears_departments(  # noqa: PLR0917 (fixtures)
    mission: Mission, imtf_chair: Person, observer: Person, sg: Person, planner: Person, api: Speak
) -> None:
    made = add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, minute="A dissent.")
    assert made in meetings_for(sg)
    assert made in meetings_for(planner)
    assert made not in meetings_for(observer)
    assert api(observer).get(f"{IMTF}meetings/").json()["results"] == []
    assert api(observer).get(f"{IMTF}meetings/{made.pk}/").status_code == 404
    point = add_action_point(mission, "imtf", by=imtf_chair, text="Hear it again.")
    told = Entry.objects.filter(mission=mission).values_list("verb", flat=True)
    assert set(told) <= POSITIONS, "observers are not told by the record either"
    assert [row in action_points_for(observer) for row in ActionPoint.objects.all()] == [False]
    ActionPoint.objects.filter(pk=point.pk).update(owner=observer)
    assert point in action_points_for(observer)


def test_meetings_over_the_api(mission: Mission, imtf_chair: Person, field: Person, api: Speak) -> None:
    chair = api(imtf_chair)
    new = {"on": "2025-02-03", "minute": "x", "attendance": [{"name": "Jo", "state": "present"}]}
    assert api(field).post(f"{IMTF}meetings/", new).status_code == 403
    made = chair.post(f"{IMTF}meetings/", new)
    assert (made.status_code, made.json()["one_sided"], made.json()["decisions"]) == (201, "UNCT", [])
    assert chair.patch(made["Location"], {"decisions": ["Go"]}).status_code == 428
    changed = chair.patch(made["Location"], {"decisions": ["Go"]}, headers={"If-Match": made["ETag"]})
    assert (changed.json()["decisions"], changed.json()["attendance"][0]["name"]) == (["Go"], "Jo")
    assert chair.get(made["Location"]).json()["version"] == 2
    assert chair.get(made["Location"].replace("task-force", "planning-team")).status_code == 404
    assert chair.post(f"{IMTF}meetings/", {"on": "2025-02-03"}).status_code == 400


# --- action points


def test_an_action_point_is_set_changed_and_done(mission: Mission, imtf_chair: Person, field: Person) -> None:
    meeting = add_meeting(mission, "imtf", by=imtf_chair, held_on=DAY, minute="x")
    point = add_action_point(
        mission, "imtf", by=imtf_chair, text="Map the hubs", owner="OCHA", due=DAY, meeting=meeting, on=DAY
    )
    assert (point.entity_id, point.owner, point.owner_name, point.state) == ("OCHA", None, "", "open")
    assert last(mission).sentence == "Action point for OCHA set, due on 03 February 2025: Map the hubs"
    changed = change_action_point(mission, point, by=imtf_chair, owner="field", text="M" * 200)
    assert (changed.who, changed.version) == (field.get_full_name(), 2)
    assert last(mission).sentence.endswith("M…")
    done = settle_action_point(mission, point, by=field, state="done", note="All mapped.", on=DAY)
    assert (done.state, done.done_on, done.note) == ("done", DAY, "All mapped.")
    again = settle_action_point(mission, point, by=imtf_chair, state="open")
    assert (again.state, again.done_on, again.note) == ("open", None, "")
    with pytest.raises(Invalid, match="why"):
        settle_action_point(mission, point, by=imtf_chair, state="dropped")
    assert (
        settle_action_point(mission, point, by=imtf_chair, state="dropped", note="Moot.").state == "dropped"
    )
    with pytest.raises(Stale):
        settle_action_point(mission, point, by=imtf_chair, state="open", if_version=1)


def test_an_action_point_wants_words_its_own_meeting_and_a_day_that_follows(
    mission: Mission, imtf_chair: Person, srsg: Person
) -> None:
    with pytest.raises(Invalid):
        add_action_point(mission, "imtf", by=imtf_chair, text="")
    other = add_meeting(mission, "impt", by=srsg, held_on=DAY, minute="x")
    with pytest.raises(Invalid) as refusal:
        add_action_point(mission, "imtf", by=imtf_chair, text="Go", meeting=other)
    assert set(refusal.value.errors) == {"meeting"}
    point = add_action_point(mission, "imtf", by=imtf_chair, text="Go", owner="The tribunal", on=DAY)
    assert point.who == "The tribunal"
    with pytest.raises(Invalid):
        settle_action_point(mission, point, by=imtf_chair, state="done", on=DAY - timedelta(days=1))
    with pytest.raises(Invalid):
        change_action_point(mission, point, by=imtf_chair, text="")


def test_points_are_settled_by_owners_and_keepers_alone(
    mission: Mission, imtf_chair: Person, observer: Person, rc_hc: Person, srsg: Person
) -> None:
    point = add_action_point(mission, "imtf", by=imtf_chair, text="Go", owner="UNCT")
    with pytest.raises(NotPermitted, match="owner"):
        settle_action_point(mission, point, by=srsg, state="done")
    mine = add_action_point(mission, "imtf", by=imtf_chair, text="Look", owner="observer")
    with pytest.raises(NotPermitted):
        settle_action_point(mission, mine, by=observer, state="done")
    assert settle_action_point(mission, point, by=rc_hc, state="done").state == "done"


def test_a_deciders_condition_keeps_its_words_and_is_dropped_by_deciders(
    mission: Mission, imtf_chair: Person, srsg: Person
) -> None:
    point = ActionPoint.objects.create(mission=mission, gate="DP-1.1", text="Say it", set_on=DAY)
    with pytest.raises(Invalid):
        change_action_point(mission, point, by=imtf_chair, text="Say less")
    assert change_action_point(mission, point, by=imtf_chair, due=DAY).due == DAY
    with pytest.raises(NotPermitted):
        settle_action_point(mission, point, by=imtf_chair, state="dropped", note="Moot.")
    assert settle_action_point(mission, point, by=srsg, state="dropped", note="Moot.").state == "dropped"
    assert last(mission).sentence == "A condition of DP-1.1 dropped."
    assert "Say it" not in str(last(mission).detail)
