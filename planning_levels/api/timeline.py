"""`timeline/`: the schedule worked out, and when the plan can be adopted. Both are read only."""

from datetime import date
from typing import Any, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter
from missions.rest.shapes import Row
from planning_levels.api.base import LevelsView
from planning_levels.definition import DECISION_POINTS
from planning_levels.next_step import decider_title
from planning_levels.showing.schedule import Shown, as_data
from planning_levels.simulation import Reached, outlook_of
from planning_levels.simulation.asking import ask_of, parameters
from planning_levels.simulation.words import assumptions, told


class ScheduleRow(Row):
    """A piece of work with its figures."""

    id: int
    work: str
    side: Literal["", "mission", "unct", "both"]
    lead: str
    begins: date | None
    ends: date | None
    comes_after: list[int]
    only_when: str
    earliest_begin: date | None
    earliest_end: date | None
    latest_begin: date | None
    latest_end: date | None
    days_to_spare: int | None = Field(description="Total float; null where nothing hangs on the row.")
    critical: bool = Field(description="Worked out from dates and links.")
    held_critical: bool = Field(description="As typed in the register.")
    standing: Literal["ended", "under-way", "waits", "free", "undated"]
    waits_for: list[int]
    begun_on: date | None
    ended_on: date | None


class ScheduleFinding(Row):
    """Something in the schedule that does not hold together."""

    kind: Literal["too-early", "begun-early", "marked-with-room", "critical-unmarked", "loop", "undated"]
    row: int
    sentence: str


class ScheduleDetail(Row):
    """The schedule worked out."""

    rows: list[ScheduleRow]
    critical_paths: list[list[int]]
    findings: list[ScheduleFinding]
    as_of: date
    mandate_ends: date | None


class PointAhead(Row):
    """A decision point ahead on one course."""

    gate: str
    name: str
    decider: str
    on: date
    because: list[str]


class AdoptionDetail(Row):
    """When the plan can be adopted."""

    earliest: date | None
    likely: date | None
    done: Literal["", "adopted", "ended"]
    adopted_on: date | None
    points_earliest: list[PointAhead]
    points_likely: list[PointAhead]
    assumptions: list[str]
    as_of: date


class ScheduleView(LevelsView):
    """The schedule of a mission."""

    parameters = {"towards": Filter(kind="integer", description="Count days to spare towards this row only.")}
    gives = {"GET": ScheduleDetail}

    def get(self, request: Request, key: str) -> Response:
        """Show rows with earliest and latest days, days to spare, the critical path, and what is found."""
        towards = self.query("towards")
        return self.shown(as_data(Shown(self.reading(), towards=str(towards or ""))))


class AdoptionView(LevelsView):
    """The simulation of a mission's way to adoption."""

    parameters = parameters()
    gives = {"GET": AdoptionDetail}

    def get(self, request: Request, key: str) -> Response:
        """Show the earliest and the likely day of adoption and of each point before it, with grounds."""
        asked = {name: self.query(name) for name in self.parameters}
        outlook = outlook_of(self.reading(), ask_of(asked))
        lead = self.mission.lead_department_id
        return self.shown(
            {
                "earliest": outlook.day("earliest"),
                "likely": outlook.day("likely"),
                "done": outlook.done,
                "adopted_on": outlook.adopted_on,
                "points_earliest": _points(outlook.earliest, lead),
                "points_likely": _points(outlook.likely, lead),
                "assumptions": list(assumptions(outlook)),
                "as_of": self.reading().on,
            }
        )


def _points(points: tuple[Reached, ...], lead: str) -> list[dict[str, Any]]:
    return [
        {
            "gate": one.gate,
            "name": DECISION_POINTS[one.gate].name,
            "decider": decider_title(one.gate, lead),
            "on": one.on,
            "because": [told(ground) for ground in one.grounds],
        }
        for one in points
    ]
