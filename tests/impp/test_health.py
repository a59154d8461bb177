"""GET /health/ says whether database, queue and storage work."""

import logging
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from impp import health

pytestmark = pytest.mark.django_db


def test_all_well(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "queue": "ok", "storage": "ok"}


def test_data_directory_that_cannot_be_written(
    client: Client, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.IMPP_DATA_DIR = tmp_path / "gone"
    with caplog.at_level(logging.CRITICAL):
        answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "database": "ok", "queue": "ok", "storage": "failed"}


@pytest.mark.parametrize("part", ["database", "queue"])
def test_a_part_that_fails_is_named_without_its_reason(
    client: Client, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def broken() -> None:
        raise ConnectionError("password=hunter2")

    monkeypatch.setitem(health.CHECKS, part, broken)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()[part] == "failed"
    assert b"hunter2" not in answer.content


def test_only_reading(client: Client) -> None:
    assert client.post("/health/").status_code == 405
