"""The seven decision points that the guidelines set in a box, and the table of all points.

Gates without a box stand in `gates.py`. A basis names the output types whose submitted
versions the decision binds to; a conditional output binds only where it was submitted.
"""

from planning_levels.definition.gates import GATES
from planning_levels.definition.shape import DecisionPoint, Outcome

DP_INIT = DecisionPoint(
    id="DP-INIT",
    level=None,
    name="Initiation",
    question=(
        "Does the strategic analysis show a peace support operation to be desirable as part of the wider "
        "peacebuilding strategy, so that planning begins?"
    ),
    decider="sg",
    decider_title="Secretary-General",
    boxed=True,
    basis=("strategic-analysis",),
    outcomes=(
        Outcome(
            "initiated",
            "Initiate the process",
            "Level 1.1 opens and the lead department sets up the task force at once.",
            "initiate",
            "T03",
        ),
        Outcome(
            "declined",
            "Decline",
            "The file goes back to pre-planning; a new trigger or analysis may bring it back.",
            "decline-initiation",
            "T04",
        ),
        Outcome(
            "deferred",
            "Defer",
            "The file waits in pre-planning until the analysis is put forward again.",
            "decline-initiation",
            "T04",
        ),
        Outcome(
            "confirmed",
            "Confirm the level of entry",
            "A successor or an existing mission enters the process at the "
            "level named, with the outputs that stand in.",
            "confirm-entry",
            "T35",
        ),
    ),
    reference="IMPP guidelines C, decision point before Level 1.1",
)

DP_1_1 = DecisionPoint(
    id="DP-1.1",
    level="1.1",
    name="Form of UN involvement",
    question=(
        "In the light of the Strategic Assessment, what should the United Nations aim at, and is a peace "
        "support operation the suitable form?"
    ),
    decider="sg",
    decider_title="Secretary-General",
    boxed=True,
    basis=("strategic-assessment", "sg-directive"),
    outcomes=(
        Outcome(
            "suitable",
            "Find an operation suitable and issue the Strategic Planning Directive",
            "Level 1.1 closes, the lead passes to DPKO or the department named, and 1.2 is prepared.",
            "decide-form",
            "T06",
        ),
        Outcome(
            "other_form",
            "Choose another form of presence",
            "With a department named as lead the directive is issued and "
            "1.2 is prepared under it; without one "
            "planning ends here.",
            "decide-form",
            "T07",
        ),
        Outcome(
            "no_operation",
            "Decide against an operation",
            "Planning ends, the task force closes and the file stays readable.",
            "decide-form",
            "T07",
        ),
        Outcome(
            "returned",
            "Return for work",
            "Level 1.1 goes on; the next edit opens a new version.",
            "return-for-work",
            "T08",
        ),
    ),
    reference="IMPP guidelines C 1.1.3",
)

DP_1_2 = DecisionPoint(
    id="DP-1.2",
    level="1.2",
    name="Report to the Security Council",
    question=(
        "Is the concept of operations ready to go to the Security Council "
        "in the report of the Secretary-General?"
    ),
    decider="sg",
    decider_title="Secretary-General",
    boxed=True,
    basis=("sg-report", "mission-plan", "mission-budget", "joint-transition-plan"),
    outcomes=(
        Outcome(
            "submitted",
            "Submit the report",
            "Level 1.2 closes; the process waits for the Council, without a clock.",
            "submit-sg-report",
            "T10",
        ),
        Outcome(
            "returned",
            "Return for work",
            "Level 1.2 goes on; the next edit opens a new version.",
            "return-for-work",
            "T11",
        ),
    ),
    reference="IMPP guidelines C 1.2.5",
)

