"""The shapes of results and budget as the REST API shows them; amounts in thousands of US dollars."""

from typing import Any

from pydantic import Field

from missions.rest.shapes import Row


class SumsRow(Row):
    """Sums of some activities."""

    need: int
    assessed: int
    voluntary: int
    pledged: int
    received: int
    other: int
    other_pledged: int
    other_received: int
    gap: int = Field(description="Needed, and neither assessed nor pledged.")
    unnamed: int = Field(description="Needed, and from no source that is named.")


class LeafRow(Row):
    """An activity in the tree; the row itself is in `plan/activities/`."""

    id: int
    reference: str
    name: str
    lead: str
    accomplishment: str
    indicator: int | None
    output: str
    function: int | None
    resources: list[int]
    sums: SumsRow


class BranchRow(Row):
    """An objective with its activities, their sums, and what its frames hold; without one at the end."""

    objective: int | None
    reference: str
    name: str
    budget: int
    frames: list[int]
    sums: SumsRow
    activities: list[LeafRow]


class FindingRow(Row):
    """A line on which plan and budget do not agree; it stops nothing."""

    kind: str
    meaning: str
    register_key: str = Field(alias="register")
    row: int | None
    line: str
    sentence: str
    plan: int | None
    budget: int | None
    difference: int | None
    where: str
    reference: str


class UnfundedRow(Row):
    """A mandated task that nothing pays for in full."""

    task: int
    reference: str
    text: str
    activities: list[int]
    need: int
    gap: int
    part_paid: bool = Field(description="One part is paid for and another is not: the whole may be late.")
    raised_by: str
    leads: list[str]


class DerivedColumn(Row):
    """A column of a derived table."""

    key: str
    title: str
    type: str


class DerivedTableRow(Row):
    """A table that follows from the rows of the plan, as outputs draw it in."""

    key: str
    title: str
    purpose: str
    reference: str
    sources: list[str] = Field(description="The registers that it rests on.")
    columns: list[DerivedColumn]
    rows: list[dict[str, Any]]
    totals: dict[str, int]


class MoneyDetail(Row):
    """Results and budget of a mission, worked out from its rows at this reading."""

    unit: str
    total: SumsRow
    budget: int
    tree: list[BranchRow]
    tables: list[DerivedTableRow]
    unfunded_tasks: list[UnfundedRow]
    findings: list[FindingRow]
