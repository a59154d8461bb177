"""The common framework of mission and country team: its parts, how long it runs, when stock is taken.

Another framework may serve as the common one; then each part says where it is covered there. A framework
that has run out serves no more, and is shown (IMPP guidelines B; integrated strategic framework).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from missions.models import Mission
from monitoring.models import Stocktaking
from plans.models import Framework, FrameworkPriority

PARTS = ("vision", "priorities", "results", "timelines", "responsibilities")
NEAR = timedelta(days=90)
TOGETHER = 2  # entities, at least


@dataclass(frozen=True, slots=True)
class Common:
    """A common priority, and what keeps it from being one: no reason, or one entity alone."""

    row: FrameworkPriority
    entities: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether fewer than two entities have a part in it."""
        return len({item.casefold() for item in (*self.entities, self.row.lead) if item}) < TOGETHER

    @property
    def unfounded(self) -> bool:
        """Whether nothing says why it takes several."""
        return not self.row.why_joint.strip()


@dataclass(frozen=True, slots=True)
class Held:
    """A framework as it stands on a day."""

    row: Framework
    priorities: tuple[Common, ...]
    stock: tuple[Stocktaking, ...]
    today: date

    @property
    def lacking(self) -> list[str]:
        """The parts that nothing covers, by their keys."""
        rows = {"priorities": bool(self.priorities)}
        found = [name for name in PARTS if not (getattr(self.row, name).strip() or rows.get(name))]
        taken = bool(self.stock or self.row.stock_every)
        return found if taken else [*found, "stocktaking"]

    @property
    def days_left(self) -> int | None:
        """Days until it runs out, negative afterwards; None where no end is named."""
        return (self.row.ends - self.today).days if self.row.ends else None

    @property
    def ended(self) -> bool:
        """Whether it has run out."""
        return self.days_left is not None and self.days_left < 0

    @property
    def near(self) -> bool:
        """Whether it runs out within ninety days."""
        return self.days_left is not None and 0 <= self.days_left <= NEAR.days

    @property
    def serves(self) -> bool:
        """Whether it serves as the common framework today: it has begun, runs, and no part is lacking."""
        begun = self.row.starts is None or self.row.starts <= self.today
        return begun and not self.ended and not self.lacking

    @property
    def next_stock(self) -> date | None:
        """The day on which stock is to be taken next, by its own rhythm."""
        if not self.row.stock_every:
            return None
        taken = [item.date for item in self.stock if item.date]
        last = max(taken, default=self.row.starts)
        return months_after(last, self.row.stock_every) if last else None

    @property
    def stock_due(self) -> bool:
        """Whether that day has come."""
        return not self.ended and self.next_stock is not None and self.next_stock <= self.today


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def frameworks_of(mission: Mission, today: date) -> list[Held]:
    """Return the frameworks of a mission, those that run first, in four queries."""
    rows = list(Framework.objects.filter(mission=mission))
    if not rows:
        return []
    priorities: dict[int, list[Common]] = {}
    found = FrameworkPriority.objects.filter(mission=mission).prefetch_related("entities", "objectives")
    for one in found:
        named = tuple(item.value for item in one.entities.all())
        priorities.setdefault(one.framework_id, []).append(Common(one, named))
    stock: dict[int | None, list[Stocktaking]] = {}
    for taken in Stocktaking.objects.filter(mission=mission).order_by("date", "id"):
        stock.setdefault(taken.framework_id, []).append(taken)
    held = [Held(row, tuple(priorities.get(row.pk, ())), tuple(stock.get(row.pk, ())), today) for row in rows]
    return sorted(held, key=lambda item: (item.ended, not item.serves))
