"""The ledger: every row of a mission that has to do with money, read once in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from missions.models import Entity, Mission
from plans.models import (
    Activity,
    Benchmark,
    BudgetFrame,
    Function,
    Fund,
    MandateTask,
    Objective,
    Post,
    Profile,
    Resource,
    StructureElement,
)

OUTSIDE = ("agency", "fund", "programme", "office", "country team")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows, each kind in the order of its register; `outside` are entities apart from its budget."""

    mission: Mission
    objectives: tuple[Objective, ...]
    benchmarks: tuple[Benchmark, ...]
    functions: tuple[Function, ...]
    activities: tuple[Activity, ...]
    frames: tuple[BudgetFrame, ...]
    resources: tuple[Resource, ...]
    funds: tuple[Fund, ...]
    tasks: tuple[MandateTask, ...]
    elements: tuple[StructureElement, ...]
    posts: tuple[Post, ...]
    profiles: tuple[Profile, ...]
    outside: frozenset[str]


def ledger_of(mission: Mission) -> Ledger:
    """Return the ledger of a mission as it stands now."""
    here = {"mission": mission}
    return Ledger(
        mission=mission,
        objectives=tuple(Objective.objects.filter(**here)),
        benchmarks=tuple(Benchmark.objects.filter(**here)),
        functions=tuple(Function.objects.filter(**here).prefetch_related("tasks", "objectives")),
        activities=tuple(
            Activity.objects.filter(**here)
            .select_related("objective", "indicator", "function")
            .prefetch_related("supporting")
        ),
        frames=tuple(BudgetFrame.objects.filter(**here).select_related("objective", "benchmark")),
        resources=tuple(
            Resource.objects.filter(**here)
            .select_related("function", "budget_line")
            .prefetch_related("activities")
        ),
        funds=tuple(Fund.objects.filter(**here).prefetch_related("activities")),
        tasks=tasks_in(mission),
        elements=tuple(StructureElement.objects.filter(**here).prefetch_related("functions", "objectives")),
        posts=tuple(Post.objects.filter(**here)),
        profiles=tuple(Profile.objects.filter(**here)),
        outside=frozenset(Entity.objects.filter(kind__in=OUTSIDE).values_list("code", flat=True)),
    )


def tasks_in(mission: Mission) -> tuple[MandateTask, ...]:
    """Return the mandated tasks with what they name to carry them."""
    rows = MandateTask.objects.filter(mission=mission)
    return tuple(rows.prefetch_related("activities", "benchmarks"))


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts of some activities, in thousands of US dollars."""

    need: int = 0
    assessed: int = 0
    voluntary: int = 0
    pledged: int = 0
    received: int = 0
    other: int = 0
    other_pledged: int = 0
    other_received: int = 0
    gap: int = 0
    unnamed: int = 0

    @property
    def beyond(self) -> int:
        """What is to come from voluntary and other sources."""
        return self.voluntary + self.other

    @property
    def promised(self) -> int:
        """What of it is pledged."""
        return self.pledged + self.other_pledged

    @property
    def arrived(self) -> int:
        """What of it is received."""
        return self.received + self.other_received


STATED = (
    "need", "assessed", "voluntary", "pledged", "received", "other", "other_pledged", "other_received", "gap",
)  # fmt: skip


def unnamed_in(activity: Activity) -> int:
    """Return what an activity needs and for which no source is named, assessed, voluntary or other."""
    named = (activity.assessed or 0) + (activity.voluntary or 0) + (activity.other or 0)
    return max((activity.need or 0) - named, 0)


def sums_of(activities: Iterable[Activity]) -> Sums:
    """Return the sums of some activities; an amount that is not stated counts as nothing."""
    rows = list(activities)
    totals = {name: sum(getattr(row, name) or 0 for row in rows) for name in STATED}
    return Sums(**totals, unnamed=sum(map(unnamed_in, rows)))
