"""Dashboards by the API: what pages draw, each number with its words and the address of its rows.

An unchanged dashboard answers 304 to the entity tag that was sent before, so that it can be asked often.
"""

import hashlib
from typing import Any, Literal

import orjson
from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from pydantic import Field
from rest_framework.request import Request

from missions.rest.queries import Filter
from missions.rest.shapes import Row
from missions.rest.views import View
from planning_levels.api.base import LevelsView
from planning_levels.dashboards.mission import mission_board
from planning_levels.dashboards.portfolio import MOST, SIZE, Asked, portfolio_board
from planning_levels.showing.dashboards import mission_dashboard, portfolio_as_data


class DashboardFigure(Row):
    """A number at the head of a dashboard."""

    key: str
    title: str
    text: str = Field(description="The number as it is read.")
    value: float | None
    href: str = Field(description="The page with its rows.")
    note: str


class DashboardColumn(Row):
    """A column of a table; `draw` says how its numbers stand in the chart."""

    key: str
    title: str
    draw: Literal["", "bar", "mark"]
    numeric: bool


class DashboardLink(Row):
    """A row behind a number."""

    text: str
    href: str


class DashboardValue(Row):
    """A dated number of a course."""

    date: str
    number: float


class DashboardCell(Row):
    """A cell: what is read, the number behind it, the page of its rows, the tone of its shape."""

    text: str
    value: float | None
    href: str
    tone: Literal["", "done", "current", "waiting", "quiet", "stopped"]
    note: str
    goal: float | None
    items: list[DashboardLink]
    course: list[DashboardValue]


class DashboardBlock(Row):
    """A table, and the chart that is drawn from it where a column is drawn."""

    key: str
    title: str
    note: str
    unit: str
    empty: str
    rows_href: str
    folded: bool
    columns: list[DashboardColumn]
    rows: list[list[DashboardCell]]


class DashboardPaging(Row):
    """Which page of the missions is listed."""

    count: int
    page: int
    pages: int


class PortfolioDashboard(Row):
    """The dashboard of all missions that the person sees; figures speak of all, rows are those of a page."""

    figures: list[DashboardFigure]
    blocks: list[DashboardBlock]
    paging: DashboardPaging


class MissionDashboardShown(Row):
    """The dashboard of a mission: what is drawn, and the series behind it."""

    figures: list[DashboardFigure]
    blocks: list[DashboardBlock]


class PortfolioBoard(View):
    """The dashboard of all missions, as it is drawn."""

    parameters = {
        "of": Filter(description="The missions behind one number, such as `at:2.1` or `stops:on-hold`."),
        "page": Filter(kind="integer", least=1, description="Which page of missions; the first is 1."),
        "page_size": Filter(
            kind="integer", least=1, most=MOST, description="How many missions a page holds."
        ),
    }
    gives = {"GET": PortfolioDashboard}

    def get(self, request: Request) -> HttpResponseBase:
        """Show figures, charts and tables of all missions in which the person takes part."""
        asked = Asked(self.query("of", ""), self.query("page", 1), self.query("page_size", SIZE))
        board = portfolio_board(self.person, asked)
        return tagged(self, request, {**board.as_data(), "paging": board.paging})


class Portfolio(View):
    """The series behind the dashboard of all missions."""

    def get(self, request: Request) -> HttpResponseBase:
        """Show where every visible mission stands, with counts by state, level and lead."""
        return self.shown(portfolio_as_data(self.person))


class MissionDashboard(LevelsView):
    """The dashboard of a mission."""

    gives = {"GET": MissionDashboardShown}

    def get(self, request: Request, key: str) -> HttpResponseBase:
        """Show what is drawn, and levels over time, decisions, outputs, seats, benchmarks, calendar."""
        reading = self.reading()
        board = mission_board(reading, self.person).as_data()
        return tagged(self, request, {**mission_dashboard(reading), **board})


def tagged(view: View, request: Request, data: dict[str, Any]) -> HttpResponseBase:
    """Answer with an entity tag made from the content; 304 where the asker has it already."""
    content = orjson.dumps(data, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    same = get_conditional_response(request._request, etag=tag)  # noqa: SLF001 (what Django's own views hand it)
    answer = view.shown(data) if same is None else same
    answer["ETag"] = tag
    return answer
