"""`action-points/`: what bodies and deciders have set, for whom, until when, and what became of it."""

from typing import Any, Literal

from django.db.models import Q, QuerySet
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.action_points import (
    KEEPERS,
    add_action_point,
    change_action_point,
    settle_action_point,
)
from missions.errors import Invalid
from missions.meetings import meetings_for
from missions.models import ActionPoint, Meeting
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Day, Id, Line, Row, Shape, Words
from missions.rest.views import MissionView
from planning_levels.access import action_points_for

ANY_KEEPER = tuple(dict.fromkeys(role for roles in KEEPERS.values() for role in roles))
Owner = Field("", max_length=400, description="Username, code of an entity, or a name.")


class ActionPointChange(Shape):
    """What may change of an action point; a decider's condition keeps its words."""

    text: Words = ""
    owner: str = Owner
    due: Day | None = None


class ActionPointNew(ActionPointChange):
    """An action point of a body, perhaps set in one of its meetings."""

    body: Literal["imtf", "impt"]
    text: Words = Field(min_length=1)
    meeting: Id | None = None
    source: Line = ""


class Settled(Shape):
    """What became of an action point; dropping wants a reason in `note`."""

    state: Literal["open", "done", "dropped"]
    on: Day | None = None
    note: Words = ""


class ActionPointRow(Row):
    """An action point; `gate` names the decision point where it was set as a condition."""

    id: int
    text: str
    owner: str
    owner_name: str
    due: str | None
    days_over: int
    state: Literal["open", "done", "dropped"]
    set_on: str
    ended_on: str | None
    note: str
    body: str | None
    meeting: int | None
    gate: str
    version: int


class ActionPointView(MissionView):
    """Base: the action points of the mission that the person may see."""

    def rows(self) -> QuerySet[ActionPoint]:
        """Return the points with their owners."""
        rows = action_points_for(self.person).filter(mission=self.mission)
        return rows.select_related("owner", "entity", "body", "meeting")

    def row(self, point: ActionPoint) -> dict[str, Any]:
        """Return a point as the API shows it; `days_over` counts from its day to the day asked for."""
        today = self.mission.today()
        return {
            "id": point.pk,
            "text": point.text,
            "owner": point.owner_key,
            "owner_name": point.who,
            "due": point.due,
            "days_over": point.days_over(today),
            "state": point.state,
            "set_on": point.set_on,
            "ended_on": point.done_on or point.dropped_on,
            "note": point.note,
            "body": point.body.kind if point.body else None,
            "meeting": point.meeting_id,
            "gate": point.gate,
            "version": point.version,
        }


class ActionPoints(ActionPointView):
    """The action points of a mission, by the day on which they are due."""

    writers = {"POST": ANY_KEEPER}
    verbs = {"POST": "add-action-point"}
    parameters = {
        "state": Filter(choices=("open", "done", "dropped"), description="What became of it."),
        "owner": Filter(description="A username, the code of an entity, or a name."),
    }
    listing = Listing(
        filters={"body": Filter("body__kind", choices=tuple(KEEPERS)), "gate": Filter()},
        ordering={"due": "due", "set_on": "set_on"},
        search=("text", "owner_name"),
    )
    takes = {"POST": ActionPointNew}
    gives = {"GET": ActionPointRow, "POST": {201: ActionPointRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the action points."""
        rows = self.rows()
        if state := self.query("state"):
            rows = rows.filter(IN_STATE[state])
        if owner := self.query("owner"):
            rows = rows.filter(owned_by(owner))
        return self.listed(rows, self.row)

    def post(self, request: Request, key: str) -> Response:
        """Set an action point of a body."""
        given = self.body(ActionPointNew).given()
        kind, number = given.pop("body"), given.pop("meeting", None)
        made = add_action_point(self.mission, kind, by=self.person, meeting=self._meeting(number), **given)
        where = self.request.build_absolute_uri(f"{self.request.path}{made.pk}/")
        return self.shown(self.row(made), version=made.version, status=201, location=where)

    def _meeting(self, number: int | None) -> Meeting | None:
        if number is None:
            return None
        found = meetings_for(self.person).filter(body__mission=self.mission, pk=number).first()
        if found is None:
            raise Invalid("No meeting of this mission bears this number.", field="meeting")
        return found


class OneActionPoint(ActionPointView):
    """An action point."""

    verbs = {"PATCH": "change-action-point"}
    takes = {"PATCH": ActionPointChange}
    gives = {"GET": ActionPointRow, "PATCH": ActionPointRow}

    def find_inside(self) -> None:
        """Find the point, as far as the person may see it."""
        self.found = self.rows().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a point."""
        return self.shown(self.row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change its words, owner or day."""
        given = self.body(ActionPointChange).given()
        version = self.if_match()
        held = change_action_point(self.mission, self.found, by=self.person, if_version=version, **given)
        return self.shown(self.row(held), version=held.version)


class SettleActionPoint(OneActionPoint):
    """What became of an action point."""

    http_method_names = ["post", "options"]
    verbs = {"POST": "settle-action-point"}
    takes = {"POST": Settled}
    gives = {"POST": ActionPointRow}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Say that it is done, dropped for a reason, or open again."""
        said = self.body(Settled)
        held = settle_action_point(
            self.mission, self.found, by=self.person, state=said.state, on=said.on, note=said.note
        )
        return self.shown(self.row(held), version=held.version)


IN_STATE = {
    "open": Q(done_on=None, dropped_on=None),
    "done": Q(done_on__isnull=False),
    "dropped": Q(dropped_on__isnull=False),
}


def owned_by(owner: str) -> Q:
    """Return the condition that a point is a person's, an entity's, or of somebody of this name."""
    return Q(owner__username=owner) | Q(entity=owner) | Q(owner_name=owner)
