"""Where the money comes from: sources as planned and as raised, and mandated tasks by their funding (B)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from missions.models import Mission, Person
from plans.budget.ledger import Ledger, Sums, sums_of, tasks_in
from plans.models import Activity, Fund, MandateTask

Source = Literal["assessed", "voluntary", "other", "unnamed"]
Kind = Fund.Kind
SOURCES: dict[str, Source] = {
    Kind.ASSESSED: "assessed",
    Kind.VOLUNTARY: "voluntary",
    Kind.POOLED: "voluntary",
    Kind.CATALYTIC: "voluntary",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the results framework, and in the register of funds, in thousands of US dollars.

    `gap` is what the plan counts on and is neither assessed nor pledged.
    """

    source: Source
    planned: int
    pledged: int
    received: int
    gap: int
    funds_needed: int
    funds_pledged: int
    funds_received: int


def by_source(ledger: Ledger) -> list[SourceRow]:
    """Return assessed, voluntary and other sources, and what has none.

    The gaps add up to that of the plan, unless an activity has pledges above what it planned.
    """
    sums = sums_of(ledger.activities)
    voluntary = sum(max((row.voluntary or 0) - (row.pledged or 0), 0) for row in ledger.activities)
    other = sum(max((row.other or 0) - (row.other_pledged or 0), 0) for row in ledger.activities)
    planned: tuple[tuple[Source, int, int, int, int], ...] = (
        ("assessed", sums.assessed, 0, 0, 0),
        ("voluntary", sums.voluntary, sums.pledged, sums.received, voluntary),
        ("other", sums.other, sums.other_pledged, sums.other_received, other),
        ("unnamed", sums.unnamed, 0, 0, sums.unnamed),
    )
    return [
        SourceRow(*row, *_raised(fund for fund in ledger.funds if source_of(fund) == row[0]))
        for row in planned
        if row[0] != "unnamed" or row[1]
    ]


def source_of(fund: Fund) -> Source:
    """Return whether a fund is an assessed, a voluntary or another source."""
    return SOURCES.get(fund.kind, "other")


def _raised(funds: Iterable[Fund]) -> tuple[int, int, int]:
    rows = list(funds)
    return (
        sum(row.needed or 0 for row in rows),
        sum(row.pledged or 0 for row in rows),
        sum(row.received or 0 for row in rows),
    )


@dataclass(frozen=True, slots=True)
class TaskFunding:
    """A mandated task with the activities that carry it and what they lack."""

    task: MandateTask
    activities: tuple[Activity, ...]
    sums: Sums

    @property
    def unfunded(self) -> bool:
        """Whether nothing pays for it, or what pays for it is not enough."""
        return not self.activities or self.task.funding == MandateTask.Funding.NONE or bool(self.sums.gap)

    @property
    def half(self) -> bool:
        """Whether one part is paid for and another is not, so that the whole may be late."""
        return bool(self.sums.gap) and bool(self.sums.assessed + self.sums.promised)

    @property
    def leads(self) -> list[str]:
        """The entities that answer for its activities."""
        return list(dict.fromkeys(row.lead for row in self.activities if row.lead))

    def concerns(self, person: Person) -> bool:
        """Tell whether a person's entity or title raises its funds or leads an activity of it."""
        entity = (person.entity.code, person.entity.name) if person.entity else ()
        mine = {name.casefold() for name in (person.title, *entity) if name}
        return bool(mine & {name.casefold() for name in (self.task.funds_raised_by, *self.leads)})


def task_funding(tasks: Iterable[MandateTask], activities: Sequence[Activity]) -> list[TaskFunding]:
    """Return the mandated tasks that were not dropped, each with the activities that carry it.

    Those that the task names; where it names none, those judged by one of its benchmarks.
    """
    return [
        TaskFunding(task, rows, sums_of(rows))
        for task in tasks
        if task.coverage != MandateTask.Coverage.DROPPED
        for rows in (_carrying(task, activities),)
    ]


def unfunded_tasks(mission: Mission) -> list[TaskFunding]:
    """Return the mandated tasks that nothing pays for in full; none while there are no activities.

    It reads no more than this, for pages that show nothing else of the money.
    """
    activities = list(Activity.objects.filter(mission=mission))
    if not activities:
        return []
    return [one for one in task_funding(tasks_in(mission), activities) if one.unfunded]


def _carrying(task: MandateTask, activities: Sequence[Activity]) -> tuple[Activity, ...]:
    named = {row.pk for row in task.activities.all()}
    if named:
        return tuple(row for row in activities if row.pk in named)
    judged = {row.pk for row in task.benchmarks.all()}
    return tuple(row for row in activities if row.indicator_id in judged)
