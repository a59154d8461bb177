"""`frameworks/`: the common framework as it stands: what is lacking, when it runs out, when stock is due."""

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.shapes import Row
from missions.rest.views import MissionView
from planning_levels.frameworks import Held, frameworks_of


class FrameworkRow(Row):
    """A framework; its columns are in the register `frameworks`."""

    id: int
    name: str
    kind: str
    ends: str | None
    days_left: int | None
    serves: bool = Field(description="Whether it runs today and covers every part.")
    lacking: list[str] = Field(description="The parts that nothing covers.")
    priorities: list[int]
    alone: list[int] = Field(description="The priorities in which one entity has a part.")
    stock_taken: list[int]
    next_stock: str | None


class FrameworkRows(Row):
    """The frameworks of a mission, those that serve first."""

    results: list[FrameworkRow]


def framework_row(item: Held) -> dict[str, object]:
    """Return a framework as data."""
    return {
        "id": item.row.pk,
        "name": item.row.name,
        "kind": item.row.kind,
        "ends": item.row.ends,
        "days_left": item.days_left,
        "serves": item.serves,
        "lacking": item.lacking,
        "priorities": [one.row.pk for one in item.priorities],
        "alone": [one.row.pk for one in item.priorities if one.alone],
        "stock_taken": [one.pk for one in item.stock],
        "next_stock": item.next_stock,
    }


class Frameworks(MissionView):
    """The common frameworks as they stand."""

    gives = {"GET": FrameworkRows}

    def get(self, request: Request, key: str) -> Response:
        """Show them, those that serve first."""
        held = frameworks_of(self.mission, self.mission.today())
        return Response({"results": [framework_row(item) for item in held]})
