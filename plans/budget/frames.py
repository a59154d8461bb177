"""Budget lines and what they follow from: result frames from activities, cost lines from resources.

A line whose amount is left empty follows. One with an amount of its own says so, and how far it is from what
would follow (IMPP guidelines C 1.2.4).
"""

from dataclasses import dataclass
from typing import Literal

from plans.budget.ledger import Ledger, Sums, sums_of
from plans.models import Activity, BudgetFrame, Resource

Basis = Literal["results", "resources", "stated", "none"]
Cut = BudgetFrame.Cut


@dataclass(frozen=True, slots=True)
class ResultFrame:
    """A line cut by result; each activity counts in one frame only."""

    line: BudgetFrame
    activities: tuple[Activity, ...]
    sums: Sums

    @property
    def follows(self) -> int | None:
        """What follows from the plan: assessed money of the activities and what comes beside; else None."""
        if not self.activities and self.line.beside is None:
            return None
        return self.sums.assessed + (self.line.beside or 0)

    @property
    def amount(self) -> int:
        """The amount that holds."""
        return _held(self.line.amount, self.follows)

    @property
    def basis(self) -> Basis:
        """Whether the amount is stated or follows."""
        return _basis(self.line.amount, self.follows, "results")

    @property
    def difference(self) -> int | None:
        """By how much the line says more (less: negative) than follows; None where there are not both.

        A stated line without costs beside its activities holds both; only what the activities exceed counts.
        """
        if self.line.amount is None or self.follows is None:
            return None
        if self.line.beside is None:
            return min(self.line.amount - self.follows, 0)
        return self.line.amount - self.follows


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line cut by component, with the resources that it pays."""

    line: BudgetFrame
    resources: tuple[Resource, ...]

    @property
    def follows(self) -> int | None:
        """What the resources cost; None where none of them has a cost."""
        costs = [row.cost for row in self.resources if row.cost is not None]
        return sum(costs) if costs else None

    @property
    def amount(self) -> int:
        """The amount that holds."""
        return _held(self.line.amount, self.follows)

    @property
    def basis(self) -> Basis:
        """Whether the amount is stated or follows."""
        return _basis(self.line.amount, self.follows, "resources")

    @property
    def difference(self) -> int | None:
        """By how much the line says more (less: negative) than follows; None where there are not both."""
        if self.line.amount is None or self.follows is None:
            return None
        return self.line.amount - self.follows


Line = ResultFrame | CostLine


def result_frames(ledger: Ledger) -> list[ResultFrame]:
    """Return the lines cut by result, with the activities of each."""
    lines = [line for line in ledger.frames if _by_result(line)]
    placed: dict[int, list[Activity]] = {line.pk: [] for line in lines}
    for activity in ledger.activities:
        line = frame_of(activity, lines)
        if line is not None:
            placed[line.pk].append(activity)
    return [ResultFrame(line, tuple(placed[line.pk]), sums_of(placed[line.pk])) for line in lines]


def cost_lines(ledger: Ledger) -> list[CostLine]:
    """Return the lines cut by component, with the resources that each pays."""
    return [
        CostLine(line, tuple(row for row in ledger.resources if row.budget_line_id == line.pk))
        for line in ledger.frames
        if not _by_result(line)
    ]


def frame_of(activity: Activity, lines: list[BudgetFrame]) -> BudgetFrame | None:
    """Return the frame that an activity counts in: that of its indicator, else the first of its objective."""
    for line in lines:
        near = line.objective_id is None or line.objective_id == activity.objective_id
        if line.benchmark_id and line.benchmark_id == activity.indicator_id and near:
            return line
    for line in lines:
        if line.objective_id and line.objective_id == activity.objective_id:
            return line
    return None


def _by_result(line: BudgetFrame) -> bool:
    """A line that does not say how it is cut is a frame where it serves an objective or benchmark."""
    return line.cut == Cut.FRAME or (not line.cut and bool(line.objective_id or line.benchmark_id))


def _held(stated: int | None, follows: int | None) -> int:
    return (follows or 0) if stated is None else stated


def _basis(stated: int | None, follows: int | None, source: Basis) -> Basis:
    if stated is not None:
        return "stated"
    return "none" if follows is None else source
