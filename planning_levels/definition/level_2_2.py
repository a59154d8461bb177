"""Level 2.2, Implementation planning (IMPP guidelines C 2.2)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_2_2 = Level(
    code="2.2",
    alias=4,
    stage=2,
    name="Implementation planning",
    objective=(
        "Pass the planning smoothly from the task force to the mission, bring the Mission Plan to its final "
        "form, and give the results-based budget its ground."
    ),
    owner="IMPT",
    partners="The IMTF organises the exercise with the mission and drafts with it until the plan is adopted.",
    lead="The mission, under the SRSG",
    entry=Event("The validation exercise in the country begins.", "begin-validation"),
    exit=Event(
        "The SRSG has adopted the final Mission Plan and the UNCT has endorsed the same version.",
        "endorse-mission-plan",
    ),
    steps=(
        Step(
            "2.2.1",
            "Establish the planning team and transfer the planning",
            "SRSG",
            "SRSG",
            "IMPP guidelines C 2.2.1; Annex A",
        ),
        Step(
            "2.2.2",
            "Test the draft plan in a validation exercise",
            "IMTF and mission",
            "Leader of the IMPT",
            "IMPP guidelines C 2.2.2",
            ("mission-plan",),
        ),
        Step(
            "2.2.3",
            "Bring the Mission Plan to its final form",
            "IMPT",
            "SRSG; UNCT through the RC/HC",
            "IMPP guidelines C 2.2.3",
            ("mission-plan",),
        ),
    ),
    closes_with=(Closing("mission-plan", "final"),),
    decision_points=("DP-2.2", "GATE-UNCT"),
    clock="validation",
    minimum_days=14,
    desirable_days=21,
    timeframe_note=(
        "Two to three weeks from the start of the validation exercise; "
        "between the Directive and the exercise "
        "the level is in preparation. A revision opens it active, without an exercise."
    ),
    loops=(Loop("T19", "2.2", "The SRSG returns the final plan for work."),),
    reference="IMPP guidelines C 2.2",
)
