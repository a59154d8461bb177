"""Periods of the mandate: from which record to which day, and what that day calls for.

A day that comes near moves nothing: it proposes the review before the renewal (IMPP guidelines C 3.1.1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitoring.models import Review
from planning_levels.models import CouncilRecord
from planning_levels.position import mandate_of

NEAR = timedelta(days=90)
SET_BEFORE = timedelta(days=270)  # a review this long before the end prepares its renewal
CARRYING = ("authorised", "renewed", "changed")
RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class Period:
    """The time that one record of the Council gave: `until` is its day, or that of the record after it."""

    record: CouncilRecord
    until: date | None
    present: bool
    days_left: int | None

    @property
    def near(self) -> bool:
        """Whether the present mandate ends within ninety days, or has run out without another record."""
        return self.present and self.days_left is not None and self.days_left <= NEAR.days


def periods(records: Sequence[CouncilRecord], today: date) -> list[Period]:
    """Return the periods of the mandate, the present one first.

    A later record ends the time of the one before it where that time still ran.
    """
    carrying = [item for item in records if item.outcome in CARRYING]
    ended = next((item.on for item in records if item.outcome == "ended"), None)
    present = mandate_of(records)
    found = []
    for place, record in enumerate(carrying):
        after = carrying[place + 1].on if place + 1 < len(carrying) else ended
        days = [day for day in (record.mandate_ends, after) if day is not None]
        until = min(days) if days else None
        now = record is present and ended is None
        left = (until - today).days if now and until else None
        found.append(Period(record, until, now, left))
    return found[::-1]


def renewal_review(period: Period | None, reviews: Iterable[Review]) -> Review | None:
    """Return the review that prepares the renewal of a period: opened in its last months, and named so."""
    if period is None or period.until is None:
        return None
    since = period.until - SET_BEFORE
    found = [item for item in reviews if item.opened_on >= since and RENEWAL in item.purpose.casefold()]
    return found[-1] if found else None
