"""Outside dates on which a decision hangs: what the Council takes up, a day of the calendar, a mandate's end.

Nothing follows from them by itself: they order what waits, and are shown with it. A date that has passed is
no deadline any more, so nobody reads that a decision is late (IMPP guidelines, part A; Annex B, constraints).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from missions.models import Mission
from planning_levels.models import CouncilRecord, Event
from planning_levels.position import mandate_of


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """A day set from outside, and what is on it."""

    on: date
    what: str


def outside_date(mission: Mission) -> Deadline | None:
    """Return the next outside date of a mission on its own today or later; None where there is none."""
    return outside_dates([mission]).get(mission.pk)


def outside_dates(missions: Sequence[Mission]) -> dict[int, Deadline]:
    """Return the next outside date of each mission that has one, by the mission's id; two queries in all."""
    found: dict[int, list[Deadline]] = {mission.pk: [] for mission in missions}
    events = Event.objects.filter(mission__in=list(found), due__isnull=False)
    for key, due, title in events.values_list("mission_id", "due", "title"):
        if due is not None:
            found[key].append(Deadline(due, title))
    records: dict[int, list[CouncilRecord]] = {}
    for record in CouncilRecord.objects.filter(mission__in=list(found)):
        records.setdefault(record.mission_id, []).append(record)
    for key, rows in records.items():
        mandate = mandate_of(rows)
        if mandate is not None and mandate.mandate_ends is not None:
            found[key].append(Deadline(mandate.mandate_ends, _("The mandate runs out")))
    return {mission.pk: next_one for mission in missions if (next_one := _next(mission, found[mission.pk]))}


def _next(mission: Mission, dates: Iterable[Deadline]) -> Deadline | None:
    today = mission.today()
    return min((item for item in dates if item.on >= today), default=None)
