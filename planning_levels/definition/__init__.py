"""What the guidelines prescribe, as data: stages, levels, decision points, acts, transitions, seats.

Pages, API, readiness, diagram, documentation and tests read it from here; nothing restates it.
`LEVELS`, `DECISION_POINTS` and `ACTS` are looked up by code, id and verb, and keep their order.
"""

from planning_levels.definition.acts import ACTS
from planning_levels.definition.decision_points import DECISION_POINTS
from planning_levels.definition.level_1_1 import LEVEL_1_1
from planning_levels.definition.level_1_2 import LEVEL_1_2
from planning_levels.definition.level_2_1 import LEVEL_2_1
from planning_levels.definition.level_2_2 import LEVEL_2_2
from planning_levels.definition.level_3_1 import LEVEL_3_1
from planning_levels.definition.level_3_2 import LEVEL_3_2
from planning_levels.definition.seats import SEATS, SIDES
from planning_levels.definition.shape import Level
from planning_levels.definition.stages import STAGES
from planning_levels.definition.states import FINAL, STATES
from planning_levels.definition.transitions import TRANSITIONS

VERSION = 1

LEVELS: dict[str, Level] = {
    level.code: level for level in (LEVEL_1_1, LEVEL_1_2, LEVEL_2_1, LEVEL_2_2, LEVEL_3_1, LEVEL_3_2)
}

__all__ = [
    "ACTS",
    "DECISION_POINTS",
    "FINAL",
    "LEVELS",
    "SEATS",
    "SIDES",
    "STAGES",
    "STATES",
    "TRANSITIONS",
    "VERSION",
]
