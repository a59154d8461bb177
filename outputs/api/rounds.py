"""`rounds/`: rounds of review on an output."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Invalid
from missions.rest.queries import Filter, Listing
from outputs.access import versions_for
from outputs.api import response_shapes as shapes
from outputs.api.response_rows import Shown, round_row
from outputs.api.responses import ResponseView
from outputs.models import Round
from outputs.responses import ANSWERERS, ask_also, close_round, extend_round, open_round
from outputs.responses.side_by_side import side_by_side

ROWS = Round.objects.select_related("of__output__mission", "opened_by", "closed_by").prefetch_related("asked")


class RoundView(ResponseView):
    """Base of the views of rounds."""

    def round_shown(self, held: Round) -> Shown:
        """Return a round with what its entities say now."""
        sides = {side.entity: side for side in side_by_side(held.of, self.sight())}
        return round_row(ROWS.get(pk=held.pk), sides)


class Rounds(RoundView):
    """The rounds of review on an output."""

    writers = {"POST": ANSWERERS}
    verbs = {"POST": "open-round"}
    listing = Listing(
        filters={"version": Filter("of__number", kind="integer")}, ordering={"due": "due", "number": "number"}
    )
    takes = {"POST": shapes.RoundNew}
    gives = {"GET": shapes.RoundRow, "POST": {201: shapes.RoundRow}}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the rounds on all versions of the output."""
        seen = versions_for(self.person).filter(output=self.output)
        return self.listed(ROWS.filter(of__in=seen), self.round_shown)

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """Open a round: every entity on the task force is asked, and those named beside them."""
        body = self.body(shapes.RoundNew)
        made = open_round(
            self.mission,
            type,
            by=self.person,
            due=body.due,
            number=body.version,
            visibility=body.visibility,
            silence=body.silence,
            note=body.note,
            also=body.entities,
            on=body.on,
        )
        where = request.build_absolute_uri(f"{request.path}{made.number}/")
        return self.shown(self.round_shown(made), version=made.version, status=201, location=where)


class OneRound(RoundView):
    """A round of review."""

    writers = {"PATCH": ANSWERERS}
    verbs = {"PATCH": "extend-round"}
    takes = {"PATCH": shapes.RoundChange}
    gives = {"GET": shapes.RoundRow, "PATCH": shapes.RoundRow}
    found: Round

    def find_part(self) -> None:
        """Find the round on this output."""
        seen = versions_for(self.person).filter(output=self.output)
        self.found = ROWS.get(of__in=seen, number=self.kwargs["number"])

    def get(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Show a round with what its entities say."""
        return self.shown(self.round_shown(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Move the deadline to a later day, or ask further entities."""
        body = self.body(shapes.RoundChange)
        if (body.due is None) == (not body.entities):
            raise Invalid("Give either a later day or further entities.", field="due")
        expected = self.if_match()
        held = (
            extend_round(self.found, by=self.person, due=body.due, if_version=expected)
            if body.due
            else ask_also(self.found, by=self.person, entities=body.entities, if_version=expected)
        )
        return self.shown(self.round_shown(held), version=held.version)


class CloseRound(OneRound):
    """Close a round."""

    writers = {"POST": ANSWERERS}
    verbs = {"POST": "close-round"}
    takes = {"POST": shapes.Dated}
    gives = {"POST": shapes.RoundRow}
    http_method_names = ["post", "options"]

    def post(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Close the round: who has not answered has been silent."""
        body = self.body(shapes.Dated)
        held = close_round(self.found, by=self.person, on=body.on)
        return self.shown(self.round_shown(held), version=held.version)
