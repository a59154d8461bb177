"""Dashboards: each figure equals its rows, page and API agree, nobody counts what they do not see."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.action_points import add_action_point
from missions.models import ActionPoint, Assignment, Classification, Hold, Mission, Person
from missions.templatetags.dates import written
from monitoring.recording import record_measurement
from planning_levels.dashboards.aims import standing_of
from planning_levels.dashboards.mission import mission_board
from planning_levels.dashboards.portfolio import Asked, clock_words, portfolio_board
from planning_levels.dashboards.shapes import Block, Cell, Column, as_csv
from planning_levels.dashboards.standings import stands_of
from planning_levels.models import CouncilRecord, LevelRun, Submission
from planning_levels.reading import Reading
from plans.rows import save_row

Api = Callable[[Person], APIClient]
Browser = Callable[[Person], Client]
LATE = re.compile(r"\b(late|overdue|blocking|delayed)\b", re.IGNORECASE)


def into(mission: Mission, level: str = "2.1", days: int = 12, state: str = "active") -> LevelRun:
    """Put a mission into a level that began some days ago."""
    Mission.objects.filter(pk=mission.pk).update(state="in_level")
    mission.__dict__["state"] = "in_level"
    began = mission.today() - timedelta(days)
    dates = {"opened_on": began, "started": began, "state": state}
    return LevelRun.objects.create(mission=mission, level=level, cycle=1, cause="test", **dates)


def another(mission: Mission, number: int, department: str = "DPKO") -> Mission:
    """Make a further mission of a department, in a level, with its planner's role."""
    made = Mission.objects.create(
        key=f"more-{number}",
        name=f"More {number}",
        country="More",
        lead_department_id=department,
        opened_on=mission.opened_on,
        opened_by=mission.opened_by,
    )
    role = {"person": mission.opened_by, "role": "planner", "from_date": mission.opened_on}
    Assignment.objects.create(mission=made, **role)
    into(made, "1.1", number)
    save_row(made, "risks", {"text": "Rains"}, by=mission.opened_by)
    return made


@pytest.fixture
def measured(mission: Mission, planner: Person) -> Mission:
    """A mission in Level 2.1 with aims, values, risks, money and an action point past its day."""
    into(mission)
    met, open_ = (
        save_row(mission, "objectives", {"name": name}, by=planner) for name in ("Police", "Courts")
    )
    save_row(mission, "objectives", {"name": "Roads"}, by=planner)
    goal = {"target_value": 50, "baseline_value": 0}
    done = save_row(mission, "benchmarks", {"name": "Vetted", "objective": met, **goal}, by=planner)
    way = save_row(mission, "benchmarks", {"name": "Trained", "objective": open_, **goal}, by=planner)
    for row, value in ((done, 50), (way, 10), (way, 20)):
        record_measurement(mission, by=planner, benchmark=row, value=value, date=mission.today())
    for grades in (("high", "high"), ("high", "high"), ("low", "high")):
        told = {"text": f"Risk {grades}", "likelihood": grades[0], "impact": grades[1]}
        save_row(mission, "risks", told, by=planner)
    save_row(mission, "risks", {"text": "Nobody graded it"}, by=planner)
    money = {
        "name": "Training",
        "lead": "DPA",
        "need": 900,
        "voluntary": 900,
        "pledged": 300,
        "received": 100,
    }
    save_row(mission, "activities", money, by=planner)
    past = mission.today() - timedelta(4)
    add_action_point(mission, "imtf", by=planner, text="Map the hubs", owner="OCHA", due=past)
    return mission


def numbers(data: dict[str, Any]) -> dict[str, Any]:
    """Return every number of a dashboard by its place, as the API says it."""
    found: dict[str, Any] = {f"figure {one['key']}": one["text"] for one in data["figures"]}
    for block in data["blocks"]:
        for number, row in enumerate(block["rows"]):
            for column, cell in zip(block["columns"], row, strict=True):
                if column["numeric"]:
                    found[f"{block['key']} {number} {column['key']}"] = cell["value"]
    return found


