"""The acts of the process: every verb, who may call it, where it is known, what it demands.

Roles are keys of `missions.roles`. `usg-of-lead` is the Under-Secretary-General of the
department that leads the mission's planning today. States are states as shown.
"""

from planning_levels.definition.acts_first_planning import first_planning
from planning_levels.definition.acts_in_mission import in_mission
from planning_levels.definition.shape import Act

ACTS: dict[str, Act] = {act.name: act for act in (*first_planning(), *in_mission())}
