"""Labels and revisions, for every output at every place in the process."""

import pytest

from missions.process import Position
from outputs.definition import OUTPUTS
from outputs.labels import next_label
from tests.outputs.conftest import at

REVISED = {"cycle": 2, "adopted": True}


@pytest.mark.parametrize(
    ("output", "position", "surveyed", "expected"),
    [
        ("mission-plan", at(None), False, ("pre-survey", 0)),
        ("mission-plan", at("1.2"), False, ("pre-survey", 0)),
        ("mission-plan", at("1.2"), True, ("first", 0)),
        ("mission-plan", at("2.1"), True, ("advanced", 0)),
        ("mission-plan", at("2.2"), True, ("final", 0)),
        ("mission-plan", at("3.1", adopted=True, planning_open=False), True, ("update", 0)),
        ("mission-plan", at("1.2", **REVISED), False, ("pre-survey", 1)),
        ("mission-plan", at("2.1", **REVISED), True, ("advanced", 1)),
        ("mission-plan", at("3.2", adopted=True, cycle=3), True, ("transition", 2)),
        ("mission-budget", at("1.2"), False, ("first", 0)),
        ("mission-budget", at("2.1"), False, ("final", 0)),
        ("mission-budget", at("2.2", open_levels=("2.1", "2.2")), False, ("final", 0)),
        ("mission-budget", at("1.2", **REVISED), False, ("update", 1)),
        ("usg-directive", at("1.2"), False, ("first", 0)),
        ("usg-directive", at("1.2", **REVISED), False, ("update", 1)),
        ("usg-directive", at("3.2", adopted=True), False, ("transition", 0)),
        ("srsg-directive", at("2.1"), False, ("first", 0)),
        ("sg-report", at("3.2", adopted=True), False, ("transition", 0)),
        ("joint-transition-plan", at("1.2", **REVISED), False, ("update", 1)),
        ("review", at("3.1", cycle=2), False, ("first", 1)),
    ],
)
def test_the_next_label(output: str, position: Position, surveyed: bool, expected: tuple[str, int]) -> None:
    assert next_label(output, position, surveyed=surveyed) == expected


def test_after_an_early_directive_the_owed_advanced_draft_comes_first() -> None:
    early = at("2.2", open_levels=("2.1", "2.2"))
    assert next_label("mission-plan", early, surveyed=True, advanced_submitted=False) == ("advanced", 0)
    assert next_label("mission-plan", early, surveyed=True, advanced_submitted=True) == ("final", 0)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("level", [None, "1.1", "1.2", "2.1", "2.2", "3.1", "3.2"])
@pytest.mark.parametrize("cycle", [1, 2])
def test_every_label_is_one_that_the_output_knows(output: str, level: str | None, cycle: int) -> None:
    label, revision = next_label(output, at(level, cycle=cycle), surveyed=True)
    assert label in OUTPUTS[output].labels
    assert revision == cycle - 1
