"""The mandate against the plan: tasks, what serves them, and the means (IMPP guidelines C 2.1.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Max

from missions.models import Mission
from plans.models import Activity, Element, MandateTask, Mismatch, Objective

SERVING = ("served_by", "benchmarks", "activities")
Standing = Literal[
    "open", "dropped", "unserved", "unplanned", "uncosted", "unfunded", "part-funded", "funded"
]  # fmt: skip
CALLS = frozenset({"open", "unserved", "unfunded"})  # what somebody has to answer


@dataclass(frozen=True, slots=True)
class Means:
    """The activities that carry a task out, and the money behind them in thousands of US dollars."""

    activities: tuple[Activity, ...] = ()

    @property
    def need(self) -> int:
        """What the costed activities need."""
        return sum(item.need or 0 for item in self.activities)

    @property
    def gap(self) -> int:
        """What is needed and neither assessed nor pledged."""
        return sum(item.gap for item in self.activities)

    @property
    def voluntary(self) -> int:
        """How much of the need hangs on voluntary contributions."""
        return sum(item.voluntary or 0 for item in self.activities)

    @property
    def uncosted(self) -> int:
        """How many activities have no cost."""
        return sum(not item.costed for item in self.activities)

    @property
    def uneven(self) -> bool:
        """Whether one part is paid for in full while another is not, so that the whole waits."""
        paid = [item for item in self.activities if item.costed and not item.gap]
        return bool(paid) and any(item.gap for item in self.activities)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A mandated task set against the plan: what serves it, by which means, and where that leaves it."""

    task: MandateTask
    serving: tuple[Element, ...]
    means: Means
    not_renewed: bool = False  # a later record lists tasks, and none of them carries this one on

    @property
    def standing(self) -> Standing:
        """Where the task stands, the gravest thing first; one funded by declaration is not unfunded."""
        task, means = self.task, self.means
        declared = task.funding == MandateTask.Funding.ASSESSED
        if task.coverage in (MandateTask.Coverage.OPEN, MandateTask.Coverage.DROPPED):
            return "open" if task.coverage == MandateTask.Coverage.OPEN else "dropped"
        if not self.serving:
            return "unserved"
        if task.funding == MandateTask.Funding.NONE or (means.need and means.gap == means.need):
            return "unfunded"
        if not means.activities:
            return "funded" if declared else "unplanned"
        if means.gap:
            return "part-funded"
        return "uncosted" if means.uncosted else "funded"

    @property
    def calls(self) -> bool:
        """Whether somebody has to answer: it is not reviewed, nothing serves it, or nobody pays for it."""
        return self.standing in CALLS


def open_review(mission: Mission, symbol: str, tasks: Sequence[tuple[str, str]]) -> list[MandateTask]:
    """Add a row, not yet reviewed, for each (paragraph, text) of a Council record; returns the rows.

    The caller holds the mission's lock. Earlier tasks stay as they are: what a new record renews or drops is
    the review's to say. Only a task in the very words of an earlier one is led back to it.
    """
    earlier = {_words(row.text): row for row in MandateTask.objects.filter(mission=mission)}
    last = MandateTask.objects.filter(mission=mission).aggregate(last=Max("position"))["last"] or 0
    return MandateTask.objects.bulk_create(
        MandateTask(
            mission=mission,
            position=last + place,
            paragraph=paragraph,
            text=text,
            symbol=symbol,
            source=symbol,
            carries_on=earlier.get(_words(text)),
        )
        for place, (paragraph, text) in enumerate(tasks, start=1)
    )


def reviewed(mission: Mission) -> list[Reviewed]:
    """Return every mandated task with what serves it and its means, in a fixed number of queries.

    An activity stands behind a task when it is named there, or belongs to an objective that serves the task
    or to a part of such an objective.
    """
    tasks = list(
        MandateTask.objects.filter(mission=mission)
        .select_related("carries_on")
        .prefetch_related(*SERVING)
    )  # fmt: skip
    if not tasks:
        return []
    parts = _parts(mission)
    by_objective: dict[int, list[Activity]] = {}
    for row in Activity.objects.filter(mission=mission).exclude(objective=None):
        by_objective.setdefault(row.objective_id, []).append(row)
    left = _not_renewed(tasks)
    found = []
    for task in tasks:
        named = {item.pk: item for item in task.activities.all()}
        for aim in task.served_by.all():
            for key in parts.get(aim.pk, (aim.pk,)):
                named.update({item.pk: item for item in by_objective.get(key, ())})
        serving = tuple(item for name in SERVING for item in getattr(task, name).all())
        found.append(Reviewed(task, serving, Means(tuple(named.values())), task.pk in left))
    return found


def shortfalls(mission: Mission) -> list[Mismatch]:
    """Return mismatches on which the Council is to be advised: unsettled, or accepted with the shortfall."""
    accepted = Mismatch.Solution.ACCEPTED
    rows = Mismatch.objects.filter(mission=mission).select_related("task").prefetch_related("further_tasks")
    return [row for row in rows if not row.solution or accepted in (row.solution, row.second_solution)]


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _not_renewed(tasks: Iterable[MandateTask]) -> set[int]:
    """Return the tasks of earlier records that the last record with tasks of its own does not carry on."""
    rows = list(tasks)
    last = rows[-1].symbol
    carried = {row.carries_on_id for row in rows}
    return {row.pk for row in rows if row.symbol and row.symbol != last and row.pk not in carried}


def _parts(mission: Mission) -> dict[int, set[int]]:
    """Return, by objective, itself and all that belongs to it; a ring of parents ends where it began."""
    below: dict[int, list[int]] = {}
    keys = []
    for key, parent in Objective.objects.filter(mission=mission).values_list("pk", "parent_id"):
        keys.append(key)
        if parent:
            below.setdefault(parent, []).append(key)
    found: dict[int, set[int]] = {}
    for key in keys:
        within, waiting = set(), [key]
        while waiting:
            one = waiting.pop()
            if one not in within:
                within.add(one)
                waiting += below.get(one, [])
        found[key] = within
    return found
