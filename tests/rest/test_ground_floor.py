"""What every operation shares: problem documents, the order of checks, strict input, pages, versions."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, override_settings
from rest_framework.test import APIClient

from missions.models import Assignment, Entity, Entry, Mission, Person

Speak = Callable[[Person], APIClient]
PEOPLE = "/api/v1/missions/tandala/people/"
PERSONS = "/api/v1/persons/"
NEST = 2000
NASTY = {
    "deep": b'{"person":' + b"[" * NEST + b"]" * NEST + b"}",
    "51 levels": b'{"person":' + b'{"a":' * 50 + b"1" + b"}" * 51,
    "nul": b'{"person": "a\\u0000b", "role": "field"}',
    "nul in a key": b'{"per\\u0000son": "a", "role": "field"}',
    "lone surrogate": b'{"person": "\\ud800", "role": "field"}',
    "infinite": b'{"person": 1e400, "role": "field"}',
    "infinite key": b'{"1e400": 1e400}',
    "not a number": b'{"person": NaN}',
    "huge integer": b'{"person": 123456789012345678901234567890, "role": "field"}',
    "list": b"[]",
    "text": b'"planner"',
    "nothing": b"",
    "null": b"null",
    "not UTF-8": b'{"person": "\xff"}',
    "cut off": b'{"person": "pl',
    "unknown field": b'{"person": "planner", "role": "field", "rank": 1}',
    "unknown value": b'{"person": "planner", "role": "king"}',
    "unknown person": b'{"person": "nobody", "role": "field"}',
    "object for text": b'{"person": {"a": 1}, "role": "field"}',
    "date as number": b'{"person": "planner", "role": "field", "from": 0}',
    "no such date": b'{"person": "planner", "role": "field", "from": "2025-02-30"}',
    "a far date": b'{"person": "planner", "role": "field", "from": "9999-12-31"}',
    "ends early": b'{"person": "planner", "role": "field", "from": "2025-02-03", "until": "2025-02-02"}',
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_bodies_are_400_with_errors(name: str, mission: Mission, planner: Person, api: Speak) -> None:
    before = Assignment.objects.count()
    answer = api(planner).post(PEOPLE, NASTY[name], content_type="application/json")
    assert answer.status_code == 400, answer.content
    problem = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert problem.keys() >= {"type", "title", "status", "detail", "instance", "errors"}
    assert problem["errors"]
    assert all(error.keys() == {"field", "code", "message"} for error in problem["errors"])
    assert Assignment.objects.count() == before


def test_other_kinds_of_body_and_too_large_ones(mission: Mission, planner: Person, api: Speak) -> None:
    client = api(planner)
    assert client.post(PEOPLE, b"<a/>", content_type="application/xml").status_code == 415
    assert client.post(PEOPLE, {"person": "planner", "role": "field"}, format="multipart").status_code == 415
    assert client.post(PEOPLE, b"a=1", content_type="application/x-www-form-urlencoded").status_code == 415
    large = b'{"person": "' + b"a" * (10 * 1024 * 1024) + b'"}'
    assert client.post(PEOPLE, large, content_type="application/json").status_code == 413


@pytest.mark.parametrize(
    "query",
    [
        "unknown=1",
        "role=king",
        "role=field&role=field",
        "page=0",
        "page=x",
        "page=99",
        "page=99999999999999999999",
        "page_size=0",
        "page_size=201",
        "page_size=-1",
        "ordering=password",
        "as_of=yesterday",
        "as_of=2025-02-30",
        "search=%00",
        "person=%ED%A0%80x%00",
    ],
)
def test_unknown_parameters_and_values_are_400(
    query: str, mission: Mission, planner: Person, api: Speak
) -> None:
    answer = api(planner).get(f"{PEOPLE}?{query}")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["field"] in query


def test_the_order_of_checks(
    mission: Mission, planner: Person, outsider: Person, observer: Person, api: Speak
) -> None:
    wrong = b'{"nonsense": '
    row = Assignment.objects.get(person=planner)
    one = f"{PEOPLE}{row.pk}/"

    def status(client: APIClient, address: str, body: bytes = wrong, **headers: str) -> int:
        return client.patch(address, body, content_type="application/json", headers=headers).status_code

    assert status(APIClient(), one) == 401
    assert status(api(outsider), one) == 404
    assert status(api(planner), f"{PEOPLE}99999999999999999999999/") == 404
    assert status(api(observer), one) == 403
    assert api(planner).patch(one, wrong, content_type="text/plain").status_code == 415
    assert status(api(planner), one) == 400
    assert status(api(planner), one, b"{}") == 428
    assert status(api(planner), one, b"{}", **{"If-Match": '"7"'}) == 412
    assert status(api(planner), one, b"{}", **{"If-Match": "nonsense"}) == 412
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    assert status(api(planner), one, b"{}", **{"If-Match": '"7"'}) == 412
    ended = api(planner).patch(one, {}, headers={"If-Match": '"1"'})
    assert ended.status_code == 409
    assert [item["code"] for item in ended.json()["blockers"]] == ["completed"]


def test_the_right_to_a_role_comes_before_the_shape_of_the_rest(
    mission: Mission, planner: Person, api: Speak
) -> None:
    answer = api(planner).post(PEOPLE, {"person": "nobody", "role": "srsg", "colour": "red"})
    assert answer.status_code == 403


def test_compression_leaves_the_entity_tag_strong(mission: Mission, planner: Person, api: Speak) -> None:
    compressing = [
        "missions.rest.compression.Compression" if name == "django.middleware.gzip.GZipMiddleware" else name
        for name in settings.MIDDLEWARE
    ]
    with override_settings(MIDDLEWARE=compressing):
        answer = api(planner).get("/api/v1/missions/tandala/task-force/", headers={"Accept-Encoding": "gzip"})
    assert (answer["Content-Encoding"], answer["ETag"]) == ("gzip", '"1"')


def test_refusals_are_recorded_once(mission: Mission, planner: Person, observer: Person, api: Speak) -> None:
    api(observer).post(PEOPLE, {"person": "planner", "role": "field"})
    api(observer).get(PEOPLE)
    api(planner).post(
        PEOPLE, {"person": "planner", "role": "srsg"}
    )  # 403 of the very role, from within the door
    kept = list(
        Entry.objects.filter(mission=mission).order_by("number").values_list("person__username", "verb")
    )
    assert kept == [("observer", "give-role"), ("planner", "give-role")]


def test_a_stale_version_changes_nothing(
    mission: Mission, planner: Person, make_person: Callable[..., Person], api: Speak
) -> None:
    make_person("anna")
    client = api(planner)
    made = client.post(PEOPLE, {"person": "anna", "role": "field", "from": "2025-02-01"})
    assert made.status_code == 201
    assert made["ETag"] == '"1"'
    one = made["Location"]
    changed = client.patch(one, {"until": "2025-03-01"}, headers={"If-Match": made["ETag"]})
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert client.patch(one, {"until": None}, headers={"If-Match": '"1"'}).status_code == 412
    assert client.get(one).json()["until"] == "2025-03-01"


def test_pages_ordering_and_search(custodian: Person, api: Speak) -> None:
    Entity.objects.bulk_create(Entity(code=f"E{n:03}", name=f"Entity {n}", un=n % 2 == 0) for n in range(120))
    client = api(custodian)
    first = client.get("/api/v1/entities/?page_size=50&ordering=-code&search=Entity").json()
    assert (first["count"], len(first["results"]), first["previous"]) == (120, 50, None)
    assert first["results"][0]["code"] == "E119"
    second = client.get(first["next"]).json()
    assert second["results"][0]["code"] == "E069"
    assert client.get("/api/v1/entities/?un=false&search=entity+11").json()["count"] == 6
    assert client.get("/api/v1/entities/?page_size=200").json()["next"] is None


def test_unknown_addresses_and_methods_answer_as_problems(
    mission: Mission, planner: Person, api: Speak
) -> None:
    for answer, status in (
        (api(planner).delete(PEOPLE), 405),
        (api(planner).get("/api/v1/missions/unknown/people/"), 404),
        (Client().get("/api/v1/nowhere/"), 404),
    ):
        assert answer.status_code == status
        assert answer["Content-Type"].startswith("application/problem+json")


def test_the_accept_header_is_no_trap(planner: Person, api: Speak) -> None:
    for wanted in ("text/html", "application/xml", "nonsense", "*/*"):
        answer = api(planner).get(PERSONS, headers={"Accept": wanted})
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_a_busy_database_asks_for_another_try(
    planner: Person, api: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*args: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("missions.persons.as_data", locked)
    answer = api(planner).get(PERSONS)
    assert (answer.status_code, answer["Retry-After"]) == (503, "1")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "locked" not in answer.content.decode()
