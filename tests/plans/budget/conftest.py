"""A small plan with money: two objectives, three activities, frames in two cuts, funds, tasks."""

from collections.abc import Callable
from typing import Any

import pytest

from missions.models import Mission, Person
from plans.rows import save_row

Add = Callable[..., Any]


@pytest.fixture
def add(mission: Mission, planner: Person) -> Add:
    """A function that adds a row: `add("activities", name="Patrol", lead="Force")`."""
    return lambda key, **data: save_row(mission, key, data, by=planner)


@pytest.fixture
def change(mission: Mission, planner: Person) -> Add:
    """A function that changes a row: `change(row, need=3)`; the key of its register comes first."""
    return lambda key, row, **data: save_row(mission, key, data, by=planner, row=row)


@pytest.fixture
def plan(add: Add) -> dict[str, Any]:
    """The rows by their signs; plan and budget agree on every line."""
    rows: dict[str, Any] = {}

    def put(key: str, sign: str, **data: Any) -> None:
        rows[sign] = add(key, reference=sign, **data)

    put("objectives", "SO1", name="Safer areas")
    put("objectives", "SO2", name="Forces shrink")
    put("benchmarks", "B1", name="Warning answered", objective=rows["SO1"].pk)
    put("benchmarks", "B2", name="Caseload", objective=rows["SO2"].pk)
    put("mandate-tasks", "M1", text="Reduction of forces", benchmarks=[rows["B2"].pk],
        funding="part-voluntary", funds_raised_by="UNDP", coverage="covered")  # fmt: skip
    put("functions", "F1", name="Presence")
    put("functions", "F2", name="Reduction of forces", tasks=[rows["M1"].pk], objectives=[rows["SO2"].pk])
    put("activities", "R1", name="Patrol", lead="Force", objective=rows["SO1"].pk, indicator=rows["B1"].pk,
        function=rows["F1"].pk, need=40, assessed=40)  # fmt: skip
    put("activities", "R2", name="Discharge", lead="DDR", objective=rows["SO2"].pk, indicator=rows["B2"].pk,
        function=rows["F2"].pk, need=28, assessed=9, voluntary=15, pledged=15, received=2, other=4,
        other_pledged=4)  # fmt: skip
    put("budget-frames", "BF1", name="Personnel", cut="component", amount=70, justification="Two seasons")
    put("budget-frames", "BF2", name="Operational", cut="component")
    put("budget-frames", "BF3", name="Protection", cut="frame", objective=rows["SO1"].pk, beside=60)
    put("budget-frames", "BF4", name="Rule of law", cut="frame", objective=rows["SO2"].pk, beside=11)
    put("resources", "RS1", name="Troops", category="military", needed=100, available=70, cost=70,
        function=rows["F1"].pk, budget_line=rows["BF1"].pk, activities=[rows["R1"].pk])  # fmt: skip
    put("resources", "RS2", name="Aircraft", category="operational", needed=3, available=1, cost=50,
        function=rows["F1"].pk, budget_line=rows["BF2"].pk)  # fmt: skip
    put("funding", "FU1", name="Assessed", kind="assessed", needed=120, pledged=120)
    put("funding", "FU2", name="Reintegration", kind="pooled", needed=15, pledged=15, received=2,
        activities=[rows["R2"].pk])  # fmt: skip
    put("funding", "FU3", name="Cost share", kind="other", needed=4, pledged=4, activities=[rows["R2"].pk])
    put("structure", "U1", name="DDR section", functions=[rows["F2"].pk])
    put("posts", "T1", name="Chief", status="filled", element=rows["U1"].pk)
    put("posts", "T2", name="Deputy", element=rows["U1"].pk)
    put("posts", "T3", name="Adviser")
    put("profiles", "P1", name="Counsellors", task=rows["M1"].pk, needed=12, found=3)
    return rows
