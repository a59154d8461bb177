"""Opening, moving and closing level runs, and what follows for versions and bodies.

These are the parts of effects that several verbs share; each is called only from verbs.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from missions.bodies import PlanningTeam, TaskForce
from missions.models import Body
from outputs.lifecycle import VersionMachine
from outputs.models import Version
from planning_levels.level_state import Run
from planning_levels.models import Submission
from planning_levels.position import PLANNING

if TYPE_CHECKING:
    from planning_levels.verbs.door import Case


def open_run(
    case: "Case[Any]", level: str, cause: str, *, started: bool = False, cycle: int | None = None
) -> Run:
    """Open a run of a level: in preparation, or at once active with its start on the act's day."""
    earlier = case.reading.open_run(level)
    if earlier is not None:  # a 2.2 that still waits for its endorsement is overtaken by the next cycle's
        close_run(case, earlier, "overtaken by a later cycle")
    run = Run.objects.create(
        mission=case.mission,
        level=level,
        cycle=cycle or case.mission.cycle,
        cause=cause[:200],
        opened_on=case.on,
    )
    if started:
        activate(run, case.on)
    case.reading.forget()
    return run


def activate(run: Run, on: date) -> None:
    """Start a run's clock on the day of its entry event."""
    run.activate()
    run.started = on
    run.save(update_fields=["state", "started"])


def submit_run(run: Run) -> None:
    """Mark a run as awaiting its decision."""
    run.submit()
    run.save(update_fields=["state"])


def resume_run(run: Run) -> None:
    """Mark a run as active again after a return."""
    run.resume()
    run.save(update_fields=["state"])


def close_run(case: "Case[Any]", run: Run, outcome: str, on: date | None = None) -> None:
    """Close a run on the day of its exit event."""
    run.close()
    run.ended = on or case.on
    run.outcome = outcome
    run.save(update_fields=["state", "ended", "outcome"])
    case.reading.forget()


def note_outcome(run: Run, outcome: str) -> None:
    """Keep on an open run what has been decided there already."""
    run.outcome = outcome
    run.save(update_fields=["outcome"])


def issue(case: "Case[Any]", version: Version) -> None:
    """Issue a submitted version and let it supersede the one in force."""
    for earlier in case.reading.versions.get(version.output.type, []):
        if (
            earlier.state in (Version.State.ISSUED, Version.State.SUBMITTED)
            and earlier.number < version.number
        ):
            machine = VersionMachine.objects.defer("frozen").get(pk=earlier.pk)
            machine.supersede()
            machine.save(update_fields=["state"])
    machine = VersionMachine.objects.defer("frozen").get(pk=version.pk)
    machine.issue()
    machine.issued_on = case.on
    machine.save(update_fields=["state", "issued_on"])
    case.reading.__dict__.pop("versions", None)


def issue_output(case: "Case[Any]", output: str) -> Version | None:
    """Issue the version of an output that the decision binds to, and never one submitted after it.

    An output that is not in the package (the SG's directive drafted after the assessment, an early
    Directive) is issued as submitted, and joins the decision's basis.
    """
    decision = case.decision
    bound = decision.basis.filter(of__output__type=output).first() if decision else None
    version = bound.of if bound else case.reading.submitted(output)
    if version is None:
        return None
    if decision is not None and bound is None:
        decision.basis.create(of=version, hash=version.hash)
    issue(case, version)
    return version


def task_force(case: "Case[Any]") -> TaskForce:
    """Return the IMTF with its strip of transitions."""
    return TaskForce.objects.get(mission=case.mission, kind=Body.Kind.IMTF)


def planning_team(case: "Case[Any]") -> PlanningTeam:
    """Return the IMPT with its strip of transitions."""
    return PlanningTeam.objects.get(mission=case.mission, kind=Body.Kind.IMPT)


def save_body(body: Body) -> None:
    """Save a body's state after a transition."""
    body.save(update_fields=["state"])


def task_force_takes_up_planning(case: "Case[Any]") -> None:
    """Make the IMTF operational where its chair is of the lead department, or planning has begun anew."""
    body = task_force(case)
    chair = case.reading.chair()
    if body.state in (Body.State.BACKSTOPPING, Body.State.TRANSFERRING) or (
        body.state == Body.State.ESTABLISHED
        and chair is not None
        and chair.entity_id == case.mission.lead_department_id
    ):
        body.take_up_planning()
        save_body(body)


def task_force_falls_back(case: "Case[Any]") -> None:
    """Turn the IMTF to backstopping."""
    body = task_force(case)
    if body.state in (Body.State.TRANSFERRING, Body.State.OPERATIONAL, Body.State.ESTABLISHED):
        body.fall_back()
        save_body(body)


def close_bodies(case: "Case[Any]") -> None:
    """Close both bodies at the end of a process."""
    for body in (task_force(case), planning_team(case)):
        body.close()
        save_body(body)


def close_all_runs(case: "Case[Any]", outcome: str) -> None:
    """Close every open run."""
    for run in list(case.reading.runs):
        if run.open:
            close_run(case, run, outcome)


def overtake_packages(case: "Case[Any]") -> None:
    """Mark packages as overtaken, whose planning has ended without a decision on them."""
    Submission.objects.filter(mission=case.mission, state=Submission.State.OPEN).update(
        state=Submission.State.OVERTAKEN
    )


def back_to_continuation(case: "Case[Any]", outcome: str) -> None:
    """End a revision or 3.2 without a result: back in 3.1, the plan in force untouched.

    What the plan in force still waits for (a budget report, the UNCT's endorsement) goes on waiting.
    """
    overtake_packages(case)
    exiting = case.reading.open_run("3.2") is not None
    for run in list(case.reading.runs):
        ending = run.level == "3.2" if exiting else run.cycle == case.mission.cycle and run.level in PLANNING
        if run.open and ending:
            close_run(case, run, outcome)
    task_force_falls_back(case)
    case.reading.forget()


def give_back(version: Version) -> None:
    """Return a submitted version; the next edit of its output opens another."""
    if version.state == Version.State.SUBMITTED:
        machine = VersionMachine.objects.defer("frozen").get(pk=version.pk)
        machine.give_back()
        machine.save(update_fields=["state"])
