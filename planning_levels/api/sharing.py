"""`actions/classify/`, `need-to-know/`, `invitations/`, `views/`: who may read what, and who has read it."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.models import Invitation, NeedToKnow, View
from missions.people import entity_of, named
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.views import MissionView
from missions.roles import title_of
from outputs.access import hidden_types
from planning_levels.api.sharing_shapes import (
    ClassifiedRow,
    Classify,
    InvitationNew,
    InvitationRow,
    ListingChange,
    ListingNew,
    ListingRow,
    ViewRow,
    invitation_row,
    listing_row,
    view_row,
)
from planning_levels.definition import LEVELS
from planning_levels.sharing import (
    INVITERS,
    change_invitation,
    change_listing,
    classify,
    invite,
    level_named,
    owners,
    put_on_list,
    thing_of,
)
from planning_levels.sharing.listing import LISTERS


class SharingView(MissionView):
    """Base: what concerns an output is left out for who does not see it."""

    parser_classes = [StrictJSONParser]
    rows: ClassVar[Any]

    def seen(self) -> Any:
        """Return the rows of the mission that this person may see."""
        rows = self.rows.filter(mission=self.mission)
        return rows.exclude(output__in=hidden_types(self.person, self.mission))


class ClassifyView(MissionView):
    """Mark the mission's file, an output, a document, a draft or a comment."""

    parser_classes = [StrictJSONParser]
    verbs = {"POST": "classify"}
    takes = {"POST": Classify}
    gives = {"POST": ClassifiedRow}

    def post(self, request: Request, key: str) -> Response:
        """Raise or lower a marking: raised by who answers for the text, lowered by who owns it."""
        body = self.body(Classify)
        thing = thing_of(self.mission, body.model_dump(), self.person)
        level = level_named(body.classification)
        made = classify(self.mission, thing, level, by=self.person, reason=body.reason)
        name = type(made).__name__.lower().replace("upload", "draft")
        known = {"mission": self.mission.key, "output": body.output}.get(name) or made.pk
        return self.shown({"thing": name, "id": known, "classification": level.key})


class Listed(SharingView):
    """The lists of who needs to know."""

    rows = NeedToKnow.objects.select_related("person", "put_by")
    listing = Listing(
        filters={"person": Filter("person__username"), "output": Filter()},
        ordering={"from": "from_date", "until": "until"},
    )
    writers = {"POST": LISTERS}
    verbs = {"POST": "put-on-list"}
    takes = {"POST": ListingNew}
    gives = {"GET": ListingRow, "POST": {201: ListingRow}}

    def get(self, request: Request, key: str) -> Response:
        """List who reads what is strictly confidential, in the mission or of an output."""
        return self.listed(self.seen(), listing_row)

    def post(self, request: Request, key: str) -> Response:
        """Put a person on a list."""
        given = self.body(ListingNew).given()
        person = named(given.pop("person"), field="person")
        row = put_on_list(self.mission, by=self.person, person=person, **given)
        where = request.build_absolute_uri(f"{request.path}{row.pk}/")
        return self.shown(listing_row(row), version=row.version, status=201, location=where)


class OneListed(SharingView):
    """An entry of a list."""

    rows = NeedToKnow.objects.select_related("person", "put_by", "mission")
    writers = {"PATCH": LISTERS}
    verbs = {"PATCH": "change-listing"}
    takes = {"PATCH": ListingChange}
    gives = {"GET": ListingRow, "PATCH": ListingRow}

    def find_inside(self) -> None:
        """Find the entry in this mission."""
        self.found = self.seen().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show an entry."""
        return self.shown(listing_row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change the last day on the list."""
        until = self.body(ListingChange).until
        row = change_listing(self.found, by=self.person, if_version=self.if_match(), until=until)
        return self.shown(listing_row(row), version=row.version)


class Invitations(SharingView):
    """The invitations of partners."""

    rows = Invitation.objects.select_related("person", "invited_by")
    listing = Listing(
        filters={
            "person": Filter("person__username"),
            "entity": Filter("entity_id"),
            "level": Filter(choices=tuple(LEVELS)),
            "output": Filter(),
        },
        ordering={"from": "from_date", "until": "until"},
    )
    writers = {"POST": INVITERS}
    verbs = {"POST": "invite"}
    takes = {"POST": InvitationNew}
    gives = {"GET": InvitationRow, "POST": {201: InvitationRow}}

    def get(self, request: Request, key: str) -> Response:
        """List who is invited to which step."""
        return self.listed(self.seen(), invitation_row)

    def post(self, request: Request, key: str) -> Response:
        """Invite a partner to a level or an output."""
        given = self.body(InvitationNew).given()
        person, entity = given.pop("person", None), given.pop("entity", None)
        row = invite(
            self.mission,
            by=self.person,
            person=named(person, field="person") if person else None,
            entity=entity_of(entity) if entity else None,
            **given,
        )
        where = request.build_absolute_uri(f"{request.path}{row.pk}/")
        return self.shown(invitation_row(row), version=row.version, status=201, location=where)


class OneInvitation(SharingView):
    """An invitation."""

    rows = Invitation.objects.select_related("person", "entity", "invited_by", "mission")
    writers = {"PATCH": INVITERS}
    verbs = {"PATCH": "change-invitation"}
    takes = {"PATCH": ListingChange}
    gives = {"GET": InvitationRow, "PATCH": InvitationRow}

    def find_inside(self) -> None:
        """Find the invitation in this mission."""
        self.found = self.seen().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show an invitation."""
        return self.shown(invitation_row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change the last day of an invitation."""
        until = self.body(ListingChange).until
        row = change_invitation(self.found, by=self.person, if_version=self.if_match(), until=until)
        return self.shown(invitation_row(row), version=row.version)


class Views(SharingView):
    """Who has read what is classified."""

    rows = View.objects.select_related("person")
    listing = Listing(
        filters={
            "person": Filter("person__username"),
            "kind": Filter(),
            "output": Filter(),
            "way": Filter(choices=View.Way.values),
        },
        ordering={"at": "at"},
        changed_since="at",
    )
    gives = {"GET": ViewRow}

    def may(self, method: str) -> None:
        """The custodian reads it, and who owns the file."""
        roles = ("custodian", *owners(self.mission))
        if self.standing().any_of(roles) is None:
            raise NotPermitted(f"This is for: {', '.join(title_of(role) for role in roles)}.")

    def get(self, request: Request, key: str) -> Response:
        """List who has read what, the latest first; nobody can change it."""
        return self.listed(self.seen(), view_row)
