"""What the API takes and shows of the planning bodies."""

from typing import Any, Literal

from pydantic import Field

from missions.rest.shapes import Day, Id, Line, Row, Shape, Words, YesNo

SeatKey = Literal[
    "political",
    "military",
    "police",
    "security",
    "logistics",
    "humanitarian",
    "development",
    "human-rights",
    "unct",
]
GroupKind = Literal["budget", "transition", "joint-transition", "other"]


class MemberChange(Shape):
    """What may change of a member; `until` is the last day in the seat."""

    name: str = Field("", min_length=1, max_length=200)
    person: str | None = Field(
        None, max_length=200, description="Username, or the name of who does not sign in."
    )
    entity: str | None = Field(None, description="Code of an entity.")
    rank: str = Field("", max_length=20, examples=["P-5"])
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]
    until: Day | None = None


class SeatChange(MemberChange):
    """What may change of a member of the task force."""

    capacity: Literal["member", "alternate", "officer-in-charge"] = "member"
    letter: Id | None = Field(
        None, description="Document that names an equivalent grade, or an officer-in-charge."
    )
    empowered_on: Day | None = None
    consulted_on: Day | None = Field(None, description="Seat `unct`: when the UNCT was consulted.")


class SeatNew(SeatChange):
    """A member of the task force."""

    seat: SeatKey


class PlannerChange(MemberChange):
    """What may change of a member of the planning team."""

    permanent: YesNo = True
    lead: YesNo = False


class PlannerNew(PlannerChange):
    """A member of the planning team."""

    side: Literal["mission", "unct"]


class SubGroupChange(Shape):
    """What may change of a sub-group; `members` are usernames, or names of who does not sign in."""

    kind: GroupKind = "other"
    name: str = Field("", min_length=1, max_length=200)
    task: Words = ""
    members: list[Line] = Field(default_factory=list, max_length=100)
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]
    until: Day | None = None


class SubGroupNew(SubGroupChange):
    """A sub-group of a planning body."""

    kind: GroupKind
    name: str = Field(min_length=1, max_length=200)


class TermsChange(Shape):
    """A body's own terms of reference; empty text brings the generic ones back."""

    terms_of_reference: Words


class BodyChange(Shape):
    """The body's own terms, or where it sits and to whom it reports; terms are sent by themselves."""

    terms_of_reference: Words = ""
    location: Line = ""
    reporting_line: str = Field("", max_length=400)


class ChairRow(Row):
    """A chair's term."""

    name: str
    person: str | None
    entity: str
    from_date: str = Field(alias="from")
    until: str | None


class MemberRow(Row):
    """A member; `counts` tells whether the rank fills the seat."""

    id: int
    seat: str
    side: str | None
    name: str
    person: str | None
    entity: str | None
    rank: str
    capacity: str
    counts: bool
    letter: int | None
    empowered_on: str | None
    consulted_on: str | None
    permanent: bool
    lead: bool
    from_date: str = Field(alias="from")
    until: str | None
    notes: list[dict[str, str]]
    version: int


class SubGroupRow(Row):
    """A sub-group."""

    id: int
    kind: GroupKind
    name: str
    task: str
    members: list[str]
    people: list[dict[str, Any]]
    from_date: str = Field(alias="from")
    until: str | None
    version: int


class SeatRow(Row):
    """A seat of the task force, or a side of the planning team, on the day asked for."""

    seat: str
    title: str
    covered: bool
    members: list[MemberRow]


class GapRow(Row):
    """Days on which a seat had no member who counts."""

    seat: str
    from_date: str = Field(alias="from")
    until: str


class BodyRow(Row):
    """A planning body."""

    kind: Literal["imtf", "impt"]
    state: str
    established_on: str | None
    chair: ChairRow | None
    chairs: list[ChairRow]
    terms_of_reference: str
    terms_elaborated: bool
    terms_version: int
    location: str
    reporting_line: str
    seats: list[SeatRow]
    gaps: list[GapRow]
    parity: list[str]
    notices: list[str]
    sub_groups: list[SubGroupRow]
    version: int
