"""`comments/` of a row over the API: what was said of it, one more, and an answer."""

from datetime import date
from typing import Any, ClassVar

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Day, Row, Shape
from plans import row_comments
from plans.models import RowComment
from plans.rest import LARGEST_ID, RegisterView


class RowCommentNew(Shape):
    """A comment on a row."""

    text: str = Field(min_length=1, max_length=row_comments.LONGEST)
    on: Day | None = None


class RowCommentAnswer(Shape):
    """The answer to a comment on a row."""

    answer: str = Field(min_length=1, max_length=row_comments.LONGEST)
    on: Day | None = None


class RowCommentRow(Row):
    """A comment on a row, with its answer."""

    id: int
    version: int
    text: str
    by: str
    entity: str | None
    on: date
    answer: str
    answered_by: str | None
    answered_on: date | None


class RowCommentView(RegisterView):
    """Base of views of the comments on a row: for those who take part in the planning."""

    def may(self, method: str) -> None:
        """Check that the person takes part; for an answer, that they write the register now."""
        if method == "PATCH":
            super().may(method)
        elif method == "POST":
            allowed = row_comments.commenters(self.register)
            if self.standing().any_of(allowed) is None:
                raise NotPermitted("Comments are for those who take part in the planning.")
        if not row_comments.reads_comments(self.register, self.standing()):
            raise NotPermitted("Comments are for those who take part in the planning.")

    def find_inside(self) -> None:
        """Find the register and its row."""
        super().find_inside()
        rows = self.register.model.objects.filter(mission=self.mission)
        self.row = rows.get(pk=min(int(self.kwargs["row"]), LARGEST_ID))
        self.find_part()

    def find_part(self) -> None:
        """Find what the address names of the row; DoesNotExist (404) when it is not there."""


class RowCommentsView(RowCommentView):
    """The comments on a row of a register."""

    verbs: ClassVar[dict[str, str]] = {"POST": "comment-row"}
    takes: ClassVar[dict[str, Any]] = {"POST": RowCommentNew}
    gives: ClassVar[dict[str, Any]] = {"GET": RowCommentRow, "POST": {201: RowCommentRow}}
    listing = Listing(
        filters={"entity": Filter("entity_id")}, ordering={"on": "on"}, search=("text", "answer")
    )

    def get(self, request: Request, **_address: Any) -> Response:
        """List what was said of a row."""
        rows = RowComment.objects.filter(mission=self.mission, register=self.register.key, row=self.row.pk)
        return self.listed(rows.select_related("by", "answered_by"), row_comments.as_data)

    def post(self, request: Request, **_address: Any) -> Response:
        """Say something of a row."""
        sent = self.body(RowCommentNew)
        made = row_comments.comment(
            self.writing, self.mission, self.row, by=self.person, text=sent.text, on=sent.on
        )
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(row_comments.as_data(made), version=made.version, status=201, location=where)


class OneRowCommentView(RowCommentView):
    """A comment on a row."""

    verbs: ClassVar[dict[str, str]] = {"PATCH": "answer-row-comment"}
    takes: ClassVar[dict[str, Any]] = {"PATCH": RowCommentAnswer}
    gives: ClassVar[dict[str, Any]] = {"GET": RowCommentRow, "PATCH": RowCommentRow}

    def find_part(self) -> None:
        """Find the comment on this row."""
        rows = RowComment.objects.select_related("by", "answered_by")
        number = min(int(self.kwargs["number"]), LARGEST_ID)
        self.found = rows.get(mission=self.mission, register=self.register.key, row=self.row.pk, pk=number)

    def get(self, request: Request, **_address: Any) -> Response:
        """Show a comment with its answer."""
        return self.shown(row_comments.as_data(self.found), version=self.found.version)

    def patch(self, request: Request, **_address: Any) -> Response:
        """Answer a comment."""
        sent = self.body(RowCommentAnswer)
        held = row_comments.answer(
            self.writing,
            self.mission,
            self.found,
            by=self.person,
            text=sent.answer,
            if_version=self.if_match(),
            on=sent.on,
        )
        return self.shown(row_comments.as_data(held), version=held.version)
