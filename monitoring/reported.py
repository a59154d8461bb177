"""What monitoring lends to reports: benchmarks with their latest value, and findings by report.

Tables like those of the plan's registers: columns, and rows in words (IMPP guidelines C 3.1.1; CPAS).
"""

from collections.abc import Callable
from typing import Any

from missions.models import Mission
from monitoring.models import Assessment, Report
from monitoring.queries import Course, Standing, courses
from monitoring.registers import PERFORMANCE
from plans.columns import Column
from plans.models import Grade
from plans.showing import fetch, in_words

WORDS: dict[Standing, str] = {
    "not-measured": "not measured yet",
    "no-figure": "measured in words",
    "on-the-way": "on the way",
    "met": "met",
}
PROGRESS = (
    Column("reference", "No.", "line", "reference"),
    Column("name", "Benchmark", "line", "name"),
    Column("baseline", "Baseline", "line", "baseline"),
    Column("target", "Target", "line", "target"),
    Column("value", "Latest value", "line", "value"),
    Column("date", "Holds for", "date", "date"),
    Column("confidence", "Confidence", "choice", "confidence", choices=tuple(Grade.choices)),
    Column("standing", "Standing", "choice", "standing", choices=tuple(WORDS.items())),
    Column("source", "Source", "line", "source"),
)
SHOWN = ("cycle", "activity", "objective", "impact", "effectiveness", "seen", "ground", "advice", "source")
FINDINGS = tuple(PERFORMANCE["assessments"].by_key[key] for key in SHOWN)


def columns(key: str) -> tuple[Column, ...]:
    """Return the columns of a table that reports draw; KeyError for one that is not known."""
    return TABLES[key][1]


def table(mission: Mission, key: str) -> list[dict[str, Any]]:
    """Return the rows of a table that reports draw, ready for print and JSON; KeyError as above."""
    return TABLES[key][2](mission)


def title(key: str) -> str:
    """Return what a table is called."""
    return TABLES[key][0]


def _progress(mission: Mission) -> list[dict[str, Any]]:
    return [_line(course) for course in courses(mission)]


def _line(course: Course) -> dict[str, Any]:
    row, last = course.benchmark, course.last
    return {
        "id": row.pk,
        "reference": row.reference,
        "name": row.name,
        "baseline": row.baseline or _figure(row.baseline_value),
        "target": row.target or _figure(row.target_value),
        "value": f"{last.value} {row.unit}".strip() if last else "",
        "date": last.date.isoformat() if last else None,
        "confidence": last.get_confidence_display() if last else "",
        "standing": WORDS[course.standing],
        "source": last.source if last else "",
    }


def _figure(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _findings(report: str) -> Callable[[Mission], list[dict[str, Any]]]:
    def rows(mission: Mission) -> list[dict[str, Any]]:
        register = PERFORMANCE["assessments"]
        chosen = Assessment.objects.filter(mission=mission, report__in=[report, Report.BOTH])
        found = [in_words(register, row) for row in fetch(register, chosen.order_by("cycle__starts", "id"))]
        return [{"id": row["id"], **{key: row[key] for key in SHOWN}} for row in found]

    return rows


TABLES: dict[str, tuple[str, tuple[Column, ...], Callable[[Mission], list[dict[str, Any]]]]] = {
    "benchmark-progress": ("Progress against benchmarks", PROGRESS, _progress),
    "findings-council": ("Findings for the Security Council", FINDINGS, _findings(Report.COUNCIL)),
    "findings-fifth-committee": (
        "Findings for the Fifth Committee",
        FINDINGS,
        _findings(Report.FIFTH_COMMITTEE),
    ),
}
