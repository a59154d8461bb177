"""`hand-overs/`: transfers of responsibility as lists of items that both sides accept."""

from typing import Any, Literal

from django.db.models import QuerySet
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.people import named
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Day, Line, Row, Shape, Words
from missions.rest.views import MissionView
from planning_levels import handing_over
from planning_levels.access import hand_overs_for
from planning_levels.models import HandOver, HandOverItem

State = Literal["open", "given", "taken", "passed", "declined"]


class ItemNew(Shape):
    """What passes; `kind` is free: task, documents, assets, people."""

    text: Words = Field(min_length=1)
    kind: Line = Field("", max_length=40)
    due: Day | None = None


class ItemChange(Shape):
    """What may change of an item that has not passed; both sides accept it anew."""

    text: Words = Field("", min_length=1)
    kind: Line = Field("", max_length=40)
    due: Day | None = None


class Accepted(Shape):
    """The day on which one's own side accepts an item."""

    on: Day | None = None


class Declined(Accepted):
    """Why one's own side declines an item."""

    note: Words = Field(min_length=1)


class HandOverChange(Shape):
    """What may change of a transfer: who speaks for a side (usernames), the day, the note."""

    giver: Line = Field("", min_length=1)
    receiver: Line = Field("", min_length=1)
    due: Day | None = None
    note: Words = ""


class HandOverNew(HandOverChange):
    """A transfer of responsibility between two sides, each with the person who speaks for it."""

    kind: Literal["department", "team", "predecessor", "country-team"]
    giving: Line = Field(min_length=1)
    receiving: Line = Field(min_length=1)
    giver: Line = Field(min_length=1)
    receiver: Line = Field(min_length=1)
    items: list[ItemNew] = Field(default_factory=list, max_length=200)
    on: Day | None = None


class ItemRow(Row):
    """An item; `given` and `taken` say who accepted it for each side, and when."""

    id: int
    text: str
    kind: str
    due: str | None
    state: State
    given_by: str | None
    given_on: str | None
    taken_by: str | None
    taken_on: str | None
    declined_by: str | None
    declined_on: str | None
    note: str
    version: int


class HandOverRow(Row):
    """A transfer of responsibility with its items; complete once both sides have accepted all of them."""

    id: int
    kind: Literal["department", "team", "predecessor", "country-team"]
    giving: str
    receiving: str
    giver: str
    receiver: str
    due: str | None
    note: str
    opened_on: str
    completed_on: str | None
    passed: int
    items: list[ItemRow]
    version: int


def item_row(item: HandOverItem) -> dict[str, Any]:
    """Return an item as the API shows it."""
    sides = {
        f"{side}_{part}": value
        for side in ("given", "taken", "declined")
        for part, value in (
            ("by", _who(getattr(item, f"{side}_by"))),
            ("on", getattr(item, f"{side}_on")),
        )
    }
    more = {"note": item.note, "version": item.version}
    return {
        "id": item.pk,
        "text": item.text,
        "kind": item.kind,
        "due": item.due,
        "state": item.state,
        **sides,
        **more,
    }


def _who(person: Any) -> str | None:
    return person.get_full_name() if person else None


def hand_over_row(row: HandOver) -> dict[str, Any]:
    """Return a transfer with its items as the API shows it."""
    items = list(row.items.all())
    return {
        "id": row.pk,
        "kind": row.kind,
        "giving": row.giving,
        "receiving": row.receiving,
        "giver": row.giver.username,
        "receiver": row.receiver.username,
        "due": row.due,
        "note": row.note,
        "opened_on": row.opened_on,
        "completed_on": row.completed_on,
        "passed": sum(1 for item in items if item.state == "passed"),
        "items": [item_row(item) for item in items],
        "version": row.version,
    }


def with_people(given: dict[str, Any]) -> dict[str, Any]:
    """Return fields with the persons that the usernames of the sides name; Invalid (400) for nobody."""
    found = {side: named(given[side], field=side) for side in ("giver", "receiver") if side in given}
    return {**given, **found}


class HandOverView(MissionView):
    """Base: the transfers of the mission that the person may see."""

    def rows(self) -> QuerySet[HandOver]:
        """Return the transfers with their sides and items."""
        rows = hand_overs_for(self.person).filter(mission=self.mission)
        people = ("items__given_by", "items__taken_by", "items__declined_by")
        return rows.select_related("giver", "receiver", "mission").prefetch_related(*people)

    def again(self, row: HandOver, status: int = 200, location: str = "") -> Response:
        """Answer with a transfer as it now stands."""
        found = self.rows().get(pk=row.pk)
        return self.shown(hand_over_row(found), version=found.version, status=status, location=location)


