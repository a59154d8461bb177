"""Plan against budget: each finding is there for its reason, names its line, and goes away with it."""

from collections.abc import Callable
from typing import Any

import pytest

from missions.models import Entity, Mission
from plans.budget import money_of
from plans.budget.findings import KINDS
from plans.queries import table

pytestmark = pytest.mark.django_db
Plan = dict[str, Any]
Do = Callable[..., Any]
CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("no-cost", "R1", "activities", {"need": None}),
    ("no-objective", "R1", "activities", {"objective": None}),
    ("outside", "R1", "activities", {"lead": "OCHA"}),
    ("two-purses", "R2", "activities", {"pledged": 14}),
    ("no-source", "R2", "activities", {"need": 31}),
    ("above-need", "R2", "activities", {"need": 27}),
    ("above-plan", "R2", "activities", {"received": 16}),
    ("above-plan", "R2", "activities", {"other_received": 5}),
    ("above-plan", "R2", "activities", {"other_pledged": 5}),
    ("above-plan", "R2", "activities", {"pledged": 16}),
    ("no-frame", "SO2", "budget-frames:BF4", {"objective": None}),
    ("no-frame", "R2", "budget-frames:BF4", {"objective": None}),
    ("no-activity", "B2", "activities:R2", {"indicator": None}),
    ("no-activity", "BF4", "activities:R2", {"objective": None}),
    ("frame-adrift", "BF4", "budget-frames", {"objective": None}),
    ("no-amount", "BF4", "budget-frames", {"objective": None, "beside": None}),
    ("no-amount", "BF2", "resources:RS2", {"cost": None}),
    ("no-reason", "BF1", "budget-frames", {"justification": ""}),
    ("differs", "BF4", "budget-frames", {"amount": 21}),
    ("differs", "BF1", "budget-frames", {"amount": 71}),
    ("cuts-differ", "Budget frames", "budget-frames:BF4", {"beside": 12}),
    ("fund-differs", "FU1", "funding", {"needed": 121}),
    ("fund-differs", "FU2", "funding", {"needed": 16}),
    ("fund-differs", "FU2", "funding:FU3", {"pledged": 3}),
    ("fund-differs", "FU2", "funding", {"received": 3}),
    ("resource-uncosted", "Resources", "resources:RS1", {"cost": None}),
    ("cost-unplaced", "RS1", "resources", {"budget_line": None}),
    ("unfunded", "M1", "activities:R2", {"pledged": 14}),
    ("unfunded", "M1", "mandate-tasks", {"benchmarks": []}),
    ("unfunded", "M1", "mandate-tasks", {"funding": "none"}),
    ("nobody-raises", "M1", "mandate-tasks", {"funds_raised_by": ""}),
]


def told(mission: Mission) -> set[tuple[str, str]]:
    kinds = {words: kind for kind, words in KINDS.items()}
    return {(kinds[row["finding"]], row["line"]) for row in table(mission, "plan-against-budget")}


@pytest.mark.parametrize(("kind", "line", "where", "fault"), CASES)
def test_a_finding_comes_and_goes_with_its_reason(  # noqa: PLR0917
    kind: str, line: str, where: str, fault: dict[str, Any], mission: Mission, plan: Plan, change: Do
) -> None:
    Entity.objects.filter(code="OCHA").update(kind="office")
    register, _, sign = where.partition(":")
    row = plan[sign or line]
    kept = {name: getattr(row, name) for name in fault if name != "benchmarks"}
    kept = {name: getattr(value, "pk", value) for name, value in kept.items()}
    assert told(mission) == set(), "plan and budget agree at first"
    change(register, row, **fault)
    assert (kind, line) in told(mission)
    change(register, row, **(kept or {"benchmarks": [plan["B2"].pk]}))
    assert told(mission) == set()


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, *_rest in CASES} == set(KINDS)


def test_a_difference_is_shown_in_figures_on_the_line(mission: Mission, plan: Plan, change: Do) -> None:
    change("budget-frames", plan["BF4"], amount=25)
    (found,) = [one for one in money_of(mission).findings if one.kind == "differs"]
    assert (found.plan, found.budget, found.difference, found.line) == (20, 25, 5, "BF4")
    assert found.where.endswith(f"/plan/budget-frames/{plan['BF4'].pk}/")
    assert "25" in found.sentence
    assert "20 thousand dollars" in found.sentence


def test_funds_that_share_activities_are_taken_together(mission: Mission, plan: Plan, change: Do) -> None:
    change("funding", plan["FU2"], needed=14)
    change("funding", plan["FU3"], needed=5)
    assert told(mission) == set(), "one brings less and the other more"
    change("funding", plan["FU3"], activities=[plan["R1"].pk])
    assert told(mission) == {("fund-differs", "FU2"), ("fund-differs", "FU3")}


def test_a_fund_that_comes_later_joins_those_it_ties_together(
    mission: Mission, plan: Plan, add: Do, change: Do
) -> None:
    change("funding", plan["FU3"], activities=[plan["R1"].pk])
    change("activities", plan["R1"], need=44, other=4, other_pledged=4)
    change("activities", plan["R2"], need=24, other=0, other_pledged=0)
    assert told(mission) == set()
    add("funding", name="Both", kind="voluntary", activities=[plan["R1"].pk, plan["R2"].pk], needed=1)
    (found,) = money_of(mission).findings
    assert (found.plan, found.budget) == (19, 20)


def test_an_unfunded_task_without_raiser_says_so(mission: Mission, plan: Plan, change: Do) -> None:
    change("activities", plan["R2"], assessed=0, pledged=0, other_pledged=0)
    change("mandate-tasks", plan["M1"], funds_raised_by="", funding="voluntary")
    (found,) = [one for one in money_of(mission).findings if one.kind == "unfunded"]
    assert found.sentence == (
        "The task “Reduction of forces” lacks 28 of 28 thousand dollars; raised by nobody."
    )
