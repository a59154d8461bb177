"""Level 3.2, Transition and exit planning (IMPP guidelines C 3.2)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_3_2 = Level(
    code="3.2",
    alias=6,
    stage=3,
    name="Transition and exit planning",
    objective="Set the frame within which the mission hands over, draws down and leaves.",
    owner="IMPT",
    partners="The IMTF works closely with the team on survey, plan, report and directives; so does the UNCT.",
    lead="The mission, with the lead department for directives and report",
    entry=Event(
        "The Secretary-General asks for transition and exit planning.",
        "request-transition-planning",
    ),
    exit=Event(
        "The USG of the lead department issues the revised Directive to the "
        "SRSG, the revised Mission Plan being endorsed.",
        "issue-revised-srsg-directive",
    ),
    steps=(
        Step(
            "3.2.1",
            "Revise and promulgate the USG Planning Directive",
            "IMTF with SRSG, IMPT and UNCT",
            "USG of the lead department",
            "IMPP guidelines C 3.2.1",
            ("usg-directive",),
        ),
        Step(
            "3.2.2",
            "Survey, revise the Mission Plan and report to the Council",
            "IMTF with IMPT",
            "Secretary-General",
            "IMPP guidelines C 3.2.2",
            ("mission-plan", "sg-report"),
        ),
        Step(
            "3.2.3",
            "Have the revised plan endorsed and issue the revised Directive",
            "IMTF with IMPT",
            "USG of the lead department",
            "IMPP guidelines C 3.2.3",
            ("srsg-directive",),
        ),
    ),
    closes_with=(
        Closing("usg-directive", "transition"),
        Closing("sg-report", "transition"),
        Closing("mission-plan", "transition"),
        Closing("srsg-directive", "transition"),
    ),
    # The order binds: each gate opens only after the one before it.
    decision_points=(
        "GATE-3.2-USG",
        "GATE-3.2-REPORT",
        "GATE-3.2-COUNCIL",
        "GATE-3.2-SG",
        "GATE-3.2-DIRECTIVE",
    ),
    clock="none",
    minimum_days=None,
    desirable_days=None,
    timeframe_note="No length is given; the dates are those of the revised USG Planning Directive.",
    loops=(
        Loop("T31", "3.1", "The Security Council refuses the exit strategy; the plan in force goes on."),
        Loop("T33", "3.1", "After the revised Directive planning goes on in 3.1 through the transition."),
    ),
    reference="IMPP guidelines C 3.2",
)