def test_the_portfolio_counts_and_each_number_leads_to_its_rows(
    mission: Mission, planner: Person, sg: Person, api: Api
) -> None:
    into(mission, days=12)
    Submission.objects.create(
        mission=mission, gate="DP-2.1", decider="sg", on=mission.today() - timedelta(3), by=planner
    )
    held = another(mission, 1)
    Hold.objects.create(mission=held, reason="Vote", release_event="Result", since=mission.today())
    another(mission, 2)
    shown = api(sg).get("/api/v1/dashboard/").json()
    figures = {one["key"]: one for one in shown["figures"]}
    assert {key: one["value"] for key, one in figures.items()} == {
        "missions": 3,
        "in-level": 3,
        "waits": 1,
        "stopped": 2,
        "over-desirable": 0,
    }
    counted = list(shown["figures"])
    for block in shown["blocks"]:
        if block["key"] in ("stops", "places", "departments"):
            counted += [
                cell
                for row in block["rows"]
                for column, cell in zip(block["columns"], row, strict=True)
                if column["numeric"] and column["key"] != "times"
            ]
    assert len(counted) > 15
    for one in counted:
        address = one["href"].split("#")[0].replace("/dashboard/", "/api/v1/dashboard/")
        behind = api(sg).get(address).json()
        assert behind["paging"]["count"] == one["value"], one
        rows = next(block for block in behind["blocks"] if block["key"] == "missions")["rows"]
        assert len(rows) == one["value"], one
    (decision,) = next(block for block in shown["blocks"] if block["key"] == "decisions")["rows"]
    assert (decision[0]["text"], decision[3]["value"]) == ("Tandala", 3)
    assert not LATE.search(str(shown)), "nobody who decides is called late, and no clock says so"


def test_the_leadership_sees_how_the_mission_stands(measured: Mission, planner: Person) -> None:
    board = mission_board(Reading(measured), planner)
    figures = {one.key: one.value for one in board.figures}
    assert figures == {
        "days": 12,
        "mandate": None,
        "benchmarks-met": 1,
        "grave-risks": 2,
        "gap": 600,
        "past": 1,
    }
    stand = {row[0].text: row[1].value for row in board.block("objectives").rows}
    assert list(stand.values()) == [1, 1, 0, 1]
    assert [row[0].tone for row in board.block("objectives").rows] == ["done", "current", "stopped", "quiet"]
    courses = {row[0].text: (row[2].value, len(row[4].course)) for row in board.block("benchmarks").rows}
    assert set(courses.values()) == {(100, 1), (40, 2)}
    risks = board.block("risks")
    assert [cell.value for cell in risks.rows[0][1:]] == [0, 0, 2, 0]
    assert risks.rows[3][4].value == 1, "a risk that nobody graded is counted too"
    (money,) = board.block("money").rows
    assert [cell.value for cell in money[1:]] == [900, 300, 100, 600]
    (past,) = board.block("past").rows
    assert past[3].value == 4


def test_the_mandate_has_its_days(measured: Mission, planner: Person) -> None:
    ends = measured.today() + timedelta(40)
    CouncilRecord.objects.create(
        mission=measured,
        symbol="S/RES/1",
        outcome="authorised",
        on=measured.opened_on,
        mandate_ends=ends,
        recorded_by=planner,
    )
    (mandate,) = [one for one in mission_board(Reading(measured), planner).figures if one.key == "mandate"]
    assert (mandate.value, mandate.note) == (40, written(ends))


def test_an_objective_without_benchmarks_says_so() -> None:
    assert standing_of([]) == "without"


def test_nobody_who_decides_is_past_their_day(measured: Mission, planner: Person, sg: Person) -> None:
    ActionPoint.objects.update(owner=sg, entity=None)
    assert mission_board(Reading(measured), planner).block("past").rows == ()


@pytest.mark.parametrize("address", ["/dashboard/", "/missions/tandala/dashboard/"])
def test_page_and_api_say_the_same(
    address: str, measured: Mission, planner: Person, api: Api, browser_of: Browser
) -> None:
    said = api(planner).get(f"/api/v1{address}").json()
    page = browser_of(planner).get(address)
    assert page.status_code == 200
    assert numbers(page.context["board"].as_data()) == numbers(said)
    assert len(numbers(said)) > 20


