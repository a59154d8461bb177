"""`persons/`, `entities/`: who can take part; the custodian adds people and gives offices."""

from typing import Annotated, Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from pydantic import AfterValidator, Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions import persons
from missions.models import Entity, Person
from missions.models.person import Office
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Line, Row, Shape, YesNo
from missions.rest.views import View

OFFICES = ("", *Office.values)


def _username(text: str) -> str:
    try:
        UnicodeUsernameValidator()(text)
    except ValidationError as fault:
        raise ValueError(fault.messages[0]) from fault
    return text


def _office(text: str) -> str:
    if text not in OFFICES:
        raise ValueError(f"known offices: {', '.join(Office.values)}")
    return text


def _email(text: str) -> str:
    try:
        if text:
            validate_email(text)
    except ValidationError as fault:
        raise ValueError(fault.messages[0]) from fault
    return text


EmailAddress = Annotated[str, AfterValidator(_email), Field(max_length=254)]
OfficeName = Annotated[str, AfterValidator(_office), Field(json_schema_extra={"enum": list(OFFICES)})]


class PersonChange(Shape):
    """What the custodian may change of a person."""

    name: Line = ""
    title: Line = ""
    entity: str | None = Field(None, description="Code of an entity.")
    office: OfficeName = ""
    office_of: str | None = Field(None, description="For `office`: the decider's username.")


class PersonNew(PersonChange):
    """A new person."""

    username: Annotated[str, AfterValidator(_username)] = Field(min_length=1, max_length=150)
    email: EmailAddress = Field(
        "", description="For links to a password and single sign-on; shown to nobody."
    )


class PersonRow(Row):
    """A person, as everyone signed in may see them."""

    username: str
    name: str
    title: str
    entity: str | None
    office: str
    office_of: str | None
    version: int


class EntityNew(Shape):
    """A department, office or agency, or an organisation outside the United Nations."""

    code: str = Field(min_length=1, max_length=40, pattern=r"^[^\s/][^/\r\n]*$", examples=["DPKO"])
    name: str = Field(min_length=1, max_length=200)
    kind: str = Field("department", min_length=1, max_length=40)
    un: YesNo = True


class EntityRow(Row):
    """An entity."""

    code: str
    name: str
    kind: str
    un: bool


def entity_row(entity: Entity) -> dict[str, Any]:
    """Return an entity as the API shows it."""
    return {"code": entity.code, "name": entity.name, "kind": entity.kind, "un": entity.un}


class CustodiansView(View):
    """Everyone signed in reads, the custodian writes."""

    parser_classes = [StrictJSONParser]

    def may(self, method: str) -> None:
        """Only the custodian adds and changes."""
        if method not in ("GET", "HEAD", "OPTIONS"):
            persons.check_custodian(self.person)


class Persons(CustodiansView):
    """People who sign in."""

    listing = Listing(
        filters={
            "username": Filter(),
            "name": Filter(),
            "title": Filter(),
            "entity": Filter("entity_id"),
            "office": Filter(choices=OFFICES),
            "office_of": Filter("office_of__username"),
        },
        ordering=("username", "name", "title", "entity", "office"),
        search=("username", "name", "title"),
    )
    verbs = {"POST": "add-person"}
    takes = {"POST": PersonNew}
    gives = {"GET": PersonRow, "POST": {201: PersonRow}}

    def get(self, request: Request) -> Response:
        """List the people who sign in."""
        people = Person.objects.filter(is_active=True).select_related("office_of")
        return self.listed(people, persons.as_data)

    def post(self, request: Request) -> Response:
        """Add a person; a token or a password is given to them apart."""
        person = persons.add_person(by=self.person, **self.body(PersonNew).given())
        return self.shown(
            persons.as_data(person), version=person.version, status=201, location=_href(self, person)
        )


class OnePerson(CustodiansView):
    """One person who signs in."""

    verbs = {"PATCH": "change-person"}
    takes = {"PATCH": PersonChange}
    gives = {"GET": PersonRow, "PATCH": PersonRow}

    def find(self) -> None:
        """Find the person by username."""
        self.found = Person.objects.select_related("office_of").get(
            username=self.kwargs["username"], is_active=True
        )

    def get(self, request: Request, username: str) -> Response:
        """Show a person."""
        return self.shown(persons.as_data(self.found), version=self.found.version)

    def patch(self, request: Request, username: str) -> Response:
        """Change a person's name, title, entity or office."""
        given = self.body(PersonChange).given()
        person = persons.change_person(self.found, by=self.person, if_version=self.if_match(), **given)
        return self.shown(persons.as_data(person), version=person.version)


class Entities(CustodiansView):
    """Departments, offices, agencies and other organisations."""

    listing = Listing(
        filters={"code": Filter(), "name": Filter(), "kind": Filter(), "un": Filter(kind="boolean")},
        ordering=("code", "name", "kind"),
        search=("code", "name"),
    )
    verbs = {"POST": "add-entity"}
    takes = {"POST": EntityNew}
    gives = {"GET": EntityRow, "POST": {201: EntityRow}}

    def get(self, request: Request) -> Response:
        """List the entities."""
        return self.listed(Entity.objects.all(), entity_row)

    def post(self, request: Request) -> Response:
        """Add an entity."""
        entity = persons.add_entity(by=self.person, **self.body(EntityNew).model_dump())
        return self.shown(entity_row(entity), status=201)


def _href(view: View, person: Person) -> str:
    return view.request.build_absolute_uri(f"/api/v1/persons/{person.username}/")
