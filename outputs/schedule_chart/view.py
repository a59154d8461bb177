"""What a drawing of the schedule shows beside its rows, and where a day lies on it; in millimetres."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from outputs.printing.drawing import FACES, Board
from outputs.printing.widths import PORTRAIT

SIZE, SMALL, HIGH = 2.3, 2.05, 4.2  # two sizes of type, and a row
CRITICAL, MID, GREEN, PALE = "#8f1d1d", "#7f9fc4", "#5b7f3a", "#dde3ea"


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone: its name, its day, whether it is reached."""

    name: str
    on: date
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A phase, or a period of the operation; an open side reaches to the edge."""

    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class View:
    """How a schedule is drawn.

    `say` returns a fixed English word in the reader's language. `window` are the first and last day shown;
    without it, all days that occur. `today` and `ends` (of the mandate, with its words) are drawn as lines.
    Without `months`, the twelve names, months are figures.
    """

    title: str
    description: str = ""
    say: Callable[[str], str] = str
    width: float = PORTRAIT
    labels: float = 56.0
    rows_a_page: int = 40
    mirrored: bool = False
    faces: str = FACES
    key: str = ""
    phases: tuple[Span, ...] = ()
    periods: tuple[Span, ...] = ()
    milestones: tuple[Mark, ...] = ()
    today: tuple[date, str] | None = None
    ends: tuple[date, str] | None = None
    months: tuple[str, ...] = ()
    window: tuple[date, date] | None = None


class Axis:
    """Days from the first to the last that is shown, the last included, on one scale."""

    def __init__(self, first: date, last: date, left: float, width: float) -> None:
        self.first, self.last, self.left, self.width = first, last, left, width
        self.days = (last - first).days + 1
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        self.step = 0 if self.days <= 45 else 1 if months <= 24 else 3 if months <= 72 else 12

    @property
    def right(self) -> float:
        """Return the end of the scale."""
        return self.left + self.width

    def at(self, day: date) -> float:
        """Return the place of the beginning of a day, kept within the scale."""
        days = min(max((day - self.first).days, 0), self.days)
        return self.left + self.width * days / self.days

    def after(self, day: date) -> float:
        """Return the place of the end of a day."""
        return self.at(day + timedelta(days=1)) if day < self.last else self.right

    def shows(self, first: date | None, last: date | None) -> bool:
        """Tell whether something of a period is on the scale."""
        return (first is None or first <= self.last) and (last is None or last >= self.first)

    def ticks(self) -> Iterator[tuple[date, str, bool]]:
        """Yield each marked day with its figure, and whether a year begins to be shown there."""
        year = None
        for day in self._marked():
            yield day, str(day.day if not self.step else day.month), day.year != year
            year = day.year

    def _marked(self) -> Iterator[date]:
        if not self.step:
            for number in range(0, self.days, 7):
                yield self.first + timedelta(days=number)
            return
        month = self.first.year * 12 + self.first.month - 1
        month += 0 if self.first.day == 1 else 1
        while (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
            yield day
            month += self.step


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the drawing while it is made."""

    board: Board
    axis: Axis
    view: View


def whole(days: Iterable[date]) -> tuple[date, date]:
    """Return the first day of the first month and the last day of the last month in which days lie."""
    known = list(days)
    last = max(known).replace(day=28) + timedelta(days=4)
    return min(known).replace(day=1), last - timedelta(days=last.day)
