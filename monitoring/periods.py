"""Periods in which something is due: weeks, months, quarters; counted on days alone, without a database."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something is due: its key, its length in months (or in days), and the days of grace.

    What is due for a period may come in until `grace` days after its end; after that it is late.
    """

    key: str
    months: int
    grace: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period by its first and last day."""

    first: date
    last: date

    def __str__(self) -> str:
        return called(self.first, self.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


RHYTHMS: tuple[Rhythm, ...] = (
    Rhythm("half-year", 6, 45, ("half",)),
    Rhythm("quarter", 3, 30, ("quarter", "three months")),
    Rhythm("month", 1, 15, ("month",)),
    Rhythm("week", 0, 7, ("week",)),
    Rhythm("year", 12, 60, ("year", "annual")),
)
BY_KEY: dict[str, Rhythm] = {rhythm.key: rhythm for rhythm in RHYTHMS}
OF_ITS_OWN = re.compile(r"\d|\b(two|four|six|bi|second|other|season\w*)\b")


def rhythm_of(text: str) -> Rhythm | None:
    """Return the rhythm that a register names in words; None for one that no calendar counts."""
    said = text.casefold()
    if OF_ITS_OWN.search(said):
        return None
    return next((item for item in RHYTHMS if any(word in said for word in item.words)), None)


def period_of(rhythm: Rhythm, day: date) -> Period:
    """Return the period of a rhythm in which a day lies; weeks begin on Monday."""
    if not rhythm.months:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    month = (day.month - 1) // rhythm.months * rhythm.months + 1
    last = month + rhythm.months - 1
    return Period(date(day.year, month, 1), date(day.year, last, calendar.monthrange(day.year, last)[1]))


def complete_periods(rhythm: Rhythm, since: date, today: date) -> Iterator[Period]:
    """Yield the periods that begin on `since` or later and have ended before `today`, the earliest first."""
    period = period_of(rhythm, since)
    if period.first < since:
        period = period_of(rhythm, period.last + timedelta(days=1))
    while period.last < today:
        yield period
        period = period_of(rhythm, period.last + timedelta(days=1))


def called(first: date, last: date) -> str:
    """Return what a period is called: `June 2011`, `Quarter 2 of 2011`; other days by their dates."""
    for rhythm in RHYTHMS:
        if period_of(rhythm, first) == Period(first, last):
            return _named(rhythm, first)
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }


def _named(rhythm: Rhythm, first: date) -> str:
    match rhythm.key:
        case "half-year":
            return _("Half-year %(n)d of %(year)d") % {"n": (first.month + 5) // 6, "year": first.year}
        case "quarter":
            return _("Quarter %(n)d of %(year)d") % {"n": (first.month + 2) // 3, "year": first.year}
        case "month":
            return date_format(first, "F Y")
        case "week":
            return _("Week of %(day)s") % {"day": date_format(first, "j F Y")}
    return str(first.year)
