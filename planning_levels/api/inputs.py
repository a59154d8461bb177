"""`planning-team/inputs/`: who has given input to the planning, and who not."""

from typing import Any, Literal

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Row
from missions.rest.views import MissionView
from planning_levels.inputs import Contributor, inputs


class InputRow(Row):
    """A section of the mission or an agency, and what it has given; derived, never stored."""

    side: Literal["mission", "unct"]
    who: str
    given: bool
    sections: int
    drafts: int
    comments: int
    last: str | None


class Inputs(MissionView):
    """Who has given input to the planning team, and who not."""

    listing = Listing(filters={"side": Filter("side", choices=("mission", "unct"))})
    gives = {"GET": InputRow}

    def get(self, request: Request, key: str) -> Response:
        """List the sections of the mission and the agencies, with what each has given."""
        return self.listed([_row(item) for item in inputs(self.mission, self.person)])


def _row(item: Contributor) -> dict[str, Any]:
    return {
        "side": item.side,
        "who": item.who,
        "given": item.given,
        "sections": item.sections,
        "drafts": item.drafts,
        "comments": item.comments,
        "last": item.last,
    }
