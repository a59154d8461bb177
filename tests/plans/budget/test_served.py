"""Results and budget as served: the page, its files, the API; who sees it, and whose task comes first."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from rest_framework.test import APIClient

from missions.models import Entity, Mission, Person
from plans.budget import unfunded_tasks
from plans.budget.tables import TABLES

pytestmark = pytest.mark.django_db
Plan = dict[str, Any]
Do = Callable[..., Any]
Browse = Callable[[Person], Client]


def page(mission: Mission, asked: str = "") -> str:
    return f"/missions/{mission.key}/plan/results-and-budget/{asked}"


def test_the_page_teaches_while_nothing_is_entered(
    mission: Mission, planner: Person, browser_of: Browse
) -> None:
    shown = browser_of(planner).get(page(mission)).content.decode()
    assert "No result and no budget line is entered yet" in shown


def test_the_page_shows_tree_tables_and_findings_with_their_links(
    mission: Mission, plan: Plan, change: Do, planner: Person, browser_of: Browse
) -> None:
    browser = browser_of(planner)
    shown = browser.get(page(mission)).content.decode()
    assert "Plan and budget agree on every line." in shown
    assert "Every mandated task is paid for." in shown
    change("activities", plan["R2"], pledged=2)
    shown = browser.get(page(mission)).content.decode()
    for sign, register in (("R2", "activities"), ("M1", "mandate-tasks"), ("BF4", "budget-frames")):
        assert f"/plan/{register}/{plan[sign].pk}/" in shown
    assert "follows from the results" in shown
    assert "Lacks 13 of 28." in shown


def test_a_task_stands_first_for_who_raises_or_leads_it(
    mission: Mission, plan: Plan, change: Do, planner: Person, browser_of: Browse
) -> None:
    change("activities", plan["R2"], pledged=2)
    browser = browser_of(planner)
    assert "Yours to raise or to lead" not in browser.get(page(mission)).content.decode()
    Person.objects.filter(pk=planner.pk).update(
        entity=Entity.objects.create(code="UNDP", name="Development Programme", kind="programme")
    )
    assert "Yours to raise or to lead" in browser.get(page(mission)).content.decode()


def test_tables_are_given_as_files_and_nothing_in_them_is_a_formula(
    mission: Mission, plan: Plan, change: Do, planner: Person, browser_of: Browse
) -> None:
    change("budget-frames", plan["BF4"], name="=1+1")
    browser = browser_of(planner)
    text = browser.get(page(mission, "?table=result-frames&format=csv")).content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("No.,Budget line,Objective")
    assert "BF4,'=1+1,SO2" in text
    made = browser.get(page(mission, "?format=xlsx"))
    assert f"{mission.key}-results-and-budget.xlsx" in made["Content-Disposition"]
    book = load_workbook(io.BytesIO(made.content))
    assert [sheet.title for sheet in book][:-1] == [one.title[:31] for one in TABLES]
    assert book["Budget frames by result"]["B3"].data_type == "s"
    assert book["Budget frames by result"]["J3"].value == 20
    assert browser.get(page(mission, "?table=nothing&format=csv")).status_code == 200


def test_the_api_gives_what_the_page_shows(
    mission: Mission, plan: Plan, change: Do, planner: Person, api: Callable[[Person], APIClient]
) -> None:
    change("activities", plan["R2"], pledged=2)
    given = api(planner).get(f"/api/v1{page(mission)}").json()
    assert (given["budget"], given["total"]["gap"], given["unit"]) == (120, 13, "thousands of US dollars")
    assert [branch["reference"] for branch in given["tree"]] == ["SO1", "SO2"]
    assert given["tree"][0]["activities"][0]["resources"] == [plan["RS1"].pk]
    tables = {one["key"]: one for one in given["tables"]}
    assert tables["result-frames"]["totals"]["amount"] == 120
    (task,) = given["unfunded_tasks"]
    assert (task["task"], task["gap"], task["part_paid"], task["raised_by"]) == (
        plan["M1"].pk, 13, True, "UNDP",
    )  # fmt: skip
    assert {one["kind"] for one in given["findings"]} == {"unfunded", "two-purses", "fund-differs"}


def test_who_does_not_see_the_mission_sees_none_of_it(
    mission: Mission, outsider: Person, browser_of: Browse, api: Callable[[Person], APIClient]
) -> None:
    assert browser_of(outsider).get(page(mission)).status_code == 404
    assert api(outsider).get(f"/api/v1{page(mission)}").status_code == 404


def test_the_tasks_alone_are_read_in_few_queries(
    mission: Mission, plan: Plan, change: Do, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        assert unfunded_tasks(mission) == []
    change("activities", plan["R2"], pledged=2)
    assert [one.task.reference for one in unfunded_tasks(mission)] == ["M1"]


def test_nothing_is_unfunded_before_there_are_activities(
    mission: Mission, add: Do, django_assert_num_queries: Any
) -> None:
    add("mandate-tasks", text="Reduction of forces")
    with django_assert_num_queries(1):
        assert unfunded_tasks(mission) == []
