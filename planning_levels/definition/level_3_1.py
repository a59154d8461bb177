"""Level 3.1, Continuation planning (IMPP guidelines C 3.1)."""

from planning_levels.definition.shape import Closing, Event, Level, Loop, Step

LEVEL_3_1 = Level(
    code="3.1",
    alias=5,
    stage=3,
    name="Continuation planning",
    objective="Keep the Mission Plan able to answer new demands and a changing situation.",
    owner="IMPT",
    partners=(
        "The IMTF is kept informed and backs the mission up; the Government and others are consulted closely."
    ),
    lead="The mission, under the SRSG",
    entry=Event("The SRSG adopts the Mission Plan.", "adopt-mission-plan"),
    exit=Event(
        "A decision to reconfigure the mission or to prepare its exit turns the planning; beneath both the "
        "level runs on until the mission's planning is completed.",
        "complete",
    ),
    steps=(
        Step(
            "3.1.1",
            "Review, monitor and update",
            "IMPT",
            "SRSG",
            "IMPP guidelines C 3.1.1",
            ("review", "mission-plan", "sg-report"),
        ),
        Step(
            "3.1.2",
            "Ask for a significant revision where the situation or the Council demands it",
            "SRSG with the IMTF",
            "Secretary-General",
            "IMPP guidelines C 3.1.2",
        ),
        Step(
            "3.1.3",
            "Watch the exit triggers and recommend transition planning when they are met",
            "SRSG",
            "Secretary-General",
            "IMPP guidelines C 3.1.3",
        ),
    ),
    closes_with=(
        Closing("review", "first", "as often as needed"),
        Closing("mission-plan", "update", "as often as needed"),
        Closing("sg-report", "update", "as often as the Council asks, and before a renewal"),
    ),
    decision_points=("DP-3.1a", "DP-3.1b"),
    clock="none",
    minimum_days=None,
    desirable_days=None,
    timeframe_note="As long as the mission lasts.",
    loops=(
        Loop("T20", "3.1", "Reviews and minor updates leave the level as it is, as often as they come."),
        Loop(
            "T21",
            "1.2",
            "A significant revision plans again from 1.2; the adopted plan stays in force meanwhile.",
        ),
        Loop("T28", "3.2", "The Secretary-General asks for transition and exit planning."),
    ),
    reference="IMPP guidelines C 3.1",
)
