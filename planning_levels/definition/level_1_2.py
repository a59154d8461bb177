"""Level 1.2, Foundation planning (IMPP guidelines C 1.2)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_1_2 = Level(
    code="1.2",
    alias=2,
    stage=1,
    name="Foundation planning",
    objective=(
        "Work out a full concept of operations for an integrated mission that the Security Council can "
        "consider, and begin to plan its results and resources in detail."
    ),
    owner="IMTF",
    partners="The RC/HC is consulted closely; the UNCT takes part in the survey and in the budget work.",
    lead="DPKO, or another department named by the Secretary-General",
    entry=Event(
        "The USG of the lead department promulgates the USG Planning Directive.",
        "promulgate-usg-directive",
    ),
    exit=Event("The Secretary-General submits the report to the Security Council.", "submit-sg-report"),
    steps=(
        Step(
            "1.2.1",
            "Draft and promulgate the USG Planning Directive",
            "IMTF",
            "USG of the lead department",
            "IMPP guidelines C 1.2.1; Annex B",
            ("usg-directive",),
        ),
        Step(
            "1.2.2",
            "Answer whether a Joint Transition Plan is needed; agree it where it is",
            "IMTF sub-group with the other organisation",
            "Both organisations",
            "IMPP guidelines C 1.2.2",
            ("joint-transition-plan",),
        ),
        Step(
            "1.2.3",
            "Draft the Mission Plan, survey the country, refine the draft",
            "IMTF with the UNCT",
            "Chair of the IMTF",
            "IMPP guidelines C 1.2.3",
            ("mission-plan",),
        ),
        Step(
            "1.2.4",
            "Prepare the mission budget",
            "Budget sub-group with the UNCT",
            "Chair of the IMTF",
            "IMPP guidelines C 1.2.4",
            ("mission-budget",),
        ),
        Step(
            "1.2.5",
            "Draft and submit the report of the Secretary-General",
            "IMTF",
            "Secretary-General",
            "IMPP guidelines C 1.2.5",
            ("sg-report",),
        ),
    ),
    closes_with=(
        Closing("usg-directive", "first"),
        Closing(
            "joint-transition-plan",
            "first",
            "owed where the mission takes over from another organisation, "
            "is rehatted or shares a function with one",
        ),
        Closing("mission-plan", "first"),
        Closing("mission-budget", "first"),
        Closing("sg-report", "first"),
    ),
    decision_points=("GATE-USG", "DP-1.2"),
    clock="promulgation",
    minimum_days=21,
    desirable_days=42,
    timeframe_note=(
        "Three to six weeks, counted from promulgation of the USG Planning Directive; "
        "while the directive is drafted the level is in preparation."
    ),
    loops=(
        Loop("T11", "1.2", "The Secretary-General returns the report for work."),
        Loop("T13", "1.2", "The Security Council asks for more; a further report follows."),
    ),
    reference="IMPP guidelines C 1.2",
)
