"""Level 2.2: validation, adoption by the SRSG, endorsement by the UNCT (T16-T18)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from missions.models import Body
from missions.models.mission import Transfer
from outputs.models import Version
from planning_levels import unct
from planning_levels.models import Decision, EndorsementPosition, LevelRun, Validation
from planning_levels.readiness import level_2_2
from planning_levels.reading import Reading
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import Day, DecisionFields, Fields, Line, Text

OWED = "adopted, endorsement owed"
Part = Literal["assumptions", "tasks", "scenarios", "decisions"]
Group = Literal["mission", "unct", "national", "external"]


class ValidationFields(Fields):
    ends: Day | None = Field(None, title="Ends on")
    organisers: list[Line] = Field(default_factory=list, title="Organisers")
    parts: list[Part] = Field(default_factory=list, title="Parts")
    groups: list[Group] = Field(default_factory=list, title="Groups taking part")


def _validation_ready(case: Case[ValidationFields]) -> Iterator[Blocker]:
    run = case.reading.open_run("2.2")
    if run is not None and run.state != LevelRun.State.IN_PREPARATION:
        yield blocker("state", "Level 2.2 is under way; the exercise has begun or is not needed.", case.here)
    yield from level_2_2.to_begin_validation(case.reading)


@verb("begin-validation", ValidationFields, _validation_ready)
def begin_validation(case: Case[ValidationFields]) -> None:
    """Begin the country exercise; the clock of 2.2 starts with it (T16)."""
    run = case.reading.open_run("2.2")
    assert run is not None  # guarded above
    runs.activate(run, case.on)
    Validation.objects.create(
        mission=case.mission,
        run=run,
        begun_on=case.on,
        ends=case.fields.ends,
        organisers="\n".join(case.fields.organisers),
        parts="\n".join(case.fields.parts),
        groups="\n".join(case.fields.groups),
    )
    for group in ("mission", "unct", "national", "external"):
        if case.fields.groups and group not in case.fields.groups:
            case.acting.flag(
                "group-absent", f"The exercise began without the group: {group}.", f"{case.here}validation/"
            )


def _adopt_ready(case: Case[DecisionFields]) -> Iterator[Blocker]:
    yield from level_2_2.to_adopt(case.reading)


@verb("adopt-mission-plan", DecisionFields, _adopt_ready)
def adopt_mission_plan(case: Case[DecisionFields]) -> None:
    """Adopt the final plan: it is in force, the transfer is complete, 3.1 opens (T17)."""
    reading, mission = case.reading, case.mission
    run = reading.open_run("2.2")
    assert run is not None  # the package rests on both
    deciding.decide(case, "DP-2.2", "adopted")
    plan = runs.issue_output(case, "mission-plan")
    assert plan is not None
    mission.transfer = Transfer.COMPLETE
    endorsed = endorsement_of(reading, plan)
    runs.note_outcome(run, OWED)
    if endorsed is not None:
        runs.close_run(case, run, "adopted and endorsed", max(case.on, endorsed))
    if reading.open_run("3.1") is None:
        runs.open_run(case, "3.1", "Mission Plan adopted", started=True)
    runs.task_force_falls_back(case)
    team = runs.planning_team(case)
    if team.state == Body.State.ESTABLISHED:
        team.take_over()
        runs.save_body(team)
    waits = "" if endorsed else " The UNCT's endorsement of the same version closes Level 2.2."
    case.say(f"Version {plan.number} of the Mission Plan is adopted and in force.{waits}")


def endorsement_of(reading: Reading, plan: Version) -> date | None:
    """Return the day on which the UNCT endorsed this very version, or None."""
    for item in reading.decisions:
        endorsed = item.gate == "GATE-UNCT" and item.outcome == "endorsed"
        if endorsed and any(basis.hash == plan.hash for basis in item.basis.all()):
            return item.decided_on
    return None


class Position(BaseModel):
    """What a head of agency said."""

    model_config = ConfigDict(extra="forbid")

    entity: Line
    position: Literal["endorses", "reserves", "declines", "no-answer"]
    text: Text = ""


class EndorsementFields(DecisionFields):
    discussed_on: Day | None = Field(None, title="Discussed by the UNCT on")
    positions: list[Position] = Field(default_factory=list, title="Heads of agency")
    reservation: Text = Field("", title="Reservation kept on record")
    outcome: Literal["endorsed", "declined"] = Field("endorsed", title="Answer of the UNCT")


def plan_to_endorse(reading: Reading) -> Version | None:
    """Return the version to endorse: the one before the SRSG, or the adopted one not endorsed yet.

    An update that took force since the adoption is not what the UNCT was asked about.
    """
    run = reading.open_run("2.2")
    if run is None:
        return None
    asked = reading.open_submission("DP-2.2") or reading.decided("DP-2.2", run.cycle)
    return asked.basis.all()[0].of if asked else None


def _endorse_ready(case: Case[EndorsementFields]) -> Iterator[Blocker]:
    plan = plan_to_endorse(case.reading)
    if plan is None:
        if case.reading.open_run("2.2") is None and case.reading.state in case.act.states:
            yield blocker("state", "Level 2.2 is closed; no plan waits for its endorsement.", case.here)
        yield blocker(
            "not-submitted",
            "The final Mission Plan has not been submitted.",
            f"{case.here}outputs/mission-plan/",
        )
        return
    if endorsement_of(case.reading, plan) is not None:
        yield blocker("state", "This version has been endorsed already.", case.here)
    named = (getattr(case.fields, "basis", None) or {}).get("mission-plan", plan.hash)
    if named != plan.hash:
        yield deciding.basis_changed(case, "mission-plan")


def _keep_positions(case: Case[EndorsementFields], decision: Decision) -> None:
    """Keep what each head of agency said; who is of the country team and said nothing gave no answer."""
    said: dict[str, Position] = {}
    for number, item in enumerate(case.fields.positions):
        if not item.entity or item.entity in said:
            why = "This head of agency is listed twice." if item.entity else "Name the agency."
            raise Invalid(why, field=f"positions.{number}.entity")
        said[item.entity] = item
    silent = (code for code in unct.agencies(case.mission, case.on) if code not in said)
    kept = [*said.values(), *(Position(entity=code, position="no-answer") for code in silent)]
    EndorsementPosition.objects.bulk_create(
        EndorsementPosition(decision=decision, entity=item.entity, position=item.position, text=item.text)
        for item in kept
    )
    against = [item.entity for item in kept if item.position == "declines"]
    if against and case.fields.outcome == "endorsed":
        case.acting.flag(
            "agency-declines",
            f"The UNCT endorsed the Mission Plan; declined by: {', '.join(against)}.",
            f"{case.here}endorsement/",
        )


@verb("endorse-mission-plan", EndorsementFields, _endorse_ready, level=lambda case: "2.2")
def endorse_mission_plan(case: Case[EndorsementFields]) -> None:
    """Record the UNCT's answer on the very version before or in force (T18, C 2.2).

    Endorsement after adoption closes 2.2; declined, the plan and 3.1 go on and 2.2 stays open.
    """
    fields = case.fields
    plan = plan_to_endorse(case.reading)
    run = case.reading.open_run("2.2")
    assert plan is not None  # guarded above
    assert run is not None
    decision = deciding.decide(case, "GATE-UNCT", fields.outcome)
    decision.basis.create(of=plan, hash=plan.hash)
    if fields.reservation:
        decision.reason = "\n\n".join(filter(None, (fields.reason, fields.reservation)))
        decision.save(update_fields=["reason"])
    _keep_positions(case, decision)
    if fields.outcome == "declined":
        case.say("The UNCT declined to endorse; plan and Level 3.1 go on, Level 2.2 stays open.")
        return
    if run.outcome == OWED:
        adopted = case.reading.decided("DP-2.2", run.cycle)
        ended = max(case.on, adopted.decided_on) if adopted else case.on
        runs.close_run(case, run, "adopted and endorsed", ended)
        case.say(f"The UNCT endorsed version {plan.number}; Level 2.2 is closed.")
    else:
        case.say(f"The UNCT endorsed version {plan.number}; its adoption by the SRSG closes Level 2.2.")
