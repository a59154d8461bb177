"""Acts of the two planning bodies: establishing them, handing over the chair."""

from collections.abc import Callable
from typing import Any, ClassVar

from pydantic import BaseModel
from rest_framework.request import Request
from rest_framework.response import Response

from missions.api.body_rows import body_row
from missions.api.body_shapes import BodyRow
from missions.models import Body
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.definition.acts_within import WITHIN
from planning_levels.verbs import bodies
from planning_levels.verbs.fields import Fields, read


class BodyAct(LevelsView):
    """Base: an act of a body; answers the body as it then stands."""

    kind: ClassVar[str]
    fields: ClassVar[type[BaseModel]] = Fields
    act: ClassVar[Callable[..., Any]]
    gives = {"POST": BodyRow}

    def carry_out(self) -> Response:
        """Carry the act out and show the body."""
        data = self.data()
        read(self.fields, data)  # type: ignore[type-var]
        type(self).act(self.mission, by=self.person, **data)
        body = Body.objects.get(mission=self.mission, kind=self.kind)
        return self.shown(body_row(body, self.mission.today()), version=body.version)


class EstablishTaskForce(BodyAct):
    """Establish the task force."""

    kind = "imtf"
    act = staticmethod(bodies.establish_task_force)
    acts = {"POST": WITHIN["establish-task-force"]}
    verbs = {"POST": "establish-task-force"}
    takes = {"POST": request_shape("establish-task-force", Fields)}

    def post(self, request: Request, key: str) -> Response:
        """Establish the task force: nine seats filled, chaired from the lead department."""
        return self.carry_out()


class HandOverChair(BodyAct):
    """Hand over the chair of the task force."""

    kind = "imtf"
    fields = bodies.ChairFields
    act = staticmethod(bodies.hand_over_chair)
    acts = {"POST": WITHIN["hand-over-chair"]}
    verbs = {"POST": "hand-over-chair"}
    takes = {"POST": request_shape("hand-over-chair", bodies.ChairFields)}

    def post(self, request: Request, key: str) -> Response:
        """Name the chair of the task force, the first or the next."""
        return self.carry_out()


class EstablishPlanningTeam(BodyAct):
    """Establish the planning team."""

    kind = "impt"
    act = staticmethod(bodies.establish_planning_team)
    acts = {"POST": WITHIN["establish-planning-team"]}
    verbs = {"POST": "establish-planning-team"}
    takes = {"POST": request_shape("establish-planning-team", Fields)}

    def post(self, request: Request, key: str) -> Response:
        """Establish the planning team: permanent planners of mission and country team, of one level."""
        return self.carry_out()
