"""What an act, a file or a date is about, read once: what sentences, addresses and rules are made from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from missions.access import GUEST
from missions.body_rows import PAGES
from missions.models import Assignment, Entry, Mission, Person
from missions.roles import current
from outputs.definition import OUTPUTS
from outputs.models import Comment, Output, Round, Upload, Version
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.notices_of_decisions import SUBMITTING
from planning_levels.models import (
    Appointment,
    CompletionCall,
    Decision,
    PaperDecision,
    Recommendation,
    Submission,
)
from planning_levels.verbs.deciding import outstanding_steps
from plans.models import RowComment
from plans.registers import REGISTERS

GATES = {"revision": "DP-3.1a", "transition": "DP-3.1b"}
OF_THE_ACT = {"decline-initiation": "DP-INIT", "endorse-mission-plan": "GATE-UNCT"}


@dataclass(slots=True)
class Facts:
    """What is known of the matter. Only `kept` is stored: keys of the definition, numbers, dates."""

    mission: Mission | None = None
    output: str = ""
    version: Version | None = None
    gate: str = ""
    outcome: str = ""
    submission: Submission | None = None
    round: Round | None = None
    draft: int | None = None
    uploader: Person | None = None
    author: Person | None = None
    asker: Person | None = None
    person: Person | None = None
    invited: tuple[Person, ...] = ()
    paper: PaperDecision | None = None
    body: str = ""
    added: tuple[str, ...] = ()
    due: date | None = None
    level: str = ""
    where: str = ""
    called_as: str = ""
    recommended: bool = False

    @property
    def next_step(self) -> str:
        """The step of the clearance chain that is to be done next; empty where none is."""
        open_package = self.submission is not None and self.submission.state == Submission.State.OPEN
        steps = outstanding_steps(self.submission) if self.submission and open_package else []
        return steps[0] if steps else ""

    @property
    def released(self) -> bool:
        """Whether an open package is before its decider."""
        package = self.submission
        return package is not None and package.state == Submission.State.OPEN and not self.next_step

    @property
    def decider(self) -> str:
        """The role that decides here."""
        if self.submission is not None:
            return self.submission.decider
        point = DECISION_POINTS.get(self.gate)
        return point.decider if point else ""

    def of_output(self) -> Output | None:
        """Return the output that this is about."""
        if self.version is not None:
            return self.version.output
        return Output.objects.filter(mission=self.mission, type=self.output).first() if self.output else None

    def kept(self) -> dict[str, Any]:
        """Return what is stored with a notice."""
        found = {
            "output": self.output,
            "gate": self.gate,
            "level": self.level,
            "due": self.due.isoformat() if self.due else "",
        }
        return {name: value for name, value in found.items() if value}

    def path(self, page: str) -> str:
        """Return the address of a row's page: below the mission's page, or from the root."""
        below = page.format(
            output_key=self.output,
            gate=self.gate,
            paper=self.paper.pk if self.paper else "",
            draft=self.draft or "",
            body=self.body,
            level=self.level,
            where=self.where,
        )
        if page.startswith("/") or self.mission is None:
            return below or "/"
        return f"/missions/{self.mission.key}/{below}"


def facts_of(entry: Entry, mission: Mission | None) -> Facts:
    """Read what an entry of the record is about."""
    detail = entry.detail
    facts = Facts(mission=mission, output=_output(detail.get("output")))
    facts.body = PAGES.get(str(detail.get("body", "")), "")
    if mission is None:
        return facts
    _read_output(facts, detail)
    _read_row(facts, detail)
    _read_person(facts, entry)
    _read_decision(facts, entry)
    if facts.round is not None:
        facts.due = facts.round.due
        facts.added = tuple(detail.get("entities", ()))
    return facts


def _output(key: Any) -> str:
    return key if isinstance(key, str) and key in OUTPUTS else ""


def _read_output(facts: Facts, detail: dict[str, Any]) -> None:
    if isinstance(detail.get("comment"), int):
        comment = Comment.objects.select_related("of__output", "by").filter(pk=detail["comment"]).first()
        if comment is not None:
            facts.author, facts.version, facts.output = comment.by, comment.of, comment.of.output.type
    if isinstance(detail.get("draft"), int):
        draft = Upload.objects.select_related("by").filter(pk=detail["draft"]).only("pk", "by").first()
        facts.draft, facts.uploader = detail["draft"], draft.by if draft else None
    if facts.output and facts.version is None:
        versions = Version.objects.select_related("opened_by", "output").defer("frozen")
        mine = versions.filter(output__mission=facts.mission, output__type=facts.output)
        number = detail.get("number")
        facts.version = (mine.filter(number=number) if number else mine.order_by("-number")).first()
    if facts.version is not None and detail.get("round"):
        facts.round = Round.objects.filter(of=facts.version, number=detail["round"]).first()


def _read_row(facts: Facts, detail: dict[str, Any]) -> None:
    """Find the page of a row that was commented on, and who said it."""
    if isinstance(detail.get("row_comment"), int):
        shelf = "plan" if detail["register"] in REGISTERS else "monitoring"
        facts.where = f"{shelf}/{detail['register']}/{detail['row']}/"
        said = RowComment.objects.select_related("by").filter(pk=detail["row_comment"]).first()
        facts.author = said.by if said else None


def _read_person(facts: Facts, entry: Entry) -> None:
    username = entry.detail.get("person")
    if entry.verb == "record-appointment":
        made = (
            Appointment.objects.filter(mission=facts.mission).select_related("person").order_by("pk").last()
        )
        facts.person = made.person if made else None
    elif isinstance(username, str) and username:
        facts.person = Person.objects.filter(username=username).first()
    if isinstance(entry.detail.get("invitation"), int) and entry.detail.get("entity"):
        partners = Assignment.objects.filter(
            current(entry.happened_on), mission=facts.mission, role=GUEST, entity=entry.detail["entity"]
        )
        facts.invited = tuple(row.person for row in partners.select_related("person"))
    if entry.verb == "enter-paper-decision":
        papers = PaperDecision.objects.filter(mission=facts.mission, entered_by=entry.person)
        facts.paper = papers.filter(confirmed_by=None).order_by("-pk").first()
    if entry.verb == "complete" and facts.mission is not None and not facts.mission.ended:
        call = CompletionCall.objects.filter(mission=facts.mission, by=entry.person).first()
        facts.called_as = call.role if call else ""


def _read_decision(facts: Facts, entry: Entry) -> None:
    """Find the gate: of the decision that was taken, of the package put forward, of a recommendation."""
    named = entry.detail.get("decision")
    facts.gate = OF_THE_ACT.get(entry.verb, "")
    if isinstance(named, int):
        taken = Decision.objects.filter(pk=named).select_related("submission__by").first()
        if taken is not None:
            facts.gate, facts.outcome, facts.submission = taken.gate, taken.outcome, taken.submission
            if not facts.output and (
                first := taken.basis.select_related("of__output", "of__opened_by").first()
            ):
                facts.version, facts.output = first.of, first.of.output.type
    elif entry.verb in SUBMITTING or entry.verb == "release-to-decider":
        facts.submission = _package(facts, entry)
        facts.gate = facts.submission.gate if facts.submission else ""
    elif entry.verb in ("recommend-revision", "recommend-transition", "record-review"):
        made = Recommendation.objects.filter(mission=facts.mission, by=entry.person, on=entry.happened_on)
        row = made.filter(state=Recommendation.State.OPEN).order_by("-pk").first()
        facts.recommended, facts.gate = row is not None, GATES[row.kind] if row else ""


def _package(facts: Facts, entry: Entry) -> Submission | None:
    """Return the open package that the act put forward, or released by a step."""
    waiting = Submission.objects.filter(mission=facts.mission, state=Submission.State.OPEN)
    rows = waiting.select_related("by").prefetch_related("releases").order_by("-pk")
    if entry.verb == "release-to-decider":
        return rows.filter(releases__by=entry.person).order_by("-releases__pk").first()
    if entry.detail.get("gate"):
        return rows.filter(gate=entry.detail["gate"]).first()
    return rows.filter(by=entry.person).first()
