"""The rows of the derived tables: an `id` by which a row is found again, then figures and words.

What would be a nought beside the columns that matter is None, so that print leaves it out.
"""

from collections.abc import Iterable
from typing import Any

from plans.budget.components import Component
from plans.budget.findings import KINDS
from plans.budget.frames import CostLine, ResultFrame
from plans.budget.money import Money
from plans.models import Element, Resource
from plans.registers import REGISTERS

Row = dict[str, Any]
BASES = {
    "results": "follows from the results",
    "resources": "follows from the resources",
    "stated": "stated",
    "none": "not stated",
}
SOURCES = {
    "assessed": "assessed",
    "voluntary": "voluntary",
    "other": "other",
    "unnamed": "no source named",
}
STATES = {"paid": "paid for", "part": "paid for in part", "open": "not paid for"}
ALIGNMENTS = {"aligned": "aligned", "no-frame": KINDS["no-frame"], "no-activity": KINDS["no-activity"]}
UNPLACED = "No component"


def result_frames(money: Money) -> list[Row]:
    """Return a row for each frame cut by result."""
    return [
        {
            **_line(one),
            "follows": one.follows if one.basis == "stated" else None,
            "objective": _label(one.line.objective),
            "benchmark": _label(one.line.benchmark),
            "activities": _labels(one.activities),
            "need": one.sums.need,
            "gap": one.sums.gap,
            "assessed": one.sums.assessed,
            "beside": one.line.beside,
        }
        for one in money.frames
    ]


def cost_lines(money: Money) -> list[Row]:
    """Return a row for each line cut by component."""
    return [{**_line(one), "resources": _labels(one.resources)} for one in money.lines]


def _line(one: ResultFrame | CostLine) -> Row:
    return {
        "id": one.line.pk,
        "reference": one.line.reference,
        "name": one.line.name,
        "amount": None if one.basis == "none" else one.amount,
        "basis": BASES[one.basis],
        "follows": one.follows,
        "difference": one.difference,
        "period": one.line.period,
        "justification": one.line.justification,
    }


def component_totals(money: Money) -> list[Row]:
    """Return a row for each function that has activities or resources, and one for what has no function."""
    return [
        {
            **_component(one),
            "lead": one.function.lead if one.function else "",
            "activities": _labels(one.activities),
            "need": one.sums.need,
            "assessed": one.sums.assessed,
            "voluntary": one.sums.voluntary,
            "pledged": one.sums.promised or None,
            "received": one.sums.arrived or None,
            "other": one.sums.other or None,
            "gap": one.sums.gap,
            "cost": one.cost,
        }
        for one in money.components
        if one.activities or one.resources
    ]


def staffing(money: Money) -> list[Row]:
    """Return a row for each function that has posts, persons or profiles, and one for what has none."""
    return [
        {
            **_component(one),
            "structure": _labels(one.elements),
            "posts": len(one.posts),
            "filled": one.filled,
            "military": one.staff(Resource.Category.MILITARY) or None,
            "police": one.staff(Resource.Category.POLICE) or None,
            "civilian": one.staff(Resource.Category.CIVILIAN) or None,
            "needed": one.staff_needed,
            "available": one.staff_available,
            "gap": one.staff_gap,
            "profiles": [f"{row}: {row.found or 0} / {row.needed or 0}" for row in one.profiles],
        }
        for one in money.components
        if one.posts or one.profiles or one.staff_needed
    ]


def _component(one: Component) -> Row:
    function = one.function
    if function is None:
        return {"id": 0, "reference": "", "name": UNPLACED}
    return {"id": function.pk, "reference": function.reference, "name": function.name}


def funding_by_source(money: Money) -> list[Row]:
    """Return a row for each source of money."""
    return [
        {
            "id": one.source,
            "source_of": SOURCES[one.source],
            "planned": one.planned,
            "pledged": one.pledged,
            "received": one.received,
            "gap": one.gap,
            "funds_needed": one.funds_needed,
            "funds_pledged": one.funds_pledged,
            "funds_received": one.funds_received,
        }
        for one in money.sources
        if one.planned or one.funds_needed or one.funds_pledged
    ]


def task_funding(money: Money) -> list[Row]:
    """Return a row for each mandated task that was not dropped."""
    return [
        {
            "id": one.task.pk,
            "reference": one.task.reference,
            "task": one.task.text,
            "funding": one.task.get_funding_display(),
            "activities": _labels(one.activities),
            "need": one.sums.need,
            "covered": one.sums.need - one.sums.gap,
            "gap": one.sums.gap,
            "state": STATES["paid" if not one.unfunded else "part" if one.half else "open"],
            "raised_by": one.task.funds_raised_by,
            "lead": one.leads,
        }
        for one in money.tasks
    ]


def alignment(money: Money) -> list[Row]:
    """Return a row for each objective: its frames, activities and posts, and what is missing of them."""
    return [_aligned(money, objective) for objective in money.ledger.objectives]


def _aligned(money: Money, objective: Any) -> Row:
    activities = [row for row in money.ledger.activities if row.objective_id == objective.pk]
    frames = [one for one in money.frames if one.line.objective_id == objective.pk]
    serving = {row.pk for row in money.ledger.functions if objective in row.objectives.all()}
    elements = {
        row.pk
        for row in money.ledger.elements
        if objective in row.objectives.all() or serving & {one.pk for one in row.functions.all()}
    }
    state = "aligned" if frames and activities else "no-activity" if frames else "no-frame"
    return {
        "id": objective.pk,
        "reference": objective.reference,
        "name": objective.name,
        "frames": [one.line.label for one in frames],
        "activities": _labels(activities),
        "need": sum(row.need or 0 for row in activities),
        "amount": sum(one.amount for one in frames),
        "posts": sum(post.element_id in elements for post in money.ledger.posts),
        "state": ALIGNMENTS[state],
    }


def plan_against_budget(money: Money) -> list[Row]:
    """Return a row for each finding."""
    return [
        {
            "id": f"{one.kind} {one.register} {one.row}",
            "line": one.line or REGISTERS[one.register].title,
            "finding": KINDS[one.kind],
            "plan": one.plan,
            "budget": one.budget,
            "difference": one.difference,
        }
        for one in money.findings
    ]


def _labels(found: Iterable[Element]) -> list[str]:
    return [row.label for row in found]


def _label(row: Element | None) -> str:
    return row.label if row else ""
