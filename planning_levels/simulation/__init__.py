"""When the plan can be adopted: from where the process stands to each decision point ahead, with reasons.

`shapes` and `course` are plain calculation; `standing` reads where a mission stands, `asking` what a person
wants to try, `words` says each ground in a sentence. Nothing is stored and nothing follows from a result:
timeframes inform, decision points bind (IMPP guidelines, part A).
"""

from planning_levels.simulation.course import simulate
from planning_levels.simulation.shapes import Ask, Ground, Outlook, Reached, Start
from planning_levels.simulation.standing import outlook_of, start_of

__all__ = ["Ask", "Ground", "Outlook", "Reached", "Start", "outlook_of", "simulate", "start_of"]
