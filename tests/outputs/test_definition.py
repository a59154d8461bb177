"""The twelve outputs: a sound definition, complete by the lists of the guidelines, and documented."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from outputs.definition import OUTPUTS, check
from outputs.definition.checklists import checklist, checklists_of
from outputs.definition.document import as_markdown
from outputs.definition.registers import CONFIDENTIAL
from outputs.definition.shape import Label, Section
from outputs.definition.soundness import faults_in

REFERENCE_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "outputs.md"


def _prose(output: str) -> list[str]:
    return [section.key for section in OUTPUTS[output].sections if section.kind == "prose"]


def _required(output: str, label: Label) -> set[str]:
    return {section.key for section in OUTPUTS[output].required(label)}


def _answering(output: str, label: Label, key: str) -> dict[str, set[str]]:
    """Which required sections answer each item of the checklist `key`."""
    return {
        item: {section.key for section in OUTPUTS[output].required(label) if item in section.items}
        for item in checklist(key).items
    }


def test_the_definition_is_sound() -> None:
    assert check() == ()


def test_the_twelve_outputs_stand_in_the_order_of_the_process() -> None:
    assert list(OUTPUTS) == [
        "strategic-analysis",
        "strategic-assessment",
        "sg-directive",
        "usg-directive",
        "joint-transition-plan",
        "mission-plan",
        "mission-budget",
        "sg-report",
        "srsg-directive",
        "mission-directive",
        "review",
        "shortfall-note",
    ]


@pytest.mark.parametrize(
    ("output", "labels"),
    [
        ("strategic-analysis", ("first",)),
        ("strategic-assessment", ("first",)),
        ("sg-directive", ("first",)),
        ("usg-directive", ("first", "update", "transition")),
        ("joint-transition-plan", ("first", "update")),
        ("mission-plan", ("pre-survey", "first", "advanced", "final", "update", "transition")),
        ("mission-budget", ("first", "final", "update")),
        ("sg-report", ("first", "update", "transition")),
        ("srsg-directive", ("first", "update", "transition")),
        ("mission-directive", ("first",)),
        ("review", ("first",)),
        ("shortfall-note", ("first",)),
    ],
)
def test_each_output_has_its_chain_of_labels(output: str, labels: tuple[Label, ...]) -> None:
    assert OUTPUTS[output].labels == labels


@pytest.mark.parametrize(
    ("output", "key", "label", "count"),
    [
        (
            "strategic-assessment",
            "assessment-outline",
            "first",
            6,
        ),  # the second of four parts names three things
        ("strategic-assessment", "assessment-statements", "first", 5),
        ("sg-directive", "sg-directive-parts", "first", 4),
        ("usg-directive", "usg-directive-nine-items", "first", 9),
        ("usg-directive", "usg-directive-transition", "transition", 4),
        ("joint-transition-plan", "joint-transition-plan-contents", "first", 7),
        ("mission-plan", "mission-plan-first-draft", "first", 5),
        ("mission-plan", "mission-plan-advanced-draft", "advanced", 8),
        ("mission-plan", "mission-plan-schedule", "final", 5),
        ("mission-plan", "mission-plan-integration", "final", 2),
        ("mission-plan", "mission-plan-transition", "transition", 5),
        ("srsg-directive", "srsg-directive-contents", "first", 6),
    ],
)
def test_every_item_of_a_list_has_a_required_section(output: str, key: str, label: Label, count: int) -> None:
    answers = _answering(output, label, key)
    assert len(answers) == count
    assert all(answers.values())


def test_the_usg_directive_has_the_five_annex_b_sections_and_the_calendar() -> None:
    six = ["situation", "objectives", "assumptions", "constraints", "responsibilities", "calendar"]
    assert _prose("usg-directive") == six
    for label in OUTPUTS["usg-directive"].labels:
        assert _required("usg-directive", label) == set(six)
    for name in six[:5]:
        answers = _answering("usg-directive", "first", f"annex-b-{name}")
        assert set.union(*answers.values()) == {name}


def test_one_filling_serves_the_nine_items_and_the_five_sections() -> None:
    answers = _answering("usg-directive", "first", "usg-directive-nine-items")
    assert answers["statement of priorities"] == {"objectives"}
    assert answers["risk assessment and planning constraints"] == {"constraints"}
    assert answers["dates and order of planning work and outputs"] == {"calendar"}
    assert answers["required decision points"] == {"calendar"}


def test_the_assessment_may_leave_the_information_base_empty_but_not_the_take_over() -> None:
    assessment = OUTPUTS["strategic-assessment"]
    base = assessment.section("information-base")
    assert (base.kind, base.register, base.required_for) == ("register", "information-base", ())
    assert len(base.items) == 6
    take_over = assessment.section("take-over")
    assert (take_over.kind, take_over.required_for, take_over.may_be_not_applicable) == (
        "prose",
        ("first",),
        True,
    )


def test_later_mission_plans_demand_what_earlier_ones_did() -> None:
    chain = [_required("mission-plan", label) for label in OUTPUTS["mission-plan"].labels]
    for earlier, later in pairwise(chain):
        assert earlier <= later
    assert len(chain[0]) == 3
    assert _required("mission-plan", "update") == _required("mission-plan", "final")
    assert _required("mission-plan", "transition") - _required("mission-plan", "final") == {
        "exit-strategy",
        "residual-tasks",
        "asset-disposition",
        "long-term-strategy",
    }


def test_only_the_tables_that_the_process_asks_for_are_required() -> None:
    required = {
        (output.key, section.register)
        for output in OUTPUTS.values()
        for section in output.sections
        if section.kind == "register" and section.required_for
    }
    assert required == {
        ("strategic-assessment", "options"),
        ("strategic-assessment", "scenarios"),
        ("mission-plan", "activities"),
        ("mission-plan", "schedule"),
    }


def test_no_printed_output_draws_in_positions() -> None:
    drawn = {section.register for output in OUTPUTS.values() for section in output.sections}
    assert "positions" in CONFIDENTIAL
    assert not drawn & CONFIDENTIAL


@pytest.mark.parametrize("output", ["strategic-assessment", "mission-plan", "review"])
def test_gender_is_a_required_section_of_analyses_and_plans(output: str) -> None:
    assert OUTPUTS[output].section("gender").required_for


def _with(section: Section) -> tuple[str, ...]:
    """The faults of the definition when `section` stands in the strategic analysis as well."""
    analysis = OUTPUTS["strategic-analysis"]
    return faults_in(
        OUTPUTS | {"strategic-analysis": replace(analysis, sections=(*analysis.sections, section))}
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key": "situation"}, "section key situation stands twice"),
        ({"kind": "register", "register": "positions"}, "confidential"),
        ({"kind": "register", "register": "wishes"}, "unknown register wishes"),
        ({"kind": "register"}, "needs a register"),
        ({"required_for": ("advanced",)}, "does not have"),
        ({"reference": " "}, "no reference"),
        ({"guidance": "Too short."}, "guidance of 2 words"),
        ({"items": ("never listed",)}, "on no checklist"),
    ],
)
def test_a_fault_in_a_section_is_found(change: dict[str, object], fault: str) -> None:
    sound = Section(key="extra", title="Extra", guidance="word " * 20, reference="IMPP guidelines C")
    assert _with(sound) == ()
    found = _with(replace(sound, **change))  # type: ignore[arg-type]
    assert any(fault in sentence for sentence in found)


def test_a_list_that_lost_its_section_is_found() -> None:
    plan = OUTPUTS["mission-plan"]
    without = tuple(section for section in plan.sections if section.key != "management")
    found = faults_in(OUTPUTS | {"mission-plan": replace(plan, sections=without)})
    assert any("management, coordination and decision arrangements" in sentence for sentence in found)


def test_every_output_has_a_checklist() -> None:
    assert all(checklists_of(output) for output in OUTPUTS)


def test_the_reference_page_is_fresh() -> None:
    assert REFERENCE_PAGE.read_text(encoding="utf-8") == as_markdown(), (
        "print it again: python -m outputs.definition.document > docs/reference/outputs.md"
    )
