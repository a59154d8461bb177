"""`deviations/`: standards that were explained and accepted by name, as candidates for lessons."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.api.record import Echo, cell
from missions.models import Deviation
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Line, Row, Shape, Words
from missions.rest.views import MissionView, View
from planning_levels import lesson_candidates
from planning_levels.lesson_candidates import STATES, candidates_for, state_of

COLUMNS = (
    "mission", "level", "cycle", "code", "sentences", "explanation", "by", "on", "accepted_by", "accepted_on",
    "state", "lesson", "reason",
)  # fmt: skip


class CandidateRow(Row):
    """A deviation that a decider accepted, and what became of it; `lesson` is a row of that register."""

    id: int
    mission: str
    level: str | None
    cycle: int
    code: str
    sentences: list[str]
    explanation: str
    by: str
    on: str
    accepted_by: str
    accepted_on: str
    state: Literal["candidate", "lesson", "set-aside"]
    lesson: int | None
    reason: str


class TakenUp(Shape):
    """The lesson that is taken from a deviation; `target` is where it is to be taken up."""

    text: Words = Field(min_length=1)
    theme: Line = ""
    target: Line = ""
    what_changed: Words = ""


class SetAside(Shape):
    """Why nothing is to be learned from it."""

    reason: Words = Field(min_length=1)


def candidate_row(row: Deviation) -> dict[str, Any]:
    """Return a deviation as page, API and table show it."""
    answer = getattr(row, "candidate", None)
    return {
        "id": row.pk,
        "mission": row.mission.key,
        "level": row.level or None,
        "cycle": row.cycle,
        "code": row.code,
        "sentences": list(row.sentences),
        "explanation": row.explanation,
        "by": row.by.get_full_name(),
        "on": row.on,
        "accepted_by": row.accepted_by.get_full_name() if row.accepted_by else "",
        "accepted_on": row.accepted_on,
        "state": state_of(row),
        "lesson": answer.lesson_id if answer else None,
        "reason": answer.reason if answer else "",
    }


def as_table(rows: Iterable[Deviation], name: str) -> StreamingHttpResponse:
    """Return deviations as a table for spreadsheets."""
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(rows: Iterable[Deviation]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)  # the mark tells spreadsheets: UTF-8
    for row in rows:
        shown = candidate_row(row) | {"sentences": " ".join(row.sentences)}
        yield writer.writerow([cell(shown[column]) for column in COLUMNS])


class Deviations(View):
    """The accepted deviations of all missions in which a person takes part."""

    listing = Listing(
        filters={
            "mission": Filter("mission__key"),
            "code": Filter(),
            "level": Filter(),
        },
        ordering={"accepted_on": "accepted_on", "on": "on"},
        search=("explanation",),
    )
    parameters = {
        "state": Filter(choices=STATES),
        "format": Filter(choices=("json", "csv"), description="`csv` gives all rows at once."),
    }
    gives = {"GET": CandidateRow}

    def rows(self) -> QuerySet[Deviation]:
        """Return those of all missions."""
        return candidates_for(self.person)

    def get(self, request: Request, **kwargs: Any) -> Response | StreamingHttpResponse:
        """List them, the newest first; with `format=csv` as a table."""
        rows = self.rows()
        if state := self.query("state"):
            rows = lesson_candidates.sifted(rows, lesson_candidates.asked({"state": state}))
        if self.query("format") == "csv":
            return as_table(self.sifted(rows), "deviations")
        return self.listed(rows, candidate_row)


class MissionDeviations(Deviations, MissionView):
    """The accepted deviations of a mission, as candidates for lessons."""

    def rows(self) -> QuerySet[Deviation]:
        """Return those of the mission."""
        return candidates_for(self.person).filter(mission=self.mission)


class OneDeviation(MissionView):
    """An accepted deviation, and what became of it."""

    gives = {"GET": CandidateRow}

    def find_inside(self) -> None:
        """Find it in this mission."""
        self.found = candidates_for(self.person).get(mission=self.mission, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show it."""
        return self.shown(candidate_row(self.found))

    def answered(self) -> Response:
        """Answer with the deviation as it stands now."""
        self.find_inside()
        return self.shown(candidate_row(self.found))


class TakeUpDeviation(OneDeviation):
    """Taking a lesson from a deviation."""

    http_method_names = ["post", "options"]
    writers = {"POST": lesson_candidates.ANSWERERS}
    verbs = {"POST": "take-up-deviation"}
    takes = {"POST": TakenUp}
    gives = {"POST": CandidateRow}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Make a lesson of it, in the register of lessons."""
        lesson_candidates.take_up(self.found, by=self.person, **self.body(TakenUp).given())
        return self.answered()


class SetDeviationAside(OneDeviation):
    """Setting a deviation aside."""

    http_method_names = ["post", "options"]
    writers = {"POST": lesson_candidates.ANSWERERS}
    verbs = {"POST": "set-deviation-aside"}
    takes = {"POST": SetAside}
    gives = {"POST": CandidateRow}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Say why nothing is to be learned from it."""
        lesson_candidates.set_aside(self.found, by=self.person, reason=self.body(SetAside).reason)
        return self.answered()
