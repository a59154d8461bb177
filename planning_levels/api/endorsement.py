"""`endorsement/`: the country team's answer to the Mission Plan, head of agency by head of agency."""

from typing import Any, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.rest.shapes import Row
from outputs.api.papers import PaperPdf
from outputs.models import Job
from planning_levels.api.base import LevelsView
from planning_levels.endorsement import Endorsement, endorsement_list
from planning_levels.endorsement_paper import WHY, ask_endorsement, reads_heads
from planning_levels.models import Decision

Said = Literal["endorses", "reserves", "declines", "no-answer"]


class HeadRow(Row):
    """A head of agency; the position is null while the country team has not answered."""

    entity: str
    name: str
    person: str
    position: Said | None
    text: str


class AnswerRow(Row):
    """An answer of the country team: on which version, by its hash, and on which day."""

    decision: int
    outcome: Literal["endorsed", "declined"]
    version: int | None
    hash: str
    on: str
    by: str


class EndorsementRow(Row):
    """The endorsement list; `heads` and `counts` are null for who does not read positions."""

    version: int | None = Field(description="The version of the Mission Plan that was asked about.")
    hash: str
    answer: AnswerRow | None
    heads: list[HeadRow] | None
    counts: dict[str, int] | None
    earlier: list[AnswerRow]


def endorsement_row(found: Endorsement, *, reads: bool) -> dict[str, Any]:
    """Return the list as data."""
    heads = [
        {
            "entity": head.entity,
            "name": head.name,
            "person": head.person,
            "position": head.position or None,
            "text": head.text,
        }
        for head in found.heads
    ]
    return {
        "version": found.plan.number if found.plan else None,
        "hash": found.plan.hash if found.plan else "",
        "answer": _answer(found.answer) if found.answer else None,
        "heads": heads if reads else None,
        "counts": {key: number for key, _, number in found.counted} if reads else None,
        "earlier": [_answer(item) for item in found.earlier],
    }


def _answer(item: Decision) -> dict[str, Any]:
    row = next(iter(item.basis.all()), None)
    return {
        "decision": item.pk,
        "outcome": item.outcome,
        "version": row.of.number if row else None,
        "hash": row.hash if row else "",
        "on": item.decided_on,
        "by": item.decider_name,
    }


class EndorsementView(LevelsView):
    """The endorsement of the Mission Plan by the country team."""

    gives = {"GET": EndorsementRow}

    def get(self, request: Request, key: str) -> Response:
        """Show every head of agency: endorses, reserves, declines, or gave no answer."""
        found = endorsement_list(self.reading(), self.person)
        return self.shown(endorsement_row(found, reads=reads_heads(self.person, self.mission)))


class EndorsementPdf(PaperPdf):
    """The endorsement list as a PDF."""

    def may(self, method: str) -> None:
        """It is for those who take part in the planning (403)."""
        if not reads_heads(self.person, self.mission):
            raise NotPermitted(WHY)

    def ask(self) -> Job:
        """Return the job that prints it."""
        return ask_endorsement(self.mission, self.person)
