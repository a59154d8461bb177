"""`meetings/` and `terms/` of the planning bodies."""

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from missions.action_points import KEEPERS
from missions.api import work_shapes as shapes
from missions.api.bodies import BodyView
from missions.api.work_rows import meeting_row, terms_rows
from missions.meetings import add_meeting, change_meeting, meetings_for
from missions.models import Meeting
from missions.rest.queries import Filter, Listing


class MeetingView(BodyView):
    """Base: the meetings of a body whose minute the person may read."""

    def rows(self) -> QuerySet[Meeting]:
        """Return the meetings, with who took part."""
        rows = meetings_for(self.person).filter(body__mission=self.mission, body__kind=self.kind)
        return rows.prefetch_related("attendance__member", "action_points")


class Meetings(MeetingView):
    """The meetings of a body, the latest first."""

    rights = {"POST": KEEPERS}
    verbs = {"POST": "add-meeting"}
    listing = Listing(
        filters={"on": Filter("held_on", kind="date")},
        ordering={"on": "held_on"},
        search=("agenda", "minute"),
    )
    takes = {"POST": shapes.MeetingChange}
    gives = {"GET": shapes.MeetingRow, "POST": {201: shapes.MeetingRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the meetings."""
        return self.listed(self.rows(), lambda row: meeting_row(row, self.kind))

    def post(self, request: Request, key: str) -> Response:
        """Record a meeting: agenda, who took part, minute, what was decided."""
        given = self.body(shapes.MeetingChange).columns()
        made = add_meeting(self.mission, self.kind, by=self.person, **given)
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        row = meeting_row(self.rows().get(pk=made.pk), self.kind)
        return self.shown(row, version=made.version, status=201, location=where)


class OneMeeting(MeetingView):
    """A meeting of a body."""

    rights = {"PATCH": KEEPERS}
    verbs = {"PATCH": "change-meeting"}
    takes = {"PATCH": shapes.MeetingChange}
    gives = {"GET": shapes.MeetingRow, "PATCH": shapes.MeetingRow}

    def find_inside(self) -> None:
        """Find the meeting in this body."""
        self.found = self.rows().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a meeting."""
        return self.shown(meeting_row(self.found, self.kind), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change a meeting; `attendance` replaces who took part."""
        given = self.body(shapes.MeetingChange).columns()
        version = self.if_match()
        change_meeting(self.mission, self.kind, self.found, by=self.person, if_version=version, **given)
        held = self.rows().get(pk=self.found.pk)
        return self.shown(meeting_row(held, self.kind), version=held.version)


class TermsVersions(BodyView):
    """The versions of a body's terms of reference."""

    listing = Listing(filters={"number": Filter(kind="integer")})
    gives = {"GET": shapes.TermsRow}

    def get(self, request: Request, key: str) -> Response:
        """List the versions, the generic terms first; none is ever changed."""
        return self.listed(terms_rows(self.planning_body))
