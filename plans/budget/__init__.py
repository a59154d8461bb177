"""The money of the plan: what follows from the results framework, derived anew at each reading (C 1.2.4).

`money_of` returns all of it for a mission. Nothing here is stored: a frame, a total or a gap is worked out
from the rows, so that one changed figure shows everywhere it counts.
"""

from plans.budget.funding import unfunded_tasks
from plans.budget.money import Money, money_of

__all__ = ["Money", "money_of", "unfunded_tasks"]
