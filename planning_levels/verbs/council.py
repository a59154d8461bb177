"""Records of the Security Council, entered by the planner: external, binding, never a user's decision."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from missions.blockers import Blocker, missing
from missions.documents import resolve
from missions.models.mission import Transfer
from planning_levels.models import Ceiling, CouncilRecord, Event
from planning_levels.readiness import level_3_2
from planning_levels.verbs import runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import Day, DocumentRef, Fields, Line, Text
from plans.mandate import open_review

Kind = Literal["resolution", "presidential-statement", "exchange-of-letters"]


class Task(BaseModel):
    """A mandated task, by paragraph."""

    model_config = ConfigDict(extra="forbid")

    paragraph: Annotated[str, StringConstraints(max_length=40)] = ""
    text: Text


class CeilingFields(BaseModel):
    """A ceiling set by the Council."""

    model_config = ConfigDict(extra="forbid")

    kind: Line
    value: Line | int


class AuthorisationFields(Fields):
    kind: Kind = Field("resolution", title="Kind of record")
    resolution: Line = Field("", title="Resolution")
    document: DocumentRef | None = Field(None, title="Document")
    chapter: Line = Field("", title="Chapter of the Charter")
    tasks: list[Task] = Field(default_factory=list, title="Mandated tasks")
    ceilings: list[CeilingFields] = Field(default_factory=list, title="Ceilings")
    mandate_ends: Day | None = Field(None, title="End of the mandate")


@verb("record-council-authorisation", AuthorisationFields)
def record_council_authorisation(case: Case[AuthorisationFields]) -> None:
    """Record the authorisation; Level 2.1 opens on its date with the mandate review (T12)."""
    fields = case.fields
    record = _keep(case, "authorised", fields.resolution, fields.document, fields.kind)
    record.chapter, record.mandate_ends = fields.chapter, fields.mandate_ends
    record.save(update_fields=["chapter", "mandate_ends"])
    Ceiling.objects.bulk_create(
        Ceiling(record=record, kind=item.kind, value=str(item.value)) for item in fields.ceilings
    )
    open_review(case.mission, fields.resolution, [(item.paragraph, item.text) for item in fields.tasks])
    case.mission.go_on()
    runs.open_run(case, "2.1", f"Authorised by {fields.resolution}", started=True)
    case.say(f"The Security Council authorised the operation: {fields.resolution}. Level 2.1 is open.")


class ResponseFields(Fields):
    outcome: Literal["more_wanted", "refused"] | None = Field(None, title="Answer")
    symbol: Line = Field("", title="Symbol")
    document: DocumentRef | None = Field(None, title="Document")


@verb("record-council-response", ResponseFields)
def record_council_response(case: Case[ResponseFields]) -> None:
    """Record that the Council asked for more, or did not authorise (T13, T31)."""
    fields, mission = case.fields, case.mission
    _keep(case, fields.outcome or "", fields.symbol, fields.document)
    in_exit = case.reading.position.level == "3.2"
    if fields.outcome == "more_wanted":
        if in_exit:
            exit_run = case.reading.open_run("3.2")
            assert exit_run is not None  # the process stands there
            runs.note_outcome(exit_run, level_3_2.MORE_WANTED)
            return
        mission.go_on()
        run = case.reading.run("1.2")
        assert run is not None  # its report is before the Council
        run.reopen()
        run.ended, run.outcome = None, ""
        run.save(update_fields=["state", "ended", "outcome"])
        return
    if mission.transfer == Transfer.COMPLETE:
        if not in_exit:
            mission.go_on()
        runs.back_to_continuation(case, "not authorised by the Security Council")
        return
    mission.end()
    runs.close_bodies(case)


class MandateFields(Fields):
    outcome: Literal["renewed", "changed", "ended"] | None = Field(None, title="What became of the mandate")
    symbol: Line = Field("", title="Symbol")
    document: DocumentRef | None = Field(None, title="Document (for an end: the Secretary-General's note)")
    ends: Day | None = Field(None, title="New end of the mandate")
    tasks: list[Task] = Field(default_factory=list, title="Mandated tasks")


def _mandate_ready(case: Case[MandateFields]) -> Iterator[Blocker]:
    if case.fields.outcome == "ended" and case.fields.document is None:
        yield missing("document", "An ended mandate closes with the Secretary-General's note.", case.here)


@verb("record-mandate", MandateFields, _mandate_ready)
def record_mandate(case: Case[MandateFields]) -> None:
    """Record a renewed or changed mandate, which opens a task review; or its end, which closes."""
    fields = case.fields
    record = _keep(case, fields.outcome or "", fields.symbol, fields.document)
    record.mandate_ends = fields.ends
    record.save(update_fields=["mandate_ends"])
    if fields.outcome != "ended":
        open_review(case.mission, fields.symbol, [(item.paragraph, item.text) for item in fields.tasks])
        return
    runs.overtake_packages(case)
    runs.close_all_runs(case, "mandate ended")
    if case.mission.transfer == Transfer.COMPLETE:
        case.mission.complete()
    else:
        case.mission.end()
    runs.close_bodies(case)
    case.say(f"The mandate has ended ({fields.symbol}); the process is complete.")


class ExitFields(Fields):
    resolution: Line = Field("", title="Resolution")
    document: DocumentRef | None = Field(None, title="Document")


def _exit_ready(case: Case[ExitFields]) -> Iterator[Blocker]:
    yield from level_3_2.report_submitted(case.reading)


@verb("authorise-exit-strategy", ExitFields, _exit_ready)
def authorise_exit_strategy(case: Case[ExitFields]) -> None:
    """Record the Council's authorisation of the exit strategy (T31)."""
    _keep(case, "exit", case.fields.resolution, case.fields.document)


def _keep(
    case: Case[Fields]
    | Case[AuthorisationFields]
    | Case[ResponseFields]
    | Case[MandateFields]
    | Case[ExitFields],
    outcome: str,
    symbol: str,
    document: DocumentRef | None,
    kind: str = "resolution",
) -> CouncilRecord:
    kept = resolve(case.mission, document, case.by) if document is not None else None
    return CouncilRecord.objects.create(
        mission=case.mission,
        outcome=outcome,
        kind=kind,
        symbol=symbol,
        document=kept,
        on=case.on,
        cycle=case.mission.cycle,
        recorded_by=case.by,
    )


def unused_request(events: list[Event], last_decision_serial: int) -> Event | None:
    """Return the Council's request after the last SG decision that no decision has answered yet."""
    open_requests = [
        item
        for item in events
        if item.kind == Event.Kind.COUNCIL_REQUEST
        and item.used_by_id is None
        and item.serial > last_decision_serial
    ]
    return open_requests[-1] if open_requests else None
