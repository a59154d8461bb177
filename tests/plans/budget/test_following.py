"""What follows from the results: frames, lines, components, staff, sources, tasks; none of it is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from missions.models import Mission
from plans.budget import money_of
from plans.budget.tree import branches
from plans.models import BudgetFrame
from plans.queries import columns, complete_rows, table

pytestmark = pytest.mark.django_db
Plan = dict[str, Any]
Do = Callable[..., Any]


def by_sign(mission: Mission, key: str) -> dict[str, Any]:
    return {row["reference"]: row for row in table(mission, key)}


def test_a_frame_follows_from_its_activities_and_what_comes_beside(
    mission: Mission, plan: Plan, change: Do
) -> None:
    before = by_sign(mission, "result-frames")["BF4"]
    assert (before["assessed"], before["beside"], before["amount"], before["need"]) == (9, 11, 20, 28)
    assert before["basis"] == "follows from the results"
    change("activities", plan["R2"], need=31, assessed=12)
    after = by_sign(mission, "result-frames")["BF4"]
    assert (after["assessed"], after["amount"], after["need"], after["gap"]) == (12, 23, 31, 0)
    assert by_sign(mission, "result-frames")["BF3"]["amount"] == 100
    assert BudgetFrame.objects.get(pk=plan["BF4"].pk).amount is None


def test_a_stated_amount_holds_and_shows_how_far_it_is_from_what_follows(
    mission: Mission, plan: Plan, change: Do
) -> None:
    change("budget-frames", plan["BF4"], amount=25)
    row = by_sign(mission, "result-frames")["BF4"]
    assert (row["amount"], row["follows"], row["difference"], row["basis"]) == (25, 20, 5, "stated")
    change("budget-frames", plan["BF4"], beside=None)
    row = by_sign(mission, "result-frames")["BF4"]
    assert (row["follows"], row["difference"]) == (9, 0), "what its activities leave is for all else"
    change("activities", plan["R2"], assessed=28)
    assert by_sign(mission, "result-frames")["BF4"]["difference"] == -3


def test_lines_by_component_follow_from_resources_or_state_their_own(
    mission: Mission, plan: Plan, change: Do
) -> None:
    rows = by_sign(mission, "cost-lines")
    assert (rows["BF1"]["amount"], rows["BF1"]["basis"], rows["BF1"]["difference"]) == (70, "stated", 0)
    assert (rows["BF2"]["amount"], rows["BF2"]["basis"]) == (50, "follows from the resources")
    change("resources", plan["RS2"], cost=None)
    row = by_sign(mission, "cost-lines")["BF2"]
    assert (row["amount"], row["basis"], row["follows"]) == (None, "not stated", None)


def test_each_activity_counts_in_one_frame(mission: Mission, plan: Plan, add: Do) -> None:
    add("budget-frames", reference="BF5", name="Caseload", benchmark=plan["B2"].pk)
    add("budget-frames", reference="BF6", name="Second", cut="frame", objective=plan["SO1"].pk)
    rows = by_sign(mission, "result-frames")
    held = {sign: row["activities"] for sign, row in rows.items()}
    assert held == {"BF3": ["R1"], "BF4": [], "BF5": ["R2"], "BF6": []}


def test_components_and_staff_count_each_row_once(mission: Mission, plan: Plan, add: Do) -> None:
    add("profiles", name="Drivers", needed=2)
    totals = by_sign(mission, "component-totals")
    assert (totals["F1"]["need"], totals["F1"]["cost"], totals["F2"]["pledged"]) == (40, 120, 19)
    staff = by_sign(mission, "staffing")
    assert (staff["F1"]["military"], staff["F1"]["needed"], staff["F1"]["gap"]) == (100, 100, 30)
    assert (staff["F2"]["posts"], staff["F2"]["filled"], staff["F2"]["structure"]) == (2, 1, ["U1"])
    assert staff["F2"]["profiles"] == ["Counsellors: 3 / 12"]
    assert (staff[""]["name"], staff[""]["posts"]) == ("No component", 1)
    assert staff[""]["profiles"] == ["Drivers: 0 / 2"]


def test_sources_add_up_to_the_need_and_to_the_gap(mission: Mission, plan: Plan, change: Do) -> None:
    change("activities", plan["R2"], need=31, pledged=6)
    rows = {row["id"]: row for row in table(mission, "funding-by-source")}
    assert {key: row["planned"] for key, row in rows.items()} == {
        "assessed": 49, "voluntary": 15, "other": 4, "unnamed": 3,
    }  # fmt: skip
    assert (rows["voluntary"]["gap"], rows["voluntary"]["funds_pledged"]) == (9, 15)
    total = money_of(mission).total
    assert sum(row["planned"] for row in rows.values()) == total.need == 71
    assert sum(row["gap"] for row in rows.values()) == total.gap == 12


def test_a_task_is_paid_in_part_or_not_at_all(mission: Mission, plan: Plan, change: Do) -> None:
    def state() -> tuple[str, list[str]]:
        (row,) = table(mission, "task-funding")
        return row["state"], row["activities"]

    assert state() == ("paid for", ["R2"])
    change("activities", plan["R2"], pledged=1)
    assert state() == ("paid for in part", ["R2"])
    change("mandate-tasks", plan["M1"], activities=[plan["R1"].pk])
    assert state() == ("paid for", ["R1"]), "what the task names goes before its benchmarks"
    change("mandate-tasks", plan["M1"], activities=[], benchmarks=[])
    assert state() == ("not paid for", [])
    change("mandate-tasks", plan["M1"], coverage="dropped")
    assert table(mission, "task-funding") == []


def test_alignment_names_what_has_no_counterpart(mission: Mission, plan: Plan, add: Do, change: Do) -> None:
    add("objectives", reference="SO3", name="Returns")
    add("activities", name="Loose", lead="Force", need=1)
    change("activities", plan["R1"], objective=None, indicator=None)
    rows = by_sign(mission, "alignment")
    assert {sign: row["state"] for sign, row in rows.items()} == {
        "SO1": "no activity", "SO2": "aligned", "SO3": "no budget frame",
    }  # fmt: skip
    assert (rows["SO2"]["posts"], rows["SO2"]["frames"], rows["SO2"]["amount"]) == (2, ["BF4"], 20)
    assert [one.objective and one.objective.reference for one in branches(money_of(mission))] == [
        "SO1", "SO2", None,
    ]  # fmt: skip


def test_nothing_follows_from_nothing(mission: Mission) -> None:
    money = money_of(mission)
    assert (money.budget, money.total.need, money.unfunded, money.findings) == (0, 0, [], [])
    assert complete_rows(mission, "result-frames") == 0
    assert [column.key for column in columns("plan-against-budget")][:2] == ["line", "finding"]


def test_the_ledger_is_read_in_the_same_queries_for_any_number_of_rows(
    mission: Mission, plan: Plan, add: Do
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            money_of(mission)
            return len(seen)

    once = cost()
    for place in range(4):
        activity = add("activities", name=f"More {place}", lead="Force", objective=plan["SO1"].pk)
        add("resources", name="More", activities=[activity.pk], function=plan["F1"].pk)
        add("funding", name="More", kind="voluntary", activities=[activity.pk])
        add("structure", name="More", functions=[plan["F1"].pk])
    assert cost() == once
