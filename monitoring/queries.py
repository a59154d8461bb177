"""Reading observations: benchmarks with their course, and what a review lacks."""

from collections.abc import Iterator
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
    """A benchmark with its measurements, oldest first, and how near the target the last one is."""

    benchmark: Benchmark
    measurements: tuple[Measurement, ...]

    @property
    def last(self) -> Measurement | None:
        """The latest measurement, or None."""
        return self.measurements[-1] if self.measurements else None

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
    benchmarks = Benchmark.objects.filter(mission=mission).select_related("objective")
    if exit_only:
        benchmarks = benchmarks.filter(exit=True)
    values: dict[int, list[Measurement]] = {}
    for row in Measurement.objects.filter(mission=mission).order_by("date", "id"):
        values.setdefault(row.benchmark_id, []).append(row)
    return [Course(benchmark, tuple(values.get(benchmark.pk, ()))) for benchmark in benchmarks]


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
