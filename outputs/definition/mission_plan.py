"""The Mission Plan: one document with one chain, from the draft before the survey to the plan for exit."""

from outputs.definition.mission_plan_delivery import DELIVERY
from outputs.definition.mission_plan_direction import DIRECTION
from outputs.definition.mission_plan_organisation import ORGANISATION
from outputs.definition.plan_labels import FROM_PRE_SURVEY
from outputs.definition.shape import OutputType

MISSION_PLAN = OutputType(
    key="mission-plan",
    title="Mission Plan",
    purpose="Sets out how the mandate is carried out by mission and UN Country Team together, and is the "
    "authoritative framework for the mission's decisions once adopted.",
    prepared_by="IMTF until Level 2.1; IMPT from Level 2.2; SRSG with IMTF in a revision; IMTF with IMPT "
    "for transition",
    decided_by="SRSG; for transition the Secretary-General endorses",
    decision="adopts",
    reference="IMPP guidelines C 1.2.3; 2.1.2; 2.2.3; 3.2.2",
    labels=FROM_PRE_SURVEY,
    sections=(*DIRECTION, *ORGANISATION, *DELIVERY),
    follows="usg-directive",
)
