"""Across missions: what waits for the person, the process itself."""

from django.http import HttpResponse
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Row
from missions.rest.views import View
from planning_levels.definition.as_data import as_data
from planning_levels.definition.diagram import as_svg
from planning_levels.pending.across import pending_for


class PendingRow(Row):
    """One thing that waits for the person who asks."""

    kind: str = Field(
        description="decision, release, confirmation, turn, notice, task, review, request, action-point, "
        "comments or overdue"
    )
    mission: str
    title: str
    since: str | None
    due: str | None = Field(description="For a decision a day set from outside, else the day of the thing.")
    href: str


class PendingList(View):
    """What waits for the person who asks."""

    listing = Listing(
        filters={"kind": Filter(), "mission": Filter()},
        ordering=("due", "since", "kind", "mission"),
        search=("title",),
    )
    gives = {"GET": PendingRow}

    def get(self, request: Request) -> Response:
        """List what waits: decisions first, by outside date, then age; then all else in that order."""
        return self.listed([item.as_data() for item in pending_for(self.person)])


class Definition(View):
    """The process as the guidelines define it."""

    def get(self, request: Request) -> Response:
        """Show the process as data: stages, levels, decision points, acts, transitions, seats."""
        return self.shown(as_data())


class Diagram(View):
    """The map of the process."""

    gives = {"GET": {(200, "image/svg+xml"): {"type": "string"}}}

    def get(self, request: Request) -> HttpResponse:
        """Draw the process as an SVG picture."""
        return HttpResponse(as_svg(), content_type="image/svg+xml")
