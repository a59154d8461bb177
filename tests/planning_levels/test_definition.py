"""The definition is sound, complete, and what is committed of it is fresh; each fault would be found."""

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import orjson
import pytest
from django.core.management import CommandError, call_command

from outputs.definition import OUTPUTS
from planning_levels.definition import ACTS, DECISION_POINTS, LEVELS, SEATS, STAGES, TRANSITIONS
from planning_levels.definition.as_data import as_data
from planning_levels.definition.diagram import as_mermaid, as_svg
from planning_levels.definition.map_layout import CARDS, GATES, HEIGHT, WIDTH
from planning_levels.definition.shape import Transition
from planning_levels.definition.soundness import Process, faults


def row(source: str, target: str, act: str) -> Process:
    """Return the process with one more row."""
    return Process(
        transitions=(*TRANSITIONS, Transition("T99", source, target, act, "broken on purpose", ""))
    )


def without(act: str) -> Process:
    """Return the process without the rows of an act."""
    return Process(transitions=tuple(kept for kept in TRANSITIONS if kept.act != act))


def level(code: str, **changes: object) -> Process:
    """Return the process with one level changed."""
    return Process(levels={**LEVELS, code: replace(LEVELS[code], **changes)})  # type: ignore[arg-type]


def outcome(**changes: str) -> Process:
    """Return the process with the first outcome of DP-2.1 changed."""
    point = DECISION_POINTS["DP-2.1"]
    first = replace(point.outcomes[0], **changes)
    return Process(
        points={**DECISION_POINTS, "DP-2.1": replace(point, outcomes=(first, *point.outcomes[1:]))}
    )


def test_what_ships_is_sound() -> None:
    assert faults() == []


