"""`persons/`, `entities/`: who can take part; the custodian adds people and gives offices."""

from typing import Annotated, Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from pydantic import AfterValidator, Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions import house
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Entity, Person
from missions.models.person import Office
from missions.people import entity_of, named
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Line, Row, Shape, YesNo
from missions.rest.views import View
from missions.versions import check_version

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


def person_row(person: Person) -> dict[str, Any]:
    """Return a person as the API shows them."""
    return {
        "username": person.username,
        "name": person.name,
        "title": person.title,
        "entity": person.entity_id,
        "office": person.office,
        "office_of": person.office_of.username if person.office_of else None,
        "version": person.version,
    }


def entity_row(entity: Entity) -> dict[str, Any]:
    """Return an entity as the API shows it."""
    return {"code": entity.code, "name": entity.name, "kind": entity.kind, "un": entity.un}


class CustodiansView(View):
    """Everyone signed in reads, the custodian writes."""

    parser_classes = [StrictJSONParser]

    def may(self, method: str) -> None:
        """Only the custodian adds and changes."""
        if method not in ("GET", "HEAD", "OPTIONS") and self.person.office != Office.CUSTODIAN:
            raise NotPermitted("This is for: the custodian.")


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
        return self.listed(people, person_row)

    def post(self, request: Request) -> Response:
        """Add a person; a token or a password is given to them apart."""
        body = self.body(PersonNew)
        with transaction.atomic():
            if Person.objects.filter(username=body.username).exists():
                raise Conflict("Somebody signs in under this name already.", code="exists")
            person = Person(username=body.username)
            person.set_unusable_password()
            _fill(person, body.given())
            person.save(force_insert=True)
            _note(self.person, person, "add-person", "added")
        return self.shown(
            person_row(person), version=person.version, status=201, location=_href(self, person)
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
        return self.shown(person_row(self.found), version=self.found.version)

    def patch(self, request: Request, username: str) -> Response:
        """Change a person's name, title, entity or office."""
        body = self.body(PersonChange)
        if_version = self.if_match()
        with transaction.atomic():
            person = Person.objects.select_for_update(of=("self",)).get(pk=self.found.pk)
            check_version(person, if_version)
            _fill(person, body.given())
            person.version += 1
            person.save()
            _note(self.person, person, "change-person", "changed")
        return self.shown(person_row(person), version=person.version)


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
        body = self.body(EntityNew)
        with transaction.atomic():
            if Entity.objects.filter(code=body.code).exists():
                raise Conflict("An entity bears this code already.", code="exists")
            entity = Entity.objects.create(**body.model_dump())
            house.note(
                by=self.person,
                verb="add-entity",
                sentence=f"Entity added: {entity.code}, {entity.name}.",
                detail=entity_row(entity),
            )
        return self.shown(entity_row(entity), status=201)


def _fill(person: Person, given: dict[str, Any]) -> None:
    if "entity" in given:
        code = given.pop("entity")
        person.entity = entity_of(code) if code else None
    if "office_of" in given:
        username = given.pop("office_of")
        person.office_of = named(username, field="office_of") if username else None
    elif given.get("office", Office.OFFICE) != Office.OFFICE:
        person.office_of = None
    for name, value in given.items():
        setattr(person, name, value)
    whom = person.office_of
    if person.office == Office.OFFICE and (whom is None or whom.office not in (Office.SG, Office.USG)):
        raise Invalid("Name the decider whose office this is.", field="office_of")
    if person.office != Office.OFFICE and whom is not None:
        raise Invalid("Only the office of a decider is somebody's office.", field="office_of")


def _note(by: Person, person: Person, verb: str, how: str) -> None:
    house.note(
        by=by,
        verb=verb,
        sentence=f"Person {how}: {person.get_full_name()} ({person.office or 'no office'}).",
        detail=person_row(person),
    )


def _href(view: View, person: Person) -> str:
    return view.request.build_absolute_uri(f"/api/v1/persons/{person.username}/")
