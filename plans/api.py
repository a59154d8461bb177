"""`missions/{key}/plan/`: the registers of the plan, their rows, and the acts of joint programmes."""

from typing import Any, ClassVar, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.process import position
from missions.rest.shapes import Day, Shape
from missions.rest.views import MissionView
from plans import programmes
from plans.keeping import Book
from plans.models import JointProgramme
from plans.permissions import may_write, reads, reads_confidential
from plans.register import STAMPS
from plans.registers import REGISTERS
from plans.rest import RegisterView, RowsView, RowView, shapes_of
from plans.row_comment_rest import OneRowCommentView, RowCommentsView
from plans.rows import book_of
from plans.sheet_rest import SheetPreviewView, SheetView

SHAPES = shapes_of(REGISTERS.values())
ROW = {"type": "object", "properties": STAMPS, "required": ["id", "version"], "additionalProperties": True}


class PlanView(MissionView):
    """All registers with their columns as JSON Schema."""

    def get(self, request: Request, **_address: Any) -> Response:
        """Show the registers of the plan, each with its columns as JSON Schema."""
        standing, where = self.standing(), position(self.mission)
        confidential = reads_confidential(standing)
        return Response(
            {
                register.key: {
                    "title": register.title,
                    "purpose": register.purpose,
                    "reference": register.reference,
                    "columns": register.schema(confidential=confidential),
                    "required": register.required,
                    "writable": may_write(register, where, standing),
                    "href": f"{request.path}{register.key}/",
                }
                for register in REGISTERS.values()
                if reads(register, standing)
            }
        )


class PlanRowsView(RowsView):
    """The rows of a register of the plan."""

    takes: ClassVar[dict[str, Any]] = {"POST": SHAPES["POST"]}
    gives: ClassVar[dict[str, Any]] = {"GET": ROW, "POST": {201: ROW}}

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class PlanRowView(RowView):
    """A row of a register of the plan."""

    takes: ClassVar[dict[str, Any]] = {"PATCH": SHAPES["PATCH"]}
    gives: ClassVar[dict[str, Any]] = {"GET": ROW, "PATCH": ROW}

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class PlanRowCommentsView(RowCommentsView):
    """The comments on a row of the plan."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class OnePlanRowCommentView(OneRowCommentView):
    """A comment on a row of the plan."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class PlanSheetView(SheetView):
    """A register of the plan as a file."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class PlanSheetPreviewView(SheetPreviewView):
    """What a file would change in a register of the plan."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class Signing(Shape):
    """A signature under a document of a joint programme."""

    document: Literal["programme", "fund-mou", "service-agreement"]
    entity: str = Field(min_length=1, max_length=120)
    on: Day | None = None


class Starting(Shape):
    """The start of a joint programme."""

    on: Day | None = None


class ProgrammeView(RegisterView):
    """What the acts of joint programmes have in common."""

    row: JointProgramme

    def book(self) -> Book:
        """Return the register of joint programmes."""
        return book_of("joint-programmes")

    def find_inside(self) -> None:
        """Find the programme."""
        super().find_inside()
        self.row = JointProgramme.objects.get(
            mission=self.mission, pk=min(int(self.kwargs["row"]), 2**63 - 1)
        )


class SignView(ProgrammeView):
    """An entity signs."""

    takes: ClassVar[dict[str, Any]] = {"POST": Signing}
    gives: ClassVar[dict[str, Any]] = {"POST": REGISTERS["joint-programmes"].given()}
    verbs: ClassVar[dict[str, str]] = {"POST": "sign-joint-programme"}

    def post(self, request: Request, **_address: Any) -> Response:
        """Record an entity's signature under one of the three documents."""
        sent = self.body(Signing)
        programmes.sign(
            self.mission, self.row, by=self.person, document=sent.document, entity=sent.entity, on=sent.on
        )
        return self.shown_row(self.row.pk)


class StartView(ProgrammeView):
    """The programme starts."""

    takes: ClassVar[dict[str, Any]] = {"POST": Starting}
    gives: ClassVar[dict[str, Any]] = {"POST": REGISTERS["joint-programmes"].given()}
    verbs: ClassVar[dict[str, str]] = {"POST": "start-joint-programme"}

    def post(self, request: Request, **_address: Any) -> Response:
        """Start a joint programme once every entity has signed all three documents."""
        programmes.start(self.mission, self.row, by=self.person, on=self.body(Starting).on)
        return self.shown_row(self.row.pk)
