"""`missions/{key}/people/`: roles in a mission, given with dates; those of the bodies beside them."""

from typing import Annotated, Any, Literal, cast

from pydantic import Field, StringConstraints
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.people import ROLES, change_role, entity_of, give_role, giver, may_put_in_charge, named
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Day, Row, Shape
from missions.rest.views import MissionView
from missions.roles import title_of

DECIDERS = ("sg", "usg", "srsg", "rc-hc")
FROM_BODIES = ("imtf-chair", "imtf-member", "impt-lead", "impt-member")
Role = Literal[
    "planner",
    "pbso",
    "srsg",
    "mission-staff",
    "rc-hc",
    "unct-member",
    "field",
    "partner",
    "observer",
    "sg",
    "usg",
]


class RoleChange(Shape):
    """What may change of a role in a mission."""

    entity: str | None = Field(None, description="Code of an entity.")
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]
    until: Day | None = None
    acting_for: str | None = Field(None, description="Username of the decider for whom the role is held.")
    scope: list[Annotated[str, StringConstraints(max_length=20)]] = Field(
        default_factory=list,
        max_length=20,
        description="Decision points to which an officer-in-charge is held; none: all of the decider's.",
    )


class RoleNew(RoleChange):
    """A role given to a person; `sg` and `usg` only to act for one."""

    person: str = Field(min_length=1, max_length=150, description="Username.")
    role: Role


class RoleRow(Row):
    """A role in the mission; those that follow from a body have no id and are changed there."""

    id: int | None
    person: str
    name: str
    title: str
    role: str
    entity: str | None
    from_date: str = Field(alias="from")
    until: str | None
    acting_for: str | None
    scope: list[str]
    version: int | None


def role_row(row: Assignment) -> dict[str, Any]:
    """Return a given role as the API shows it."""
    return {
        "id": row.pk,
        "person": row.person.username,
        "name": row.person.get_full_name(),
        "title": row.person.title,
        "role": row.role,
        "entity": row.entity_id,
        "from": row.from_date,
        "until": row.until,
        "acting_for": row.acting_for.username if row.acting_for else None,
        "scope": row.scope.split(),
        "version": row.version,
    }


def derived_rows(mission: Mission) -> list[dict[str, Any]]:
    """Return the roles that follow from chairs and seats held by people who sign in."""
    chairs = ChairTerm.objects.filter(body__mission=mission, person__isnull=False)
    seats = Member.objects.filter(body__mission=mission, person__isnull=False)
    found = [_derived(term, f"{term.body.kind}-chair") for term in chairs.select_related("body", "person")]
    for member in seats.select_related("body", "person"):
        leads = member.body.kind == "impt" and member.lead
        found.append(_derived(member, "impt-lead" if leads else f"{member.body.kind}-member"))
    return found


def _derived(row: Any, role: str) -> dict[str, Any]:
    return {
        "id": None,
        "person": row.person.username,
        "name": row.person.get_full_name(),
        "title": row.person.title,
        "role": role,
        "entity": row.entity_id,
        "from": row.from_date,
        "until": row.until,
        "acting_for": None,
        "scope": [],
        "version": None,
    }


class People(MissionView):
    """Who takes part in the mission, in which role."""

    listing = Listing(
        filters={
            "person": Filter(),
            "role": Filter(choices=(*ROLES, *FROM_BODIES)),
            "entity": Filter(),
            "acting_for": Filter(),
        },
        ordering=("person", "name", "role", "entity", "from", "until"),
        search=("person", "name", "title"),
    )
    parser_classes = [StrictJSONParser]
    writers = {"POST": ("planner", "custodian", *DECIDERS, "office")}
    verbs = {"POST": "give-role"}
    takes = {"POST": RoleNew}
    gives = {"GET": RoleRow, "POST": {201: RoleRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the roles in the mission."""
        given = self.mission.assignments.select_related("person", "acting_for")
        return self.listed([role_row(row) for row in given] + derived_rows(self.mission))

    def post(self, request: Request, key: str) -> Response:
        """Give a role: the planner; `srsg`, `rc-hc` and acting for a decider the custodian.

        A decider, or their office, names their own officer-in-charge: `acting_for` with `until`.
        """
        self._may_give()
        body = self.body(RoleNew)
        row = give_role(
            self.mission,
            by=self.person,
            person=named(body.person, field="person"),
            role=body.role,
            entity=entity_of(body.entity) if body.entity else None,
            from_date=body.from_date,
            until=body.until,
            acting_for=named(body.acting_for, field="acting_for") if body.acting_for else None,
            scope=body.scope,
        )
        where = request.build_absolute_uri(f"{request.path}{row.pk}/")
        return self.shown(role_row(row), version=row.version, status=201, location=where)

    def _may_give(self) -> None:
        """Judge the right to this very role before the other fields are read (403 before 400)."""
        asked = cast("dict[str, Any]", self.request.data)
        role, whom = asked.get("role"), asked.get("acting_for")
        if isinstance(whom, str) and may_put_in_charge(
            self.person, Person.objects.filter(username=whom).first()
        ):
            return
        if isinstance(role, str) and role in ROLES and giver(role) not in self.standing().roles:
            raise NotPermitted(f"This is for: {title_of(giver(role))}.")


class OneRole(MissionView):
    """One role that was given."""

    parser_classes = [StrictJSONParser]
    verbs = {"PATCH": "change-role"}
    takes = {"PATCH": RoleChange}
    gives = {"GET": RoleRow, "PATCH": RoleRow}

    def find_inside(self) -> None:
        """Find the role in this mission."""
        rows = self.mission.assignments.select_related("person", "acting_for")
        self.found = rows.get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a role."""
        return self.shown(role_row(self.found), version=self.found.version)

    def may(self, method: str) -> None:
        """Only who gives this role changes it."""
        if method != "PATCH" or may_put_in_charge(self.person, self.found.acting_for):
            return
        if giver(self.found.role) not in self.standing().roles:
            raise NotPermitted(f"This is for: {title_of(giver(self.found.role))}.")

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change a role's entity or dates; `until` ends it."""
        given = self.body(RoleChange).given()
        if "entity" in given:
            given["entity"] = entity_of(given["entity"]) if given["entity"] else None
        if "acting_for" in given:
            whom = given["acting_for"]
            given["acting_for"] = named(whom, field="acting_for") if whom else None
        row = change_role(self.mission, self.found, by=self.person, if_version=self.if_match(), **given)
        return self.shown(role_row(row), version=row.version)
