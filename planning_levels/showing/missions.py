"""A mission as pages and API show it: in full, and as a line of a list."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from missions.access import missions_for
from missions.models import Classification, Hold, LeadTerm, Mission, Person
from missions.roles import Standing
from planning_levels.level_state import Run
from planning_levels.models import LevelEntry, StandIn, Submission
from planning_levels.position import position_of, standing_run
from planning_levels.readiness import level_2_1
from planning_levels.reading import Reading
from planning_levels.showing.actions import actions_as_data
from planning_levels.showing.waiting import next_decision
from planning_levels.timeline import timeframe

Shown = dict[str, Any]
ADOPTED_BY_SRSG = "SRSG"


def planning_lead(reading: Reading) -> str:
    """Return who leads planning: the department, from resolution and appointment on the SRSG (part B)."""
    if reading.position.mandated and reading.appointment("appointed") is not None:
        return ADOPTED_BY_SRSG
    return reading.mission.lead_department_id


def head_of_mission(reading: Reading) -> Shown:
    """Return the steps of the head of mission's appointment, each with person, name and day."""
    shown: Shown = {}
    for step in ("nominated", "appointed", "arrived"):
        found = reading.appointment(step)
        shown[step] = found and {
            "person": found.person.username if found.person else None,
            "name": found.name,
            "on": found.on,
        }
    return shown


def mandate(reading: Reading) -> Shown | None:
    """Return the mandate in force with its ceilings."""
    found = reading.mandate
    if found is None:
        return None
    return {
        "symbol": found.symbol,
        "kind": found.kind,
        "outcome": found.outcome,
        "on": found.on,
        "ends": found.mandate_ends,
        "chapter": found.chapter,
        "ceilings": [{"kind": item.kind, "value": item.value} for item in found.ceilings.all()],
    }


def plan_in_force(reading: Reading) -> Shown | None:
    """Return the Mission Plan in force: the issued version, else the plan linked at entry."""
    plan = reading.issued("mission-plan")
    if plan is not None and not reading.shows(plan):
        return None
    if plan is not None:
        return {
            "version": plan.number,
            "label": plan.label,
            "revision": plan.revision,
            "hash": plan.hash,
            "since": plan.issued_on,
        }
    entry = reading.entry
    if entry is None or entry.confirmed_on is None or reading.mission.transfer != "complete":
        return None
    for item in entry.stand_ins.all():
        if item.stands_for == "mission-plan" and (item.of_id or item.document_id):
            linked = item.of
            return {
                "version": linked.number if linked else None,
                "label": linked.label if linked else "",
                "revision": linked.revision if linked else 0,
                "hash": linked.hash if linked else "",
                "since": entry.confirmed_on,
                "document": item.document_id,
            }
    return None


def outputs_owed(reading: Reading) -> list[str]:
    """Return the outputs that an early Directive left owed."""
    run = reading.open_run("2.1")
    if run is None or reading.decided("DP-2.1", run.cycle) is None:
        return []
    return level_2_1.owed(reading)


def clock(reading: Reading) -> tuple[int | None, str | None]:
    """Return days in the level where the process stands, and how they compare with its times."""
    if reading.state == "awaiting_council":
        return None, "waiting"
    run = reading.standing_run if reading.position.level else None
    if run is None:
        return None, None
    times = timeframe(run.level, run, reading.on)
    return times.elapsed_days, times.status


def stand_in_row(item: StandIn) -> Shown:
    """Return what stands in for a level not run here."""
    return {
        "for": item.stands_for,
        "mission": item.mission.key if item.mission else None,
        "version": item.of.number if item.of else None,
        "document": item.document_id,
        "predates": item.predates,
    }


def entry_as_data(entry: LevelEntry | None) -> Shown | None:
    """Return the entry above Level 1.1, with what stands in."""
    if entry is None:
        return None
    return {
        "kind": entry.kind,
        "level": entry.level,
        "reason": entry.reason,
        "document": entry.document_id,
        "on": entry.on,
        "confirmed_on": entry.confirmed_on,
        "stand_ins": [stand_in_row(item) for item in entry.stand_ins.select_related("mission", "of")],
        "version": entry.version,
    }


