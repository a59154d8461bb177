"""The states in which a mission is shown, in the order of the process."""

PRE_PLANNING = "pre_planning"
AWAITING_INITIATION = "awaiting_initiation"
AWAITING_COUNCIL = "awaiting_council"
L1_1, L1_2, L2_1, L2_2, L3_1, L3_2 = "L1.1", "L1.2", "L2.1", "L2.2", "L3.1", "L3.2"
TRANSITION = "L3.1_transition"
ENDED, OTHER_FORM, COMPLETED = "ended_no_operation", "other_form", "completed"

START = PRE_PLANNING
FINAL: tuple[str, ...] = (ENDED, OTHER_FORM, COMPLETED)

STATES: dict[str, str] = {
    PRE_PLANNING: "Pre-planning",
    AWAITING_INITIATION: "Waiting for initiation",
    L1_1: "Level 1.1, Advance planning",
    L1_2: "Level 1.2, Foundation planning",
    AWAITING_COUNCIL: "Before the Security Council",
    L2_1: "Level 2.1, Operational planning",
    L2_2: "Level 2.2, Implementation planning",
    L3_1: "Level 3.1, Continuation planning",
    L3_2: "Level 3.2, Transition and exit planning",
    TRANSITION: "Level 3.1, Continuation planning in the transition period",
    COMPLETED: "Completed",
    ENDED: "Ended without an operation",
    OTHER_FORM: "Ended in favour of another form of presence",
}

OPEN: tuple[str, ...] = tuple(state for state in STATES if state not in FINAL)
