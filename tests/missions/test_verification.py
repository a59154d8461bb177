"""A chain that somebody writes while it is verified is walked again, and found whole."""

import pytest

from missions import record
from missions.models import Mission, Person


def test_a_line_written_during_the_walk_is_no_fault(
    mission: Mission, planner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, walks = record._walk, []

    def written_meanwhile(*asked: object) -> record.Verification:
        if not walks:
            record.append_locked(mission, by=planner, verb="test", sentence="Written in between.")
        walks.append(walk(*asked))  # type: ignore[arg-type]
        return walks[-1]

    monkeypatch.setattr(record, "_walk", written_meanwhile)
    found = record.verify(mission)
    assert [item.holds for item in walks] == [False, True]
    assert (found.holds, found.entries) == (True, 1)
    Mission.objects.filter(pk=mission.pk).update(record_number=2)
    assert not record.verify(mission).holds, "a cut end is a fault as often as it is looked for"
    assert len(walks) == 3
