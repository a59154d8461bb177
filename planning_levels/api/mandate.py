"""`mandate/`: the mandate set against plan and means, task by task; tasks are answered in their register."""

from typing import Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.rest.shapes import Row, Shape
from missions.rest.views import MissionView
from planning_levels.mandating import review_of
from planning_levels.reading import Reading
from planning_levels.shortfall import draft_note
from planning_levels.showing.mandate import review_as_data

Standing = Literal[
    "open", "dropped", "unserved", "unplanned", "uncosted", "unfunded", "part-funded", "funded"
]  # fmt: skip


class PeriodRow(Row):
    """The time that one record of the Council gave."""

    symbol: str
    outcome: str
    from_: str = Field(alias="from")
    until: str | None
    present: bool
    days_left: int | None


class TaskRow(Row):
    """A mandated task; amounts in thousands of US dollars, `carries_on` the task of an earlier record."""

    id: int
    record: str
    paragraph: str
    text: str
    coverage: str
    carries_on: int | None
    standing: Standing
    serving: int = Field(description="How many objectives, benchmarks and activities serve it.")
    activities: list[int] = Field(description="The activities behind it, by name or by objective.")
    need: int
    gap: int
    version: int


class MismatchRow(Row):
    """A mismatch of plan and mandate; without a solution it is open."""

    id: int
    task: int | None
    kind: str
    effect: str
    solution: str | None
    settled_by: str
    settled_on: str | None


class MandateRow(Row):
    """The review of the mandate; it moves no level."""

    periods: list[PeriodRow]
    tasks: list[TaskRow]
    mismatches: list[MismatchRow]
    priorities_set: bool = Field(description="Whether a priority was set since the mandate was given.")
    proposes_note: bool = Field(description="Whether the Council is to be advised of a shortfall.")
    note_sent_on: str | None
    proposes_review: bool = Field(description="Whether a review should prepare the mandate's renewal.")


class Nothing(Shape):
    """No fields."""


class DraftedRow(Row):
    """The version in which the note was drafted."""

    output: str
    version: int


class Mandate(MissionView):
    """The mandate, task by task."""

    gives = {"GET": MandateRow}

    def get(self, request: Request, key: str) -> Response:
        """Show periods, tasks with means, mismatches, and what follows."""
        reading = Reading(self.mission, reader=Reader(self.person, self.mission))
        return Response(review_as_data(review_of(reading)))


class DraftShortfallNote(MissionView):
    """Drafting the note on a shortfall from the review."""

    http_method_names = ["post", "options"]
    verbs = {"POST": "draft-shortfall-note"}
    takes = {"POST": Nothing}
    gives = {"POST": DraftedRow}

    def post(self, request: Request, key: str) -> Response:
        """Write the sections of the note that are still empty."""
        self.body(Nothing)
        version = draft_note(self.mission, by=self.person)
        return Response({"output": "shortfall-note", "version": version.number})