DP_2_1 = DecisionPoint(
    id="DP-2.1",
    level="2.1",
    name="Directive to the SRSG",
    question=(
        "Does the Directive give the SRSG the authority and direction to guide the mission, and can the "
        "transfer of planning begin?"
    ),
    decider="usg-of-lead",
    decider_title="USG of the lead department",
    boxed=True,
    basis=("srsg-directive", "mission-plan", "mission-budget"),
    outcomes=(
        Outcome(
            "issued",
            "Issue the Directive",
            "The transfer of planning to the mission begins and 2.2 is prepared; "
            "outputs of an early Directive stay owed.",
            "issue-srsg-directive",
            "T14",
        ),
        Outcome(
            "returned",
            "Return for work",
            "Level 2.1 goes on; the next edit opens a new version.",
            "return-for-work",
            "T15",
        ),
    ),
    reference="IMPP guidelines C 2.1.4",
)

DP_2_2 = DecisionPoint(
    id="DP-2.2",
    level="2.2",
    name="Adoption of the Mission Plan",
    question=(
        "Is the final Mission Plan the authoritative framework within "
        "which the mission pursues its objectives?"
    ),
    decider="srsg",
    decider_title="SRSG",
    boxed=True,
    basis=("mission-plan",),
    outcomes=(
        Outcome(
            "adopted",
            "Adopt the Mission Plan",
            "The plan is in force, the transfer is complete, 3.1 opens and "
            "the task force turns to backstopping.",
            "adopt-mission-plan",
            "T17",
        ),
        Outcome(
            "returned",
            "Return for work",
            "Level 2.2 goes on; the next edit opens a new version.",
            "return-for-work",
            "T19",
        ),
    ),
    reference="IMPP guidelines C 2.2.3",
)

DP_3_1A = DecisionPoint(
    id="DP-3.1a",
    level="3.1",
    name="Significant revision of the Mission Plan",
    question=(
        "Does a request of the Security Council, or a dramatic change "
        "on the ground, call for the Mission Plan "
        "to be substantially revised?"
    ),
    decider="sg",
    decider_title="Secretary-General",
    boxed=True,
    basis=(),
    outcomes=(
        Outcome(
            "revision",
            "Decide a significant revision",
            "A revision cycle opens at 1.2 while the adopted plan stays in force.",
            "decide-significant-revision",
            "T21",
        ),
        Outcome(
            "declined",
            "Decline",
            "Nothing moves; a minor update stays open to the mission.",
            "decline-recommendation",
            "T21",
        ),
    ),
    reference="IMPP guidelines C 3.1.2",
)

DP_3_1B = DecisionPoint(
    id="DP-3.1b",
    level="3.1",
    name="Transition and exit planning",
    question=(
        "The Security Council having asked for it, should the SRSG with "
        "the UNCT begin to plan transition and exit?"
    ),
    decider="sg",
    decider_title="Secretary-General",
    boxed=True,
    basis=(),
    outcomes=(
        Outcome(
            "requested",
            "Ask for transition and exit planning",
            "Level 3.2 opens; 3.1 runs on beneath it.",
            "request-transition-planning",
            "T28",
        ),
        Outcome(
            "declined",
            "Not yet",
            "Nothing moves; the recommendation may be made again.",
            "decline-recommendation",
            "T28",
        ),
    ),
    reference="IMPP guidelines C 3.1.3",
)

BOXED: tuple[DecisionPoint, ...] = (DP_INIT, DP_1_1, DP_1_2, DP_2_1, DP_2_2, DP_3_1A, DP_3_1B)

# The order in which a mission meets them.
ORDER = (
    "DP-INIT",
    "DP-1.1",
    "GATE-USG",
    "DP-1.2",
    "GATE-COUNCIL",
    "DP-2.1",
    "DP-2.2",
    "GATE-UNCT",
    "DP-3.1a",
    "DP-3.1b",
    "GATE-3.2-USG",
    "GATE-3.2-REPORT",
    "GATE-3.2-COUNCIL",
    "GATE-3.2-SG",
    "GATE-3.2-DIRECTIVE",
)

_POINTS = {point.id: point for point in (*BOXED, *GATES)}

DECISION_POINTS: dict[str, DecisionPoint] = {key: _POINTS[key] for key in ORDER}
