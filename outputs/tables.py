"""The tables that outputs draw in: registers of the plan, and what monitoring lends to reports."""

from collections.abc import Sequence
from typing import Any

from missions.models import Mission
from monitoring import reported
from plans import queries as plan_queries
from plans.columns import Column
from plans.registers import REGISTERS


def known(key: str) -> bool:
    """Tell whether there is a table of this key."""
    return key in REGISTERS or key in reported.TABLES


def columns(key: str) -> Sequence[Column]:
    """Return the printable columns of a table, in order; KeyError for one that is not known."""
    return reported.columns(key) if key in reported.TABLES else plan_queries.columns(key)


def table(mission: Mission, key: str) -> list[dict[str, Any]]:
    """Return the rows of a table in words, in order; KeyError for one that is not known."""
    return reported.table(mission, key) if key in reported.TABLES else plan_queries.table(mission, key)


def complete_rows(mission: Mission, key: str) -> int:
    """Return how many rows are whole; what monitoring lends has been judged where it was entered."""
    if key in reported.TABLES:
        return len(reported.table(mission, key))
    return plan_queries.complete_rows(mission, key)


def title(key: str) -> str:
    """Return what a table is called; its key where it is not known."""
    if key in reported.TABLES:
        return reported.title(key)
    return str(REGISTERS[key].title) if key in REGISTERS else key


def page(mission: Mission, key: str) -> str:
    """Return where the rows of a table are kept."""
    rest = "monitoring/" if key in reported.TABLES else f"plan/{key}/"
    return f"/missions/{mission.key}/{rest}"
