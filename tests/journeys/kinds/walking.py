"""The ways of the invented missions into their levels, over the REST API alone."""

from typing import Any

from tests.journeys import road
from tests.journeys.client import Data, Script
from tests.journeys.kinds import karasund, velmora
from tests.journeys.kinds.loading import MARK, by_sign, load
from tests.journeys.mission_file import MissionFile


def opened(script: Script, kind: Any, day: str) -> MissionFile:
    """Open the file of an existing mission and load its plan, while it waits to be confirmed."""
    script.ask("POST", "missions/", {**kind.ENTRY, "on": day}, who="planner", expect=201)
    file = MissionFile(script, kind.ENTRY["key"], day)
    load(file, kind.REGISTERS)
    load(file, kind.LINKS)
    return file


def confirmed(file: MissionFile, kind: Any) -> None:
    """Let the Secretary-General confirm the entry, and give the people their roles."""
    file.verb("confirm-entry", "sg", **kind.FORM)
    for person, role in (("srsg", "srsg"), ("rc-hc", "rc-hc"), ("unct-member", "unct-member")):
        file.give(person, role)
    file.give("chief-of-staff", "mission-staff")


def answer_tasks(file: MissionFile, answers: dict[str, Data]) -> None:
    """Set each task of the Council against the plan; what serves it is named by the signs of the rows."""
    signs = {
        name: {sign: row["id"] for sign, row in by_sign(file, register).items()}
        for name, register in (
            ("activities", "activities"), ("benchmarks", "benchmarks"), ("served_by", "objectives")
        )
    }  # fmt: skip
    for task in file.rows("plan/mandate-tasks/"):
        said = {
            name: [signs[name][sign] for sign in value] if name in signs else value
            for name, value in answers[task["paragraph"]].items()
        }
        file.change_row("mandate-tasks", task, "planner", **said, source=MARK)


def fail(file: MissionFile, sign: str, **columns: str) -> None:
    """Let an assumption fail on the day."""
    row = by_sign(file, "assumptions")[sign]
    file.change_row("assumptions", row, "planner", recheck="failed", rechecked_on=file.day, **columns)


def political(script: Script) -> MissionFile:
    """Enter the political mission, with its mandate and half a year of what happened."""
    file = opened(script, velmora, "2010-01-11")
    confirmed(file, velmora)
    tasks = [{"paragraph": sign, "text": text} for sign, text in velmora.TASKS]
    file.verb("record-mandate", "planner", outcome="renewed", symbol="1901 (2009)", tasks=tasks)
    answer_tasks(file, velmora.ANSWERS)
    measure(file, "B1", ("2010-03-20", "4"), ("2010-06-20", "6"))
    measure(file, "B2", ("2010-03-22", "300000"))
    file.day = "2010-07-05"
    fail(file, "AS1", consent="no", recheck_note="Two passes are closed.")
    load(file, velmora.HAPPENED)
    return file


def measure(file: MissionFile, sign: str, *values: tuple[str, str]) -> None:
    """Record values of a benchmark, each with its day."""
    benchmark = by_sign(file, "benchmarks")[sign]["id"]
    for day, value in values:
        body = {
            "benchmark": benchmark,
            "value": value,
            "number": value,
            "date": day,
            "source": "Field offices",
        }
        file.ask("POST", "measurements/", body, who="srsg", expect=201)


def review(file: MissionFile, *signs: str) -> None:
    """Open a continuous review that looks at benchmarks, and close it; no level moves."""
    looked = [by_sign(file, "benchmarks")[sign]["id"] for sign in signs]
    body = {"kind": "continuous", "purpose": "Half a year", "opened_on": file.day, "benchmarks": looked}
    made = file.ask("POST", "reviews/", body, who="srsg", expect=201).data
    file.verb("record-review", "srsg", review=made["id"], recommendation="none")


def bodies(file: MissionFile, chair: str, entity: str) -> None:
    """Establish the task force and the planning team."""
    road.take_chair(file, chair, entity)
    for seat in road.SEATS:
        file.seat(seat, chair, entity=entity, empowered_on=file.day)
    file.seat("unct", "srsg", entity="UNCT", consulted_on=file.day)
    file.act("task-force/actions/establish/", chair)
    road.planning_team(file)


def leaving(script: Script) -> MissionFile:
    """Enter the operation, meet its triggers, and open Level 3.2 on the Council's request."""
    file = opened(script, karasund, "2010-01-11")
    confirmed(file, karasund)
    bodies(file, "imtf-chair", "DPKO")
    tasks = [{"paragraph": sign, "text": text} for sign, text in karasund.TASKS]
    file.verb("record-mandate", "planner", outcome="renewed", symbol="1955 (2010)", tasks=tasks)
    answer_tasks(file, karasund.ANSWERS)
    measure(file, "B1", ("2010-03-25", "18"), ("2010-06-25", "30"))
    measure(file, "B2", ("2010-03-26", "12"))
    file.day = "2010-07-01"
    review(file, "B1", "B2")
    met = [row["id"] for row in by_sign(file, "benchmarks").values()]
    file.verb("recommend-transition", "srsg", benchmarks=met, text="Both triggers are met.")
    file.verb("record-event", "planner", kind="council-request", title="The Council asks for a draw-down")
    file.verb("request-transition-planning", "sg")
    load(file, karasund.LEAVING, "impt-lead")
    return file
