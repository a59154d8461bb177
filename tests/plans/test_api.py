"""Every register over the API: what its schema promises is what it keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.models import Entry, Mission, Person
from plans.registers import REGISTERS
from tests.plans.samples import least, whole

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]


def plan(mission: Mission, rest: str = "") -> str:
    return f"/api/v1/missions/{mission.key}/plan/{rest}"


@pytest.mark.parametrize("key", REGISTERS)
def test_a_least_row_lives_its_whole_life(key: str, mission: Mission, planner: Person, api: Speak) -> None:
    client, register = api(planner), REGISTERS[key]
    sent = least(register, mission, planner)
    made = client.post(plan(mission, f"{key}/"), sent)
    assert made.status_code == 201, made.json()
    assert made["ETag"] == '"1"'
    row = made["Location"]
    shown = client.get(row).json()
    assert {name: shown[name] for name in sent} == sent
    listed = client.get(plan(mission, f"{key}/")).json()
    assert listed["results"][-1] == shown
    assert client.patch(row, {"source": "A letter"}).status_code == 428
    assert client.patch(row, {"source": "A letter"}, HTTP_IF_MATCH='"9"').status_code == 412
    changed = client.patch(row, {"source": "A letter"}, HTTP_IF_MATCH='"1"')
    assert (changed.status_code, changed["ETag"], changed.json()["source"]) == (200, '"2"', "A letter")
    assert client.delete(row).status_code == 428
    assert client.delete(row, HTTP_IF_MATCH='"2"').status_code == 204
    assert client.get(row).status_code == 404


@pytest.mark.parametrize("key", REGISTERS)
def test_every_column_is_kept_as_sent(key: str, mission: Mission, planner: Person, api: Speak) -> None:
    client, register = api(planner), REGISTERS[key]
    sent = whole(register, mission, planner)
    made = client.post(plan(mission, f"{key}/"), sent)
    assert made.status_code == 201, made.json()
    assert {name: made.json()[name] for name in sent} == sent


@pytest.mark.parametrize("key", REGISTERS)
def test_who_may_and_who_sees(
    key: str, mission: Mission, observer: Person, outsider: Person, api: Speak
) -> None:
    sent = least(REGISTERS[key], mission, mission.opened_by)
    assert api(outsider).post(plan(mission, f"{key}/"), sent).status_code == 404
    hidden = REGISTERS[key].confidential
    assert api(observer).get(plan(mission, f"{key}/")).status_code == (404 if hidden else 200)
    assert api(observer).post(plan(mission, f"{key}/"), sent).status_code == (404 if hidden else 403)


@pytest.mark.parametrize("key", REGISTERS)
@pytest.mark.parametrize("title", ["name", "text"])
def test_a_row_may_be_called_by_name_or_text(
    key: str, title: str, mission: Mission, planner: Person, api: Speak
) -> None:
    register = REGISTERS[key]
    sent = least(register, mission, planner)
    sent.pop(register.heading, None)
    made = api(planner).post(plan(mission, f"{key}/"), {**sent, title: "Called so"})
    assert made.status_code == 201, made.json()
    assert made.json()[register.heading] == "Called so"


def test_the_schema_says_what_is_required(mission: Mission, planner: Person, api: Speak) -> None:
    answer = api(planner).get(plan(mission)).json()
    assert set(answer) == set(REGISTERS)
    assert answer["activities"]["columns"]["required"] == ["name", "lead"]
    assert answer["mismatches"]["columns"]["properties"]["solution"]["enum"][1] == "re-prioritised"
    assert answer["processes"]["columns"]["properties"]["alignment"]["enum"][0] == "not_assessed"


@pytest.mark.parametrize(
    ("key", "sent", "fault"),
    [
        ("objectives", {"name": "A", "nonsense": 1}, "nonsense"),
        ("objectives", {"name": "A", "level": "grand"}, "level"),
        ("objectives", {"name": "  "}, "name"),
        ("objectives", {}, "name"),
        ("objectives", {"name": "A", "dimensions": ["military"]}, "dimensions"),
        ("objectives", {"name": ["A"]}, "name"),
        ("objectives", {"name": "x" * 301}, "name"),
        ("benchmarks", {"name": "B", "target_date": "soon"}, "target_date"),
        ("benchmarks", {"name": "B", "objective": "SO1"}, "objective"),
        ("benchmarks", {"name": "B", "objective": True}, "objective"),
        ("benchmarks", {"name": "B", "objective": 2**70}, "objective"),
        ("activities", {"name": "A", "lead": "Police", "need": -1}, "need"),
        ("activities", {"name": "A", "lead": "Police", "gap": 5}, "gap"),
        ("activities", {"name": "A", "lead": "Police", "starts": "2012-02-01", "ends": "2012-01-01"}, "ends"),
        ("processes", {"name": "P", "link": "no address"}, "link"),
        ("processes", {"name": "P", "alignment": ""}, "alignment"),
        ("expectations", {"text": "Airlift", "status": "answered"}, "answer"),
        ("successors", {"kind": "unct", "mission": "nowhere"}, "mission"),
        ("risks", {"text": "R", "explanations": "because"}, "explanations"),
        ("risks", {"text": "R", "on": "yesterday"}, "on"),
        ("joint-programmes", {"name": "J", "started_on": "2011-01-01"}, "started_on"),
    ],
)
def test_wrong_shapes_are_named(
    key: str, sent: dict[str, Any], fault: str, mission: Mission, api: Speak
) -> None:
    answer = api(mission.opened_by).post(plan(mission, f"{key}/"), sent)
    assert answer.status_code == 400, answer.content
    assert fault in [error["field"] for error in answer.json()["errors"]]


def test_links_stay_within_the_mission(mission: Mission, planner: Person, api: Speak) -> None:
    other = Mission.objects.create(
        key="elsewhere",
        name="Elsewhere",
        country="Elsewhere",
        lead_department=mission.lead_department,
        opened_on=mission.opened_on,
        opened_by=planner,
    )
    foreign = REGISTERS["objectives"].model.objects.create(mission=other, name="Theirs")
    client = api(planner)
    for key, column in (("benchmarks", "objective"), ("assumptions", "rests_on")):
        value = foreign.pk if column == "objective" else [foreign.pk]
        answer = client.post(plan(mission, f"{key}/"), {"name": "Ours", column: value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, column)
    assert client.get(plan(mission, f"objectives/{foreign.pk}/")).status_code == 404


def test_lists_are_filtered_ordered_and_searched(mission: Mission, planner: Person, api: Speak) -> None:
    client = api(planner)
    for name, level in (("Beta", "thematic"), ("Alpha", "strategic"), ("Gamma", "thematic")):
        client.post(plan(mission, "objectives/"), {"name": name, "level": level})

    def names(query: str) -> list[str]:
        return [row["name"] for row in client.get(plan(mission, f"objectives/?{query}")).json()["results"]]

    assert names("") == ["Beta", "Alpha", "Gamma"]
    assert names("ordering=-name") == ["Gamma", "Beta", "Alpha"]
    assert names("level=thematic&page_size=1") == ["Beta"]
    assert names("search=alph") == ["Alpha"]
    assert names("changed_since=2999-01-01") == []
    assert client.get(plan(mission, "objectives/?colour=red")).status_code == 400
    assert client.get(plan(mission, "objectives/?level=grand")).status_code == 400


def test_what_others_rest_on_stays(mission: Mission, planner: Person, api: Speak) -> None:
    client = api(planner)
    aim = client.post(plan(mission, "objectives/"), {"name": "SO1"})
    client.post(plan(mission, "benchmarks/"), {"name": "B1", "objective": aim.json()["id"]})
    answer = client.delete(aim["Location"], HTTP_IF_MATCH='"1"')
    assert answer.status_code == 409
    assert client.get(aim["Location"]).status_code == 200


def test_positions_and_reasons_are_for_confidants(
    mission: Mission, field: Person, rc_hc: Person, sg: Person, api: Speak
) -> None:
    planner = mission.opened_by
    client = api(planner)
    client.post(
        plan(mission, "positions/"), {"entity": "DPA", "form": "peacekeeping", "text": "We prefer it"}
    )
    option = client.post(plan(mission, "options/"), {"title": "O1", "reason": "Members wished for less"})
    for reader in (rc_hc, sg, planner):
        assert api(reader).get(plan(mission, "positions/")).json()["count"] == 1
        assert api(reader).get(option["Location"]).json()["reason"] == "Members wished for less"
    stranger = api(field)
    assert stranger.get(plan(mission, "positions/")).status_code == 404
    assert "positions" not in stranger.get(plan(mission)).json()
    assert "reason" not in stranger.get(option["Location"]).json()
    assert stranger.get(plan(mission, "options/?reason=x")).status_code == 400
    record = str(list(Entry.objects.filter(mission=mission).values_list("sentence", "detail")))
    assert "We prefer it" not in record
    assert "wished for less" not in record


def test_sent_on_is_a_word_or_a_date(mission: Mission, planner: Person, api: Speak) -> None:
    client = api(planner)
    for value in (True, "2011-06-10", False):
        made = client.post(plan(mission, "options/"), {"title": "O", "sent_on": value, "decided": value})
        assert (made.json()["sent_on"], made.json()["decided"]) == (value, value)


def test_a_change_is_recorded_with_what_it_was(mission: Mission, planner: Person, api: Speak) -> None:
    client = api(planner)
    made = client.post(plan(mission, "risks/"), {"text": "Rain", "owner": "DFS"})
    client.patch(made["Location"], {"owner": "Force"}, HTTP_IF_MATCH='"1"')
    entry = Entry.objects.filter(mission=mission, verb="change-row").get()
    assert entry.detail["changes"] == {"owner": {"from": "DFS", "to": "Force"}}
    assert entry.person_role == "planner"


@pytest.mark.parametrize("key", ["activities", "assumptions", "scenarios", "joint-programmes", "mismatches"])
def test_a_list_costs_the_same_queries_for_one_row_and_for_thirty(
    key: str, mission: Mission, planner: Person, api: Speak, django_assert_num_queries: Any
) -> None:
    client, register = api(planner), REGISTERS[key]
    sent = whole(register, mission, planner)
    client.post(plan(mission, f"{key}/"), sent)
    with CaptureQueriesContext(connection) as seen:
        client.get(plan(mission, f"{key}/"))
    queries = len(seen)
    for _ in range(29):
        client.post(plan(mission, f"{key}/"), sent)
    with django_assert_num_queries(queries):
        assert client.get(plan(mission, f"{key}/")).json()["count"] == 30
