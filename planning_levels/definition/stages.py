"""The three stages of the process, each with its two levels (IMPP guidelines A and C)."""

from planning_levels.definition.shape import Stage

ADVANCE = Stage(1, "Advance planning", ("1.1", "1.2"))
OPERATIONAL = Stage(2, "Operational planning", ("2.1", "2.2"))
REVIEW = Stage(3, "Review and transition planning", ("3.1", "3.2"))

STAGES: tuple[Stage, ...] = (ADVANCE, OPERATIONAL, REVIEW)
