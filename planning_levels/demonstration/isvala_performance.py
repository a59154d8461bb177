"""Isvala's performance cycle: a quarter planned, measured, assessed and adjusted, and the next one begun."""

from datetime import date
from typing import Any

from monitoring import cycling
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.models import Cycle
from monitoring.recording import record_measurement
from planning_levels.demonstration import isvala_rows as rows
from planning_levels.demonstration.stage import Stage
from plans import keeping

SRSG, PLANNER = "srsg-isvala", "planner-dpko"
MARK = "A: invented country"


def begin(stage: Stage) -> None:
    """Set the pace, open the cycle of the second quarter, and record a survey of the first."""
    stage.at(date(2011, 5, 16))
    cycling.set_pace(
        stage.mission,
        by=stage.person(SRSG),
        rhythm="quarter",
        since=date(2011, 4, 1),
        ground="A multidimensional mission whose mandate ends in October.",
    )
    cycle = _keep(stage, "cycles", SRSG, starts=date(2011, 4, 1), ends=date(2011, 6, 30), source=MARK)
    stage.kept["cycle"] = cycle
    for value, part in rows.SURVEY:
        record_measurement(
            stage.mission,
            by=stage.person(SRSG),
            benchmark=stage.rows["benchmarks", "B6"],
            value=value,
            date=date(2011, 3, 31),
            confidence="medium",
            source="Household survey, first quarter; A: invented country",
            **part,
        )
    stage.at(date(2011, 5, 20))
    for key, day, who in rows.PLANNED_STEPS:
        cycling.mark_step(stage.mission, cycle, key, by=stage.person(SRSG), done_on=day, who=who)


def assess(stage: Stage) -> None:
    """Say of each output what it did, and put recommendations before the leadership."""
    stage.at(date(2011, 7, 5))
    cycle: Cycle = stage.kept["cycle"]
    mark: dict[str, Any] = {"by": stage.person(SRSG), "done_on": date(2011, 6, 30)}
    cycling.mark_step(stage.mission, cycle, "data", who="Components and field offices", **mark)
    for sign, data in rows.ASSESSED.items():
        activity = stage.rows["activities", sign]
        made = _keep(stage, "assessments", PLANNER, cycle=cycle.pk, activity=activity, source=MARK, **data)
        stage.kept[f"assessment {sign}"] = made
    mark["done_on"] = stage.today
    cycling.mark_step(stage.mission, cycle, "analysis", who="Planning team", **mark)
    for sign, text, report in rows.RECOMMENDED:
        stage.kept[f"recommendation {sign}"] = _keep(
            stage,
            "recommendations",
            PLANNER,
            cycle=cycle.pk,
            assessment=stage.kept[f"assessment {sign}"].pk,
            text=text,
            report=report,
            source=MARK,
        )
    leaders = "Special Representative, Resident Coordinator, heads of components"
    cycling.mark_step(stage.mission, cycle, "dashboard", who=leaders, **mark)


def decide(stage: Stage) -> None:
    """Let the leadership answer, adjust, and close the quarter."""
    cycle: Cycle = stage.kept["cycle"]
    by = stage.person(SRSG)
    for sign, decision, reason in rows.DECIDED:
        held = stage.kept[f"recommendation {sign}"]
        cycling.decide(stage.mission, held, by=by, decision=decision, reason=reason, on=stage.today)
    for sign, data in rows.ADJUSTED:
        held = stage.kept[f"recommendation {sign}"]
        _keep(stage, "adjustments", PLANNER, cycle=cycle.pk, recommendation=held.pk, source=MARK, **data)
    cycling.mark_step(stage.mission, cycle, "decisions", by=by, done_on=stage.today, who="Leadership")
    cycling.close_cycle(stage.mission, cycle, by=by, on=stage.today)


def next_quarter(stage: Stage) -> None:
    """Open the cycle of the third quarter, which takes over what is open."""
    stage.at(date(2011, 8, 1))
    cycle = _keep(stage, "cycles", SRSG, starts=date(2011, 7, 1), ends=date(2011, 9, 30), source=MARK)
    who = "Political Affairs, Police, Rule of Law, Force"
    by = stage.person(SRSG)
    cycling.mark_step(stage.mission, cycle, "priority-objectives", by=by, done_on=stage.today, who=who)


def _keep(stage: Stage, register: str, by: str, **data: Any) -> Any:
    return keeping.keep(CYCLE_BOOKS[register], stage.mission, data, by=stage.person(by), on=stage.today)
