"""Remarks on the plan: each is there for its reason, and goes away with it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from missions.models import Entity, Flag, Mission, Person
from plans.registers import REGISTERS
from plans.remarks import remarks
from plans.rows import save_row
from tests.plans.samples import whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(mission: Mission, planner: Person) -> Callable[..., Any]:
    return lambda key, **data: save_row(mission, key, data, by=planner)


def said(mission: Mission) -> str:
    return " ".join(remark.sentence for remark in remarks(mission))


CASES: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "structure",
        {"name": "Electoral unit"},
        "No function calls for",
        {"reason": "Asked for by the Government"},
    ),
    ("functions", {"name": "Police"}, "Nobody is named to take over", {"counterpart": "National police"}),
    ("benchmarks", {"name": "B1"}, "No benchmark speaks for exit", {"exit": True}),
    ("benchmarks", {"name": "B1", "exit": True}, "had no part", {"developed_with": ["National authorities"]}),
    ("activities", {"name": "R1", "lead": "Force"}, "has no cost", {"need": 0}),
    (
        "activities",
        {"name": "R9", "lead": "DDR", "need": 28, "assessed": 9, "pledged": 6},
        "hangs on two purses",
        {"pledged": 19},
    ),
    (
        "activities",
        {"name": "R12", "lead": "OCHA", "assessed": 9},
        "outside the mission's budget",
        {"lead": "Force"},
    ),
    (
        "mandate-tasks",
        {"text": "Reduction of forces", "funding": "part-voluntary"},
        "nobody is named to raise",
        {"funds_raised_by": "RC/HC"},
    ),
    ("assumptions", {"text": "A3", "consent": "no"}, "is the mission viable", {"consent": "partly"}),
    ("assumptions", {"text": "A3", "consent": "no"}, "Nothing says how planning", {"planned_for": "By area"}),
    (
        "options",
        {"title": "O3", "form": "peacekeeping"},
        "Every option is",
        {"form": "special-political-mission"},
    ),
    ("objectives", {"name": "SO1"}, "belongs to the security", {"dimensions": ["security"]}),
    ("integration", {"area": "Justice", "degree": "partial"}, "no joint programme", {"degree": "parallel"}),
    ("processes", {"name": "Appeal"}, "not assessed for 1 of 1", {"alignment": "aligned"}),
]


@pytest.mark.parametrize(("key", "row", "sentence", "mended"), CASES)
def test_a_remark_goes_with_its_reason(  # noqa: PLR0917
    key: str, row: dict[str, Any], sentence: str, mended: dict[str, Any], mission: Mission, planner: Person
) -> None:
    Entity.objects.filter(code="OCHA").update(kind="office")
    stored = save_row(mission, key, row, by=planner)
    assert sentence in said(mission)
    save_row(mission, key, mended, by=planner, row=stored)
    assert sentence not in said(mission)


def test_two_leads_for_one_function_in_one_area_at_one_time(
    mission: Mission, add: Callable[..., Any]
) -> None:
    function = add("functions", name="Vetting")
    common = {"function": function.pk, "area": "Juba", "starts": "2012-01-01", "ends": "2012-06-30"}
    add("activities", name="One", lead="Police", **common)
    second = add("activities", name="Two", lead="UNDP", **common)
    assert "serve one function in one area" in said(mission)
    save_row(mission, "activities", {"starts": "2012-07-01", "ends": None}, by=mission.opened_by, row=second)
    assert "serve one function in one area" not in said(mission)


def test_refused_consent_is_flagged_once_for_the_decider(mission: Mission, planner: Person) -> None:
    row = save_row(
        mission, "assumptions", {"text": "A3", "party": "Armed groups", "consent": "no"}, by=planner
    )
    save_row(mission, "assumptions", {"owner": "DPA"}, by=planner, row=row)
    assert [flag.sentence for flag in Flag.objects.filter(code="viability")] == [
        "No consent of Armed groups: is the mission viable?"
    ]


def test_remarks_cost_the_same_queries_for_any_number_of_rows(mission: Mission, planner: Person) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            remarks(mission)
            return len(seen)

    for key in ("activities", "benchmarks", "structure", "functions"):
        save_row(mission, key, whole(REGISTERS[key], mission, planner), by=planner)
    once = cost()
    for key in ("activities", "benchmarks", "structure", "functions"):
        for _ in range(5):
            save_row(mission, key, whole(REGISTERS[key], mission, planner), by=planner)
    assert cost() == once
