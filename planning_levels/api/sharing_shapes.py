"""Shapes of classification and sharing, and how their rows are shown."""

from typing import Any, Literal

from pydantic import Field

from missions.models import Classification, Invitation, NeedToKnow, View
from missions.rest.shapes import Day, Row, Shape

Level = Literal["unclassified", "confidential", "strictly-confidential"]


class Classify(Shape):
    """The marking of a thing; without a name it is the mission's file."""

    classification: Level
    reason: str = Field(min_length=1, max_length=400)
    output: str | None = Field(None, description="Type of an output.")
    document: int | None = None
    draft: int | None = None
    comment: int | None = None


class ClassifiedRow(Row):
    """A thing with its own marking."""

    thing: str
    id: int | str
    classification: str


class ListingChange(Shape):
    """The last day on a list."""

    until: Day | None = None


class ListingNew(ListingChange):
    """A person who needs to know, in the mission or of one output."""

    person: str = Field(min_length=1, max_length=150, description="Username.")
    output: str = Field("", max_length=40, description="Type of an output; empty for the whole mission.")
    reason: str = Field(min_length=1, max_length=400)
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]


class ListingRow(Row):
    """An entry of a list: who, of what, why, from when until when, put there by whom."""

    id: int
    person: str
    name: str
    output: str
    reason: str
    from_date: str = Field(alias="from")
    until: str | None
    put_by: str
    put_on: str
    version: int


class InvitationNew(ListingChange):
    """A partner, or the partners of an entity, invited to a level or an output."""

    person: str | None = Field(None, description="Username.")
    entity: str | None = Field(None, description="Code of an entity.")
    level: str = Field("", max_length=3)
    output: str = Field("", max_length=40)
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]


class InvitationRow(Row):
    """An invitation."""

    id: int
    person: str | None
    entity: str | None
    level: str
    output: str
    from_date: str = Field(alias="from")
    until: str | None
    invited_by: str
    invited_on: str
    version: int


class ViewRow(Row):
    """A look at something classified."""

    at: str
    person: str
    name: str
    kind: str
    output: str
    number: int | None
    classification: str
    way: str


def listing_row(row: NeedToKnow) -> dict[str, Any]:
    """Return an entry of a list as the API shows it."""
    return {
        "id": row.pk,
        "person": row.person.username,
        "name": row.person.get_full_name(),
        "output": row.output,
        "reason": row.reason,
        "from": row.from_date,
        "until": row.until,
        "put_by": row.put_by.get_full_name(),
        "put_on": row.put_on,
        "version": row.version,
    }


def invitation_row(row: Invitation) -> dict[str, Any]:
    """Return an invitation as the API shows it."""
    return {
        "id": row.pk,
        "person": row.person.username if row.person else None,
        "entity": row.entity_id,
        "level": row.level,
        "output": row.output,
        "from": row.from_date,
        "until": row.until,
        "invited_by": row.invited_by.get_full_name(),
        "invited_on": row.invited_on,
        "version": row.version,
    }


def view_row(row: View) -> dict[str, Any]:
    """Return a look as the API shows it."""
    return {
        "at": row.at,
        "person": row.person.username,
        "name": row.person.get_full_name(),
        "kind": row.kind,
        "output": row.output,
        "number": row.number,
        "classification": Classification(row.classification).key,
        "way": row.way,
    }
