"""`comments/` and `concurrences/`: what others say of an output."""

from collections.abc import Iterable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import GUEST
from missions.errors import Invalid
from missions.models import Entity
from missions.rest.queries import Filter, Listing
from outputs.api import response_shapes as shapes
from outputs.api.outputs import OutputView
from outputs.api.response_rows import comment_row, concurrence_row, mend_row
from outputs.models import Comment, Concurrence
from outputs.queries import latest
from outputs.responses import (
    COMMENTERS,
    SPEAKERS,
    answer,
    change_position,
    comment,
    concur,
    may_comment,
    withdraw_position,
)
from outputs.responses.matrix import comments_on
from outputs.responses.mending import mend_list
from outputs.responses.passages import changed, current_texts
from outputs.responses.sections import stands
from outputs.responses.seeing import Sight, sight


class ResponseView(OutputView):
    """Base of views of what others say; guests of the mission do not read it."""

    def may(self, method: str) -> None:
        """Check the declared roles, and that the person takes part."""
        super().may(method)
        self.check_insider()

    def sight(self) -> Sight:
        """Return what the person sees while a round is open."""
        return sight(self.person, self.mission, self.standing())

    def comment_shown(self, found: Comment) -> dict[str, Any]:
        """Return one comment, with what became of its passage."""
        texts = current_texts(latest(self.mission, self.type), [found])
        return comment_row(found, passage_changed=changed(found, texts))

    def position_shown(self, found: Concurrence) -> dict[str, Any]:
        """Return one position, with what has changed in its version since."""
        return concurrence_row(found, stands([found], found.of)[found.pk])


class CommentView(ResponseView):
    """Base of views of comments; a partner who is invited to the output comments, and reads their own."""

    def check_insider(self) -> None:
        """Refuse (403) guests who are not invited to comment."""
        if not may_comment(self.person, self.mission, self.type, self.standing()):
            super().check_insider()


class Comments(CommentView):
    """The comments on an output."""

    writers = {"POST": (*COMMENTERS, GUEST)}
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
        rows = comments_on(self.mission, type, self.sight())
        quoted = list(rows.exclude(quote="")[:1])
        texts = current_texts(latest(self.mission, type), quoted)
        return self.listed(rows, lambda row: comment_row(row, passage_changed=changed(row, texts)))

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
            quote=body.quote,
            around=(body.before, body.after),
            on=body.on,
        )
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(self.comment_shown(made), version=made.version, status=201, location=where)


class OneComment(CommentView):
    """A comment on an output."""

    verbs = {"PATCH": "answer-comment"}
    takes = {"PATCH": shapes.CommentAnswer}
    gives = {"GET": shapes.CommentRow, "PATCH": shapes.CommentRow}
    found: Comment

    def find_part(self) -> None:
        """Find the comment in this output."""
        rows = Comment.objects.select_related("of__output__mission", "by", "answered_by", "round")
        self.found = self.sight().comments(rows).get(of__output=self.output, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Show a comment."""
        return self.shown(self.comment_shown(self.found), version=self.found.version)

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
        return self.shown(self.comment_shown(held), version=held.version)


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
        seen = self.sight().positions(Concurrence.objects.filter(of__output=self.output))
        rows = self.sifted(seen.select_related("of__output__mission", "by"))
        stood = _stood(rows)
        return self.listed(rows, lambda row: concurrence_row(row, stood[row.pk]))

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
        return self.shown(self.position_shown(made), version=made.version, status=201, location=where)


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
        self.found = self.sight().positions(rows).get(of__output=self.output, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Show a position."""
        return self.shown(self.position_shown(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Change a position while the version is still in review or submitted."""
        body = self.body(shapes.ConcurrenceChange)
        held = change_position(
            self.found, by=self.person, position=body.position, text=body.text, if_version=self.if_match()
        )
        return self.shown(self.position_shown(held), version=held.version)


class WithdrawConcurrence(OneConcurrence):
    """Take a position back."""

    writers = {"POST": SPEAKERS}
    verbs = {"POST": "withdraw-position"}
    takes = {"POST": shapes.Dated}
    gives = {"POST": shapes.ConcurrenceRow}
    http_method_names = ["post", "options"]

    def post(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Withdraw an entity's position while it is still asked; it may give another."""
        body = self.body(shapes.Dated)
        held = withdraw_position(self.found, by=self.person, on=body.on)
        return self.shown(self.position_shown(held), version=held.version)


class Mending(ResponseView):
    """What a returned version is to have mended."""

    gives = {"GET": shapes.MendListRow}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """List the decider's words and the comments that stood open, ticked off as sections change."""
        return self.shown(mend_row(mend_list(latest(self.mission, type), self.sight())))


def _stood(rows: Iterable[Concurrence]) -> dict[int, Any]:
    """Return what became of each position, its version being read once."""
    by_version: dict[int, list[Concurrence]] = {}
    for row in rows:
        by_version.setdefault(row.of_id, []).append(row)
    found: dict[int, Any] = {}
    for several in by_version.values():
        found |= stands(several, several[0].of)
    return found
