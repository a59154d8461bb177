"""The schedule worked out: what waits for what, how much room there is, and which chain leaves none.

The calculation (`loops`, `passes`, `shapes`, `worked_out`) knows no Django and no database; `rows`, `rules`
and `words` stand around it. Loops and orders come from `graphlib` of the standard library; the two passes are
forty lines, so no library of graphs is taken in for them.
"""

from plans.schedule.shapes import Finding, Row, Schedule, Work
from plans.schedule.worked_out import worked_out

__all__ = ["Finding", "Row", "Schedule", "Work", "worked_out"]
