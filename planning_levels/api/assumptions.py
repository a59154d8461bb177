"""`assumptions/`: assumptions that fail or lack consent, what rests on them, and the answers."""

from datetime import date
from typing import Any, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.rest.shapes import Row, Shape, Words
from missions.rest.views import MissionView
from planning_levels.reading import Reading
from planning_levels.watching import Rests, rests_of
from plans.models import Assumption
from plans.watch import ANSWERERS, answer

Course = Literal["stands", "adapted", "revision", "exit", "end"]


class NamedDocument(Row):
    """A version of an output."""

    output: str
    version: int
    state: str


class AnswerGiven(Row):
    """An answer to what an assumption asks."""

    question: Literal["failed", "viability"]
    course: Course
    text: str
    by: str
    on: str


class WatchedRow(Row):
    """An assumption that failed or lacks consent; `rests` are ids, `answer` is null while it is open."""

    id: int
    reference: str
    text: str
    party: str
    consent: str
    recheck: str
    rechecked_on: str | None
    question: Literal["failed", "viability"]
    asked_of: list[str] = Field(description="The roles that answer.")
    answer: AnswerGiven | None
    earlier: list[AnswerGiven]
    objectives: list[int]
    activities: list[int]
    documents: list[NamedDocument]
    decisions: list[int]


class WatchedRows(Row):
    """What is watched, what is open first."""

    results: list[WatchedRow]


class Answered(Shape):
    """The answer: what follows, and why."""

    course: Course
    text: Words = Field(min_length=1)
    on: date | None = Field(None, description="The true day of the answer, if not today.")


def watched_row(item: Rests) -> dict[str, Any]:
    """Return an assumption that is watched as data."""
    row, held = item.watched.assumption, item.watched
    return {
        "id": row.pk,
        "reference": row.reference,
        "text": row.text,
        "party": row.party,
        "consent": row.consent,
        "recheck": row.recheck,
        "rechecked_on": row.rechecked_on,
        "question": held.question,
        "asked_of": list(held.asked_of),
        "answer": _given(held.answer) if held.answer else None,
        "earlier": [_given(one) for one in held.earlier],
        "objectives": [one.pk for one in item.objectives],
        "activities": [one.pk for one in item.activities],
        "documents": [
            {"output": one.output.type, "version": one.number, "state": one.state} for one in item.documents
        ],
        "decisions": [one.pk for one in item.decisions],
    }


def _given(item: Any) -> dict[str, Any]:
    return {
        "question": item.question,
        "course": item.course,
        "text": item.text,
        "by": item.by.get_full_name(),
        "on": item.on,
    }


class WatchedAssumptions(MissionView):
    """The assumptions that failed or lack consent, with all that rests on them."""

    gives = {"GET": WatchedRows}

    def get(self, request: Request, key: str) -> Response:
        """Show them, what is open first."""
        reading = Reading(self.mission, reader=Reader(self.person, self.mission))
        return Response({"results": [watched_row(item) for item in rests_of(reading)]})


class AnswerAssumption(MissionView):
    """Answering what an assumption asks."""

    http_method_names = ["post", "options"]
    writers = {"POST": ANSWERERS}
    verbs = {"POST": "answer-assumption"}
    takes = {"POST": Answered}
    gives = {"POST": WatchedRow}

    def find_inside(self) -> None:
        """Find the assumption in this mission."""
        self.found = Assumption.objects.get(mission=self.mission, pk=self.kwargs["id"])

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Put the answer on record; viability is answered by leaders."""
        given = self.body(Answered)
        answer(self.found, by=self.person, course=given.course, text=given.text, on=given.on)
        reading = Reading(self.mission, reader=Reader(self.person, self.mission))
        made = next(item for item in rests_of(reading) if item.watched.assumption.pk == self.found.pk)
        return Response(watched_row(made))
