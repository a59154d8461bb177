"""Funds and the activities that they pay for, taken together as far as they hang together."""

from dataclasses import dataclass

from plans.budget.funding import source_of
from plans.budget.ledger import Ledger, Sums, sums_of
from plans.models import Activity, Fund


@dataclass(frozen=True, slots=True)
class Purse:
    """Funds with the activities that they pay for, and no others; amounts in thousands of US dollars."""

    funds: tuple[Fund, ...]
    activities: tuple[Activity, ...]
    sums: Sums

    @property
    def needed(self) -> int:
        """What the funds are to bring."""
        return sum(row.needed or 0 for row in self.funds)

    @property
    def pledged(self) -> int:
        """What of it is pledged to them."""
        return sum(row.pledged or 0 for row in self.funds)

    @property
    def received(self) -> int:
        """What of the pledges has arrived."""
        return sum(row.received or 0 for row in self.funds)


def purses(ledger: Ledger) -> list[Purse]:
    """Return the groups of funds that share activities, assessed ones left out, in the order of the funds."""
    groups: list[tuple[list[Fund], set[int]]] = []
    for fund in ledger.funds:
        paid = {row.pk for row in fund.activities.all()}
        if source_of(fund) == "assessed" or not paid:
            continue
        joined = [group for group in groups if group[1] & paid]
        groups = [group for group in groups if not group[1] & paid]
        funds = [one for group in joined for one in group[0]]
        groups.append(([*funds, fund], paid.union(*(group[1] for group in joined))))
    return [_purse(ledger, funds, paid) for funds, paid in groups]


def _purse(ledger: Ledger, funds: list[Fund], paid: set[int]) -> Purse:
    activities = tuple(row for row in ledger.activities if row.pk in paid)
    return Purse(tuple(funds), activities, sums_of(activities))
