"""Level 1.1, Advance planning (IMPP guidelines C 1.1)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_1_1 = Level(
    code="1.1",
    alias=1,
    stage=1,
    name="Advance planning",
    objective=(
        "Assess what the United Nations should aim at in the country, and whether a peace support "
        "operation is a fitting and workable way to reach it."
    ),
    owner="IMTF",
    partners="A UNCT focal point sits in the task force; the RC/HC is a close partner throughout.",
    lead="DPA, PBSO or another department named by the Secretary-General",
    entry=Event("The Secretary-General initiates the process.", "initiate"),
    exit=Event("The Secretary-General issues the Strategic Planning Directive.", "decide-form"),
    steps=(
        Step(
            "1.1.1",
            "Set up the task force",
            "Lead department",
            "Chair of the IMTF",
            "IMPP guidelines C 1.1.1; Annex A",
        ),
        Step(
            "1.1.2",
            "Make the Strategic Assessment",
            "IMTF",
            "Chair of the IMTF",
            "IMPP guidelines C 1.1.2",
            ("strategic-assessment",),
        ),
        Step(
            "1.1.3",
            "Draft and issue the Strategic Planning Directive",
            "IMTF",
            "Secretary-General",
            "IMPP guidelines C 1.1.3",
            ("sg-directive",),
        ),
    ),
    closes_with=(
        Closing("strategic-assessment", "first"),
        Closing(
            "sg-directive",
            "first",
            "owed where an operation is found suitable, or another form goes on under a named department",
        ),
    ),
    decision_points=("DP-1.1",),
    clock="assessment",
    minimum_days=28,
    desirable_days=None,
    timeframe_note=(
        "Four weeks at least for the assessment; work done before the process began counts towards them. "
        "No desirable length is given: the pace of political events decides."
    ),
    loops=(Loop("T08", "1.1", "The Secretary-General returns the assessment or the directive for work."),),
    reference="IMPP guidelines C 1.1",
)
