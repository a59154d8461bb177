"""Dashboards with ten missions and with two thousand, which hold forty thousand plan elements.

Judged is the best time with few against the best with many, in the same run: 1 is as fast, 0.5 takes twice as
long. The mission's dashboard hardly knows how many there are. Whose missions a leader's are is asked
of every mission's row, and headquarters reads one narrow row of each: both have marks of their own.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from missions.access import Reader
from missions.models import Entity, Mission, Person
from outputs.models import Output, Version
from planning_levels.dashboards.mission import mission_board
from planning_levels.dashboards.portfolio import Asked, portfolio_board
from planning_levels.models import LevelRun, Submission
from planning_levels.reading import Reading
from plans.models import Benchmark, MandateTask, Mismatch, Objective, Risk
from plans.models.element import Element

FEW, MANY, ROUNDS = 10, 2000, 9
MARKS = {"one mission": 0.7, "leader's missions": 0.4, "headquarters": 0.12}
EACH: tuple[tuple[type[Element], int], ...] = (
    (Objective, 5),
    (Benchmark, 5),
    (Risk, 5),
    (MandateTask, 3),
    (Mismatch, 2),
)
LEVELS = ("1.1", "1.2", "2.1", "2.2", "3.1")
OPENED = date(2026, 1, 5)


def run() -> bool:
    """Measure few, then many; print queries, times and ratios, and judge."""
    department, _ = Entity.objects.get_or_create(code="BENCH-D", defaults={"name": "Department"})
    planner, _ = Person.objects.get_or_create(
        username="bench-board", defaults={"office": "planner", "entity": department}
    )
    sg, _ = Person.objects.get_or_create(username="bench-sg", defaults={"office": "sg"})
    mine = _missions(0, FEW, department, planner)
    for one in mine:
        one.assignments.create(person=planner, role="planner", from_date=OPENED)
    few = _measured(mine[2], planner, sg)
    _missions(FEW, MANY, department, planner)
    many = _measured(mine[2], planner, sg)
    good = True
    for name, (queries, spent) in few.items():
        more, longer = many[name]
        ratio, mark = spent / longer, MARKS[name]
        print(
            f"dashboard, {name}: {queries} queries with {FEW} missions, {more} with {MANY}; "
            f"{spent * 1e3:.0f} ms and {longer * 1e3:.0f} ms, ratio {ratio:.2f}; mark {mark}"
        )
        good = good and queries == more and ratio >= mark
    return good


def _measured(mission: Mission, planner: Person, sg: Person) -> dict[str, tuple[int, float]]:
    turns: dict[str, Callable[[], object]] = {
        "one mission": lambda: mission_board(
            Reading(Mission.objects.get(pk=mission.pk), reader=Reader(planner, mission)), planner
        ).as_data(),
        "leader's missions": lambda: portfolio_board(planner, Asked()).as_data(),
        "headquarters": lambda: portfolio_board(sg, Asked()).as_data(),
    }
    found = {}
    for name, turn in turns.items():
        turn()
        with CaptureQueriesContext(connection) as queries:
            turn()
        found[name] = (len(queries), min(_timed(turn) for _ in range(ROUNDS)))
    return found


def _timed(turn: Callable[[], object]) -> float:
    started = time.perf_counter()
    turn()
    return time.perf_counter() - started


def _missions(first: int, last: int, department: Entity, planner: Person) -> list[Mission]:
    """Make missions in a level, each with a draft and twenty elements; one in five waits for a decider."""
    made = Mission.objects.bulk_create(
        Mission(
            key=f"board-{number}",
            name=f"Board {number}",
            country="Bench",
            state="in_level",
            lead_department=department,
            opened_on=OPENED,
            opened_by=planner,
        )
        for number in range(first, last)
    )
    runs = LevelRun.objects.bulk_create(
        LevelRun(
            mission=mission,
            level=LEVELS[number % 5],
            cycle=1,
            cause="bench",
            state="active",
            opened_on=OPENED,
            started=OPENED + timedelta(number % 40),
        )
        for number, mission in enumerate(made)
    )
    Submission.objects.bulk_create(
        Submission(mission=run.mission, run=run, gate="DP-2.1", decider="sg", by=planner, on=OPENED)
        for run in runs[::5]
    )
    outputs = Output.objects.bulk_create(Output(mission=one, type="mission-plan") for one in made)
    Version.objects.bulk_create(
        Version(
            output=one,
            number=1,
            state="submitted",
            label="advanced",
            hash="0" * 64,
            cycle=1,
            opened_on=OPENED,
            opened_by=planner,
        )
        for one in outputs
    )
    for model, number in EACH:
        model._default_manager.bulk_create(
            (model(**_told(model, one)) for one in made for _ in range(number)), batch_size=2000
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def _told(model: type[Element], mission: Mission) -> dict[str, Any]:
    return {"mission": mission, model.heading: "An element of the bench"}
