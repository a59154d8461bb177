"""The Directive to the SRSG: issued in 2.1 and in revisions (T14), revised for the transition (T33)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from missions.blockers import Blocker, missing
from missions.models.mission import Transfer
from planning_levels.models import LevelRun
from planning_levels.readiness import level_2_1, level_3_2
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import DecisionFields

Check = Literal["note-of-guidance", "command-and-control"]
CHECKS: tuple[Check, ...] = ("note-of-guidance", "command-and-control")


class RevisedDirectiveFields(DecisionFields):
    confirmations: list[Check] = Field(default_factory=list, title="Consistency confirmed with")


class DirectiveFields(RevisedDirectiveFields):
    early: bool = Field(False, title="Issue early, with outputs owed")


def _confirmed(case: Case[DirectiveFields] | Case[RevisedDirectiveFields]) -> Iterator[Blocker]:
    absent = [item for item in CHECKS if item not in case.fields.confirmations]
    if absent and case.fields.confirmations:  # all absent: `missing-confirmations` says so already
        yield missing(
            "confirmations",
            f"To be confirmed as consistent: {', '.join(absent).replace('-', ' ')}.",
            case.here,
        )


def _ready(case: Case[DirectiveFields]) -> Iterator[Blocker]:
    yield from _confirmed(case)
    if case.fields.early and not case.fields.reason:
        yield missing("reason", "An early issue takes a reason.", case.here)
    yield from level_2_1.to_issue(case.reading, early=case.fields.early)


@verb("issue-srsg-directive", DirectiveFields, _ready)
def issue_srsg_directive(case: Case[DirectiveFields]) -> None:
    """Issue the Directive: the transfer begins, 2.2 opens, 2.1 closes unless outputs are owed."""
    reading, mission = case.reading, case.mission
    run = reading.open_run("2.1")
    assert run is not None  # the state is L2.1
    deciding.decide(case, "DP-2.1", "issued early" if case.fields.early else "issued")
    runs.issue_output(case, "srsg-directive")
    reading.forget()
    if mission.transfer == Transfer.NONE:
        mission.transfer = Transfer.INITIATED
    owed = level_2_1.owed(reading)
    if owed:
        if run.state == LevelRun.State.AWAITING_DECISION:
            runs.resume_run(run)
        runs.note_outcome(run, "directive issued, outputs owed")
        case.say(f"The Directive is issued early; 2.1 still owes: {', '.join(owed)}.")
    else:
        runs.close_run(case, run, "directive issued")
    runs.open_run(case, "2.2", "Directive to the SRSG issued", started=mission.cycle > 1)
    force = runs.task_force(case)
    if mission.cycle == 1 and force.state in ("operational", "established"):
        force.begin_transfer()
        runs.save_body(force)


def _revised_ready(case: Case[RevisedDirectiveFields]) -> Iterator[Blocker]:
    yield from _confirmed(case)
    yield from level_3_2.endorsed(case.reading)


@verb("issue-revised-srsg-directive", RevisedDirectiveFields, _revised_ready)
def issue_revised_srsg_directive(case: Case[RevisedDirectiveFields]) -> None:
    """Issue the revised Directive: 3.2 closes, planning goes on in 3.1 for the transition (T33)."""
    deciding.decide(case, "GATE-3.2-DIRECTIVE", "issued")
    runs.issue_output(case, "srsg-directive")
    run = case.reading.open_run("3.2")
    assert run is not None  # the state is L3.2
    runs.close_run(case, run, "directive issued")
    runs.task_force_falls_back(case)
