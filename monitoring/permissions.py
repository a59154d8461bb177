"""Who records, who reviews, who decides in the performance cycle: roles, of which one is enough."""

from missions.reinforcing import LEADERSHIP
from plans.permissions import IN_THE_FIELD, TASK_FORCE

REVIEWERS = ("planner", *TASK_FORCE, *IN_THE_FIELD, "rc-hc")
OBSERVERS = (*REVIEWERS, "field", "pbso")
LEADERS = LEADERSHIP  # who decides on recommendations, and closes a cycle
PACERS = ("planner", *LEADERS)  # who says how often the mission is assessed

__all__ = ["LEADERS", "OBSERVERS", "PACERS", "REVIEWERS"]
