"""The results framework as a tree: objective, accomplishment, indicator, output, activity, resources."""

from dataclasses import dataclass

from plans.budget.frames import ResultFrame
from plans.budget.ledger import Sums, sums_of
from plans.budget.money import Money
from plans.models import Activity, Objective, Resource


@dataclass(frozen=True, slots=True)
class Leaf:
    """An activity with the resources that it cannot be done without."""

    activity: Activity
    resources: tuple[Resource, ...]

    @property
    def pledged(self) -> int:
        """What is pledged to it, of voluntary and other sources, in thousands of US dollars."""
        return (self.activity.pledged or 0) + (self.activity.other_pledged or 0)


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective (None for activities that serve none) with its activities, their sums and its frames."""

    objective: Objective | None
    leaves: tuple[Leaf, ...]
    sums: Sums
    frames: tuple[ResultFrame, ...]

    @property
    def budget(self) -> int:
        """What its frames hold, in thousands of US dollars."""
        return sum(one.amount for one in self.frames)


def branches(money: Money) -> list[Branch]:
    """Return the objectives that have activities or frames, in order; activities without one at the end."""
    found = [_branch(money, objective) for objective in (*money.ledger.objectives, None)]
    return [one for one in found if one.leaves or one.frames]


def _branch(money: Money, objective: Objective | None) -> Branch:
    here = objective.pk if objective else None
    activities = [row for row in money.ledger.activities if row.objective_id == here]
    leaves = tuple(Leaf(row, _serving(money, row)) for row in activities)
    frames = tuple(one for one in money.frames if here and one.line.objective_id == here)
    return Branch(objective, leaves, sums_of(activities), frames)


def _serving(money: Money, activity: Activity) -> tuple[Resource, ...]:
    return tuple(
        row for row in money.ledger.resources if activity.pk in {one.pk for one in row.activities.all()}
    )
