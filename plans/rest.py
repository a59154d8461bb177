"""Base views for registers over the API: a list with POST, a row with PATCH and DELETE."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Invalid, NotPermitted
from missions.process import position
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Listing
from missions.rest.views import MissionView
from missions.roles import title_of
from plans import keeping
from plans.keeping import Book
from plans.listing import COMMON, listing_of
from plans.permissions import reads, reads_confidential
from plans.register import Register
from plans.showing import as_data, fetch
from plans.values import read

LARGEST_ID = 2**63 - 1
WRITES = ("POST", "PATCH", "PUT", "DELETE")


class RegisterView(MissionView):
    """What the list and the row of a register have in common."""

    parser_classes = [StrictJSONParser]
    described: ClassVar[Register | None] = None  # the only register that the address can mean
    writing: Book

    def book(self) -> Book:
        """Return the register that the address names, as it is written; KeyError for none."""
        raise NotImplementedError

    def find_inside(self) -> None:
        """Find the register, then the row; 404 for a confidential one that this person may not read."""
        try:
            self.writing = self.book()
        except KeyError as unknown:
            raise ObjectDoesNotExist from unknown
        if not reads(self.register, self.standing()):
            raise ObjectDoesNotExist

    @property
    def register(self) -> Register:
        """The register that the address names."""
        return self.writing.register

    def may(self, method: str) -> None:
        """Check who writes this register now."""
        if method in WRITES:
            roles = self.writing.roles(position(self.mission))
            if self.standing().any_of(roles) is None:
                raise NotPermitted(
                    f"This is for: {', '.join(dict.fromkeys(title_of(role) for role in roles))}."
                )

    def show(self, row: Any) -> dict[str, Any]:
        """Return a row as this person may see it."""
        return as_data(self.register, row, confidential=reads_confidential(self.standing()))

    def shown_row(self, pk: int, status: int = 200) -> Response:
        """Answer with one row as it is stored."""
        row = fetch(self.register, self.register.model.objects.filter(pk=pk)).get()
        place = self.request.path if status == 201 else ""
        return self.shown(
            self.show(row), version=row.version, status=status, location=place and f"{place}{row.pk}/"
        )

    def sent(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the columns sent, and beside them `explanations` and `on`."""
        data = self.request.data
        if not isinstance(data, Mapping):
            raise Invalid("The body must be an object.")
        columns = {key: value for key, value in data.items() if key not in ("explanations", "on")}
        return columns, {"explanations": _explanations(data.get("explanations")), "on": _day(data.get("on"))}


def _explanations(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
        raise Invalid("Explanations are texts, each by the code that it explains.", field="explanations")
    return {str(code): text for code, text in value.items()}


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise Invalid("A date is written as 2011-07-08.", field="on") from fault


class RowsView(RegisterView):
    """The rows of a register: GET lists them, POST adds one."""

    verbs: ClassVar[Mapping[str, str]] = {"POST": "add-row"}

    @property
    def listing(self) -> Listing:  # type: ignore[override]
        """How the rows may be asked for; without an address (in the API's description) what all know."""
        if hasattr(self, "writing"):
            return listing_of(self.register)
        return listing_of(self.described) if self.described else COMMON

    def get(self, request: Request, **_address: Any) -> Response:
        """List the rows of a register."""
        rows = self.register.model.objects.filter(mission=self.mission)
        return self.listed(fetch(self.register, rows), self.show)

    def post(self, request: Request, **_address: Any) -> Response:
        """Add a row to a register."""
        columns, beside = self.sent()
        row = keeping.keep(self.writing, self.mission, columns, by=self.person, **beside)
        return self.shown_row(row.pk, 201)


class RowView(RegisterView):
    """One row of a register."""

    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "change-row", "DELETE": "remove-row"}

    def find_inside(self) -> None:
        """Find the register and its row."""
        super().find_inside()
        number = int(self.kwargs["row"])
        rows = self.register.model.objects.filter(mission=self.mission)
        self.row = rows.get(pk=number if number <= LARGEST_ID else 0)

    def get(self, request: Request, **_address: Any) -> Response:
        """Show a row of a register."""
        return self.shown_row(self.row.pk)

    def patch(self, request: Request, **_address: Any) -> Response:
        """Change columns of a row."""
        columns, beside = self.sent()
        read(self.register, columns, self.mission, by=self.person, new=False)  # 400 comes before 428
        version = self.if_match()
        keeping.keep(
            self.writing, self.mission, columns, by=self.person, row=self.row, if_version=version, **beside
        )
        return self.shown_row(self.row.pk)

    def delete(self, request: Request, **_address: Any) -> Response:
        """Take a row away; refused while others rest on it."""
        keeping.remove(self.writing, self.mission, self.row, by=self.person, if_version=self.if_match())
        return Response(status=204)


def shapes_of(registers: Iterable[Register]) -> dict[str, Any]:
    """Return what the views of some registers take and give, for the API's description."""
    known = list(registers)
    return {
        "POST": _one_of([register.sent(new=True) for register in known]),
        "PATCH": _one_of([register.sent(new=False) for register in known]),
        "shown": _one_of([register.given() for register in known]),
    }


def _one_of(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    return schemas[0] if len(schemas) == 1 else {"type": "object", "anyOf": schemas}
