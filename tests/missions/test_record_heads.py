"""The command that compares the record with heads kept elsewhere, in a mail or a file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from missions import record_heads
from missions.door import passage
from missions.errors import Invalid
from missions.models import Entry, Mission, Person


def heads_in(tmp_path: Path, text: str) -> str:
    """Write a file of kept heads and return its name."""
    (tmp_path / "heads.txt").write_text(text, "utf-8")
    return str(tmp_path / "heads.txt")


def test_the_command_compares_with_heads_kept_elsewhere(
    unguarded: tuple[Mission, Mission], planner: Person, tmp_path: Path
) -> None:
    mission, _ = unguarded
    last = Mission.objects.get(pk=mission.pk)
    mail = f"Good morning,\n\n{last.key} {last.record_number} {last.record_head}\n_house 4 "
    mail += f"{Entry.objects.get(chain='_house', number=4).hash}\n\nSent by IMPP.\n"
    with passage(mission, by=planner, verb="note"):
        pass
    out = StringIO()
    call_command("verify_record", heads=heads_in(tmp_path, mail), stdout=out)
    assert "2 kept heads are in the record." in out.getvalue()
    Entry.objects.filter(chain=str(mission.pk), number__gte=last.record_number).delete()
    rest = Entry.objects.filter(chain=str(mission.pk)).order_by("-number")[0]
    Mission.objects.filter(pk=mission.pk).update(record_number=rest.number, record_head=rest.hash)
    Entry.objects.filter(chain="_house", number=4).delete()
    call_command("verify_record", stdout=StringIO())  # both chains hold in themselves
    out = StringIO()
    with pytest.raises(CommandError, match="2 kept heads are gone"):
        call_command("verify_record", heads=heads_in(tmp_path, mail), stdout=out)
    assert f"tandala: entry {last.record_number} was there and is gone" in out.getvalue()
    with pytest.raises(CommandError, match="1 kept heads"):
        call_command("verify_record", mission="tandala", heads=heads_in(tmp_path, mail), stdout=StringIO())
    call_command("verify_record", mission="isvala", heads=heads_in(tmp_path, mail), stdout=StringIO())


def test_a_mission_that_is_gone_and_entries_without_one(
    unguarded: tuple[Mission, Mission], tmp_path: Path
) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_record", heads=heads_in(tmp_path, f"nowhere 3 {'a' * 64}"), stdout=out)
    assert "nowhere: there is no such mission any more" in out.getvalue()
    Entry.objects.filter(chain="_house").update(chain="another")
    with pytest.raises(CommandError, match="4 entries belong to no chain"):
        call_command("verify_record", stdout=StringIO())


@pytest.mark.parametrize("text", ["", "Good morning", "tandala 3 abc", "tandala: FAULT at entry 3"])
def test_a_file_without_heads_is_refused(text: str, mission: Mission, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        record_heads.read(text)
    with pytest.raises(CommandError):
        call_command("verify_record", heads=heads_in(tmp_path, text), stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("verify_record", heads=str(tmp_path / "none.txt"), stdout=StringIO())
