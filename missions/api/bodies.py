"""`task-force/` (IMTF) and `planning-team/` (IMPT): seats, chairs, terms of reference, members."""

from typing import Any, ClassVar, cast

from rest_framework.request import Request
from rest_framework.response import Response

from missions.api import body_shapes as shapes
from missions.api.body_rows import TITLES, body_row, member_row
from missions.documents import resolve
from missions.errors import Invalid, NotPermitted
from missions.models import Body, Member, Person
from missions.people import entity_of
from missions.reinforcing import arrange
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Shape
from missions.rest.views import MissionView
from missions.roles import title_of
from missions.seating import add_member, change_member, elaborate_terms, seat_giver

Roles = dict[str, tuple[str, ...]]
NAMERS: Roles = {"imtf": ("imtf-chair", "rc-hc", "srsg"), "impt": ("srsg",)}
EDITORS: Roles = {"imtf": ("imtf-chair", "planner"), "impt": ("srsg", "impt-lead")}
SHAPES: dict[str, tuple[type[Shape], type[Shape]]] = {
    "imtf": (shapes.SeatNew, shapes.SeatChange),
    "impt": (shapes.PlannerNew, shapes.PlannerChange),
}


class BodyView(MissionView):
    """Base: one of the two bodies, by the address. `rights` names, by method, who may in which body."""

    parser_classes = [StrictJSONParser]
    kind: ClassVar[str] = ""
    rights: ClassVar[dict[str, Roles]] = {}

    def find_inside(self) -> None:
        """Find the body; one of which nothing has been said yet is shown as to be established."""
        self.planning_body = self.mission.bodies.filter(kind=self.kind).first() or Body(
            mission=self.mission, kind=self.kind
        )

    def may(self, method: str) -> None:
        """Check the roles that the body knows for the method."""
        roles = self.rights.get(method, {}).get(self.kind)
        if roles is not None and self.standing().any_of(roles) is None:
            raise NotPermitted(f"This is for: {', '.join(title_of(role) for role in roles)}.")


class OneBody(BodyView):
    """A planning body."""

    rights = {"PATCH": EDITORS}
    verbs = {"PATCH": "elaborate-terms"}
    takes = {"PATCH": shapes.BodyChange}
    gives = {"GET": shapes.BodyRow, "PATCH": shapes.BodyRow}

    def get(self, request: Request, key: str) -> Response:
        """Show the body: state, chair, seats with gaps, terms of reference, sub-groups."""
        row = body_row(self.planning_body, self.as_of())
        return self.shown(row, version=self.planning_body.version)

    def patch(self, request: Request, key: str) -> Response:
        """Write the body's own terms of reference, or set where it sits and to whom it reports."""
        given = self.body(shapes.BodyChange).given()
        if not given or ("terms_of_reference" in given and len(given) > 1):
            raise Invalid("Send the terms by themselves, or location and reporting_line.")
        version = self.if_match()
        if "terms_of_reference" in given:
            text = given["terms_of_reference"]
            body = elaborate_terms(self.mission, self.kind, by=self.person, text=text, if_version=version)
        else:
            body = arrange(self.mission, self.kind, by=self.person, if_version=version, **given)
        return self.shown(body_row(body, self.mission.today()), version=body.version)


class Members(BodyView):
    """The members of a body, those who have left too."""

    rights = {"POST": NAMERS}
    verbs = {"POST": "add-member"}
    listing = Listing(
        filters={
            "seat": Filter(),
            "side": Filter("seat"),
            "person": Filter("person__username"),
            "name": Filter(),
            "entity": Filter("entity_id"),
            "rank": Filter(),
        },
        ordering={"seat": "seat", "name": "name", "rank": "rank", "from": "from_date", "until": "until"},
        search=("name", "seat"),
    )
    gives = {"GET": shapes.MemberRow, "POST": {201: shapes.MemberRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the members."""
        rows = Member.objects.filter(body__mission=self.mission, body__kind=self.kind)
        return self.listed(rows.select_related("person"), lambda row: member_row(row, self.kind))

    def post(self, request: Request, key: str) -> Response:
        """Seat a member: a fact, kept with its true dates, and flagged where it is out of the ordinary."""
        self._may_name()
        given = self.body(SHAPES[self.kind][0]).given()
        seat = given.pop("seat", "") or given.pop("side", "")
        member = add_member(self.mission, self.kind, by=self.person, seat=seat, **fields_of(self, given))
        where = request.build_absolute_uri(f"{request.path}{member.pk}/")
        row = member_row(member, self.kind)
        return self.shown(row, version=member.version, status=201, location=where)

    def _may_name(self) -> None:
        """Judge the right to this very seat before the other fields are read (403 before 400)."""
        data = self.request.data
        seat = cast("dict[str, Any]", data).get("seat" if self.kind == Body.Kind.IMTF else "side")
        if isinstance(seat, str) and seat in TITLES[self.kind]:
            role = seat_giver(self.mission, self.kind, seat)
            if role not in self.standing().roles:
                raise NotPermitted(f"This is for: {title_of(role)}.")


class OneMember(BodyView):
    """A member of a body."""

    verbs = {"PATCH": "change-member"}
    gives = {"GET": shapes.MemberRow, "PATCH": shapes.MemberRow}

    def find_inside(self) -> None:
        """Find the member in this body."""
        rows = Member.objects.select_related("person")
        self.found = rows.get(body__mission=self.mission, body__kind=self.kind, pk=self.kwargs["id"])

    def may(self, method: str) -> None:
        """Only who names this seat changes it."""
        if method == "PATCH":
            role = seat_giver(self.mission, self.kind, self.found.seat)
            if role not in self.standing().roles:
                raise NotPermitted(f"This is for: {title_of(role)}.")

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a member."""
        return self.shown(member_row(self.found, self.kind), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change a member; `until` is the last day in the seat, and leaving is never refused."""
        given = self.body(SHAPES[self.kind][1]).given()
        if_version = self.if_match()
        fields = fields_of(self, given)
        member = change_member(
            self.mission, self.kind, self.found, by=self.person, if_version=if_version, **fields
        )
        return self.shown(member_row(member, self.kind), version=member.version)


def fields_of(view: BodyView, given: dict[str, Any]) -> dict[str, Any]:
    """Turn codes, usernames and ids of a member's body into rows; Invalid (400) for unknown ones."""
    if "entity" in given:
        given["entity"] = entity_of(given["entity"]) if given["entity"] else None
    if "letter" in given and given["letter"] is not None:
        given["letter"] = resolve(view.mission, given["letter"], view.person)
    if given.get("person"):
        text = given.pop("person")
        person = Person.objects.filter(username=text, is_active=True).first()
        if person is not None:
            given["person"] = person
        elif "name" in given:
            raise Invalid(
                "Nobody signs in under this name; leave it out and give the name alone.", field="person"
            )
        else:
            given["name"] = text
    return given
