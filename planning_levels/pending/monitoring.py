"""What monitoring leaves waiting for a person: values, assessments of a period, decisions of the leadership.

A gap stops nothing; it is shown to those who can mend it, until it is mended.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from monitoring.due import Due
from monitoring.models import CycleRecommendation, Pace
from monitoring.periods import Period
from monitoring.permissions import LEADERS
from monitoring.queries import Course
from monitoring.standings import Monitored, standings
from planning_levels.pending.shape import File, Pending
from planning_levels.position import position_of
from plans.models import Benchmark

ASSESSORS = frozenset({"impt-lead", *LEADERS})
MEASURERS = frozenset({"impt-lead", "mission-staff", *LEADERS})
# Asked with the missions themselves, so that nothing more is asked of those that have nothing of the kind.
MARKS = {
    "paced": Exists(Pace.objects.filter(mission=OuterRef("pk"))),
    "undecided": Exists(CycleRecommendation.objects.filter(mission=OuterRef("pk"), decision="")),
    "rhythmic": Exists(Benchmark.objects.filter(mission=OuterRef("pk")).exclude(rhythm="")),
}


def of_monitoring(files: Sequence[File]) -> Iterator[Pending]:
    """Yield what is missing in monitoring for whom it waits; seven queries at most, however many missions."""
    since = {file.mission.pk: position_of(file.mission, file.runs).in_force_since for file in files}
    asked = [file for file in files if file.roles & MEASURERS and _may_owe(file, since[file.mission.pk])]
    found = standings([file.mission for file in asked], since)
    for file in asked:
        stands = found[file.mission.pk]
        yield from _values(file, stands)
        if file.roles & ASSESSORS:
            yield from _assessments(file, stands)
        if file.roles & set(LEADERS):
            yield from _decisions(file, stands)


def _may_owe(file: File, since: date | None) -> bool:
    marks = vars(file.mission)
    return bool(marks["paced"] or marks["undecided"] or (marks["rhythmic"] and since))


def _values(file: File, stands: Monitored) -> Iterator[Pending]:
    """Yield the benchmarks without a value, together for each period that has ended."""
    for period, rows in unmeasured(stands.courses, stands.dues).items():
        told = rows[0].label if len(rows) == 1 else f"{len(rows)} benchmarks"
        title = f"{file.mission.name}: no value of {told} for {within(str(period))}"
        yield _item(file, title, period.last, "monitoring/")


def unmeasured(courses: Iterable[Course], dues: Iterable[Due]) -> dict[Period, list[Benchmark]]:
    """Return the benchmarks without a value, by the period for which it is late."""
    late: dict[Period, list[Benchmark]] = {}
    for course, owed in zip(courses, dues, strict=True):
        if owed.overdue:
            late.setdefault(owed.overdue, []).append(course.benchmark)
    return late


def _assessments(file: File, stands: Monitored) -> Iterator[Pending]:
    for item in stands.overdue[-1:]:
        earlier = len(stands.overdue) - 1
        more = f", and of {earlier} earlier" if earlier else ""
        title = f"{file.mission.name}: no assessment of {within(str(item.period))}{more}"
        yield _item(file, title, item.period.last, "monitoring/performance/")


def _decisions(file: File, stands: Monitored) -> Iterator[Pending]:
    if not stands.undecided:
        return
    one = stands.undecided == 1
    told = "one recommendation waits" if one else f"{stands.undecided} recommendations wait"
    title = f"{file.mission.name}: {told} for your decision in the performance cycle"
    page = f"monitoring/performance/{stands.cycle.pk}/" if stands.cycle else "monitoring/performance/"
    yield _item(file, title, stands.undecided_since, page)


def within(period: str) -> str:
    """Return a period as it reads within a sentence: `quarter 2 of 2011`, `June 2011`."""
    return period[0].lower() + period[1:] if period.startswith(("Quarter", "Half", "Week")) else period


def _item(file: File, title: str, since: date | None, page: str) -> Pending:
    return Pending("task", file.mission.key, title, since, file.where(page))
