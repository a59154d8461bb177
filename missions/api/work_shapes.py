"""What the API takes and shows of the work of the bodies: meetings, deployments, requests, reviews."""

from typing import Any, Literal

from pydantic import Field

from missions.rest.shapes import Day, Id, Line, Row, Shape, Words, YesNo


class Attending(Shape):
    """Who took part: a member of the body by id, or another by name."""

    member: Id | None = None
    name: Line = ""
    state: Literal["present", "absent", "represented"]
    represented_by: Line = ""


class MeetingChange(Shape):
    """What may change of a meeting; `attendance` replaces who took part, `decisions` what was decided."""

    on: Day = Field(None)  # type: ignore[assignment]
    agenda: Words = ""
    minute: Words = ""
    decisions: list[Words] = Field(default_factory=list, max_length=100)
    attendance: list[Attending] = Field(default_factory=list, max_length=200)
    source: Line = ""

    def columns(self) -> dict[str, Any]:
        """Return what was sent, as the domain calls it."""
        given = self.given()
        if "on" in given:
            given["held_on"] = given.pop("on")
        if "attendance" in given:
            given["attendance"] = [item.model_dump() for item in self.attendance]
        return given


class DeploymentChange(Shape):
    """What may change of a deployment; `until` is its last day."""

    name: Line = ""
    person: str | None = Field(
        None, max_length=200, description="Username, or the name of who does not sign in."
    )
    entity: str | None = Field(None, description="Code of an entity.")
    place: Line = ""
    task: Words = ""
    from_date: Day = Field(None, alias="from")  # type: ignore[assignment]
    until: Day | None = None


class DeploymentNew(DeploymentChange):
    """Somebody sent to the field, or to headquarters, for a time."""

    direction: Literal["to-field", "to-headquarters"]


class RequestNew(Shape):
    """What the mission asks of the task force."""

    text: Words = Field(min_length=1)
    wanted_by: Day | None = None
    on: Day | None = None


class RequestAnswer(Shape):
    """The answer to what the mission asked."""

    answer: Words = Field(min_length=1)
    on: Day | None = None


class ReviewHeld(Shape):
    """The findings of a review of the task force; `terms_of_reference` writes a new version at once."""

    objectives: Words = Field(min_length=1)
    membership: Words = Field(min_length=1)
    tasks: Words = ""
    terms_of_reference: Words = ""
    on: Day | None = None


class ReinforcementNew(Shape):
    """People wanted beside the planning team's permanent staff, for a time."""

    reason: Words = Field(min_length=1)
    side: Literal["mission", "unct"]
    people: list[Line] = Field(min_length=1, max_length=50)
    from_date: Day = Field(alias="from")
    until: Day


class ReinforcementAnswer(Shape):
    """The leadership's answer; who is ordered is a member of the team for that time."""

    ordered: YesNo
    answer: Words = ""


class AttendanceRow(Row):
    """Whether somebody took part in a meeting."""

    member: int | None
    seat: str
    name: str
    state: Literal["present", "absent", "represented"]
    represented_by: str


class MeetingRow(Row):
    """A meeting of a body; `one_sided` names the side that took no part."""

    id: int
    on: str
    agenda: str
    minute: str
    decisions: list[str]
    attendance: list[AttendanceRow]
    one_sided: str
    action_points: list[int]
    source: str
    version: int


class DeploymentRow(Row):
    """A deployment."""

    id: int
    direction: Literal["to-field", "to-headquarters"]
    name: str
    person: str | None
    entity: str | None
    place: str
    task: str
    from_date: str = Field(alias="from")
    until: str | None
    version: int


class RequestRow(Row):
    """A request of the mission, and its answer."""

    id: int
    text: str
    asked_on: str
    asked_by: str
    wanted_by: str | None
    answer: str
    answered_on: str | None
    answered_by: str | None
    version: int


class ReviewRow(Row):
    """A review of the task force; `held_on` is empty while it is still to be held."""

    id: int
    called_on: str
    held_on: str | None
    held_by: str | None
    objectives: str
    membership: str
    tasks: str
    terms_version: int | None
    version: int


class ReinforcementRow(Row):
    """A reinforcement asked for."""

    id: int
    reason: str
    side: str
    people: list[str]
    from_date: str = Field(alias="from")
    until: str
    asked_on: str
    asked_by: str
    state: Literal["asked", "ordered", "declined"]
    answer: str
    answered_on: str | None
    answered_by: str | None
    version: int


class TermsRow(Row):
    """A version of a body's terms of reference; the first is the generic one."""

    number: int
    text: str
    generic: bool
    written_on: str | None
    written_by: str | None
