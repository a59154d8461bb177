"""`missions/{key}/plan/results-and-budget/`: what the page of that name shows."""

from dataclasses import asdict
from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.views import MissionView
from plans.budget.findings import KINDS
from plans.budget.funding import TaskFunding
from plans.budget.ledger import sums_of
from plans.budget.money import Money, money_of
from plans.budget.shapes import MoneyDetail
from plans.budget.tables import TABLES, DerivedTable
from plans.budget.tree import Branch, Leaf, branches

UNIT = "thousands of US dollars"


class MoneyView(MissionView):
    """Results and budget of a mission."""

    gives: ClassVar[dict[str, Any]] = {"GET": MoneyDetail}

    def get(self, request: Request, **_address: Any) -> Response:
        """Show results and budget: tree, derived tables, tasks without money, plan against budget."""
        return self.shown(as_data(money_of(self.mission)))


def as_data(money: Money) -> dict[str, Any]:
    """Return the money of a mission, ready for JSON."""
    return {
        "unit": UNIT,
        "total": asdict(money.total),
        "budget": money.budget,
        "tree": [_branch(one) for one in branches(money)],
        "tables": [_table(one, money) for one in TABLES],
        "unfunded_tasks": [_task(one) for one in money.unfunded],
        "findings": [
            {
                "kind": one.kind,
                "meaning": KINDS[one.kind],
                "register": one.register,
                "row": one.row or None,
                "line": one.line,
                "sentence": one.sentence,
                "plan": one.plan,
                "budget": one.budget,
                "difference": one.difference,
                "where": one.where,
                "reference": one.reference,
            }
            for one in money.findings
        ],
    }


def _branch(one: Branch) -> dict[str, Any]:
    objective = one.objective
    return {
        "objective": objective.pk if objective else None,
        "reference": objective.reference if objective else "",
        "name": objective.name if objective else "",
        "budget": one.budget,
        "frames": [frame.line.pk for frame in one.frames],
        "sums": asdict(one.sums),
        "activities": [_leaf(leaf) for leaf in one.leaves],
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    row = leaf.activity
    return {
        "id": row.pk,
        "reference": row.reference,
        "name": row.name,
        "lead": row.lead,
        "accomplishment": row.accomplishment,
        "indicator": row.indicator_id,
        "output": row.output,
        "function": row.function_id,
        "resources": [one.pk for one in leaf.resources],
        "sums": asdict(sums_of([row])),
    }


def _task(one: TaskFunding) -> dict[str, Any]:
    return {
        "task": one.task.pk,
        "reference": one.task.reference,
        "text": one.task.text,
        "activities": [row.pk for row in one.activities],
        "need": one.sums.need,
        "gap": one.sums.gap,
        "part_paid": one.half,
        "raised_by": one.task.funds_raised_by,
        "leads": one.leads,
    }


def _table(table: DerivedTable, money: Money) -> dict[str, Any]:
    rows = table.read(money)
    return {
        "key": table.key,
        "title": table.title,
        "purpose": table.purpose,
        "reference": table.reference,
        "sources": list(table.sources),
        "columns": [{"key": one.key, "title": one.title, "type": one.type} for one in table.columns],
        "rows": rows,
        "totals": table.sums(rows),
    }
