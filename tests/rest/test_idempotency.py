"""Idempotency-Key: one effect, the first answer again; another body is 422; duplicates at once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from rest_framework.test import APIClient

from missions.models import Assignment, Document, Entry, Idempotency, Mission, Person

Speak = Callable[[Person], APIClient]
PEOPLE = "/api/v1/missions/tandala/people/"


def post(client: APIClient, body: Any, key: str = "k-1") -> Any:
    return client.post(PEOPLE, body, headers={"Idempotency-Key": key})


def test_the_same_request_has_its_effect_once(
    mission: Mission, planner: Person, field: Person, api: Speak
) -> None:
    body = {"person": "field", "role": "partner"}
    first, again = post(api(planner), body), post(api(planner), body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    for header in ("ETag", "Location", "Content-Type"):
        assert first[header] == again[header]
    assert Assignment.objects.filter(role="partner").count() == 1


def test_another_body_or_address_is_422(mission: Mission, planner: Person, field: Person, api: Speak) -> None:
    post(api(planner), {"person": "field", "role": "partner"})
    other = post(api(planner), {"person": "field", "role": "observer"})
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    elsewhere = api(planner).post(
        "/api/v1/missions/tandala/documents/",
        {"person": "field", "role": "partner"},
        headers={"Idempotency-Key": "k-1"},
    )
    assert elsewhere.status_code == 422
    assert Assignment.objects.filter(role="observer").count() == 0


def test_keys_belong_to_a_person(
    mission: Mission, planner: Person, custodian: Person, field: Person, api: Speak
) -> None:
    post(api(planner), {"person": "field", "role": "partner"})
    assert post(api(custodian), {"person": "field", "role": "rc-hc"}).status_code == 201


def test_a_refusal_is_answered_again_and_recorded_once(mission: Mission, planner: Person, api: Speak) -> None:
    body = {"person": "planner", "role": "srsg"}
    first, again = post(api(planner), body), post(api(planner), body)
    assert (first.status_code, again.status_code) == (403, 403)
    assert again["Content-Type"] == "application/problem+json"
    assert first.content == again.content
    assert Entry.objects.filter(kind="refusal").count() == 1


def test_an_answer_is_not_given_to_who_has_lost_sight_of_the_mission(
    mission: Mission, planner: Person, field: Person, api: Speak
) -> None:
    post(api(planner), {"person": "field", "role": "partner"})
    Assignment.objects.filter(person=planner).delete()
    assert post(api(planner), {"person": "field", "role": "partner"}).status_code == 404


def test_a_fault_of_ours_frees_the_key(
    mission: Mission, planner: Person, field: Person, api: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"person": "field", "role": "partner"}
    with monkeypatch.context() as broken:
        broken.setattr("missions.api.people.role_row", lambda row: 1 / 0 + row.pk)
        with pytest.raises(ZeroDivisionError):
            post(api(planner), body)
    assert Idempotency.objects.count() == 0
    Assignment.objects.filter(person=field, role="partner").delete()
    assert post(api(planner), body).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "k" * 201])
def test_unusable_keys_are_400(
    key: str, mission: Mission, planner: Person, field: Person, api: Speak
) -> None:
    assert post(api(planner), {"person": "field", "role": "partner"}, key).status_code == 400


def test_an_upload_is_the_same_whatever_its_boundary(mission: Mission, planner: Person, api: Speak) -> None:
    def send(content: bytes) -> Any:
        file = SimpleUploadedFile("letter.txt", content)
        return api(planner).post(
            "/api/v1/missions/tandala/documents/",
            {"file": file, "title": "Letter"},
            format="multipart",
            headers={"Idempotency-Key": "k-up"},
        )

    first, again = send(b"Dear all"), send(b"Dear all")
    assert (first.status_code, again.status_code) == (201, 201), first.content
    assert first.json()["id"] == again.json()["id"]
    assert send(b"Dear none").status_code == 422
    assert Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_duplicates_at_once_have_one_effect(
    mission: Mission, planner: Person, field: Person, api: Speak
) -> None:
    answers = []

    def send() -> None:
        answers.append(post(api(planner), {"person": "field", "role": "partner"}))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert Assignment.objects.filter(role="partner").count() == 1
