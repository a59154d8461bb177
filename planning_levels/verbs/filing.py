"""Keeping the file: the mission's own data, planned days of decisions, stand-ins of an entry.

Acts inside a mission that move no level; each names the version that it changes.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from missions.models import Mission, Person
from missions.versions import check_version
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import GatePlan, LevelEntry
from planning_levels.verbs.door import Case
from planning_levels.verbs.exit import StandInFields
from planning_levels.verbs.fields import Day, Fields, Name
from planning_levels.verbs.inner import inner
from planning_levels.verbs.succeeding import link_stand_ins

YesNo = Annotated[bool, Strict()]
Clearance = Literal["usg", "office"]
Language = Literal["ar", "zh", "en", "fr", "ru", "es"]


class Options(BaseModel):
    """What a mission switches on: bracketed steps of the guidelines, optional layers, the clearance chain."""

    model_config = ConfigDict(extra="forbid")

    clearance: list[Clearance] = Field(default_factory=list, title="Steps of clearance after the chair")
    scenario_planning: YesNo = Field(False, title="Planning in scenarios")
    isf: YesNo = Field(False, title="Integrated strategic framework")
    cpas: YesNo = Field(False, title="Performance cycle")
    iap: YesNo = Field(False, title="Integrated assessment and planning")
    briefings: YesNo = Field(False, title="Briefings of the Security Council")
    pbso_consultation: YesNo = Field(False, title="Consultation of the PBSO on drafts")
    pbso_updates: YesNo = Field(False, title="Updates for the PBSO")
    language: Language = Field("en", title="Language in which outputs are first written")


class MissionFields(Fields):
    """What may change of a mission by hand; all else follows from acts."""

    name: Name = Field("", min_length=1, title="Name")
    peacekeeping_foreseen: YesNo = Field(True, title="Is a peacekeeping component foreseen?")
    options: Options | None = Field(None, title="Options")


def change_mission(
    mission: Mission, *, by: Person, data: dict[str, Any], if_version: int | None = None
) -> Mission:
    """Change name, outlook or options of a mission; options that are not named stay.

    Raises NotPermitted (403), Invalid (400: state and all that is derived are unknown fields here),
    Stale (412), NotReady (409).
    """
    check_version(mission, if_version)

    def ready(case: Case[MissionFields]) -> Iterator[Blocker]:
        check_version(case.mission, if_version)
        yield from ()

    def effect(case: Case[MissionFields]) -> Mission:
        fields, locked = case.fields, case.mission
        changes: dict[str, Any] = {
            name: getattr(fields, name)
            for name in ("name", "peacekeeping_foreseen")
            if name in fields.model_fields_set
        }
        if fields.options is not None:
            changes["options"] = {**locked.options, **fields.options.model_dump(exclude_unset=True)}
        for name, value in changes.items():
            setattr(locked, name, value)
        case.acting.changes |= changes
        if changes:
            case.say(f"Changed: {', '.join(changes).replace('_', ' ')}.")
        return locked

    act = WITHIN["change-mission"]
    return inner(mission, by=by, act=act, shape=MissionFields, data=data, effect=effect, ready=ready)


class PlanFields(Fields):
    """The day for which a decision is planned; null takes it out of the calendar."""

    planned_on: Day | None = Field(None, title="Planned for")


def plan_decision(
    mission: Mission, gate: str, *, by: Person, data: dict[str, Any], if_version: int | None = None
) -> GatePlan:
    """Plan the day of a decision point; dates never move a level (part A).

    KeyError for a gate that is not known; Stale (412) when the plan has changed since it was read.
    """
    point = DECISION_POINTS[gate]
    check_version(_plan(mission, gate), if_version)

    def ready(case: Case[PlanFields]) -> Iterator[Blocker]:
        check_version(_plan(case.mission, gate), if_version)
        yield from ()

    def effect(case: Case[PlanFields]) -> GatePlan:
        if "planned_on" not in case.fields.model_fields_set:
            raise Invalid("Name the day, or null for none.", field="planned_on")
        plan = _plan(case.mission, gate)
        plan.version += 1
        plan.planned_on = case.fields.planned_on
        plan.save()
        day = plan.planned_on
        case.say(f"{point.name}: planned for {day:%d %B %Y}." if day else f"{point.name}: no longer planned.")
        case.acting.detail = {"gate": gate, "planned_on": day.isoformat() if day else None}
        return plan

    act = WITHIN["plan-decision"]
    return inner(mission, by=by, act=act, shape=PlanFields, data=data, effect=effect, ready=ready)


def _plan(mission: Mission, gate: str) -> GatePlan:
    found = GatePlan.objects.filter(mission=mission.pk, gate=gate).first()
    return found or GatePlan(mission_id=mission.pk, gate=gate)


class EntryFields(Fields):
    """What stands in for levels not run here."""

    stand_ins: list[StandInFields] = Field(default_factory=list, title="Stand-ins")


def change_stand_ins(
    mission: Mission, entry: LevelEntry, *, by: Person, data: dict[str, Any], if_version: int | None = None
) -> LevelEntry:
    """Link what stands in at an entry, in place of what was linked; until the entry is confirmed.

    Raises NotPermitted (403), Invalid (400), Stale (412), NotReady (409).
    """
    check_version(entry, if_version)

    def ready(case: Case[EntryFields]) -> Iterator[Blocker]:
        found = case.reading.entry
        check_version(found or entry, if_version)
        if found is not None and found.confirmed_on is not None:
            yield blocker("state", "The entry is confirmed; what it rests on stays.", case.here)

    def effect(case: Case[EntryFields]) -> LevelEntry:
        if "stand_ins" not in case.fields.model_fields_set:
            raise Invalid("Name what stands in.", field="stand_ins")
        found = LevelEntry.objects.get(pk=entry.pk)
        found.stand_ins.all().delete()
        rows = case.fields.model_dump(by_alias=True)["stand_ins"]
        link_stand_ins(found, rows, by=by)
        found.version += 1
        found.save(update_fields=["version"])
        return found

    act = WITHIN["link-stand-ins"]
    return inner(mission, by=by, act=act, shape=EntryFields, data=data, effect=effect, ready=ready)
