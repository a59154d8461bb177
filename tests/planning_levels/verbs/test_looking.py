"""Looking without acting: what comes next, and what stands in the way of each verb, in every state."""

import pytest

from missions.models.mission import State
from missions.roles import title_of
from outputs.labels import next_label
from planning_levels.definition import ACTS
from planning_levels.definition.states import FINAL, STATES
from planning_levels.models import CouncilRecord, LevelRun
from planning_levels.next_step import decider_title, next_step
from planning_levels.position import mandate_of, position_of, shown_state
from planning_levels.verbs import readiness_of
from tests.planning_levels.there import At, reading, refused
from tests.planning_levels.walking import BECAUSE

NEXT = {
    "pre_planning": ("submit-strategic-analysis", "DP-INIT", False),
    "awaiting_initiation": ("initiate", "DP-INIT", True),
    "L1.1": ("submit-level", "DP-1.1", False),
    "L1.2": ("submit-to-gate", "GATE-USG", False),
    "awaiting_council": ("record-council-authorisation", "GATE-COUNCIL", True),
    "L2.1": ("submit-level", "DP-2.1", False),
    "L2.2": ("begin-validation", "DP-2.2", False),
    "L3.1": None,
    "L3.2": ("submit-to-gate", "GATE-3.2-USG", False),
    "L3.1_transition": ("complete", None, False),
    **dict.fromkeys(FINAL),
}


@pytest.mark.parametrize("state", STATES)
def test_what_comes_next(state: str, at: At) -> None:
    step = next_step(reading(at(state)))
    assert (step and (step.act, step.gate, step.waits)) == NEXT[state]
    if step:
        assert step.title == ACTS[step.act].title
        assert step.roles == ACTS[step.act].roles


@pytest.mark.parametrize("state", STATES)
def test_each_verb_can_be_looked_at_in_each_state(state: str, at: At) -> None:
    read = reading(at(state))
    for act in ACTS.values():
        codes = {item.code for item in readiness_of(act.name, read)}
        assert not any(code.startswith("missing-") and code != "missing-srsg" for code in codes), act.name
        assert "deviation-open" not in codes
        unknown = "completed" if state in FINAL else "state"
        if state not in act.states:
            assert unknown in codes, act.name


def test_what_waits_comes_before_what_is_planned(at: At) -> None:
    walk = at("L2.2")
    walk.implement()
    step = next_step(reading(walk))
    assert step is not None
    assert (step.act, step.waits) == ("adopt-mission-plan", True)
    walk.act("adopt-mission-plan", "srsg")
    step = next_step(reading(walk))
    assert step is not None
    assert (step.act, step.gate) == ("endorse-mission-plan", "GATE-UNCT")
    exiting = at("L3.2")
    exiting.submit("usg-directive")
    exiting.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-USG")
    assert "state" in {item.code for item in readiness_of("submit-to-gate", reading(exiting))}


def test_the_way_through_the_exit_step_by_step(at: At) -> None:
    walk = at("L3.2")
    seen = []
    original = walk.act

    def watched(name: str, role: str, **data: object) -> object:
        step = next_step(reading(walk))
        seen.append(step.gate if step else None)
        return original(name, role, **data)

    walk.act = watched  # type: ignore[method-assign]
    walk.transfer()
    assert list(dict.fromkeys(seen)) == [
        "GATE-3.2-USG",
        "GATE-3.2-REPORT",
        "GATE-3.2-COUNCIL",
        "GATE-3.2-SG",
        "GATE-3.2-DIRECTIVE",
    ]


def test_explained_standards_are_left_out_of_the_look(at: At) -> None:
    walk = at("L1.1")
    walk.assess()
    walk.act("return-for-work", "sg", comments=BECAUSE)
    codes = {item.code for item in readiness_of("submit-level", reading(walk))}
    assert codes == {"not-submitted", "few-options"}


def test_the_submission_meant_is_of_the_level_where_it_stands(at: At) -> None:
    codes = refused(at("L3.1"), "submit-level", "imtf-chair")
    assert "state" in codes
    assert refused(at("L3.1"), "submit-to-gate", "imtf-chair") == {"missing-gate", "state"}
    assert refused(at("L1.2"), "submit-level", "imtf-chair") >= {"state", "not-submitted", "survey-missing"}
    walk = at("L2.2")
    walk.implement()
    assert "state" in refused(walk, "submit-level", "impt-lead")


def test_the_decider_is_named_with_the_department_that_leads() -> None:
    assert decider_title("DP-2.1", "DPA") == "USG DPA"
    assert decider_title("DP-1.1", "DPA") == "Secretary-General"
    assert title_of("decider") == "the decider"


def test_position_without_a_run_and_the_mandate_that_stands(at: At) -> None:
    walk = at("L2.1")
    mission = walk.fresh()
    assert shown_state(mission, []) == State.IN_LEVEL
    assert position_of(mission, []).level is None
    records = [CouncilRecord(outcome=item) for item in ("authorised", "more_wanted", "renewed", "exit")]
    assert mandate_of(records) is records[2]
    assert mandate_of(records[1:2]) is None
    assert LevelRun.objects.filter(mission=mission).count() == 3
    assert next_label("mission-plan", position_of(mission), surveyed=True)[0] == "advanced"
