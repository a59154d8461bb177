"""`comments/` and `concurrences/`: what others say of an output."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Invalid
from missions.models import Entity
from missions.rest.queries import Filter, Listing
from outputs import api_shapes as shapes
from outputs.api import OutputView
from outputs.api_rows import comment_row, concurrence_row
from outputs.models import Comment, Concurrence
from outputs.responses import COMMENTERS, SPEAKERS, answer, change_position, comment, concur


class ResponseView(OutputView):
    """Base of views of what others say; guests of the mission do not read it."""

    def may(self, method: str) -> None:
        """Check the declared roles, and that the person takes part."""
        super().may(method)
        self.check_insider()


class Comments(ResponseView):
    """The comments on an output."""

    writers = {"POST": COMMENTERS}
    verbs = {"POST": "comment"}
    listing = Listing(
        filters={
            "version": Filter("of__number", kind="integer"),
            "section": Filter(),
            "disposition": Filter(choices=Comment.Disposition.values),
            "entity": Filter("entity_id"),
        },
        ordering={"on": "on", "version": "of__number", "section": "section"},
        search=("text", "answer"),
    )
    takes = {"POST": shapes.CommentNew}
    gives = {"GET": shapes.CommentRow, "POST": {201: shapes.CommentRow}}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the comments on all versions of the output."""
        rows = Comment.objects.filter(of__output=self.output).select_related("of", "by", "answered_by")
        return self.listed(rows, comment_row)

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """Comment on a version or one of its sections."""
        body = self.body(shapes.CommentNew)
        made = comment(
            self.mission,
            type,
            by=self.person,
            text=body.text,
            number=body.version,
            section=body.section,
            on=body.on,
        )
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(comment_row(made), version=made.version, status=201, location=where)


class OneComment(ResponseView):
    """A comment on an output."""

    verbs = {"PATCH": "answer-comment"}
    takes = {"PATCH": shapes.CommentAnswer}
    gives = {"GET": shapes.CommentRow, "PATCH": shapes.CommentRow}
    found: Comment

    def find_part(self) -> None:
        """Find the comment in this output."""
        rows = Comment.objects.select_related("of__output__mission", "by", "answered_by")
        self.found = rows.get(of__output=self.output, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Show a comment."""
        return self.shown(comment_row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Answer a comment and say what became of it."""
        body = self.body(shapes.CommentAnswer)
        held = answer(
            self.found,
            by=self.person,
            text=body.answer,
            disposition=body.disposition,
            if_version=self.if_match(),
            on=body.on,
        )
        return self.shown(comment_row(held), version=held.version)


class Concurrences(ResponseView):
    """The positions of entities on an output."""

    writers = {"POST": SPEAKERS}
    verbs = {"POST": "concur"}
    listing = Listing(
        filters={
            "version": Filter("of__number", kind="integer"),
            "entity": Filter("entity_id"),
            "position": Filter(choices=Concurrence.Position.values),
        },
        ordering={"on": "on", "version": "of__number", "entity": "entity_id"},
        search=("text",),
    )
    takes = {"POST": shapes.ConcurrenceNew}
    gives = {"GET": shapes.ConcurrenceRow, "POST": {201: shapes.ConcurrenceRow}}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the positions on all versions of the output."""
        rows = Concurrence.objects.filter(of__output=self.output).select_related("of", "by")
        return self.listed(rows, concurrence_row)

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """State an entity's position on a version in review or submitted."""
        body = self.body(shapes.ConcurrenceNew)
        code = body.entity or self.person.entity_id or ""
        entity = Entity.objects.filter(code=code).first()
        if entity is None:
            raise Invalid(
                "No entity with this code is known." if code else "Name the entity.", field="entity"
            )
        made = concur(
            self.mission,
            type,
            by=self.person,
            entity=entity,
            position=body.position,
            text=body.text,
            number=body.version,
            on=body.on,
        )
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(concurrence_row(made), version=made.version, status=201, location=where)


class OneConcurrence(ResponseView):
    """An entity's position on a version."""

    writers = {"PATCH": SPEAKERS}
    verbs = {"PATCH": "concur"}
    takes = {"PATCH": shapes.ConcurrenceChange}
    gives = {"GET": shapes.ConcurrenceRow, "PATCH": shapes.ConcurrenceRow}
    found: Concurrence

    def find_part(self) -> None:
        """Find the position in this output."""
        rows = Concurrence.objects.select_related("of__output__mission", "by")
        self.found = rows.get(of__output=self.output, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Show a position."""
        return self.shown(concurrence_row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Change a position while the version is still in review or submitted."""
        body = self.body(shapes.ConcurrenceChange)
        held = change_position(
            self.found, by=self.person, position=body.position, text=body.text, if_version=self.if_match()
        )
        return self.shown(concurrence_row(held), version=held.version)
