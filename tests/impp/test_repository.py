"""What is committed says nothing of one network or machine, and ships no licence that binds others."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_pins_every_package_by_hash(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file:|--index|--find-links|--extra", text)
    requirements = [part for part in re.split(r"\n(?=[a-z0-9])", text) if not part.startswith("#")]
    assert len(requirements) > 50
    assert [part.split()[0] for part in requirements if "--hash=sha256:" not in part] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_agpl_namesake_stays_out(lock: str) -> None:
    names = re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(), re.MULTILINE)
    assert "django-fsm-2" in names
    assert not {"django-fsm", "pm4py", "django-viewflow"} & set(names)


def test_development_holds_what_runs() -> None:
    pins = [set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS]
    assert pins[0] < pins[1]


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    lines = re.findall(r'^  "[a-z0-9-]+(?:\[[^\]]+\])?[<>=].*$', text, re.MULTILINE)
    assert len(lines) > 30
    assert [line for line in lines if "# " not in line] == []


def test_third_party_files_are_the_pinned_ones() -> None:
    subprocess.run([sys.executable, "bin/vendor.py", "--check"], cwd=ROOT, check=True)


def test_every_third_party_file_is_pinned() -> None:
    pins = json.loads((ROOT / "static" / "vendor" / "pins.json").read_text())
    pinned = {file["to"] for pin in pins.values() for file in pin["files"]}
    places = [ROOT / "static" / "vendor", ROOT / "static" / "fonts", ROOT / "tests" / "vendor"]
    present = {str(file.relative_to(ROOT)) for place in places for file in place.rglob("*") if file.is_file()}
    pinned |= set(json.loads((ROOT / "editor" / "pin.json").read_text()))  # the editor's bundle
    assert present - {"static/vendor/pins.json"} <= pinned
    assert {file["to"] for pin in pins.values() for file in pin["files"]} <= present


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    composed: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    found: dict[str, Any] = composed["services"]
    return found


def test_web_and_worker_share_an_image_and_wait_for_migrations(services: dict[str, Any]) -> None:
    assert len({services[name]["image"] for name in ("web", "worker", "migrations")}) == 1
    for name in ("web", "worker"):
        waits = services[name]["depends_on"]
        assert waits["migrations"]["condition"] == "service_completed_successfully"


def test_every_lasting_service_has_a_health_check(services: dict[str, Any]) -> None:
    assert [name for name in services if "healthcheck" not in services[name]] == ["migrations"]


def test_every_variable_of_the_compose_file_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    example = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert asked - {"IMPP_TAG"} <= example
