"""Bases of the views of this room: JSON bodies only, rights before the body, readings of the mission."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, create_model
from rest_framework.response import Response

from missions.access import Reader
from missions.errors import Invalid, NotPermitted
from missions.rest.parsers import StrictJSONParser
from missions.rest.views import MissionView
from missions.roles import title_of
from planning_levels.definition.shape import Act
from planning_levels.reading import Reading
from planning_levels.showing.missions import mission_as_data
from planning_levels.verbs.door import permitted

WITHHELD: dict[str, Any] = {  # of a mission, from a partner: they see the steps to which they are invited
    "mandate": None,
    "lead_history": [],
    "hold": None,
    "outputs_owed": [],
    "plan_in_force": None,
    "next_decision": None,
    "entry": None,
    "predecessor": None,
    "successors": [],
    "options": {},
    "triggers": [],
    "actions": [],
    "notices": [],
}


class LevelsView(MissionView):
    """Base of all views of this room inside a mission; `acts` names the act of each method."""

    parser_classes = [StrictJSONParser]
    acts: ClassVar[Mapping[str, Act]] = {}

    def may(self, method: str) -> None:
        """Check the roles of the act before the body is read; NotPermitted (403) names who may."""
        super().may(method)
        act = self.acts.get(method)
        if act is None:
            return
        roles = permitted(act, self.reading())
        if self.standing().any_of(roles) is None:
            raise NotPermitted(f"This is for: {', '.join(dict.fromkeys(title_of(role) for role in roles))}.")

    def reading(self) -> Reading:
        """Return the reading of the mission, on the day asked for."""
        if not hasattr(self, "_reading"):
            on = self.as_of() if self.request.method == "GET" else None
            self._reading = Reading(self.mission, on, Reader(self.person, self.mission))
        return self._reading

    def data(self) -> dict[str, Any]:
        """Return the body as an object; the function that writes reads its fields."""
        return body_of(self.request.data)

    def mission_shown(self, reading: Reading, **more: Any) -> Response:
        """Answer with the mission as it now stands for this person."""
        notices = more.pop("notices", None)
        shown = mission_as_data(reading, self.standing(), self.person)
        if reading.mission.as_guest:
            shown |= {**WITHHELD, "roles": shown["roles"]}
        if notices:
            known = [item.as_data() for item in notices]
            shown["notices"] = known + [item for item in shown["notices"] if item not in known]
        return self.shown(shown, version=reading.mission.version, **more)


def body_of(data: Any) -> dict[str, Any]:
    """Return a request's data as a dictionary; Invalid (400) when it is no object."""
    if not isinstance(data, Mapping):
        raise Invalid("The body must be an object.")
    return dict(data)


def request_shape(name: str, fields: type[BaseModel], describes: str = "") -> type[BaseModel]:
    """Return the fields of an act under a name of its own, for the API's description."""
    title = "".join(part.capitalize() for part in name.split("-"))
    return create_model(title, __base__=fields, __doc__=describes or None)
