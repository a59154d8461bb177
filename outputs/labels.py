"""Which label and revision number the next submission of an output gets: one rule for all twelve.

Labels follow the chains of the guidelines (C 1.2.3, 1.2.4, 2.1.2, 2.1.3, 2.2.3, 3.1, 3.2). Pure: what
it needs to know is handed in.
"""

from missions.process import Position
from outputs.definition import OUTPUTS

MISSION_PLAN = "mission-plan"
MISSION_BUDGET = "mission-budget"
SG_REPORT = "sg-report"
# Outputs whose first submission is a draft of a chain; the others are issued as they are first submitted.
IN_DRAFTS = (MISSION_PLAN, MISSION_BUDGET, "joint-transition-plan")
_BEFORE_SURVEY = (None, "1.1")


def next_label(
    output_type: str, position: Position, *, surveyed: bool, advanced_submitted: bool = True
) -> tuple[str, int]:
    """Return the label and the revision (0 in first planning, n-1 in cycle n) for a submission now.

    `surveyed` says that the technical survey of this run has begun, or that a pre-survey draft was
    submitted in this cycle. `advanced_submitted` matters after an early Directive only: while 2.1 is
    open beside 2.2 and its advanced draft is owed, that is what a submission delivers.
    KeyError for an unknown output.
    """
    labels = OUTPUTS[output_type].labels
    label = _label(output_type, position, surveyed, advanced_submitted)
    return (label if label in labels else labels[0]), max(position.cycle - 1, 0)


def _label(output_type: str, position: Position, surveyed: bool, advanced_submitted: bool) -> str:
    if output_type == MISSION_PLAN:
        return _plan_label(position, surveyed, advanced_submitted)
    if output_type == MISSION_BUDGET:
        if position.cycle > 1 or position.level == "3.2":
            return "update"
        return "final" if position.mandated and position.level not in (*_BEFORE_SURVEY, "1.2") else "first"
    if position.level == "3.2":
        return "transition"
    if output_type == SG_REPORT and position.level == "3.1":  # periodic, or before a renewal
        return "update"
    return "update" if position.cycle > 1 else "first"


def _plan_label(position: Position, surveyed: bool, advanced_submitted: bool) -> str:
    match position.level:
        case "2.1":
            return "advanced"
        case "2.2":
            return "final" if advanced_submitted or "2.1" not in position.open_levels else "advanced"
        case "3.1":
            return "update"
        case "3.2":
            return "transition"
        case level if level in _BEFORE_SURVEY:
            return "pre-survey"
        case _:
            return "first" if surveyed else "pre-survey"
