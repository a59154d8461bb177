"""`levels/` and `decision-points/`: where the process stands, and where it is decided."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.models import Mission
from missions.rest.queries import Filter, Listing
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.api.level_shapes import LevelDetail, PointDetail, PointRow
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import LevelRun
from planning_levels.reading import Reading
from planning_levels.showing.clearance import clearance_at
from planning_levels.showing.levels import level_as_data
from planning_levels.showing.points import point_as_data, points_as_data
from planning_levels.verbs.fields import read
from planning_levels.verbs.filing import PlanFields, plan_decision

STATES = ("not_started", *LevelRun.State.values)


class Levels(LevelsView):
    """The six levels of a mission."""

    listing = Listing(
        filters={"state": Filter(choices=STATES), "stage": Filter(kind="integer"), "code": Filter()},
        ordering=("code", "started", "ended"),
    )
    gives = {"GET": LevelDetail}

    def get(self, request: Request, key: str) -> Response:
        """List the levels, each with the run that stands for it now."""
        return self.listed([level_as_data(self.reading(), code) for code in LEVELS])


class OneLevel(LevelsView):
    """A level of a mission."""

    parameters = {"cycle": Filter(kind="integer", description="The cycle of the run; the present one else.")}
    gives = {"GET": LevelDetail}

    def find_inside(self) -> None:
        """Know the level's code."""
        if self.kwargs["code"] not in LEVELS:
            raise Mission.DoesNotExist

    def get(self, request: Request, key: str, code: str) -> Response:
        """Show a level: its run, clock, steps, outputs, and what its end still asks for."""
        return self.shown(level_as_data(self.reading(), code, self.query("cycle")))


class DecisionPoints(LevelsView):
    """The decision points and gates of a mission."""

    listing = Listing(
        filters={
            "state": Filter(choices=("not_reached", "open", "waiting", "passed")),
            "level": Filter(choices=tuple(LEVELS)),
            "decider": Filter(),
            "boxed": Filter(kind="boolean"),
        },
        ordering=("planned_on", "decided_on", "submitted_on"),
        search=("name", "question"),
    )
    gives = {"GET": PointRow}

    def get(self, request: Request, key: str) -> Response:
        """List the points in the order of the process."""
        return self.listed(points_as_data(self.reading()))


class OneDecisionPoint(LevelsView):
    """A decision point or gate."""

    acts = {"PATCH": WITHIN["plan-decision"]}
    verbs = {"PATCH": "plan-decision"}
    takes = {"PATCH": request_shape("plan-decision", PlanFields)}
    gives = {"GET": PointDetail, "PATCH": PointDetail}

    def find_inside(self) -> None:
        """Know the point's id."""
        if self.kwargs["id"] not in DECISION_POINTS:
            raise Mission.DoesNotExist

    def get(self, request: Request, key: str, id: str) -> Response:  # noqa: A002 (the address's name)
        """Show a point: question, decider, basis, readiness, and all decisions taken at it."""
        return self._point(self.reading())

    def patch(self, request: Request, key: str, id: str) -> Response:  # noqa: A002 (the address's name)
        """Plan the day of a decision; dates inform and move no level."""
        data = self.data()
        read(PlanFields, data)
        plan_decision(self.mission, id, by=self.person, data=data, if_version=self.if_match())
        return self._point(Reading(self.mission, reader=Reader(self.person, self.mission)))

    def _point(self, reading: Reading) -> Response:
        shown = point_as_data(reading, self.kwargs["id"])
        shown["clearance"] = clearance_at(reading, self.kwargs["id"], self.person)
        return self.shown(shown, version=shown["version"])
