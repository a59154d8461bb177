"""What is due on the mission's own day: values of benchmarks by their rhythm, and assessments by the pace.

Nothing is stored and nothing is stopped: a gap is a fact of the calendar, shown to who can mend it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from monitoring.cycle_steps import ASSESSED
from monitoring.models import Cycle, Pace
from monitoring.periods import BY_KEY, Period, Rhythm, complete_periods, period_of, rhythm_of
from monitoring.queries import Course

State = Literal["uncounted", "measured", "due", "late"]


@dataclass(frozen=True, slots=True)
class Due:
    """What a benchmark owes: how it stands, for which period, and the periods that stayed without a value.

    `uncounted` is a benchmark whose rhythm no calendar counts, or that is not in measurement yet.
    """

    state: State
    rhythm: Rhythm | None = None
    period: Period | None = None
    missed: tuple[Period, ...] = ()

    @property
    def overdue(self) -> Period | None:
        """The period whose value is late and was followed by none; it stays so while the next is in grace."""
        if self.state == "late":
            return self.period
        if self.state != "due" or self.rhythm is None or self.period is None or not self.missed:
            return None
        before = period_of(self.rhythm, self.period.first - timedelta(days=1))
        return before if self.missed[-1] == before else None


@dataclass(frozen=True, slots=True)
class Owed:
    """A period of which the mission's assessment is not on file; `late` once the days of grace are over."""

    period: Period
    late: bool


def due(course: Course, since: date | None, today: date) -> Due:
    """Return what a benchmark owes on a day, counted from `since`, on which the plan came into force.

    Measured before, it is counted from its first value on. A value counts for the period in which its
    date lies. Without `since` no plan is in force, and nothing is owed (IMPP guidelines C 3.1.1).
    """
    rhythm = rhythm_of(course.benchmark.rhythm)
    if rhythm is None or since is None:
        return Due("uncounted", rhythm)
    days = [item.date for item in course.measurements]
    if days:
        since = min(since, period_of(rhythm, days[0]).first)
    held = {period_of(rhythm, day) for day in days}
    gaps = [period for period in complete_periods(rhythm, since, today) if period not in held]
    late = tuple(period for period in gaps if today > period.last + timedelta(days=rhythm.grace))
    last = _latest_ended(rhythm, today)
    if last not in gaps:
        return Due("measured", rhythm, last, late)
    return Due("late" if last in late else "due", rhythm, last, late)


def _latest_ended(rhythm: Rhythm, today: date) -> Period:
    return period_of(rhythm, period_of(rhythm, today).first - timedelta(days=1))


def owed(pace: Pace | None, cycles: Iterable[Cycle], today: date) -> list[Owed]:
    """Return the periods that have ended and lie without an assessment, the earliest first.

    A period is assessed by a cycle that ends in it and whose analysis has a date; the cycles come with
    their steps. Without a pace nothing is owed.
    """
    if pace is None:
        return []
    rhythm = BY_KEY[pace.rhythm]
    assessed = {period_of(rhythm, cycle.ends) for cycle in cycles if _analysed(cycle)}
    return [
        Owed(period, today > period.last + timedelta(days=rhythm.grace))
        for period in complete_periods(rhythm, pace.since, today)
        if period not in assessed
    ]


def _analysed(cycle: Cycle) -> bool:
    return any(item.step == ASSESSED and item.done_on for item in cycle.steps.all())


def next_period(pace: Pace | None, cycles: Iterable[Cycle], today: date) -> Period:
    """Return the period that the next cycle is to cover: after the last one, else that of today."""
    rhythm = BY_KEY[pace.rhythm if pace else "quarter"]
    last = max((cycle.ends for cycle in cycles), default=None)
    return period_of(rhythm, today if last is None else last + timedelta(days=1))
