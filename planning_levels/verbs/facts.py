"""Facts: appointments, events, the mission operational; and holds, a flag and no state (T36)."""

from typing import Literal

from pydantic import Field

from missions.backstopping import call_for_review
from missions.documents import resolve
from missions.errors import Invalid
from missions.models import Assignment, Hold, Person
from planning_levels.models import Appointment, Event
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import Day, DocumentRef, Fields, Line, Text

BEFORE_STEP = {"appointed": "nominated", "arrived": "appointed", "left": "appointed"}


class AppointmentFields(Fields):
    step: Literal["nominated", "appointed", "arrived", "left"] | None = Field(None, title="Step")
    person: Line = Field("", title="Sign-in of the person")
    name: Line = Field("", title="Name")


@verb("record-appointment", AppointmentFields)
def record_appointment(case: Case[AppointmentFields]) -> None:
    """Record a step of the head of mission; `appointed` with a person gives the role from that day."""
    fields, mission = case.fields, case.mission
    assert fields.step is not None  # demanded
    person = None
    if fields.person:
        person = Person.objects.filter(username=fields.person).first()
        if person is None:
            raise Invalid("Nobody signs in under this name.", field="person")
    before = BEFORE_STEP.get(fields.step)
    irregular = before is not None and case.reading.appointment(before) is None
    Appointment.objects.create(
        mission=mission,
        step=fields.step,
        person=person,
        name=fields.name or (str(person) if person else ""),
        on=case.on,
    )
    if fields.step == "appointed" and person is not None:
        Assignment.objects.get_or_create(
            mission=mission, person=person, role="srsg", until=None, defaults={"from_date": case.on}
        )
    if fields.step == "left":
        Assignment.objects.filter(mission=mission, role="srsg", until=None).update(until=case.on)
    if irregular:
        case.acting.flag(
            "appointment-order", f"“{fields.step}” is recorded without “{before}” before it.", case.here
        )
    case.say(f"Head of mission: {fields.step} on {case.on:%d %B %Y}.")


@verb("declare-operational", Fields)
def declare_operational(case: Case[Fields]) -> None:
    """Record that the mission is operational; the review of the task force is then due (Annex A)."""
    Appointment.objects.create(mission=case.mission, step=Appointment.Step.OPERATIONAL, on=case.on)
    call_for_review(case.acting, case.on)


class EventFields(Fields):
    kind: Literal["event", "council-deliberation", "council-request", "calendar"] | None = Field(
        None, title="Kind"
    )
    title: Line = Field("", title="Title")
    symbol: Line = Field("", title="Symbol")
    document: DocumentRef | None = Field(None, title="Document")
    due: Day | None = Field(None, title="Due on")


@verb("record-event", EventFields)
def record_event(case: Case[EventFields]) -> None:
    """Record an event; no state changes by it."""
    fields = case.fields
    assert fields.kind is not None  # demanded
    kept = resolve(case.mission, fields.document, case.by) if fields.document is not None else None
    Event.objects.create(
        mission=case.mission,
        kind=fields.kind,
        title=fields.title,
        symbol=fields.symbol,
        document=kept,
        due=fields.due,
        on=case.on,
        serial=case.mission.record_number + 1,
        by=case.by,
    )
    if case.on < case.mission.opened_on:
        case.acting.flag(
            "before-opening", f"“{fields.title}” happened before the file was opened.", case.here
        )
    case.say(f"Event recorded: {fields.title}.")


class HoldFields(Fields):
    reason: Text = Field("", title="Reason")
    release_event: Line = Field("", title="Event that releases the hold")


@verb("hold", HoldFields)
def hold(case: Case[HoldFields]) -> None:
    """Stop submissions by staff until an event (T36); a hold in force is replaced."""
    Hold.objects.filter(mission=case.mission, released_on=None).update(
        released_on=case.on, released_by_event="replaced by another hold"
    )
    Hold.objects.create(
        mission=case.mission,
        reason=case.fields.reason,
        release_event=case.fields.release_event,
        since=case.on,
    )
    case.say(f"On hold until: {case.fields.release_event}. {case.fields.reason}")


class ReleaseFields(Fields):
    event: Line = Field("", title="Event that has happened")


@verb("release", ReleaseFields)
def release(case: Case[ReleaseFields]) -> None:
    """Release the hold (T36); without one the event is kept and nothing else changes."""
    Hold.objects.filter(mission=case.mission, released_on=None).update(
        released_on=case.on, released_by_event=case.fields.event
    )
    case.say(f"The hold is released: {case.fields.event}.")
