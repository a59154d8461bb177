"""What is generated is fresh, and a stale page is told."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from missions import blockers
from planning_levels.management.commands import write_blocker_table, write_openapi


def test_the_table_of_blockers_is_fresh() -> None:
    call_command("write_blocker_table", "--check")


def test_every_code_stands_in_the_table_once_with_its_paragraph() -> None:
    page = write_blocker_table.as_markdown()
    for code in blockers.CODES.values():
        name = "missing-<field>" if code.key == "missing" else code.key
        assert page.count(f"| `{name}` |") == 1
        assert code.reference


def test_a_stale_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="write_blocker_table"):
        call_command("write_blocker_table", "--check", root=tmp_path)
    call_command("write_blocker_table", root=tmp_path)
    call_command("write_blocker_table", "--check", root=tmp_path)


def test_thirty_gates_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {
        f"gate-{number}": blockers.Code(f"gate-{number}", "gate", "One more.", "C") for number in range(30)
    }
    monkeypatch.setattr(write_blocker_table, "CODES", more)
    with pytest.raises(CommandError, match="30 gates"):
        write_blocker_table.as_markdown()


def test_a_changed_api_is_told_by_address(tmp_path: Path) -> None:
    call_command("write_openapi", root=tmp_path)
    snapshot = tmp_path / write_openapi.SNAPSHOT
    text = snapshot.read_text().replace("/api/v1/pending/:", "/api/v1/waiting/:")
    snapshot.write_text(text)
    with pytest.raises(CommandError, match=r"new: /api/v1/pending/\. gone: /api/v1/waiting/\."):
        call_command("write_openapi", "--check", root=tmp_path)
