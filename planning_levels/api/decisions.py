"""`decisions/`, `decisions/paper/` and `events/`: what was decided, by whom, and what happened."""

from typing import Any

from pydantic import ConfigDict
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.errors import NotPermitted
from missions.models.person import Office
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Shape
from planning_levels.access import decisions_for, papers_for
from planning_levels.api.base import LevelsView
from planning_levels.api.level_shapes import DecisionRow, EventRow, PaperRow
from planning_levels.api.shapes import MissionRow
from planning_levels.definition import DECISION_POINTS
from planning_levels.models import Decision, Event, PaperDecision
from planning_levels.reading import Reading
from planning_levels.showing.decisions import decision_row, event_row, paper_row
from planning_levels.verbs import paper

DECISIONS = Decision.objects.prefetch_related("basis__of__output", "conditions", "positions")
PAPERS = PaperDecision.objects.select_related("decider", "entered_by", "confirmed_by")


class PaperNew(Shape):
    """A decision signed on paper: the verb, the signed scan, and the verb's own fields beside them."""

    model_config = ConfigDict(extra="allow")

    verb: str
    document: int | dict[str, Any]


class Decisions(LevelsView):
    """The decisions of a mission; permanent."""

    listing = Listing(
        filters={
            "gate": Filter(choices=tuple(DECISION_POINTS)),
            "verb": Filter(),
            "outcome": Filter(),
            "office": Filter(),
            "cycle": Filter(kind="integer"),
        },
        ordering={"decided_on": "decided_on", "recorded_at": "recorded_at"},
        search=("decider_name", "reason", "outcome"),
        changed_since="recorded_at",
    )
    gives = {"GET": DecisionRow}

    def get(self, request: Request, key: str) -> Response:
        """List the decisions, the first one first."""
        seen = decisions_for(self.person).filter(mission=self.mission)
        return self.listed(DECISIONS.filter(pk__in=seen), decision_row)


class OneDecision(LevelsView):
    """A decision."""

    gives = {"GET": DecisionRow}

    def find_inside(self) -> None:
        """Find the decision in this mission."""
        seen = decisions_for(self.person).filter(mission=self.mission)
        self.found = DECISIONS.filter(pk__in=seen).get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a decision: who, in which office, on which basis, why."""
        return self.shown(decision_row(self.found))


class PaperDecisions(LevelsView):
    """Decisions that were taken on paper."""

    listing = Listing(filters={"verb": Filter()}, ordering={"entered_at": "entered_at"})
    verbs = {"POST": "enter-paper-decision"}
    takes = {"POST": PaperNew}
    gives = {"GET": PaperRow, "POST": {201: PaperRow}}

    def may(self, method: str) -> None:
        """They are entered by the office of the decider."""
        if method == "POST" and (self.person.office != Office.OFFICE or self.person.office_of is None):
            raise NotPermitted("Decisions on paper are entered by the office of the decider.")

    def get(self, request: Request, key: str) -> Response:
        """List the decisions entered from paper."""
        seen = papers_for(self.person).filter(mission=self.mission)
        return self.listed(PAPERS.filter(pk__in=seen), paper_row)

    def post(self, request: Request, key: str) -> Response:
        """Enter a decision from its signed scan; it takes effect when a second person confirms it."""
        made = paper.enter_paper_decision(self.mission, by=self.person, data=self.data())
        where = request.build_absolute_uri(f"{request.path}{made.pk}/")
        return self.shown(paper_row(PAPERS.get(pk=made.pk)), status=201, location=where)


class PaperView(LevelsView):
    """Base: one decision entered from paper."""

    def find_inside(self) -> None:
        """Find it in this mission."""
        seen = papers_for(self.person).filter(mission=self.mission)
        self.found = PAPERS.filter(pk__in=seen).get(pk=self.kwargs["id"])


class OnePaperDecision(PaperView):
    """A decision entered from paper."""

    gives = {"GET": PaperRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show what was entered, by whom, and who confirmed it."""
        return self.shown(paper_row(self.found))


class ConfirmPaperDecision(PaperView):
    """Confirm a decision entered from paper."""

    verbs = {"POST": "confirm-paper-decision"}
    takes = {"POST": Shape}
    gives = {"POST": MissionRow}

    def may(self, method: str) -> None:
        """A second person of the decider's office confirms."""
        mine = self.person.office == Office.OFFICE and self.person.office_of_id == self.found.decider_id
        if method == "POST" and (not mine or self.found.entered_by_id == self.person.pk):
            raise NotPermitted("A second person of the decider's office confirms it.")

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Confirm as the second person of the office: the decision takes effect now."""
        self.body(Shape)
        made = paper.confirm_paper_decision(self.mission, self.found, by=self.person)
        self.mission = made
        return self.mission_shown(Reading(made, reader=Reader(self.person, made)))


class Events(LevelsView):
    """The events of a mission."""

    listing = Listing(
        filters={"kind": Filter(choices=Event.Kind.values), "symbol": Filter()},
        ordering={"on": "on", "due": "due"},
        search=("title", "symbol"),
    )
    gives = {"GET": EventRow}

    def get(self, request: Request, key: str) -> Response:
        """List the events in their order; `record-event` adds one."""
        return self.listed(Event.objects.filter(mission=self.mission).select_related("by"), event_row)