BROKEN: dict[str, tuple[Callable[[], Process], str]] = {
    "unknown state": (lambda: row("L1.1", "L9.9", "decide-form"), "unknown state L9.9"),
    "unknown act": (lambda: row("L1.1", "L1.2", "wave-through"), "unknown act wave-through"),
    "act elsewhere": (lambda: row("L3.1", "L3.1", "initiate"), "initiate is not known in L3.1"),
    "nobody may": (
        lambda: Process(acts={**ACTS, "initiate": replace(ACTS["initiate"], roles=())}),
        "nobody may call initiate",
    ),
    "unreachable": (lambda: without("issue-revised-srsg-directive"), "L3.1_transition cannot be reached"),
    "dead end": (
        lambda: Process(transitions=tuple(kept for kept in TRANSITIONS if kept.source != "L3.1_transition")),
        "From L3.1_transition no end can be reached",
    ),
    "end that leads on": (lambda: row("completed", "L3.1", "open-successor"), "completed is an end"),
    "1.1 to 2.1": (lambda: row("L1.1", "L2.1", "decide-form"), "L2.1 must not be entered by decide-form"),
    "1.2 to 2.1": (lambda: row("L1.2", "L2.1", "submit-sg-report"), "L2.1 must not be entered"),
    "2.1 to 3.1": (lambda: row("L2.1", "L3.1", "issue-srsg-directive"), "L3.1 must not be entered"),
    "a review moves": (lambda: row("L3.1", "L3.2", "record-review"), "record-review must not move"),
    "a recommendation moves": (
        lambda: row("L3.1", "L3.2", "recommend-transition"),
        "recommend-transition must not move",
    ),
    "adoption before the Directive": (
        lambda: row("L1.2", "L2.2", "submit-sg-report"),
        "adopt-mission-plan can be reached without issue-srsg-directive",
    ),
    "revised Directive before endorsement": (
        lambda: level("3.2", decision_points=tuple(reversed(LEVELS["3.2"].decision_points))),
        "not in their order",
    ),
    "act without its row": (lambda: without("begin-validation"), "begin-validation claims T16"),
    "outcome of no act": (lambda: outcome(act="approve"), "unknown act approve"),
    "outcome of no row": (lambda: outcome(transition="T02"), "no row T02"),
    "outcome of another point": (
        lambda: outcome(act="initiate", transition="T03"),
        "initiate does not decide",
    ),
    "wrong decider": (
        lambda: Process(
            points={**DECISION_POINTS, "DP-2.2": replace(DECISION_POINTS["DP-2.2"], decider="sg")}
        ),
        "sg may not call adopt-mission-plan",
    ),
    "a point lost": (
        lambda: Process(points={key: point for key, point in DECISION_POINTS.items() if key != "DP-1.2"}),
        "seven boxed",
    ),
    "levels out of order": (
        lambda: Process(levels=dict(reversed(LEVELS.items()))),
        "do not hold the levels in their order",
    ),
    "desirable under minimum": (lambda: level("2.1", desirable_days=7), "under the minimum"),
    "no output": (lambda: level("1.2", closes_with=()), "closes with no output"),
    "loop astray": (
        lambda: level("3.1", loops=(replace(LEVELS["3.1"].loops[0], to="1.1"),)),
        "does not lead to 1.1",
    ),
    "a seat lost": (lambda: Process(seats=SEATS[1:]), "nine seats"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_each_fault_is_found(kind: str) -> None:
    broken, sentence = BROKEN[kind]
    assert any(sentence in fault for fault in faults(broken())), faults(broken())


def test_counts_are_those_of_the_guidelines() -> None:
    assert [stage.levels for stage in STAGES] == [("1.1", "1.2"), ("2.1", "2.2"), ("3.1", "3.2")]
    assert [level.alias for level in LEVELS.values()] == [1, 2, 3, 4, 5, 6]
    assert sum(point.boxed for point in DECISION_POINTS.values()) == 7
    assert len(DECISION_POINTS) == 15
    assert {kept.id for kept in TRANSITIONS} == {f"T{number:02}" for number in range(1, 37)}
    assert len(SEATS) == 9


def test_timeframes_are_those_of_the_guidelines() -> None:
    found = {code: (level.clock, level.minimum_days, level.desirable_days) for code, level in LEVELS.items()}
    assert found == {
        "1.1": ("assessment", 28, None),
        "1.2": ("promulgation", 21, 42),
        "2.1": ("authorisation", 21, 42),
        "2.2": ("validation", 14, 21),
        "3.1": ("none", None, None),
        "3.2": ("none", None, None),
    }


def test_outputs_named_by_the_process_exist_under_their_labels() -> None:
    for level_ in LEVELS.values():
        assert {key for step in level_.steps for key in step.outputs} <= set(OUTPUTS)
        for closing in level_.closes_with:
            assert closing.label in OUTPUTS[closing.output].labels, (level_.code, closing)
    assert {key for point in DECISION_POINTS.values() for key in point.basis} <= set(OUTPUTS)


def test_data_is_plain_json_and_names_what_scripts_read() -> None:
    data = as_data()
    assert orjson.loads(orjson.dumps(data)) == data
    assert [level["code"] for level in data["levels"]] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
    for level_ in data["levels"]:
        for key in ("entry_event", "exit_event", "owner", "key_outputs", "decision_points", "timeframe"):
            assert level_[key], (level_["code"], key)


def test_map_is_a_picture_that_a_strict_policy_lets_through() -> None:
    drawing = as_svg()
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    names = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    assert not names & {"style", "script", "foreignObject", "image", "a"}
    assert not [
        element for element in root.iter() if "style" in element.attrib or "href" in str(element.attrib)
    ]
    assert {"title", "desc"} <= names
    assert set(CARDS) == set(LEVELS)
    assert set(GATES) == set(DECISION_POINTS)
    for element in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(element.attrib["x"]) <= WIDTH
        assert 0 <= float(element.attrib["y"]) <= HEIGHT
    shown = " ".join(root.itertext())
    for level_ in LEVELS.values():
        assert level_.name in shown


def test_mermaid_draws_every_move_between_states() -> None:
    drawing = as_mermaid()
    for kept in TRANSITIONS:
        if kept.source != kept.target:
            assert f"{kept.source.replace('.', '_')} --> {kept.target.replace('.', '_')}" in drawing


def test_committed_pages_are_fresh() -> None:
    call_command("draw_process", "--check", stdout=StringIO())


def test_a_stale_page_is_noticed(tmp_path: Path) -> None:
    call_command("draw_process", root=tmp_path, stdout=StringIO())
    (tmp_path / "docs" / "process.mmd").write_text("stale", encoding="utf-8")
    with pytest.raises(CommandError, match=r"docs/process\.mmd"):
        call_command("draw_process", check=True, root=tmp_path, stdout=StringIO())
