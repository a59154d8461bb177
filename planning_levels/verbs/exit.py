"""Transition and exit: the revised plan, completion, successors (T32, T34, T35)."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from missions.models import Mission
from planning_levels.models import CompletionCall
from planning_levels.readiness import level_3_2
from planning_levels.verbs import deciding, packages, runs, succeeding
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import (
    Country,
    Day,
    DecisionFields,
    DocumentRef,
    Fields,
    Key,
    Line,
    Name,
    Text,
)
from planning_levels.verbs.initiation import TriggerType, lead_by


def _present_ready(case: Case[Fields]) -> Iterator[Blocker]:
    if case.reading.open_submission("GATE-3.2-SG") is not None:
        yield blocker("state", "The revised plan already waits for its endorsement.", case.here)
    yield from level_3_2.to_present(case.reading)


@verb("present-revised-plan", Fields, _present_ready)
def present_revised_plan(case: Case[Fields]) -> None:
    """Put the revised plan before the Secretary-General (T32)."""
    packages.put_before(case, "GATE-3.2-SG", packages.basis_of(case, "GATE-3.2-SG"))


def _endorse_ready(case: Case[DecisionFields]) -> Iterator[Blocker]:
    yield from level_3_2.exit_authorised(case.reading)


@verb("endorse-revised-plan", DecisionFields, _endorse_ready)
def endorse_revised_plan(case: Case[DecisionFields]) -> None:
    """Endorse the revised plan, which takes force (T32)."""
    deciding.decide(case, "GATE-3.2-SG", "endorsed")
    runs.issue_output(case, "mission-plan")


class CompleteFields(Fields):
    accepts: list[str] = Field(default_factory=list, title="Deviations accepted")


def _complete_ready(case: Case[CompleteFields]) -> Iterator[Blocker]:
    yield from level_3_2.to_complete(case.reading)
    deciding.check_accepts(case)
    if (
        case.step is not None
        and CompletionCall.objects.filter(mission=case.mission, role=case.step.role).exists()
    ):
        yield blocker("state", "This call is on record; the other side's completes the process.", case.here)


@verb("complete", CompleteFields, _complete_ready)
def complete(case: Case[CompleteFields]) -> None:
    """Call for completion; the second of planner and SRSG completes the process (T34)."""
    role = case.acting.role
    CompletionCall.objects.create(mission=case.mission, role=role, by=case.by, on=case.on)
    deciding.accept(case)
    calls = CompletionCall.objects.filter(mission=case.mission).count()
    if calls < 2:
        other = "the SRSG's" if role == "planner" else "the planner's"
        case.say(f"The call to complete is on record; {other} call completes the process.")
        return
    runs.overtake_packages(case)
    runs.close_all_runs(case, "completed")
    case.mission.complete()
    runs.close_bodies(case)
    case.say("The process is complete; its file is read-only from now on.")


class StandInFields(BaseModel):
    """An earlier output that stands in for a lower level."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    stands_for: Line = Field(alias="for")
    mission: Line = ""
    version: int | None = None
    document: DocumentRef | None = None
    predates: bool = False


class SuccessorTrigger(BaseModel):
    """The trigger of the successor process."""

    model_config = ConfigDict(extra="forbid")

    type: TriggerType
    date: Day
    source: Line
    note: Text = ""


class SuccessorFields(Fields):
    name: Name = Field("", title="Name")
    key: Key = Field("", title="Key in addresses")
    country: Country = Field("", title="Country")
    trigger: SuccessorTrigger | None = Field(None, title="Trigger")
    reason: Text = Field("", title="Reason for the level of entry")
    entry_level: Literal["1.1", "1.2", "2.1"] | None = Field(None, title="Level of entry")
    lead_department: Line = Field("", title="Lead department")
    stand_ins: list[StandInFields] = Field(default_factory=list, title="Stand-ins")


def _successor_ready(case: Case[SuccessorFields]) -> Iterator[Blocker]:
    fields = case.fields
    if fields.key and Mission.objects.filter(key=fields.key).exists():
        raise Invalid("A mission bears this key already.", field="key")
    if fields.lead_department:
        lead_by(fields.lead_department)
    yield from ()


@verb("open-successor", SuccessorFields, _successor_ready)
def open_successor(case: Case[SuccessorFields]) -> None:
    """Open the successor's own, linked process, which waits for the Secretary-General (T35)."""
    fields = case.fields
    data: dict[str, Any] = fields.model_dump(by_alias=True)
    case.result = succeeding.open_successor(case.mission, by=case.by, on=case.on, data=data)
    case.say(f"The successor process “{fields.name}” is opened; it waits for the Secretary-General.")
