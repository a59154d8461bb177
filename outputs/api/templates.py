"""`templates/`: templates of the twelve outputs by editions; custodians open, change and publish them."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from missions.api.persons import CustodiansView
from missions.errors import Conflict
from missions.models.person import Office
from missions.rest.queries import Filter, Listing
from outputs.api import template_shapes as shapes
from outputs.definition import OUTPUTS
from outputs.editions.changes import differences
from outputs.editions.editing import (
    add_section,
    change_section,
    open_edition,
    order_sections,
    publish_edition,
    remove_section,
    withdraw_edition,
)
from outputs.editions.reading import Edition, edition, editions, overview
from outputs.models import Template


class TemplatesView(CustodiansView):
    """Everyone signed in reads published editions; custodians see and write the one in the making."""

    type: str

    @property
    def custodian(self) -> bool:
        """Whether the person keeps the templates."""
        return self.person.office == Office.CUSTODIAN

    def find(self) -> None:
        """Find the output; 404 for one that is not known."""
        self.type = self.kwargs.get("type", "")
        if self.type and self.type not in OUTPUTS:
            raise Template.DoesNotExist


class Templates(TemplatesView):
    """The templates of the twelve outputs."""

    listing = Listing(
        filters={"type": Filter(choices=tuple(OUTPUTS)), "edition": Filter(kind="integer")},
        ordering={"type": "type", "title": "title", "edition": "edition", "published_on": "published_on"},
        search=("type", "title", "note"),
    )
    gives = {"GET": shapes.TemplateRow}

    def get(self, request: Request) -> Response:
        """List the templates with their latest editions."""
        rows = []
        for item in overview():
            made = item.in_the_making.number if item.in_the_making and self.custodian else None
            last = item.latest
            rows.append(
                shapes.template_row(
                    last.template.key, last.number, last.row, len(last.template.sections), made
                )
            )
        return self.listed(rows)


class Editions(TemplatesView):
    """The editions of an output's template."""

    verbs = {"POST": "open-template"}
    listing = Listing(
        filters={"number": Filter(kind="integer"), "published": Filter(kind="boolean")},
        ordering=("number", "published_on"),
        search=("note",),
    )
    takes = {"POST": None}
    gives = {"GET": shapes.EditionRow, "POST": {201: shapes.EditionDetail}}

    def get(self, request: Request, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the editions, the latest first."""
        known = editions(type, unpublished=self.custodian)
        return self.listed([shapes.edition_row(type, number, row) for number, row in known])

    def post(self, request: Request, type: str) -> Response:  # noqa: A002
        """Open the next edition, as a copy of the latest."""
        made = open_edition(type, by=self.person)
        where = request.build_absolute_uri(shapes.href(type, made.number))
        shown = edition(type, made.number, unpublished=True)
        return self.shown(_detail(type, shown), version=made.version, status=201, location=where)


class EditionView(TemplatesView):
    """Base of the views of one edition: `self.held`."""

    held: Edition

    def find(self) -> None:
        """Find the edition; 404 for one in the making, unless a custodian asks."""
        super().find()
        self.held = edition(self.type, self.kwargs["number"], unpublished=self.custodian)

    def row(self) -> Template:
        """Return the edition as it is changed; Conflict (409) for the first, which ships with the program."""
        if self.held.row is None:
            raise Conflict("A published edition stays as it is; open the next one.", code="published")
        return self.held.row

    def detail(self, *, status: int = 200, location: str = "") -> Response:
        """Answer with the edition as it stands now."""
        shown = edition(self.type, self.held.number, unpublished=self.custodian)
        version = shown.row.version if shown.row else 1
        return self.shown(_detail(self.type, shown), version=version, status=status, location=location)


class OneEdition(EditionView):
    """One edition of a template."""

    verbs = {"DELETE": "withdraw-template"}
    gives = {"GET": shapes.EditionDetail}

    def get(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """Show an edition with its sections."""
        return self.detail()

    def delete(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """Withdraw an edition that is not published."""
        withdraw_edition(self.row(), by=self.person, if_version=self.if_match())
        return Response(status=204)


class EditionChanges(EditionView):
    """What an edition changes."""

    parameters = {
        "since": Filter(
            kind="integer", least=1, description="The edition compared with; the one before without."
        )
    }
    gives = {"GET": shapes.DifferenceRow}

    def get(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """List what is different from another edition, section by section."""
        since = self.query("since", max(number - 1, 1))
        before = edition(type, since, unpublished=self.custodian)
        found = differences(before.template, self.held.template)
        return self.listed([shapes.difference_row(one) for one in found])


class EditionSections(EditionView):
    """The sections of an edition."""

    verbs = {"POST": "add-template-section"}
    takes = {"POST": shapes.TemplateSectionNew}
    gives = {"POST": {201: shapes.EditionDetail}}

    def post(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """Add a section."""
        body = self.body(shapes.TemplateSectionNew)
        given = body.given()
        register, after, key = given.pop("register_", ""), given.pop("after", ""), given.pop("key", None)
        row = add_section(self.row(), by=self.person, register=register, after=after, key=key or "", **given)
        where = request.build_absolute_uri(f"{request.path}{row.key}/")
        return self.detail(status=201, location=where)


class EditionSection(EditionView):
    """One section of an edition."""

    verbs = {"PATCH": "change-template-section", "DELETE": "remove-template-section"}
    takes = {"PATCH": shapes.TemplateSectionChange}
    gives = {
        "GET": shapes.TemplateSectionRow,
        "PATCH": shapes.EditionDetail,
        "DELETE": shapes.EditionDetail,
    }

    def find(self) -> None:
        """Find the section in the edition."""
        super().find()
        known = {section.key: section for section in self.held.template.sections}
        if self.kwargs["section"] not in known:
            raise Template.DoesNotExist
        self.section = known[self.kwargs["section"]]

    def get(self, request: Request, type: str, number: int, section: str) -> Response:  # noqa: A002
        """Show a section of an edition."""
        version = self.held.row.version if self.held.row else 1
        return self.shown(shapes.section_row(self.section), version=version)

    def patch(self, request: Request, type: str, number: int, section: str) -> Response:  # noqa: A002
        """Change a section; the edition's version is what If-Match names."""
        given = self.body(shapes.TemplateSectionChange).given()
        change_section(self.row(), section, by=self.person, if_version=self.if_match(), **given)
        return self.detail()

    def delete(self, request: Request, type: str, number: int, section: str) -> Response:  # noqa: A002
        """Take a section out of an edition."""
        remove_section(self.row(), section, by=self.person, if_version=self.if_match())
        return self.detail()


class EditionOrder(EditionView):
    """The order of an edition's sections."""

    verbs = {"PUT": "order-template"}
    takes = {"PUT": shapes.TemplateOrder}
    gives = {"PUT": shapes.EditionDetail}

    def put(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """Put the sections in another order; each is named once."""
        body = self.body(shapes.TemplateOrder)
        order_sections(self.row(), body.keys, by=self.person, if_version=self.if_match())
        return self.detail()


class PublishEdition(EditionView):
    """The publication of an edition."""

    verbs = {"POST": "publish-template"}
    takes = {"POST": shapes.TemplatePublication}
    gives = {"POST": shapes.EditionDetail}

    def post(self, request: Request, type: str, number: int) -> Response:  # noqa: A002
        """Publish an edition: missions opened from now on are written with it."""
        body = self.body(shapes.TemplatePublication)
        publish_edition(self.row(), by=self.person, note=body.note)
        return self.detail()


def _detail(output_type: str, shown: Edition) -> dict[str, Any]:
    return shapes.edition_detail(output_type, shown.number, shown.row, shown.template)
