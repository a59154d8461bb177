"""Walking a mission through the process by its real verbs, with one person for each role.

Standards are explained instead of met (every decider accepts them by name), gates are met: so a
mission reaches any state in a few dozen acts, and none of them is skipped.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from missions.blockers import CODES
from missions.models import Assignment, Body, ChairTerm, Deviation, Member, Mission
from monitoring.models import Lesson
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.position import position_of
from planning_levels.verbs import bodies, opening, perform, surveys, validation, versions
from planning_levels.verbs.door import VERBS
from planning_levels.verbs.fields import DecisionFields
from plans.models import MandateTask, Successor
from tests.planning_levels.cast import ASSIGNED, LEAD, Cast

BECAUSE = "In this walk the standard is explained and not met, as a test may do."
EXPLAINED = {code.key: BECAUSE for code in CODES.values() if code.klass == "standard"}
CONFIRMED = ["note-of-guidance", "command-and-control"]
PAPER = {"title": "A record on paper", "date": "2020-01-01"}
SEATS = (
    "political",
    "military",
    "police",
    "security",
    "logistics",
    "humanitarian",
    "development",
    "human-rights",
)
FORTY = "<p>" + " ".join(f"word{number}" for number in range(45)) + "</p>"

_numbers = count(1)


class Walk:
    """One mission on its way. `to` goes on until a state is shown."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.key = f"walk-{next(_numbers)}"
        data = {
            "name": self.key,
            "key": self.key,
            "country": self.key,
            "lead_department": LEAD,
            "trigger": {"type": "council", "date": "2020-01-01", "source": "Deliberations"},
        }
        self.mission: Mission = opening.open_mission(by=cast["planner"], data=data)
        self._seat_everybody()

    def _seat_everybody(self) -> None:
        mission, since = self.mission, self.mission.opened_on
        for role in ASSIGNED:
            if role != "planner":
                Assignment.objects.create(mission=mission, person=self.cast[role], role=role, from_date=since)
        force, team = (mission.bodies.get(kind=kind) for kind in Body.Kind.values)
        chair = self.cast["imtf-chair"]
        ChairTerm.objects.create(body=force, person=chair, name=chair.name, entity_id=LEAD, from_date=since)
        for seat in (*SEATS, "unct"):
            person = self.cast["imtf-member"] if seat == "humanitarian" else None
            Member.objects.create(
                body=force, seat=seat, name=seat, person=person, rank="P-5", from_date=since
            )
        for role, side in (("impt-lead", "mission"), ("impt-member", "unct")):
            Member.objects.create(
                body=team,
                seat=side,
                name=role,
                person=self.cast[role],
                rank="P-5",
                lead=role == "impt-lead",
                from_date=since,
            )

    @property
    def state(self) -> str:
        """The state as shown."""
        return position_of(self.fresh()).state

    def fresh(self) -> Mission:
        """Return the mission as it is stored now."""
        return Mission.objects.get(pk=self.mission.pk)

    def act(self, name: str, role: str, **data: Any) -> Any:
        """Carry out a verb, with standards explained and the explained ones accepted."""
        return perform(name, self.mission, by=self.cast[role], data=self.fielded(name, data))

    def fielded(self, name: str, data: dict[str, Any]) -> dict[str, Any]:
        """Return the data of a verb with explanations, and for a decision with what it accepts."""
        more: dict[str, Any] = {"explanations": EXPLAINED}
        if issubclass(VERBS[name].fields, DecisionFields):
            waiting = Deviation.objects.filter(mission=self.mission, accepted_by=None)
            more["accepts"] = sorted(set(waiting.values_list("code", flat=True)))
        return more | data

    def submit(self, output: str, role: str = "imtf-chair") -> Version:
        """Write a section of an output, which opens a draft where none is open, and submit it."""
        key = OUTPUTS[output].sections[0].key
        draft = write_section(self.mission, output, key, by=self.cast[role], content=FORTY).of
        return versions.act_on(
            "submit", self.mission, output, draft.number, by=self.cast[role], data={"explanations": EXPLAINED}
        )

    # --- the legs of the way, each from the state before

    def analyse(self) -> None:
        """To `awaiting_initiation`."""
        self.act("submit-strategic-analysis", "planner", document=PAPER)

    def initiate(self) -> None:
        """To `L1.1`."""
        self.act("initiate", "sg", lead_department=LEAD)

    def assess(self) -> None:
        """Submit Level 1.1."""
        bodies.establish_task_force(self.mission, by=self.cast["imtf-chair"], explanations=EXPLAINED)
        self.submit("strategic-assessment")
        self.submit("sg-directive")
        self.act("submit-level", "imtf-chair")

    def decide_form(self) -> None:
        """To `L1.2`."""
        self.assess()
        self.act("decide-form", "sg", outcome="suitable", form="peacekeeping")

    def end_without(self) -> None:
        """To `ended_no_operation`."""
        self.assess()
        self.act("decide-form", "sg", outcome="no_operation", reason=BECAUSE)

    def end_in_other_form(self) -> None:
        """To `other_form`."""
        self.assess()
        self.act("decide-form", "sg", outcome="other_form", form="other", reason=BECAUSE)

    def found(self, drafter: str = "imtf-chair") -> None:
        """Submit Level 1.2."""
        self.submit("usg-directive")
        self.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
        self.act("promulgate-usg-directive", "usg-of-lead")
        self.act("answer-transition-plan", "planner", needed=False, reason=BECAUSE)
        self.survey("technical", "planner")
        for output, role in (
            ("mission-plan", drafter),
            ("mission-budget", "imtf-chair"),
            ("sg-report", "imtf-chair"),
        ):
            self.submit(output, role)
        self.act("submit-level", "imtf-chair")

    def survey(self, kind: str, role: str) -> None:
        """Make a survey, to its end."""
        today = self.mission.today().isoformat()
        by = self.cast[role]
        made = surveys.plan_survey(self.mission, by=by, data={"kind": kind, "from": today, "to": today})
        surveys.launch_survey(self.mission, made, by=by, data={"explanations": EXPLAINED})
        surveys.debrief_survey(self.mission, made, by=by, data={"held_on": today})
        surveys.complete_survey(self.mission, made, by=by, data={"explanations": EXPLAINED})

    def report(self, drafter: str = "imtf-chair") -> None:
        """To `awaiting_council`."""
        self.found(drafter)
        self.act("submit-sg-report", "sg")

    def authorise(self) -> None:
        """To `L2.1`."""
        tasks = [{"paragraph": "1", "text": "Protect civilians"}]
        self.act(
            "record-council-authorisation",
            "planner",
            resolution="2000",
            document=PAPER,
            tasks=tasks,
            ceilings=[],
        )

    def operate(self, drafter: str = "imtf-chair") -> None:
        """Submit Level 2.1."""
        self.act("record-appointment", "planner", step="appointed", person="srsg")
        MandateTask.objects.filter(mission=self.mission).update(coverage="covered")
        self.submit("mission-plan", drafter)
        budget = self.submit("mission-budget")
        planner = self.cast["planner"]
        versions.act_on("mark-final", self.mission, "mission-budget", budget.number, by=planner, data={})
        self.submit("srsg-directive")
        self.act("submit-level", "imtf-chair")

    def issue(self, drafter: str = "imtf-chair") -> None:
        """To `L2.2`."""
        self.operate(drafter)
        self.act("issue-srsg-directive", "usg-of-lead", confirmations=CONFIRMED)

    def implement(self) -> None:
        """Submit Level 2.2."""
        bodies.establish_planning_team(self.mission, by=self.cast["srsg"], explanations=EXPLAINED)
        self.act("begin-validation", "imtf-chair")
        held = self.mission.validations.get()
        validation.complete_validation(self.mission, held, by=self.cast["imtf-chair"], data={})
        self.submit("mission-plan", "impt-lead")
        self.act("submit-level", "impt-lead")

    def adopt(self) -> None:
        """To `L3.1`."""
        self.implement()
        self.act("adopt-mission-plan", "srsg")
        self.act("endorse-mission-plan", "rc-hc", discussed_on=self.mission.today().isoformat())

    def revise(self) -> None:
        """From `L3.1` to `L1.2` of the next cycle."""
        self.act("decide-significant-revision", "sg", ground="dramatic-change", evidence=BECAUSE)

    def exit(self) -> None:
        """To `L3.2`."""
        self.act("record-event", "planner", kind="council-request", title="Draw down")
        self.act("request-transition-planning", "sg")

    def transfer(self) -> None:
        """To `L3.1_transition`."""
        self.submit("usg-directive")
        self.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-USG")
        self.act("promulgate-usg-directive", "usg-of-lead")
        self.survey("transition", "impt-lead")
        self.submit("mission-plan", "impt-lead")
        self.submit("sg-report")
        self.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
        self.act("submit-sg-report", "sg")
        self.act("authorise-exit-strategy", "planner", resolution="2001", document=PAPER)
        self.act("present-revised-plan", "srsg")
        self.act("endorse-revised-plan", "sg")
        self.submit("srsg-directive")
        self.act("submit-to-gate", "imtf-chair", gate="GATE-3.2-DIRECTIVE")
        self.act("issue-revised-srsg-directive", "usg-of-lead", confirmations=CONFIRMED)

    def complete(self) -> None:
        """To `completed`."""
        Successor.objects.create(mission=self.mission, kind="unct", name="Country team", share="All")
        Lesson.objects.create(mission=self.mission, text="Begin earlier")
        for role in ("planner", "srsg"):
            self.act("complete", role)


STRAIGHT: tuple[tuple[str, str], ...] = (
    ("pre_planning", ""),
    ("awaiting_initiation", "analyse"),
    ("L1.1", "initiate"),
    ("L1.2", "decide_form"),
    ("awaiting_council", "report"),
    ("L2.1", "authorise"),
    ("L2.2", "issue"),
    ("L3.1", "adopt"),
    ("L3.2", "exit"),
    ("L3.1_transition", "transfer"),
    ("completed", "complete"),
)
BRANCHES = {"ended_no_operation": "end_without", "other_form": "end_in_other_form"}


def walk_to(state: str, cast: Cast) -> Walk:
    """Walk a new mission to a state, and return it there."""
    walk = Walk(cast)
    legs = [leg for shown, leg in STRAIGHT if leg]
    if state in BRANCHES:
        legs = [*legs[: legs.index("initiate") + 1], BRANCHES[state]]
    else:
        legs = legs[: [shown for shown, _ in STRAIGHT].index(state)]
    for leg in legs:
        going: Callable[[], None] = getattr(walk, leg)
        going()
    assert walk.state == state, f"the walk to {state} ended in {walk.state}"
    return walk
