"""What comes next: the act to which the process leads from where it stands, and who takes it."""

from dataclasses import dataclass

from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.models import LevelRun
from planning_levels.readiness import level_3_2
from planning_levels.reading import Reading

EXIT_GATES = (
    ("GATE-3.2-USG", "submit-to-gate"),
    ("GATE-3.2-REPORT", "submit-to-gate"),
    ("GATE-3.2-COUNCIL", "authorise-exit-strategy"),
    ("GATE-3.2-SG", "present-revised-plan"),
)
EXIT_DIRECTIVE = ("submit-to-gate", "GATE-3.2-DIRECTIVE")  # its decision closes 3.2
DECIDING = {
    "DP-INIT": "initiate",
    "DP-1.1": "decide-form",
    "DP-1.2": "submit-sg-report",
    "DP-2.1": "issue-srsg-directive",
    "DP-2.2": "adopt-mission-plan",
    "GATE-USG": "promulgate-usg-directive",
    "GATE-COUNCIL": "record-council-authorisation",
    "GATE-UNCT": "endorse-mission-plan",
    "GATE-3.2-USG": "promulgate-usg-directive",
    "GATE-3.2-REPORT": "submit-sg-report",
    "GATE-3.2-COUNCIL": "authorise-exit-strategy",
    "GATE-3.2-SG": "endorse-revised-plan",
    "GATE-3.2-DIRECTIVE": "issue-revised-srsg-directive",
}
BEFORE_DECISION = {"1.1": "DP-1.1", "1.2": "DP-1.2", "2.1": "DP-2.1", "2.2": "DP-2.2"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The act that comes next, the decision point that it serves, and the roles that take it."""

    act: str
    gate: str | None
    waits: bool  # a package waits for its decider, or the Council considers

    @property
    def title(self) -> str:
        """Return the act's title."""
        return ACTS[self.act].title

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles that take it."""
        return ACTS[self.act].roles


def next_step(reading: Reading) -> NextStep | None:
    """Return what comes next, or None in 3.1 and after the end, where nothing is called for."""
    if reading.open_submissions:
        return _decision(reading, reading.open_submissions[0].gate)
    state = reading.state
    if state == "pre_planning":
        return NextStep("submit-strategic-analysis", "DP-INIT", waits=False)
    if state == "awaiting_council":
        return NextStep("record-council-authorisation", "GATE-COUNCIL", waits=True)
    if state == "L3.1_transition":
        return NextStep("complete", None, waits=False)
    if state == "L3.2":
        return _exit(reading)
    if reading.position.level == "3.1":
        owed = reading.open_run("2.2")
        return NextStep("endorse-mission-plan", "GATE-UNCT", waits=True) if owed else None
    return _planning(reading)


def _decision(reading: Reading, gate: str) -> NextStep:
    act = DECIDING[gate]
    entry = reading.entry
    if gate == "DP-INIT" and entry is not None and entry.confirmed_on is None:
        act = "confirm-entry"
    return NextStep(act, gate, waits=True)


def _exit(reading: Reading) -> NextStep:
    for gate, act in EXIT_GATES:
        if gate == "GATE-3.2-COUNCIL":
            if not level_3_2.exit_on_record(reading):
                return NextStep(act, gate, waits=True)
        elif gate == "GATE-3.2-REPORT":
            if not level_3_2.report_out(reading):
                return NextStep(act, gate, waits=False)
        elif reading.decided(gate) is None:
            return NextStep(act, gate, waits=False)
    return NextStep(*EXIT_DIRECTIVE, waits=False)


def _planning(reading: Reading) -> NextStep | None:
    run = reading.standing_run
    if run is None:
        return None
    if run.state == LevelRun.State.IN_PREPARATION:
        if run.level == "1.2":
            return NextStep("submit-to-gate", "GATE-USG", waits=False)
        return NextStep("begin-validation", "DP-2.2", waits=False)
    return NextStep("submit-level", BEFORE_DECISION[run.level], waits=False)


def decider_title(gate: str, lead: str) -> str:
    """Return the decider of a gate as people say it: the USG with the department that leads."""
    point = DECISION_POINTS[gate]
    return f"USG {lead}" if point.decider == "usg-of-lead" else point.decider_title
