"""Level 2.1, Operational planning (IMPP guidelines C 2.1)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_2_1 = Level(
    code="2.1",
    alias=3,
    stage=2,
    name="Operational planning",
    objective=(
        "Turn the first draft into an integrated Mission Plan with its full costs, and make ready to hand "
        "the planning over to the mission as it deploys."
    ),
    owner="IMTF",
    partners=(
        "Planners and leaders of the mission join as they are deployed; the UNCT works on plan and budget."
    ),
    lead="DPKO, or the lead department of the mission",
    entry=Event("The Security Council authorises the operation.", "record-council-authorisation"),
    exit=Event("The USG of the lead department issues the Directive to the SRSG.", "issue-srsg-directive"),
    steps=(
        Step(
            "2.1.1",
            "Review the plan against the mandate; settle mismatches; advise the Council of shortfalls",
            "IMTF",
            "Chair of the IMTF",
            "IMPP guidelines C 2.1.1",
            ("shortfall-note",),
        ),
        Step(
            "2.1.2",
            "Refine the Mission Plan into the advanced draft",
            "IMTF with mission planners",
            "Chair of the IMTF",
            "IMPP guidelines C 2.1.2",
            ("mission-plan",),
        ),
        Step(
            "2.1.3",
            "Complete the first Mission Budget Report",
            "Budget sub-group with the UNCT",
            "Lead department",
            "IMPP guidelines C 2.1.3",
            ("mission-budget",),
        ),
        Step(
            "2.1.4",
            "Draft and issue the Directive to the SRSG",
            "IMTF",
            "USG of the lead department",
            "IMPP guidelines C 2.1.4",
            ("srsg-directive",),
        ),
    ),
    closes_with=(
        Closing("mission-plan", "advanced"),
        Closing("mission-budget", "final"),
        Closing("srsg-directive", "first"),
    ),
    decision_points=("DP-2.1",),
    clock="authorisation",
    minimum_days=21,
    desirable_days=42,
    timeframe_note=(
        "Three to six weeks from the Council's authorisation, or until the SRSG is deployed. "
        "The Directive may go out early; what is then owed keeps the level open beside 2.2."
    ),
    loops=(Loop("T15", "2.1", "The USG of the lead department returns the package for work."),),
    reference="IMPP guidelines C 2.1",
)
