"""Settings come from the environment; a copy without any still is safe."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from impp.environment import flag, listed, secret_key
from impp.settings import database

ROOT = Path(__file__).resolve().parents[2]
ASKED = (
    "DEBUG",
    "ALLOWED_HOSTS",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_NAME",
    "CELERY_BROKER_URL",
    "SECRET_KEY",
)


def settings_under(data: Path, **variables: str) -> dict[str, Any]:
    """Return some settings as a fresh process reads them under ``variables`` alone."""
    code = f"import json, impp.settings as s; print(json.dumps({{n: getattr(s, n) for n in {ASKED!r}}}))"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "IMPP_DATA_DIR": str(data), **variables},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    answer: dict[str, Any] = json.loads(printed)
    return answer


def test_defaults_are_safe(tmp_path: Path) -> None:
    found = settings_under(tmp_path)
    assert found["DEBUG"] is False
    assert "*" not in found["ALLOWED_HOSTS"]
    assert found["CELERY_BROKER_URL"].startswith("sqla+sqlite:///")
    assert str(tmp_path) in found["CELERY_BROKER_URL"]


def test_environment_is_obeyed(tmp_path: Path) -> None:
    found = settings_under(
        tmp_path,
        PORT="8123",
        HTTPS="yes",
        REDIS_URL="redis://queue:6379/0",
        ALLOWED_HOSTS="a.example, b.example",
    )
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["SESSION_COOKIE_NAME"].endswith("8123")
    assert found["CELERY_BROKER_URL"] == "redis://queue:6379/0"
    assert found["ALLOWED_HOSTS"] == ["a.example", "b.example"]


def test_secret_key_is_drawn_once_and_kept_private(tmp_path: Path) -> None:
    first = settings_under(tmp_path)["SECRET_KEY"]
    assert len(first) >= 50
    assert settings_under(tmp_path)["SECRET_KEY"] == first
    assert [file.name for file in tmp_path.glob("secret_key*")] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_another_copy_has_another_secret_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    (tmp_path / "other").mkdir()
    assert secret_key(tmp_path) != secret_key(tmp_path / "other")


def test_a_word_that_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "perhaps")
    with pytest.raises(ValueError, match="neither yes nor no"):
        flag("DEBUG")


def test_empty_parts_of_a_list_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example,, ")
    assert listed("ALLOWED_HOSTS") == ["a.example"]


def test_each_database_gets_what_makes_it_safe_in_parallel() -> None:
    embedded = database("sqlite:////data/impp.sqlite3")
    assert embedded["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in embedded["OPTIONS"]["init_command"]
    served = database("postgres://impp:secret@database:5432/impp")
    assert "transaction_mode" not in served.get("OPTIONS", {})
    assert served["CONN_HEALTH_CHECKS"] is True
    assert "jit=off" in served["OPTIONS"]["options"], "compiling a question takes longer than answering it"
