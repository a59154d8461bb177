"""`missions/{key}/actions/{verb}/`: each verb of the process at an address of its own."""

from typing import Any

from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.models import Mission
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.api.missions import address_of
from planning_levels.api.shapes import MissionRow
from planning_levels.definition.shape import Act
from planning_levels.reading import Reading
from planning_levels.verbs import VERBS, perform
from planning_levels.verbs.door import Verb


class VerbView(LevelsView):
    """Base: one verb. Answers the mission as it then stands; a successor's with 201 and its address."""

    act: Act

    def post(self, request: Request, key: str) -> Response:
        """Carry the verb out."""
        notices: list[Any] = []
        made: Mission = perform(
            self.act.name, self.mission, by=self.person, data=self.data(), notices=notices
        )
        del self._standing  # an act may have changed who is what
        if made.pk == self.mission.pk:
            self.mission = made
            return self.mission_shown(Reading(made, reader=Reader(self.person, made)), notices=notices)
        self.mission = made
        return self.mission_shown(
            Reading(made, reader=Reader(self.person, made)),
            notices=notices,
            status=201,
            location=address_of(request, made),
        )


def view_of(name: str, verb: Verb[Any]) -> type[VerbView]:
    """Return the view of a verb, with the fields it takes and the sentence that describes it."""
    title = "".join(part.capitalize() for part in name.split("-"))
    words = (verb.effect.__doc__ or verb.act.title).strip()

    def post(self: VerbView, request: Request, key: str) -> Response:
        return VerbView.post(self, request, key)

    post.__doc__ = f"{verb.act.title}.\n\n{words}"
    return type(
        f"{title}View",
        (VerbView,),
        {
            "__doc__": f"{verb.act.title}.",
            "act": verb.act,
            "acts": {"POST": verb.act},
            "verbs": {"POST": name},
            "takes": {"POST": request_shape(name, verb.fields, verb.act.title)},
            "gives": {"POST": {201 if name == "open-successor" else 200: MissionRow}},
            "post": post,
        },
    )


def addresses(inside: str) -> list[URLPattern]:
    """Return the address of every verb below a mission's."""
    return [
        path(f"{inside}actions/{name}/", view_of(name, verb).as_view(), name=f"api-do-{name}")
        for name, verb in VERBS.items()
    ]
