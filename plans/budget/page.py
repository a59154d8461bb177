"""The page “Results and budget”: from objective to money, what follows, and where the two do not meet."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from missions.models import Mission, Person
from plans.budget.files import table_file, workbook_file
from plans.budget.findings import KINDS, Finding
from plans.budget.funding import TaskFunding
from plans.budget.money import Money, money_of
from plans.budget.tables import DERIVED, DerivedTable
from plans.budget.tree import branches
from plans.columns import Column
from plans.desk import visible_mission
from plans.sheets.files import CSV, XLSX

# What a reader looks for first; the other columns stand in the files and in print.
SHOWN: dict[str, tuple[str, ...]] = {
    "funding-by-source": (
        "source_of", "planned", "pledged", "received", "gap", "funds_needed", "funds_pledged",
    ),
    "result-frames": ("name", "need", "gap", "assessed", "beside", "amount", "basis", "difference"),
    "alignment": ("name", "frames", "activities", "need", "amount", "posts", "state"),
    "component-totals": (
        "name", "activities", "need", "assessed", "voluntary", "pledged", "other", "gap", "cost",
    ),
    "cost-lines": ("name", "resources", "follows", "amount", "basis", "difference"),
    "staffing": ("name", "posts", "filled", "military", "police", "civilian", "available", "gap", "profiles"),
}  # fmt: skip
FIGURE = "integer"


@dataclass(frozen=True, slots=True)
class Shown:
    """A derived table as the page shows it: heads, lines of cells with their links, and sums."""

    table: DerivedTable
    columns: list[Column]
    lines: list[tuple[str, list[tuple[Column, Any]]]]
    sums: list[tuple[Column, int | None]]


@login_required
@require_safe
def results_and_budget(request: HttpRequest, key: str) -> HttpResponse:
    """Show results and budget of a mission, or one table of it as a file."""
    mission = visible_mission(request, key)
    money = money_of(mission)
    kind, table = request.GET.get("format"), DERIVED.get(request.GET.get("table", ""))
    if kind == XLSX:
        return workbook_file(money)
    if kind == CSV and table is not None:
        return table_file(table, money)
    mine, others = _unfunded(money, cast("Person", request.user))
    context = {
        "mission": mission,
        "crumbs": [{"text": _("Plan"), "url": reverse("plans:index", args=[key])}],
        "money": money,
        "branches": branches(money),
        "tables": [shown for name, columns in SHOWN.items() if (shown := _shown(money, name, columns)).lines],
        "mine": mine,
        "others": others,
        "findings": _grouped(money.findings),
        "commitments_url": reverse("plans:register", args=[key, "commitments"]),
        "activities_url": reverse("plans:register", args=[key, "activities"]),
    }
    return render(request, "plans/results_and_budget.html", context)


def _unfunded(money: Money, person: Person) -> tuple[list[TaskFunding], list[TaskFunding]]:
    """Return the unfunded tasks that name this person's entity or title, and the others."""
    mine = [one for one in money.unfunded if one.concerns(person)]
    return mine, [one for one in money.unfunded if one not in mine]


def _grouped(found: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return the findings by kind, in the order of the first of each; those on tasks have their own place."""
    kinds = dict.fromkeys(one.kind for one in found if one.kind != "unfunded")
    return [(KINDS[kind], [one for one in found if one.kind == kind]) for kind in kinds]


def _shown(money: Money, name: str, keys: tuple[str, ...]) -> Shown:
    table = DERIVED[name]
    rows = table.read(money)
    told = {key for key in keys if any(row[key] not in (None, "", [], 0) for row in rows)}
    columns = [column for key in keys if key in told for column in table.columns if column.key == key]
    sums = table.sums(rows)
    return Shown(
        table,
        columns,
        [
            (_url(money.ledger.mission, table, row), [(one, _cell(row, one)) for one in columns])
            for row in rows
        ],
        [(one, sums.get(one.key)) for one in columns] if len(rows) > 1 else [],
    )


def _cell(row: dict[str, Any], column: Column) -> Any:
    value = row[column.key]
    if column.key == "name" and row["reference"]:
        return f"{row['reference']} {value}"
    return "" if value is None else value


def _url(mission: Mission, table: DerivedTable, row: dict[str, Any]) -> str:
    if not table.rows_of or not row["id"]:
        return ""
    return reverse("plans:row", args=[mission.key, table.rows_of, row["id"]])
