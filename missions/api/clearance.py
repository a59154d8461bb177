"""`persons/{username}/clearance/`: the highest marking that a person may read; the custodian's."""

from typing import Any, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.models import CLASSIFICATIONS, Classification, Person
from missions.persons import check_custodian, set_clearance
from missions.rest.parsers import StrictJSONParser
from missions.rest.shapes import Row, Shape
from missions.rest.views import View


class ClearanceChange(Shape):
    """How far a person may read, and why."""

    clearance: Literal["unclassified", "confidential", "strictly-confidential"]
    reason: str = Field(min_length=1, max_length=400)


class ClearanceRow(Row):
    """How far a person may read."""

    username: str
    clearance: str


class Clearance(View):
    """The clearance of a person."""

    parser_classes = [StrictJSONParser]
    takes = {"PATCH": ClearanceChange}
    gives = {"GET": ClearanceRow, "PATCH": ClearanceRow}
    found: Person

    def find(self) -> None:
        """Find the person by their username."""
        self.found = Person.objects.get(username=self.kwargs["username"])

    def may(self, method: str) -> None:
        """It is the custodian's alone."""
        check_custodian(self.person)

    def get(self, request: Request, username: str) -> Response:
        """Show the highest marking that the person may read."""
        return self.shown(clearance_row(self.found))

    def patch(self, request: Request, username: str) -> Response:
        """Set the highest marking that the person may read."""
        body = self.body(ClearanceChange)
        level = CLASSIFICATIONS[body.clearance]
        return self.shown(clearance_row(set_clearance(self.found, level, by=self.person, reason=body.reason)))


def clearance_row(person: Person) -> dict[str, Any]:
    """Return a clearance as the API shows it."""
    return {"username": person.username, "clearance": Classification(person.clearance).key}
