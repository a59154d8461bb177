"""How monitoring stands in several missions at once: for lists of what waits, and for dashboards.

The number of queries does not grow with missions, benchmarks or values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from missions.models import Mission
from monitoring.due import Due, Owed, due, owed
from monitoring.models import Adjustment, Cycle, CycleRecommendation, Pace
from monitoring.queries import Course, Standing, courses_of


@dataclass(frozen=True, slots=True)
class Monitored:
    """How monitoring stands in one mission on its own day.

    `courses` go with `dues`, in the same order. `owed` are periods without an assessment, `cycle` is the
    latest cycle (with its steps), `undecided` counts recommendations that wait for the leadership since
    `undecided_since`, `open_adjustments` those that are neither done nor dropped.
    """

    courses: tuple[Course, ...] = ()
    dues: tuple[Due, ...] = ()
    owed: tuple[Owed, ...] = ()
    cycle: Cycle | None = None
    undecided: int = 0
    undecided_since: date | None = None
    open_adjustments: int = 0

    @property
    def late(self) -> tuple[Due, ...]:
        """What benchmarks owe for their last period beyond the days of grace."""
        return tuple(item for item in self.dues if item.overdue)

    @property
    def overdue(self) -> tuple[Owed, ...]:
        """The periods whose assessment is missing beyond the days of grace."""
        return tuple(item for item in self.owed if item.late)

    @property
    def by_standing(self) -> dict[Standing, int]:
        """How many benchmarks stand where: `not-measured`, `no-figure`, `on-the-way`, `met`."""
        found: dict[Standing, int] = {"not-measured": 0, "no-figure": 0, "on-the-way": 0, "met": 0}
        for course in self.courses:
            found[course.standing] += 1
        return found


def standings(missions: Iterable[Mission], since: Mapping[int, date | None]) -> dict[int, Monitored]:
    """Return how monitoring stands, by mission; seven queries in all.

    `since` says, by mission, from which day a plan is in force; a mission that is not in it owes no values.
    """
    known = {mission.pk: mission for mission in missions}
    if not known:
        return {}
    series = courses_of(known.values())
    paces = {row.mission_id: row for row in Pace.objects.filter(mission__in=list(known))}
    cycles = _cycles(known)
    waiting = _undecided(known)
    still_open = _open_adjustments(known)
    found = {}
    for pk, mission in known.items():
        today, rows = mission.today(), tuple(series[pk])
        count, last = waiting.get(pk, (0, None))
        found[pk] = Monitored(
            rows,
            tuple(due(course, since.get(pk), today) for course in rows),
            tuple(owed(paces.get(pk), cycles[pk], today)),
            cycles[pk][-1] if cycles[pk] else None,
            count,
            last,
            still_open.get(pk, 0),
        )
    return found


def _cycles(known: Mapping[int, Mission]) -> dict[int, list[Cycle]]:
    found: dict[int, list[Cycle]] = {pk: [] for pk in known}
    for cycle in Cycle.objects.filter(mission__in=list(known)).prefetch_related("steps"):
        found[cycle.mission_id].append(cycle)
    return found


def _undecided(known: Mapping[int, Mission]) -> dict[int, tuple[int, date | None]]:
    """Return how many recommendations wait, and since when the cycle of the latest has ended."""
    rows = (
        CycleRecommendation.objects.filter(mission__in=list(known))
        .order_by()
        .values("mission")
        .annotate(n=Count("pk", filter=Q(decision="")), ended=Max("cycle__ends", filter=Q(decision="")))
        .values_list("mission", "n", "ended")
    )
    return {pk: (n, ended) for pk, n, ended in rows if n}


def _open_adjustments(known: Mapping[int, Mission]) -> dict[int, int]:
    rows = (
        Adjustment.objects.filter(mission__in=list(known), status=Adjustment.Status.OPEN)
        .order_by()
        .values("mission")
        .annotate(n=Count("pk"))
        .values_list("mission", "n")
    )
    return dict(rows)
