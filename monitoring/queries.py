"""Reading observations: benchmarks with their course, and what a review lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from missions.blockers import Blocker, blocker
from missions.models import Mission
from monitoring.models import Measurement, Review
from monitoring.registers import REGISTERS
from plans.models import Benchmark
from plans.queries import counts

Standing = Literal["not-measured", "no-figure", "on-the-way", "met"]


@dataclass(frozen=True, slots=True)
class Course:
    """A benchmark with its measurements, oldest first, and how near the target the last one is.

    Values of a part (a sex, an age, a place) stand beside those of the whole, which are its course.
    """

    benchmark: Benchmark
    measurements: tuple[Measurement, ...]

    @property
    def whole(self) -> tuple[Measurement, ...]:
        """The measurements that speak of all, and not of a part."""
        return tuple(item for item in self.measurements if not item.part)

    @property
    def last(self) -> Measurement | None:
        """The latest measurement of the whole, or None."""
        return self.whole[-1] if self.whole else None

    @property
    def progress(self) -> float | None:
        """How much of the way from baseline to target is done, from 0 to 1; None where figures lack."""
        goal, start = self.benchmark.target_value, self.benchmark.baseline_value or Decimal(0)
        if self.last is None or self.last.number is None or goal is None or goal == start:
            return None
        done = (self.last.number - start) / (goal - start)
        return float(min(max(done, Decimal(0)), Decimal(1)))

    @property
    def standing(self) -> Standing:
        """Where the benchmark stands, in one word."""
        if self.last is None:
            return "not-measured"
        if self.progress is None:
            return "no-figure"
        return "met" if self.progress >= 1 else "on-the-way"


def courses(mission: Mission, *, exit_only: bool = False) -> list[Course]:
    """Return every benchmark with its measurements (two queries); `exit_only` those that speak for exit."""
    found = courses_of([mission])[mission.pk]
    return [item for item in found if item.benchmark.exit] if exit_only else found


def courses_of(missions: Iterable[Mission]) -> dict[int, list[Course]]:
    """Return the benchmarks of several missions with their measurements, by mission; two queries in all."""
    found: dict[int, list[Course]] = {mission.pk: [] for mission in missions}
    values: dict[int, list[Measurement]] = {}
    for row in Measurement.objects.filter(mission__in=list(found)).order_by("date", "id"):
        values.setdefault(row.benchmark_id, []).append(row)
    for benchmark in Benchmark.objects.filter(mission__in=list(found)).select_related("objective"):
        found[benchmark.mission_id].append(Course(benchmark, tuple(values.get(benchmark.pk, ()))))
    return found


def unmet_exit_benchmarks(mission: Mission) -> list[Benchmark]:
    """Return the benchmarks for exit that are not shown to be met (C 3.1.3)."""
    return [course.benchmark for course in courses(mission, exit_only=True) if course.standing != "met"]


def review_notices(review: Review) -> Iterator[Blocker]:
    """Yield what a review is without, as notices that stop nothing (part B)."""
    if not review.economic_section:
        page = f"/missions/{review.mission.key}/monitoring/reviews/{review.pk}/"
        yield blocker(
            "no-economic-analysis", f"The {review.get_kind_display()} review has no economic analysis.", page
        )


def observed(mission: Mission) -> dict[str, int]:
    """Return how many rows each register of monitoring has, in one query; empty ones are left out."""
    return counts(mission, REGISTERS.values())