@pytest.mark.parametrize(
    "address", ["/api/v1/dashboard/", "/api/v1/missions/tandala/dashboard/", "/dashboard/"]
)
def test_as_many_queries_for_thirty_missions_as_for_two(
    address: str, measured: Mission, planner: Person, api: Api, browser_of: Browser
) -> None:
    another(measured, 1)
    client: Any = api(planner) if "api" in address else browser_of(planner)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(2, 30):
        another(measured, number)
    for number in range(20):
        save_row(measured, "risks", {"text": f"Risk {number}"}, by=planner)
        save_row(measured, "objectives", {"name": f"Aim {number}"}, by=planner)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    if address == "/dashboard/":
        assert len(client.get(address).context["board"].block("missions").rows) == 25
        assert len(client.get("/dashboard/missions.csv").content.splitlines()) == 31, "a file has every page"


@pytest.fixture
def partner(make_person: Any, assign: Any) -> Person:
    """A mere guest of the mission."""
    person: Person = make_person("partner")
    assign(person, "partner")
    return person


def test_who_sees_what(
    measured: Mission, srsg: Person, imtf_member: Person, request: pytest.FixtureRequest, api: Api
) -> None:
    def counted(person: Person) -> tuple[int, int]:
        figure = api(person).get("/api/v1/dashboard/").json()["figures"][0]["value"]
        return figure, api(person).get("/api/v1/missions/tandala/dashboard/").status_code

    partner, outsider = (request.getfixturevalue(name) for name in ("partner", "outsider"))
    assert counted(srsg) == counted(imtf_member) == (1, 200)
    assert counted(outsider) == counted(partner) == (0, 404)
    Mission.objects.filter(pk=measured.pk).update(classification=Classification.STRICTLY_CONFIDENTIAL)
    assert counted(imtf_member) == (0, 404), "what a person is not cleared for is not counted"


def test_what_has_not_changed_is_not_sent_again(measured: Mission, planner: Person, api: Api) -> None:
    for address in ("/api/v1/dashboard/", "/api/v1/missions/tandala/dashboard/"):
        first = api(planner).get(address)
        same = api(planner).get(address, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    save_row(measured, "risks", {"text": "Floods"}, by=planner)
    assert api(planner).get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_rows_behind_an_unknown_number_are_refused(
    mission: Mission, planner: Person, api: Api, browser_of: Browser
) -> None:
    answer = api(planner).get("/api/v1/dashboard/?of=weather:rain")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "of")
    assert browser_of(planner).get("/dashboard/?of=weather:rain&page=x").status_code == 200


def test_pages_of_missions(mission: Mission, planner: Person) -> None:
    for number in range(1, 5):
        another(mission, number)
    board = portfolio_board(planner, Asked(page=2, size=2))
    assert board.paging == {"count": 5, "page": 2, "pages": 3}
    assert [row[0].text for row in board.block("missions").rows] == ["More 3", "More 4"]


def test_tables_are_files(measured: Mission, planner: Person, browser_of: Browser) -> None:
    browser = browser_of(planner)
    text = browser.get("/missions/tandala/dashboard/risks.csv").content.decode("utf-8-sig")
    assert text.splitlines()[1] == "High,0,0,2,0"
    assert browser.get("/dashboard/missions.csv")["Content-Type"].startswith("text/csv")
    assert browser.get("/dashboard/weather.csv").status_code == 404
    formula = Block(
        "x", "X", (Column("a", "A"), Column("b", "B", numeric=True)), ((Cell("=1+1"), Cell("–")),)
    )
    assert as_csv(formula).decode("utf-8-sig").splitlines() == ["A,B", "'=1+1,"]


def test_clocks_inform(mission: Mission, planner: Person) -> None:
    into(mission, "1.2", 500)
    (stand,) = stands_of(planner)
    assert clock_words(stand).startswith("over desirable by ")
    LevelRun.objects.all().delete()
    Mission.objects.update(state="awaiting_council")
    run = into(mission, "1.2", 30)
    LevelRun.objects.filter(pk=run.pk).update(state="closed", ended=mission.today() - timedelta(9))
    Mission.objects.update(state="awaiting_council")
    (stand,) = stands_of(planner)
    assert (clock_words(stand), stand.gate, (stand.today - stand.since).days) == (
        "no clock runs",
        "GATE-COUNCIL",
        9,
    )
