"""Registers as files over the API: out, what a file would change, and in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from missions.models import Entry, Mission, Person
from plans.models import Risk
from plans.rows import save_row
from plans.sheets import kinds
from tests.plans.sheets.books import values, workbook

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]
HERE = "/api/v1/missions/tandala/plan/risks/sheet/"


def file(data: bytes | str, name: str = "risks.csv") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)}


@pytest.fixture
def client(mission: Mission, planner: Person, api: Speak) -> APIClient:
    save_row(mission, "risks", {"text": "Rain", "reference": "K1"}, by=planner)
    return api(planner)


def test_out_changed_seen_and_in_again(client: APIClient, mission: Mission) -> None:
    out = client.get(HERE)
    assert out["Content-Type"] == "text/csv; charset=utf-8"
    assert out["Content-Disposition"] == 'attachment; filename="tandala-risks.csv"'
    text = out.content.decode("utf-8-sig").replace("Rain", "Rain in May")
    seen = client.post(f"{HERE}preview/", file(text), format="multipart")
    assert (seen.status_code, seen["ETag"]) == (200, out["ETag"])
    assert seen.json()["counts"] == {
        "new": 0, "changed": 1, "cells": 1, "unchanged": 0, "not_in_file": 0, "faults": 0,
    }  # fmt: skip
    assert seen.json()["changed"][0]["cells"] == [
        {"column": "text", "before": "Rain", "after": "Rain in May"}
    ]
    assert Risk.objects.get().text == "Rain"
    assert client.put(HERE, file(text), format="multipart").status_code == 428
    stale = client.put(HERE, file(text), format="multipart", HTTP_IF_MATCH='"1"')
    assert stale.status_code == 412
    kept = client.put(HERE, file(text), format="multipart", HTTP_IF_MATCH=out["ETag"])
    assert kept.status_code == 200, kept.json()
    assert kept["ETag"] != out["ETag"]
    assert Risk.objects.get().text == "Rain in May"
    assert client.put(HERE, file(text), format="multipart", HTTP_IF_MATCH=out["ETag"]).status_code == 412
    nothing = client.put(HERE, file(text), format="multipart", HTTP_IF_MATCH=kept["ETag"])
    assert nothing.status_code == 409
    entries = Entry.objects.filter(mission=mission, verb="import-rows")
    assert sorted(entry.kind for entry in entries) == ["refusal", "writing"]


def test_a_workbook_goes_out_too(client: APIClient) -> None:
    out = client.get(f"{HERE}?format=xlsx")
    lines = values(out.content)
    assert lines[0][:3] == ["Row", "No.", "Risk"]
    assert lines[1][:3] == [Risk.objects.get().pk, "K1", "Rain"]
    assert client.get(f"{HERE}?format=ods").status_code == 400


def test_faults_are_listed_by_line_and_column(client: APIClient) -> None:
    seen = client.post(f"{HERE}preview/", file("No.,Risk\nK1,\n"), format="multipart")
    fault = {"line": 2, "column": "text", "letter": "B", "text": "", "message": "This column must be filled."}
    assert (seen.status_code, seen.json()["faults"]) == (200, [fault])
    kept = client.put(HERE, file("No.,Risk\nK1,\n"), format="multipart", HTTP_IF_MATCH="*")
    assert kept.status_code == 422
    assert kept.json()["errors"] == [
        {"field": "2.text", "code": "unprocessable", "message": "This column must be filled."}
    ]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"file": "no file"}, 400),
        (file(b"\xd0\xcf\x11\xe0"), 415),
        (file(b"PK\x03\x04"), 422),
        (file("Alpha,Beta\n1,2"), 422),
        (file("Risk\nRain\n") | {"on": "soon"}, 400),
        (file("Risk\nRain\n") | {"mode": "all"}, 400),
    ],
)
def test_what_cannot_be_read_is_refused(client: APIClient, sent: dict[str, Any], status: int) -> None:
    answer = client.post(f"{HERE}preview/", sent, format="multipart")
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_what_is_too_large_is_refused(client: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plans.sheets.delimited.LARGEST", 10)
    assert kinds.too_large().status == 413
    assert client.post(f"{HERE}preview/", file("Risk\nRain and mud\n"), format="multipart").status_code == 413
    huge = client.post(
        f"{HERE}preview/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999"
    )
    assert huge.status_code == 413


def test_who_may_take_out_and_in(
    client: APIClient, mission: Mission, observer: Person, outsider: Person, api: Speak
) -> None:
    save_row(mission, "options", {"title": "O1", "reason": "Secret"}, by=mission.opened_by)
    seen = api(observer)
    assert seen.get(HERE).status_code == 200
    assert seen.post(f"{HERE}preview/", file("Risk\nRain\n"), format="multipart").status_code == 403
    assert seen.put(HERE, file("Risk\nMud\n"), format="multipart", HTTP_IF_MATCH="*").status_code == 403
    assert api(outsider).get(HERE).status_code == 404
    options = HERE.replace("risks", "options")
    assert b"Secret" not in seen.get(options).content
    assert b"Secret" in client.get(options).content
    assert seen.get(HERE.replace("risks", "positions")).status_code == 404
    assert client.get(HERE.replace("risks", "nothing")).status_code == 404


def test_registers_of_monitoring_go_the_same_way(client: APIClient) -> None:
    here = "/api/v1/missions/tandala/monitoring/lessons/sheet/"
    version = client.get(here)["ETag"]
    data = workbook([["Observation"], ["Plan the rains"]])
    seen = client.post(f"{here}preview/", file(data, "l.xlsx"), format="multipart")
    assert seen.status_code == 200, seen.json()
    assert seen.json()["counts"]["new"] == 1
    kept = client.put(here, file(data, "l.xlsx"), format="multipart", HTTP_IF_MATCH=version)
    assert kept.status_code == 200, kept.json()
