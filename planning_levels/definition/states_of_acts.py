"""Groups of shown states in which acts are known."""

FIRST_PLANNING = ("L1.1", "L1.2", "awaiting_council", "L2.1", "L2.2")
IN_MISSION = ("L3.1", "L3.1_transition", "L3.2")
BEFORE = ("pre_planning", "awaiting_initiation")
LIVE = BEFORE + FIRST_PLANNING + IN_MISSION
ENDED = ("ended_no_operation", "other_form", "completed")
SUBMITTERS = ("imtf-chair", "impt-lead")
CHECKS = ("confirmations",)
