"""Reports draw benchmarks with their latest value, and findings by the report that they are for."""

from datetime import date
from typing import Any

import pytest

from missions.models import Mission, Person
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.recording import record_measurement
from outputs import tables
from outputs.definition import OUTPUTS
from plans import keeping
from plans.rows import save_row

pytestmark = pytest.mark.django_db


def assess(mission: Mission, by: Person, cycle: Any, goal: Any, report: str) -> Any:
    data = {"cycle": cycle, "objective": goal, "impact": "seen", "effectiveness": "not", "report": report}
    return keeping.keep(CYCLE_BOOKS["assessments"], mission, {**data, "seen": report or "none"}, by=by)


def test_findings_go_into_the_report_that_they_are_marked_for(mission: Mission, planner: Person) -> None:
    days = {"starts": date(2025, 1, 1), "ends": date(2025, 3, 31)}
    cycle = keeping.keep(CYCLE_BOOKS["cycles"], mission, days, by=planner)
    goal = save_row(mission, "objectives", {"name": "Courts", "lead": "UNDP"}, by=planner)
    for report in ("council", "fifth-committee", "both", ""):
        assess(mission, planner, cycle, goal, report)
    council = tables.Drawing(mission).table("findings-council")
    assert [row["seen"] for row in council] == ["council", "both"]
    assert [row["seen"] for row in tables.Drawing(mission).table("findings-fifth-committee")] == [
        "fifth-committee",
        "both",
    ]
    assert (council[0]["cycle"], council[0]["effectiveness"]) == ("Quarter 1 of 2025", "not effective")
    assert council[0].keys() - {"id"} == {column.key for column in tables.columns("findings-council")}
    assert tables.Drawing(mission).complete_rows("findings-council") == 2


def test_progress_is_the_latest_value_of_the_whole(mission: Mission, planner: Person) -> None:
    row = save_row(
        mission,
        "benchmarks",
        {"name": "Vetted", "baseline_value": 0, "target_value": 60, "unit": "%"},
        by=planner,
    )
    for day, value, sex in ((1, "30", ""), (2, "45", ""), (3, "70", "female")):
        record_measurement(
            mission, by=planner, benchmark=row, value=value, sex=sex, date=date(2025, 2, day),
            confidence="high",
        )  # fmt: skip
    save_row(mission, "benchmarks", {"name": "Courts"}, by=planner)
    first, second = tables.Drawing(mission).table("benchmark-progress")
    assert (first["id"], first["value"], first["date"], first["target"]) == (
        row.pk,
        "45 %",
        "2025-02-02",
        "60",
    )
    assert (first["baseline"], first["confidence"], first["standing"]) == ("0", "high", "on the way")
    assert (second["value"], second["date"], second["standing"]) == ("", None, "not measured yet")


def test_reports_to_council_and_fifth_committee_draw_them() -> None:
    drawn = {key: {section.register for section in output.sections} for key, output in OUTPUTS.items()}
    assert drawn["sg-report"] >= {"benchmark-progress", "findings-council"}
    assert drawn["mission-budget"] >= {"benchmark-progress", "findings-fifth-committee"}
    assert "benchmark-progress" in drawn["review"]
    assert tables.title("findings-council") == "Findings for the Security Council"
    assert (tables.title("benchmarks"), tables.title("rumours")) == ("Benchmarks", "rumours")
    assert not tables.known("rumours")


def test_the_rows_are_kept_where_they_are_entered(mission: Mission) -> None:
    assert tables.page(mission, "benchmark-progress") == "/missions/tandala/monitoring/"
    assert tables.page(mission, "benchmarks") == "/missions/tandala/plan/benchmarks/"
