"""Before Level 1.1: triggers, the strategic analysis, initiation, entry above 1.1 (T01-T04, T35)."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from missions.blockers import Blocker, blocker
from missions.documents import resolve
from missions.errors import Invalid
from missions.models import Entity, LeadTerm, Trigger
from planning_levels.models import Event
from planning_levels.verbs import deciding, entering, packages, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import Day, DecisionFields, DocumentRef, Fields, Line, Text

Form = Literal["peacekeeping", "special-political-mission", "integrated-office", "other"]
TriggerType = Literal["council", "request", "peacebuilding", "peace-agreement", "other"]


class TriggerFields(Fields):
    type: TriggerType | None = Field(None, title="Kind of trigger")
    date: Day | None = Field(None, title="Date")
    source: Line = Field("", title="Source")
    note: Text = Field("", title="Note")


@verb("add-trigger", TriggerFields)
def add_trigger(case: Case[TriggerFields]) -> None:
    """Register a further trigger (T01); it starts nothing (IMPP guidelines, part C)."""
    fields = case.fields
    assert fields.type is not None  # demanded, like the date
    assert fields.date is not None
    Trigger.objects.create(
        mission=case.mission, type=fields.type, date=fields.date, source=fields.source, note=fields.note
    )


class AnalysisFields(Fields):
    document: DocumentRef | None = Field(None, title="Document of the analysis")


def _analysis_ready(case: Case[AnalysisFields]) -> Iterator[Blocker]:
    if case.fields.document is None and case.reading.last_frozen("strategic-analysis") is None:
        yield blocker(
            "not-submitted",
            "The strategic analysis has not been submitted, and no document of it is attached.",
            f"{case.here}outputs/strategic-analysis/",
        )
    if not case.mission.peacekeeping_foreseen:
        yield blocker(
            "no-peacekeeping",
            "No peacekeeping component is foreseen: say which process or lead is used instead.",
            case.here,
        )


@verb("submit-strategic-analysis", AnalysisFields, _analysis_ready)
def submit_strategic_analysis(case: Case[AnalysisFields]) -> None:
    """Put the strategic analysis before the Secretary-General (T02)."""
    if case.fields.document is not None:
        resolve(case.mission, case.fields.document, case.by)
    version = case.reading.last_frozen("strategic-analysis")
    packages.put_before(case, "DP-INIT", [version] if version else [])
    case.mission.put_before_sg()


class InitiateFields(DecisionFields):
    lead_department: Line = Field("", title="Lead department")


def lead_by(code: str) -> Entity:
    """Return the entity that is to lead; Invalid (400) for an unknown code."""
    found = Entity.objects.filter(code=code).first()
    if found is None:
        raise Invalid(f"No entity bears the code “{code}”.", field="lead_department")
    return found


def name_lead(case: Case[Any], code: str, ground: str) -> None:
    """Make a department the lead, with a line in the history of leads."""
    if code and code != case.mission.lead_department_id:
        case.mission.lead_department = lead_by(code)
        LeadTerm.objects.create(mission=case.mission, department_id=code, since=case.on, ground=ground)


def _initiate_ready(case: Case[InitiateFields]) -> Iterator[Blocker]:
    if case.reading.entry is not None and case.reading.entry.confirmed_on is None:
        yield blocker(
            "state", "This process waits for its entry to be confirmed, not for initiation.", case.here
        )


@verb("initiate", InitiateFields, _initiate_ready)
def initiate(case: Case[InitiateFields]) -> None:
    """Initiate the process and open Level 1.1 (T03)."""
    deciding.decide(case, "DP-INIT", "initiated")
    runs.issue_output(case, "strategic-analysis")
    name_lead(case, case.fields.lead_department, "Initiation by the Secretary-General")
    case.mission.open()
    runs.open_run(case, "1.1", "Initiation by the Secretary-General", started=True)


class DeclineFields(DecisionFields):
    outcome: Literal["declined", "deferred"] | None = Field(None, title="Outcome")
    until: Day | None = Field(None, title="Deferred until")


@verb("decline-initiation", DeclineFields)
def decline_initiation(case: Case[DeclineFields]) -> None:
    """Decline or defer: back to pre-planning with the reason (T04).

    What is deferred until a day is a day of the calendar: who prepares is reminded, nothing moves by it.
    """
    until, outcome = case.fields.until, case.fields.outcome or "declined"
    if until is not None and outcome != "deferred":
        raise Invalid("A day belongs to what is deferred; what is declined has none.", field="until")
    if until is not None and until <= case.mission.today():
        raise Invalid("Name a day that is still to come.", field="until")
    decision = deciding.decide(case, "DP-INIT", outcome)
    if until is not None:
        Event.objects.create(
            mission=case.mission,
            kind=Event.Kind.CALENDAR,
            title="The initiation, deferred until then, may be put forward again",
            due=until,
            on=case.on,
            serial=decision.serial,
            by=case.by,
        )
        case.say(f"Deferred until {until:%d %B %Y}: the file is back in pre-planning.")
    case.mission.decline()


class ConfirmFields(DecisionFields):
    lead_department: Line = Field("", title="Lead department")
    form: Form | None = Field(None, title="Form of presence")


def _entry_ready(case: Case[ConfirmFields]) -> Iterator[Blocker]:
    yield from entering.blockers(case.reading)


@verb("confirm-entry", ConfirmFields, _entry_ready)
def confirm_entry(case: Case[ConfirmFields]) -> None:
    """Confirm the level at which the process enters (T35)."""
    deciding.decide(case, "DP-INIT", "entry confirmed")
    name_lead(case, case.fields.lead_department, "Entry confirmed by the Secretary-General")
    if case.fields.form:
        case.mission.form = case.fields.form
    entering.enter(case)
