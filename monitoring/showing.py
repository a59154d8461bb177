"""Monitoring as data, for the API and for pages: what is due, corrections, the performance cycle."""

from collections.abc import Iterable
from typing import Any

from missions.models import Mission
from missions.process import position
from monitoring.cycle_steps import BY_KEY, PHASES, STEPS
from monitoring.due import Due, Owed
from monitoring.models import Correction, Cycle, CycleStep, Pace
from monitoring.queries import Course
from monitoring.standings import Monitored, standings

Shown = dict[str, Any]


def monitored(mission: Mission) -> Monitored:
    """Return how monitoring stands in one mission on its own day."""
    return standings([mission], {mission.pk: position(mission).in_force_since})[mission.pk]


def due_as_data(course: Course, owed: Due) -> Shown:
    """Return what a benchmark owes; `missed` are all its periods that stayed without a value."""
    return {
        "benchmark": course.benchmark.pk,
        "text": str(course.benchmark),
        "rhythm": course.benchmark.rhythm,
        "state": owed.state,
        "period": str(owed.period) if owed.period else None,
        "missed": [str(item) for item in owed.missed],
        "last": course.measurements[-1].date if course.measurements else None,
        "source_of_data": course.benchmark.source_of_data,
    }


def owed_as_data(item: Owed) -> Shown:
    """Return a period without an assessment."""
    return {
        "period": str(item.period),
        "starts": item.period.first,
        "ends": item.period.last,
        "late": item.late,
    }


def correction_as_data(row: Correction) -> Shown:
    """Return what a measurement said until it was corrected."""
    return {
        "value": row.value,
        "number": None if row.number is None else float(row.number),
        "date": row.date,
        "confidence": row.confidence,
        "part": row.part,
        "source": row.source,
        "benchmark": row.benchmark_id,
        "reason": row.reason,
        "corrected_on": row.corrected_on,
        "corrected_by": row.corrected_by.get_full_name(),
    }


def pace_as_data(pace: Pace | None) -> Shown | None:
    """Return how often the mission is assessed; None where nobody has said."""
    if pace is None:
        return None
    return {"rhythm": pace.rhythm, "since": pace.since, "ground": pace.ground, "version": pace.version}


def step_as_data(row: CycleStep) -> Shown:
    """Return a step of a cycle, with its phase."""
    step = BY_KEY[row.step]
    return {
        "number": step.number,
        "key": step.key,
        "title": step.title,
        "phase": step.phase,
        "done_on": row.done_on,
        "who": row.who,
        "note": row.note,
        "version": row.version,
    }


def cycle_as_data(cycle: Cycle) -> Shown:
    """Return a cycle with its seven steps in their order."""
    rows = sorted(cycle.steps.all(), key=lambda row: BY_KEY[row.step].number)
    return {
        "id": cycle.pk,
        "name": cycle.name,
        "starts": cycle.starts,
        "ends": cycle.ends,
        "state": cycle.state,
        "closed_on": cycle.closed_on,
        "no_change": cycle.no_change,
        "steps": [step_as_data(row) for row in rows],
        "taken_over": [item.adjustment_id for item in cycle.taken_over.all()],
        "version": cycle.version,
    }


def phases_as_data() -> list[Shown]:
    """Return the four phases with their steps, as the definition has them."""
    return [
        {
            "key": phase.key,
            "title": phase.title,
            "steps": [
                {"number": step.number, "key": step.key, "title": step.title, "guidance": step.guidance}
                for step in STEPS
                if step.phase == phase.key
            ],
        }
        for phase in PHASES.values()
    ]


def cycles_of(mission: Mission) -> Iterable[Cycle]:
    """Return the cycles of a mission, the latest first, with all that showing them needs."""
    rows = Cycle.objects.filter(mission=mission).order_by("-starts", "-id")
    return rows.prefetch_related("steps", "taken_over")
