"""Derived tables: what follows from the rows, in the shape of a register, so that outputs draw it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plans.budget import rows
from plans.budget.findings import KINDS
from plans.budget.money import Money
from plans.budget.rows import BASES, SOURCES, STATES
from plans.columns import Column, Type
from plans.models import MandateTask

Row = dict[str, Any]
C124, C212, B = "IMPP guidelines C 1.2.4", "IMPP guidelines C 2.1.2", "IMPP guidelines B"


@dataclass(frozen=True, slots=True)
class DerivedTable:
    """A table without rows of its own: key, title, purpose, columns, and how its rows follow.

    `sources` are the registers that it rests on; `rows_of` the register whose rows its lines are, or empty;
    `totals` are columns whose sum means something.
    """

    key: str
    title: str
    purpose: str
    reference: str
    columns: tuple[Column, ...]
    sources: tuple[str, ...]
    read: Callable[[Money], list[Row]]
    rows_of: str = ""
    totals: tuple[str, ...] = ()

    def sums(self, found: list[Row]) -> Row:
        """Return the sums of the columns whose sum means something."""
        return {key: sum(row[key] or 0 for row in found) for key in self.totals}


def _column(key: str, title: str, kind: Type = "line", choices: Mapping[str, str] | None = None) -> Column:
    listed = tuple((choices or {}).items())
    return Column(key, title, "choice" if listed else kind, key, choices=listed)


def _columns(*said: tuple[str, ...]) -> tuple[Column, ...]:
    """Return columns from (key, title) or (key, title, kind)."""
    return tuple(_column(*one) for one in said)  # type: ignore[arg-type]


NO, ACTIVITIES = ("reference", "No."), ("activities", "Activities", "list")
NEED, GAP = ("need", "Need", "integer"), ("gap", "Gap", "integer")
AMOUNT = ("amount", "Amount", "integer")
OF_RESULTS = ("objectives", "benchmarks", "activities", "budget-frames")

TABLES = (
    DerivedTable(
        "result-frames",
        "Budget frames by result",
        "What each frame needs, gets and lacks, as it follows from the results framework.",
        C124,
        (
            *_columns(NO, ("name", "Budget line"), ("objective", "Objective"), ("benchmark", "Benchmark")),
            *_columns(ACTIVITIES, NEED, GAP, ("assessed", "Assessed", "integer")),
            *_columns(("beside", "Beside the activities", "integer"), AMOUNT),
            _column("basis", "Basis", choices=BASES),
            *_columns(("follows", "Follows from the plan", "integer")),
            *_columns(("difference", "Difference", "integer"), ("period", "Period")),
            *_columns(("justification", "Justification", "text")),
        ),
        OF_RESULTS,
        rows.result_frames,
        "budget-frames",
        ("need", "gap", "assessed", "beside", "amount"),
    ),
    DerivedTable(
        "cost-lines",
        "Budget lines by component",
        "Personnel and operational costs: each line beside the resources that it pays.",
        C124,
        (
            *_columns(NO, ("name", "Budget line"), ("resources", "Resources", "list")),
            *_columns(("follows", "Follows from the plan", "integer"), AMOUNT),
            _column("basis", "Basis", choices=BASES),
            *_columns(("difference", "Difference", "integer"), ("period", "Period")),
            *_columns(("justification", "Justification", "text")),
        ),
        ("budget-frames", "resources"),
        rows.cost_lines,
        "budget-frames",
        ("follows", "amount"),
    ),
    DerivedTable(
        "component-totals",
        "Totals by component",
        "The results framework summed by the function that each activity serves.",
        C212,
        (
            *_columns(NO, ("name", "Component"), ("lead", "Lead"), ACTIVITIES, NEED),
            *_columns(("assessed", "Assessed", "integer"), ("voluntary", "Voluntary", "integer")),
            *_columns(("pledged", "Pledged", "integer"), ("received", "Received", "integer")),
            *_columns(("other", "Other sources", "integer"), GAP, ("cost", "Cost", "integer")),
        ),
        ("functions", "activities", "resources"),
        rows.component_totals,
        "functions",
        ("need", "assessed", "voluntary", "pledged", "received", "other", "gap", "cost"),
    ),
    DerivedTable(
        "staffing",
        "Staffing by component",
        "Key posts, persons and profiles by the function that they serve.",
        C124,
        (
            *_columns(NO, ("name", "Component"), ("structure", "Part of the structure", "list")),
            *_columns(("posts", "Posts", "integer"), ("filled", "Filled", "integer")),
            *_columns(("military", "Military", "integer"), ("police", "Police", "integer")),
            *_columns(("civilian", "Civilian", "integer"), ("needed", "Needed", "integer")),
            *_columns(("available", "Available", "integer"), GAP),
            *_columns(("profiles", "Profiles of staff needed", "list")),
        ),
        ("functions", "structure", "posts", "profiles", "resources"),
        rows.staffing,
        "functions",
        ("posts", "filled", "military", "police", "civilian", "needed", "available", "gap"),
    ),
    DerivedTable(
        "funding-by-source",
        "Sources of money",
        "Assessed, voluntary and other: what the plan counts on, what is pledged and received, what lacks.",
        B,
        (
            _column("source_of", "Source of money", choices=SOURCES),
            *_columns(("planned", "In the plan", "integer"), ("pledged", "Pledged", "integer")),
            *_columns(("received", "Received", "integer"), GAP),
            *_columns(("funds_needed", "Needed by funds", "integer")),
            *_columns(("funds_pledged", "Pledged to funds", "integer")),
            *_columns(("funds_received", "Received by funds", "integer")),
        ),
        ("activities", "funding"),
        rows.funding_by_source,
        "",
        ("planned", "pledged", "received", "gap", "funds_needed", "funds_pledged", "funds_received"),
    ),
    DerivedTable(
        "task-funding",
        "Funding of mandated tasks",
        "Each mandated task with the activities that carry it, and what they lack.",
        B,
        (
            *_columns(NO, ("task", "Task", "text")),
            _column("funding", "Funding", choices=dict(MandateTask.Funding.choices)),
            *_columns(ACTIVITIES, NEED, ("covered", "Covered", "integer"), GAP),
            _column("state", "Status", choices=STATES),
            *_columns(("raised_by", "Raised by"), ("lead", "Lead", "list")),
        ),
        ("mandate-tasks", "activities"),
        rows.task_funding,
        "mandate-tasks",
    ),
    DerivedTable(
        "alignment",
        "Alignment of plan and budget",
        "Each objective with its frames, its activities and its posts; what has no counterpart is named.",
        C124,
        (
            *_columns(NO, ("name", "Objective"), ("frames", "Frames", "list"), ACTIVITIES, NEED, AMOUNT),
            *_columns(("posts", "Posts", "integer")),
            _column("state", "Alignment", choices=rows.ALIGNMENTS),
        ),
        (*OF_RESULTS, "structure", "posts"),
        rows.alignment,
        "objectives",
        ("need", "amount"),
    ),
    DerivedTable(
        "plan-against-budget",
        "Plan and budget, line by line",
        "Where the two do not meet: activities, frames, funds and tasks.",
        C124,
        (
            *_columns(("line", "Line")),
            _column("finding", "Finding", choices=KINDS),
            *_columns(("plan", "In the plan", "integer"), ("budget", "In the budget", "integer")),
            *_columns(("difference", "Difference", "integer")),
        ),
        (*OF_RESULTS, "resources", "funding", "mandate-tasks"),
        rows.plan_against_budget,
    ),
)
DERIVED: dict[str, DerivedTable] = {one.key: one for one in TABLES}