def hold_as_data(hold: Hold | None) -> Shown | None:
    """Return the hold in force."""
    if hold is None:
        return None
    return {"reason": hold.reason, "release_event": hold.release_event, "since": hold.since}


def _links(mission: Mission, person: Person) -> Shown:
    seen = missions_for(person).order_by("pk")
    keys = dict(seen.filter(predecessor=mission.pk).values_list("key", "name"))
    before = seen.filter(successor_missions=mission.pk).values_list("key", flat=True).first()
    return {"predecessor": before, "successors": list(keys)}


def _leads(mission: Mission) -> list[Shown]:
    rows = LeadTerm.objects.filter(mission=mission.pk)
    return [{"department": row.department_id, "since": row.since, "ground": row.ground} for row in rows]


def mission_as_data(reading: Reading, standing: Standing, person: Person) -> Shown:
    """Return a mission in full for a person, as it stands on the reading's day."""
    mission, position = reading.mission, reading.position
    days, status = clock(reading)
    actions = actions_as_data(reading, standing)
    noticed = {item["code"] + item["message"]: item for row in actions for item in row["notices"]}
    return {
        **_columns(mission),
        "state": position.state,
        "level": position.level,
        "open_levels": list(position.open_levels),
        "planning_lead": planning_lead(reading),
        "head_of_mission": head_of_mission(reading),
        "mandate": mandate(reading),
        "form_note": mission.form_note,
        "lead_history": _leads(mission),
        "hold": hold_as_data(reading.hold),
        "outputs_owed": outputs_owed(reading),
        "plan_in_force": plan_in_force(reading),
        "next_decision": next_decision(reading),
        "days_in_level": days,
        "timeframe_status": status,
        "as_of": reading.on,
        "entry": entry_as_data(reading.entry),
        **_links(mission, person),
        "options": mission.options,
        "triggers": list(mission.triggers.values("type", "date", "source", "note")),
        "roles": sorted(standing.roles),
        "actions": actions,
        "notices": list(noticed.values()),
    }


def _columns(mission: Mission) -> Shown:
    return {
        "key": mission.key,
        "name": mission.name,
        "country": mission.country,
        "purpose": mission.purpose,
        "peacekeeping_foreseen": mission.peacekeeping_foreseen,
        "cycle": mission.cycle,
        "form": mission.form or None,
        "lead_department": mission.lead_department_id,
        "transfer": mission.transfer,
        "opened_on": mission.opened_on,
        "demonstration_date": mission.demonstration_date,
        "changed_at": mission.changed_at,
        "classification": Classification(mission.classification).key,
        "version": mission.version,
        "href": f"/api/v1/missions/{mission.key}/",
    }


def for_list(rows: QuerySet[Mission]) -> QuerySet[Mission]:
    """Return missions with all that their lines show, in a number of queries that does not grow."""
    return rows.prefetch_related(
        Prefetch("level_runs", Run.objects.order_by("cycle", "level")),
        Prefetch("holds", Hold.objects.filter(released_on=None), to_attr="open_holds"),
        Prefetch(
            "submissions",
            Submission.objects.filter(state="open").order_by("on", "id").prefetch_related("releases"),
            to_attr="open_packages",
        ),
    )


def mission_line(mission: Any, on: date | None = None) -> Shown:
    """Return a mission of `for_list` as a line: no readiness, no further query."""
    runs = list(mission.level_runs.all())
    position = position_of(mission, runs)
    run = standing_run(runs, mission.cycle) if position.level else None
    times = timeframe(run.level, run, on or mission.today()) if run else None
    status = "waiting" if position.state == "awaiting_council" else None
    package = mission.open_packages[0] if mission.open_packages and not mission.ended else None
    return {
        **_columns(mission),
        "state": position.state,
        "level": position.level,
        "open_levels": list(position.open_levels),
        "hold": hold_as_data(mission.open_holds[0] if mission.open_holds else None),
        "next_decision": package and {"id": package.gate, "decider": package.decider, "since": package.on},
        "days_in_level": times.elapsed_days if times else None,
        "timeframe_status": times.status if times else status,
        **({"hold": None, "next_decision": None} if mission.as_guest else {}),
    }
