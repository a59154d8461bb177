"""The level track: what is drawn follows from the levels, and is said in words as well."""

import re

import pytest

from planning_levels.track import Track, TrackGate, joined
from planning_levels.track_drawing import hatch
from tests.pages.specimen import revision_track, track, waiting_track


def test_gates_follow_from_their_neighbours() -> None:
    drawn = waiting_track()
    states = {gate.id: gate.state for code in ("1.1", "2.1", "3.1") for gate in drawn.gates_before(code)}
    assert states == {
        "DP-INIT": "passed",
        "DP-1.2": "passed",
        "GATE-COUNCIL": "passed",
        "DP-2.2": "open",
        "GATE-UNCT": "open",
    }


def test_gate_waits_while_its_level_waits_for_decision() -> None:
    drawn = track("awaiting_decision", *["not_started"] * 5)
    assert [gate.state for gate in drawn.gates_before("1.2")] == ["waiting"]


def test_given_gates_stand_above_implied_ones() -> None:
    drawn = Track(waiting_track().levels, [TrackGate("GATE-COUNCIL", "waiting")])
    assert [gate.state for gate in drawn.gates_before("2.1")] == ["passed", "waiting"]


def test_ways_back_are_drawn_with_their_cycle() -> None:
    drawing = revision_track().drawing("large")
    assert [arc.loop.words for arc in drawing.arcs] == ["revision, cycle 2", "transition"]
    assert not waiting_track().drawing("large").arcs


def test_only_waiting_levels_are_hatched() -> None:
    hatched = [box.level.code for box in waiting_track().drawing("large").boxes if box.hatch]
    assert hatched == ["2.1"]


def test_hatch_stays_inside_its_rectangle() -> None:
    points = [tuple(map(int, point)) for point in re.findall(r"[ML](\d+) (\d+)", hatch(10, 20, 130, 52, 8))]
    assert points
    assert all(10 <= x <= 140 and 20 <= y <= 72 for x, y in points)


@pytest.mark.parametrize("size", ["large", "line", "vertical"])
def test_marks_keep_the_order_of_the_process_and_never_overlap(size: str) -> None:
    drawing = waiting_track().drawing(size)
    assert len(drawing.boxes) == 6
    assert len(drawing.diamonds) == 8
    rights = [box.x + box.width for box in drawing.boxes]
    assert all(right < box.x for right, box in zip(rights, drawing.boxes[1:], strict=False))
    assert rights[-1] <= drawing.width


def test_unknown_size_is_refused() -> None:
    with pytest.raises(ValueError, match="no size"):
        waiting_track().drawing("huge")


def test_summary_says_where_the_process_stands() -> None:
    assert waiting_track().summary == (
        "2.1 Operational planning: waits for decision, 33 days; "
        "2.2 Implementation planning: in preparation; closed: 1.1, 1.2"
    )


def test_list_of_levels_and_gates_makes_the_same_track() -> None:
    made = waiting_track()
    assert (
        joined([*made.gates, *made.levels]).drawing() == Track(list(made.levels), list(made.gates)).drawing()
    )
