"""Opening a mission's file: first planning, an existing mission, a successor (T01, T35).

IMPP guidelines, part C (triggers), A (revision of existing plans), C 3.2.1 (entry at the level that fits).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from pydantic import BaseModel, ConfigDict, Field

from missions import deviations, house, record
from missions.access import may_open_missions
from missions.blockers import Blocker, blocker, missing
from missions.documents import resolve
from missions.errors import DomainError, Invalid, NotPermitted, NotReady
from missions.models import Assignment, Body, Deviation, Entity, Entry, LeadTerm, Mission, Person, Trigger
from missions.models.mission import State
from outputs.content import open_outputs
from outputs.definition import OUTPUTS
from planning_levels.mission_state import Process
from planning_levels.models import LevelEntry, StandIn, Submission
from planning_levels.verbs.fields import Country, Day, DocumentRef, Fields, Key, Line, Name, Text, read

ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)
DEFAULT_LEAD = "DPA"


class TriggerData(BaseModel):
    """What makes planning possible."""

    model_config = ConfigDict(extra="forbid")

    type: Literal["council", "request", "peacebuilding", "peace-agreement", "other"]
    date: Day
    source: Line = Field(min_length=1)
    note: Text = ""


class EarlierOutput(BaseModel):
    """An output made before this file was opened: linked, or marked as predating it."""

    model_config = ConfigDict(extra="forbid")

    type: Line
    document: DocumentRef | None = None
    predates: bool = False


class OpeningFields(Fields):
    name: Name = Field(min_length=1, title="Name")
    key: Key = Field("", title="Key in addresses")
    country: Country = Field(min_length=1, title="Country")
    purpose: Literal["new", "revision"] = Field("new", title="Purpose")
    entry_level: Literal["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"] | None = Field(
        None, title="Level of entry"
    )
    document: DocumentRef | None = Field(None, title="Record of the Secretary-General")
    earlier: list[EarlierOutput] = Field(default_factory=list, title="Earlier outputs")
    lead_department: Line = Field("", title="Lead department")
    peacekeeping_foreseen: bool = Field(True, title="Is a peacekeeping component foreseen?")
    trigger: TriggerData | None = Field(None, title="Trigger")


def open_mission(*, by: Person, data: dict[str, Any]) -> Mission:
    """Open the file of a mission and return it; planners and the PBSO only.

    Raises NotPermitted (403), Invalid (400), NotReady (409: `open-process`, which may be
    explained; `stand-in` for an existing mission without its record; `missing-trigger`).
    """
    try:
        if not may_open_missions(by):
            raise NotPermitted("Missions are opened by planners and the PBSO.")
        fields = read(OpeningFields, data)
        with transaction.atomic():
            return _open(fields, by)
    except DomainError as refusal:
        if refusal.recorded:
            house.note(
                by=by,
                verb="open-mission",
                sentence="Refused: open a mission.",
                kind=Entry.Kind.REFUSAL,
                detail={"message": str(refusal)},
            )
            refusal.written = True  # type: ignore[attr-defined]
        raise


def _open(fields: OpeningFields, by: Person) -> Mission:
    key = fields.key or slugify(fields.name)[:60]
    on = fields.on or timezone.localdate()
    faults = _faults(fields, key, on)
    if faults:
        raise Invalid(faults)
    explained = _settle(fields)
    mission = found_file(
        by=by,
        on=on,
        key=key,
        name=fields.name,
        country=fields.country,
        purpose=fields.purpose,
        lead=fields.lead_department or DEFAULT_LEAD,
        peacekeeping=fields.peacekeeping_foreseen,
    )
    if fields.trigger:
        Trigger.objects.create(mission=mission, **fields.trigger.model_dump())
    for item in explained:
        Deviation.objects.create(
            mission=mission,
            cycle=1,
            code=item.code,
            sentences=[item.message],
            explanation=fields.explanations[item.code],
            by=by,
            on=on,
        )
    if fields.purpose == "revision":
        _enter_existing(mission, fields, by, on)
    return finish(mission, by=by, on=on, sentence=f"The file “{mission.name}” is opened.")


def _faults(fields: OpeningFields, key: str, on: date) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not key or Mission.objects.filter(key=key).exists():
        faults["key"] = "Another mission bears this key; choose one of your own."
    if on > timezone.localdate():
        faults["on"] = "A date in the future cannot have happened yet."
    if fields.lead_department and not Entity.objects.filter(code=fields.lead_department).exists():
        faults["lead_department"] = f"No entity bears the code “{fields.lead_department}”."
    for item in fields.earlier:
        if item.type not in OUTPUTS:
            faults["earlier"] = f"“{item.type}” is no output."
    return faults


def _settle(fields: OpeningFields) -> list[Blocker]:
    found = list(_blockers(fields))
    explained = [item for item in found if item.klass == "standard" and item.code in fields.explanations]
    short = {
        f"explanations.{item.code}": "An explanation takes at least ten words."
        for item in explained
        if len(fields.explanations[item.code].split()) < deviations.LEAST_WORDS
    }
    if short:
        raise Invalid(short)
    stopping = [item for item in found if item not in explained]
    if stopping:
        raise NotReady(stopping)
    return explained


def _blockers(fields: OpeningFields) -> Iterator[Blocker]:
    if fields.purpose == "new" and fields.trigger is None:
        yield missing("trigger", "A file opens upon a trigger: kind, date and source.")
    if fields.purpose == "revision" and fields.document is None:
        yield blocker(
            "stand-in", "An existing mission enters on a record or signed note of the Secretary-General."
        )
    other = Mission.objects.filter(country__iexact=fields.country).exclude(state__in=ENDED).first()
    if other is not None:
        yield blocker(
            "open-process",
            f"A planning process for {fields.country} is open, led by {other.lead_department_id}: "
            "join it, or say why a second is needed.",
        )


def found_file(
    *,
    by: Person,
    on: date,
    key: str,
    name: str,
    country: str,
    purpose: str,
    lead: str,
    peacekeeping: bool = True,
) -> Process:
    """Create the rows that every mission has: lead, bodies, planner, the twelve outputs."""
    mission = Process.objects.create(
        key=key,
        name=name,
        country=country,
        purpose=purpose,
        lead_department_id=lead,
        peacekeeping_foreseen=peacekeeping,
        opened_on=on,
        opened_by=by,
    )
    LeadTerm.objects.create(mission=mission, department_id=lead, since=on, ground="Opening of the file")
    Body.objects.bulk_create(Body(mission=mission, kind=kind) for kind in Body.Kind.values)
    Assignment.objects.create(mission=mission, person=by, role="planner", entity=by.entity, from_date=on)
    open_outputs(mission, by=by, on=on)
    return mission


def finish(mission: Process, *, by: Person, on: date, sentence: str) -> Mission:
    """Write the first line of the mission's record and save what the opening has changed."""
    record.append(
        mission,
        by=by,
        verb="open-mission",
        sentence=sentence,
        role="planner",
        happened_on=on,
        state_to=mission.state,
    )
    mission.save()
    return Mission.objects.get(pk=mission.pk)


def _enter_existing(mission: Process, fields: OpeningFields, by: Person, on: date) -> None:
    entry = LevelEntry.objects.create(
        mission=mission,
        kind=LevelEntry.Kind.EXISTING,
        level=fields.entry_level or "3.1",
        document=resolve(mission, fields.document, by),
        by=by,
        on=on,
    )
    for item in fields.earlier:
        document = resolve(mission, item.document, by) if item.document is not None else None
        StandIn.objects.create(
            entry=entry, stands_for=item.type, document=document, predates=item.predates or document is None
        )
    wait_for_sg(mission, by, on)


def wait_for_sg(mission: Process, by: Person, on: date) -> None:
    """Put an entry before the Secretary-General."""
    mission.put_before_sg()
    Submission.objects.create(mission=mission, gate="DP-INIT", decider="sg", by=by, on=on)
