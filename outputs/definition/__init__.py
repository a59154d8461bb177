"""The twelve outputs of the process as data, in the order in which a mission meets them."""

from outputs.definition.joint_transition_plan import JOINT_TRANSITION_PLAN
from outputs.definition.mission_budget import MISSION_BUDGET
from outputs.definition.mission_directive import MISSION_DIRECTIVE
from outputs.definition.mission_plan import MISSION_PLAN
from outputs.definition.review import REVIEW
from outputs.definition.sg_directive import SG_DIRECTIVE
from outputs.definition.sg_report import SG_REPORT
from outputs.definition.shape import OutputType
from outputs.definition.shortfall_note import SHORTFALL_NOTE
from outputs.definition.soundness import faults_in
from outputs.definition.srsg_directive import SRSG_DIRECTIVE
from outputs.definition.strategic_analysis import STRATEGIC_ANALYSIS
from outputs.definition.strategic_assessment import STRATEGIC_ASSESSMENT
from outputs.definition.usg_directive import USG_DIRECTIVE

OUTPUTS: dict[str, OutputType] = {
    output.key: output
    for output in (
        STRATEGIC_ANALYSIS,
        STRATEGIC_ASSESSMENT,
        SG_DIRECTIVE,
        USG_DIRECTIVE,
        JOINT_TRANSITION_PLAN,
        MISSION_PLAN,
        MISSION_BUDGET,
        SG_REPORT,
        SRSG_DIRECTIVE,
        MISSION_DIRECTIVE,
        REVIEW,
        SHORTFALL_NOTE,
    )
}


def check() -> tuple[str, ...]:
    """Return one sentence for each fault in the definition of the outputs; empty when it is sound."""
    return faults_in(OUTPUTS)


__all__ = ["OUTPUTS", "check"]
