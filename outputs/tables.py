"""The tables that outputs draw in: registers of the plan, what follows from them, what monitoring lends."""

from collections.abc import Sequence
from typing import Any

from missions.models import Mission
from monitoring import reported
from plans import queries as plan_queries
from plans.budget.tables import DERIVED
from plans.columns import Column
from plans.registers import REGISTERS


class Drawing:
    """Tables of a mission drawn at one time; see `plans.queries.Drawing`."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission
        self._plan = plan_queries.Drawing(mission)

    def table(self, key: str) -> list[dict[str, Any]]:
        """Return the rows of a table in words, in order; KeyError for one that is not known."""
        return reported.table(self.mission, key) if key in reported.TABLES else self._plan.table(key)

    def complete_rows(self, key: str) -> int:
        """Return how many rows are whole; what monitoring lends has been judged where it was entered."""
        if key in reported.TABLES:
            return len(reported.table(self.mission, key))
        return self._plan.complete_rows(key)


def known(key: str) -> bool:
    """Tell whether there is a table of this key."""
    return key in REGISTERS or key in DERIVED or key in reported.TABLES


def columns(key: str) -> Sequence[Column]:
    """Return the printable columns of a table, in order; KeyError for one that is not known."""
    return reported.columns(key) if key in reported.TABLES else plan_queries.columns(key)


def title(key: str) -> str:
    """Return what a table is called; its key where it is not known."""
    if key in reported.TABLES:
        return reported.title(key)
    return str(plan_queries.title_of(key)) if known(key) else key


def page(mission: Mission, key: str) -> str:
    """Return the page on which the rows of a table are kept, or from which they follow."""
    if key in reported.TABLES:
        return f"/missions/{mission.key}/monitoring/"
    return f"/missions/{mission.key}/plan/{'results-and-budget' if key in DERIVED else key}/"