class HandOvers(HandOverView):
    """The transfers of responsibility of a mission."""

    writers = {"POST": handing_over.OPENERS}
    verbs = {"POST": "open-hand-over"}
    listing = Listing(
        filters={
            "kind": Filter(choices=HandOver.Kind.values),
            "complete": Filter("completed_on__isnull", kind="boolean", description="true or false"),
        },
        ordering={"opened_on": "opened_on", "due": "due"},
        search=("giving", "receiving", "note", "items__text"),
    )
    takes = {"POST": HandOverNew}
    gives = {"GET": HandOverRow, "POST": {201: HandOverRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the transfers with their items."""
        return self.listed(self.rows().distinct(), hand_over_row)

    def post(self, request: Request, key: str) -> Response:
        """Open a transfer between two sides, with its first items."""
        given = with_people(self.body(HandOverNew).given())
        items = [item.given() for item in given.pop("items", [])]
        made = handing_over.open_hand_over(self.mission, by=self.person, items=items, **given)
        return self.again(made, 201, request.build_absolute_uri(f"{request.path}{made.pk}/"))


class OneHandOver(HandOverView):
    """A transfer of responsibility."""

    writers = {"PATCH": handing_over.OPENERS}
    verbs = {"PATCH": "change-hand-over"}
    takes = {"PATCH": HandOverChange}
    gives = {"GET": HandOverRow, "PATCH": HandOverRow}

    def find_inside(self) -> None:
        """Find the transfer."""
        self.found = self.rows().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a transfer with its items."""
        return self.again(self.found)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change who speaks for a side, the day or the note."""
        given = with_people(self.body(HandOverChange).given())
        version = self.if_match()
        handing_over.change_hand_over(self.found, by=self.person, if_version=version, **given)
        return self.again(self.found)


class HandOverItems(OneHandOver):
    """The items of a transfer."""

    http_method_names = ["post", "options"]
    writers = {}
    verbs = {"POST": "add-hand-over-item"}
    takes = {"POST": ItemNew}
    gives = {"POST": {201: ItemRow}}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Add an item."""
        made = handing_over.add_item(self.found, by=self.person, **self.body(ItemNew).given())
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(item_row(made), version=made.version, status=201, location=where)


class OneItem(OneHandOver):
    """An item of a transfer."""

    writers = {}
    verbs = {"PATCH": "change-hand-over-item"}
    takes = {"PATCH": ItemChange}
    gives = {"GET": ItemRow, "PATCH": ItemRow}

    def find_inside(self) -> None:
        """Find the transfer, then the item."""
        super().find_inside()
        self.item = self.found.items.select_related("hand_over__mission").get(pk=self.kwargs["item"])

    def get(self, request: Request, key: str, id: int, item: int) -> Response:  # type: ignore[override]  # noqa: A002 (the address's name)
        """Show an item."""
        return self.shown(item_row(self.item), version=self.item.version)

    def patch(self, request: Request, key: str, id: int, item: int) -> Response:  # type: ignore[override]  # noqa: A002 (the address's name)
        """Change the words, kind or day of an item that has not passed."""
        given = self.body(ItemChange).given()
        held = handing_over.change_item(self.item, by=self.person, if_version=self.if_match(), **given)
        return self.shown(item_row(held), version=held.version)


class AcceptItem(OneItem):
    """Accepting an item for one's own side."""

    http_method_names = ["post", "options"]
    verbs = {"POST": "accept-hand-over-item"}
    takes = {"POST": Accepted}
    gives = {"POST": ItemRow}

    def post(self, request: Request, key: str, id: int, item: int) -> Response:  # noqa: A002 (the address's name)
        """Accept it; when both sides have, it has passed."""
        held = handing_over.accept_item(self.item, by=self.person, on=self.body(Accepted).on)
        return self.shown(item_row(held), version=held.version)


class DeclineItem(OneItem):
    """Declining an item for one's own side."""

    http_method_names = ["post", "options"]
    verbs = {"POST": "decline-hand-over-item"}
    takes = {"POST": Declined}
    gives = {"POST": ItemRow}

    def post(self, request: Request, key: str, id: int, item: int) -> Response:  # noqa: A002 (the address's name)
        """Decline it, with the reason that the other side reads."""
        said = self.body(Declined)
        held = handing_over.decline_item(self.item, by=self.person, note=said.note, on=said.on)
        return self.shown(item_row(held), version=held.version)
