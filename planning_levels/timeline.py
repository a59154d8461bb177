"""Clocks: elapsed days against minimum and desirable. Timeframes inform, decision points bind.

IMPP guidelines, part A: minimum times have trade-offs; desirable times are never a limit.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from planning_levels.definition import LEVELS
from planning_levels.models import LevelRun


@dataclass(frozen=True, slots=True)
class Timeframe:
    """Days of a level run against the guidelines' times; all values in days."""

    elapsed_days: int | None
    minimum_days: int | None
    desirable_days: int | None
    status: str
    over_by: int = 0

    def as_data(self) -> dict[str, Any]:
        """Return the timeframe as the API shows it."""
        data = asdict(self)
        del data["over_by"]
        return data


def timeframe(level: str, run: LevelRun | None, on: date) -> Timeframe:
    """Return the clock of a run on a day; `not_started` before its entry event."""
    definition = LEVELS[level]
    minimum, desirable = definition.minimum_days, definition.desirable_days
    if run is None or run.started is None:
        return Timeframe(None, minimum, desirable, "not_started")
    elapsed = max(0, ((run.ended or on) - run.started).days)
    if minimum is None and desirable is None:
        status = "no_limit"
    elif minimum is not None and elapsed < minimum:
        status = "below_minimum"
    elif desirable is not None and elapsed > desirable:
        status = "over_desirable"
    else:
        status = "in_range"
    over = elapsed - desirable if desirable is not None and elapsed > desirable else 0
    return Timeframe(elapsed, minimum, desirable, status, over)


WAITING = Timeframe(None, None, None, "waiting")
