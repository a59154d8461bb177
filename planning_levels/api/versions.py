"""`outputs/{type}/versions/{n}/actions/{verb}/`: review, submission, final mark, agreement, issue."""

from typing import ClassVar

from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response

from outputs.access import versions_for
from outputs.api.rows import version_row
from outputs.api.shapes import VersionRow
from outputs.models import Version
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.definition.acts_within import WITHIN
from planning_levels.verbs.versions import ACTS_ON_VERSIONS, VersionFields, act_on


class VersionAct(LevelsView):
    """Base: an act on a version; answers the version as it then stands."""

    verb: ClassVar[str]

    def find_inside(self) -> None:
        """Find the version: 404 for an unknown output or number."""
        self._found(**self.kwargs)

    def _found(self, type: str, number: int, **rest: str) -> Version:  # noqa: A002 (the address's name)
        rows = versions_for(self.person).defer("frozen")
        rows = rows.select_related("output__mission", "cites__output", "submitted_by")
        return rows.get(output__mission=self.mission, output__type=type, number=number)

    def post(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Carry the act out on the version."""
        act_on(self.verb, self.mission, type, number, by=self.person, data=self.data())
        version = self._found(type, number)
        return self.shown(version_row(version, key), version=version.version)


def view_of(verb: str) -> type[VersionAct]:
    """Return the view of an act on versions."""
    title = WITHIN[verb].title

    def post(self: VersionAct, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        return VersionAct.post(self, request, key, type, number)

    post.__doc__ = f"{title}."
    name = "".join(part.capitalize() for part in verb.split("-"))
    return type(
        f"{name}Version",
        (VersionAct,),
        {
            "__doc__": f"{title}.",
            "verb": verb,
            "acts": {"POST": WITHIN[verb]},
            "verbs": {"POST": verb},
            "takes": {"POST": request_shape(f"{verb}-version", VersionFields, title)},
            "gives": {"POST": VersionRow},
            "post": post,
        },
    )


def addresses(inside: str) -> list[URLPattern]:
    """Return the address of every act on versions."""
    here = f"{inside}outputs/<slug:type>/versions/<int:number>/actions/"
    return [
        path(f"{here}{verb}/", view_of(verb).as_view(), name=f"api-version-{verb}")
        for verb in ACTS_ON_VERSIONS
    ]
