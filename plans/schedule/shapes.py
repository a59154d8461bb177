"""The shapes of a schedule: what goes in, what comes out. Days are whole; both ends of a row are in it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work as it is planned. Without an end it is a point on its day; `after` are keys."""

    key: str
    title: str = ""
    start: date | None = None
    end: date | None = None
    after: tuple[str, ...] = ()
    side: str = ""
    lead: str = ""
    condition: str = ""
    marked: bool = False  # held to be critical by those who wrote it down
    begun: date | None = None
    ended: date | None = None
    url: str = ""

    @property
    def last(self) -> date | None:
        """Return the last day as planned, where it is not before the first."""
        return self.end if self.end and self.start and self.end >= self.start else self.start

    @property
    def point(self) -> bool:
        """Whether no end is stated: a point in time."""
        return self.end is None or self.start is None or self.end < self.start

    @property
    def days(self) -> int:
        """Return how many days it takes; none for a point."""
        return 0 if self.point or self.start is None or self.end is None else (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of work with its figures.

    `earliest` and `latest` are first and last day, as links and dates allow; `room` the days by which it may
    slip before an end of the plan moves (None where nothing hangs on it, or it has ended). `waits_for` are
    the keys of what has not ended, `standing` a word: ended, under-way, waits, free, undated.
    """

    work: Work
    earliest: tuple[date, date] | None
    latest: tuple[date, date] | None
    room: int | None
    critical: bool
    standing: str
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold together: its kind, the row, the rows that it is about, days."""

    kind: str  # too-early, marked-with-room, critical-unmarked, loop, begun-early, undated
    key: str
    others: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule worked out: rows in the order given, the critical path to each end, what is found."""

    rows: tuple[Row, ...]
    paths: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]

    def row(self, key: str) -> Row:
        """Return a row by its key; KeyError for one that is not there."""
        for row in self.rows:
            if row.work.key == key:
                return row
        raise KeyError(key)
