"""Isvala, an invented country: an existing mission entered at 3.1, measured, reviewed, and being revised."""

from collections.abc import Mapping
from datetime import date

from missions import seating
from missions.models import Entity, Mission, Person
from missions.people import give_role
from monitoring.recording import add_observation, open_review, record_measurement
from monitoring.recording import change as correct
from planning_levels.demonstration import isvala_cycle, isvala_performance
from planning_levels.demonstration import isvala_rows as rows
from planning_levels.demonstration.clock import STANDS_AT
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.bodies import establish_planning_team, establish_task_force, hand_over_chair
from planning_levels.verbs.opening import open_mission

KEY = "isvala"
MARK = "A: invented country"
SRSG, PLANNER, CHAIR = "srsg-isvala", "planner-dpko", "hedda-sorn"


def stand(people: Mapping[str, Person], telling: Telling) -> Mission:
    """Bring the mission into the revision of its plan and return it."""
    stage = _open(people)
    _elements(stage)
    stage.at(date(2011, 5, 9))
    telling.step(
        "IS-1",
        "done",
        lambda: stage.act(
            "confirm-entry",
            "sg",
            lead_department="DPKO",
            form="peacekeeping",
            reason="The mission's plan of 2009 stays in force; its file begins here.",
        ),
    )
    telling.state("IS-2", "L3.1", stage.reading().state)
    for step, day in (
        ("nominated", date(2009, 8, 10)),
        ("appointed", date(2009, 9, 1)),
        ("arrived", date(2009, 9, 14)),
    ):
        stage.act("record-appointment", PLANNER, step=step, person=SRSG, on=day)
    stage.act("record-mandate", PLANNER, **rows.MANDATE)
    _bodies(stage)
    isvala_performance.begin(stage)
    _measurements(stage, until=date(2011, 6, 30))
    _continuous(stage)
    isvala_performance.assess(stage)
    _periodic(stage)
    isvala_performance.decide(stage)
    stage.at(date(2011, 7, 27))
    stage.act(
        "record-event",
        PLANNER,
        kind="council-request",
        title="A plan that the State can pay for is asked for before the mandate ends",
        document={"title": "Letter on the future of the river guard", "date": "2011-07-27"},
    )
    _measurements(stage, until=date(2011, 7, 31))
    isvala_performance.next_quarter(stage)
    isvala_cycle.revise(stage, telling)
    stage.at(STANDS_AT)
    return stage.mission


def _open(people: Mapping[str, Person]) -> Stage:
    opened = date(2011, 5, 2)
    data = {
        "name": "Isvala",
        "key": KEY,
        "country": "Isvala",
        "on": opened,
        "purpose": "revision",
        "entry_level": "3.1",
        "lead_department": "DPKO",
        "document": {
            "title": "Note of the Secretary-General on bringing the mission into the file",
            "date": "2011-04-28",
        },
        "earlier": [
            {
                "type": "mission-plan",
                "document": {"title": "Mission Plan of Isvala, 2009", "date": "2009-11-02"},
            },
            {
                "type": "srsg-directive",
                "document": {"title": "Directive to the SRSG, 2009", "date": "2009-09-14"},
            },
            {"type": "strategic-assessment", "predates": True},
        ],
        "trigger": {
            "type": "other",
            "date": opened,
            "source": "Existing mission, mandate ends in October",
            "note": "A: invented country.",
        },
    }
    stage = Stage(open_mission(by=people[PLANNER], data=data), people)
    stage.at(opened)
    for by, person, role in (
        ("custodian", SRSG, "srsg"),
        ("custodian", "rc-isvala", "rc-hc"),
        (PLANNER, "pbso", "pbso"),
        (PLANNER, "observer", "observer"),
    ):
        give_role(stage.mission, by=people[by], person=people[person], role=role, from_date=opened)
    return stage


def _elements(stage: Stage) -> None:
    for register, told in (
        ("objectives", rows.OBJECTIVES),
        ("benchmarks", rows.BENCHMARKS),
        ("assumptions", rows.ASSUMPTIONS),
        ("risks", rows.RISKS),
        ("frameworks", rows.FRAMEWORKS),
        ("framework-priorities", rows.COMMON_PRIORITIES),
        ("mandate-tasks", rows.TASKS),
        ("activities", rows.ACTIVITIES),
        ("budget-frames", rows.FRAMES),
        ("successors", rows.SUCCESSORS),
        ("assets", rows.ASSETS),
        ("residual-tasks", rows.RESIDUAL),
    ):
        stage.enter(register, PLANNER, told, source=MARK)


def _bodies(stage: Stage) -> None:
    """Seat the task force that backs the mission up, and the planning team that does the work."""
    stage.at(date(2011, 5, 12))
    hand_over_chair(
        stage.mission, by=stage.person(PLANNER), name="Hedda Sorn (fictional)", person=CHAIR, entity="DPKO"
    )
    for seat, name, entity in rows.SEATS:
        seating.add_member(
            stage.mission,
            "imtf",
            by=stage.person(SRSG if seat == "unct" else CHAIR),
            seat=seat,
            name=f"{name} (fictional)",
            entity=Entity.objects.get(code=entity),
            rank="P-5",
            consulted_on=date(2011, 5, 11) if seat == "unct" else None,
            from_date=date(2011, 5, 12),
            source=MARK,
        )
    establish_task_force(stage.mission, by=stage.person(CHAIR))
    for side, name in (("mission", "Joren Malk (fictional)"), ("unct", "Tessa Oriel (fictional)")):
        seating.add_member(
            stage.mission,
            "impt",
            by=stage.person(SRSG),
            seat=side,
            name=name,
            rank="P-4",
            lead=side == "mission",
            from_date=date(2011, 5, 12),
            source=MARK,
        )
    establish_planning_team(stage.mission, by=stage.person(SRSG))


def _measurements(stage: Stage, *, until: date) -> None:
    for place, day in enumerate(rows.DAYS):
        if day > until or day.isoformat() in stage.kept:
            continue
        stage.at(max(day, stage.today))
        stage.kept[day.isoformat()] = True
        for sign, values in rows.VALUES.items():
            first = rows.FIRST_SAID.get((sign, day))
            kept = record_measurement(
                stage.mission,
                by=stage.person(SRSG),
                benchmark=stage.rows["benchmarks", sign],
                value=first or str(values[place]),
                date=day,
                source=MARK,
                confidence="medium" if sign == "B5" else "high",
            )
            if first:
                right = {"value": str(values[place]), "correction_reason": rows.WHY_CORRECTED}
                correct(stage.mission, "measurements", kept, right, by=stage.person(SRSG))


def _benchmarks(stage: Stage, *signs: str) -> list[int]:
    return [stage.rows["benchmarks", sign] for sign in signs]


def _continuous(stage: Stage) -> None:
    stage.at(date(2011, 7, 1))
    review = open_review(
        stage.mission,
        by=stage.person(SRSG),
        kind="continuous",
        purpose="Reading of benchmarks, second quarter",
        leader="Joren Malk (fictional)",
        opened_on=date(2011, 7, 1),
        benchmarks=_benchmarks(stage, "B1", "B2", "B3", "B4", "B5"),
        findings=["Wages of the river guard were four weeks late in June.", "Courts sit in nine districts."],
        economic_section="The port brings in a third more than in 2010; wages are affordable from 2012.",
        source=MARK,
    )
    stage.at(date(2011, 7, 4))
    stage.act("record-review", PLANNER, review=review.pk, recommendation="none")
    add_observation(
        stage.mission,
        "lessons",
        by=stage.person(SRSG),
        text="A benchmark on wages belongs into the first directive, not into the last.",
        kind="planning",
        date=date(2011, 7, 4),
        theme="exit",
        source=MARK,
    )
    add_observation(
        stage.mission,
        "impediments",
        by=stage.person(SRSG),
        text="Agencies may not use the mission's boats without a new agreement for each trip.",
        kind="asset sharing",
        date=date(2011, 7, 4),
        level="headquarters",
        owner="DFS",
        source=MARK,
    )
    add_observation(
        stage.mission,
        "evidence",
        by=stage.person(SRSG),
        text="One team of police and UNDP in nine courts.",
        kind="outcome",
        date=date(2011, 7, 4),
        integrated="Trainers and clerks' salaries under one work plan.",
        result_for="Cases heard in 34 days instead of 90.",
        counter_evidence="Two courts without the team improved as well.",
        source=MARK,
    )
    add_observation(
        stage.mission,
        "stocktakings",
        by=stage.person(SRSG),
        text="Leaders of mission and country team read the framework together.",
        date=date(2011, 7, 4),
        framework=stage.rows["frameworks", "K1"],
        decisions="Two results closed.",
        shift="One post moved from radio to courts.",
        source=MARK,
    )


def _periodic(stage: Stage) -> None:
    stage.at(date(2011, 7, 6))
    review = open_review(
        stage.mission,
        by=stage.person(SRSG),
        kind="periodic",
        purpose="Mandate renewal",
        leader="Joren Malk (fictional)",
        participants="Components, country team, lead department",
        opened_on=date(2011, 7, 6),
        benchmarks=_benchmarks(stage, "B1", "B2", "B3", "B4"),
        findings=["Three of four exit benchmarks are met or near.", "Assumption A2 no longer holds."],
        government_consultation="12 July: asked that the draw-down begin in the hills.",
        economic_section="With the World Bank: port revenue covers the guard from 2012, once budgeted.",
        source=MARK,
    )
    stage.at(date(2011, 7, 25))
    told = {"reference": "A2", "recheck": "failed", "rechecked_on": date(2011, 7, 6)}
    note = "Two donors have ended their part; wages were four weeks late in June."
    stage.row("assumptions", SRSG, {**told, "recheck_note": note}, source=MARK)
    correct(stage.mission, "reviews", review, {"unct_debrief_on": date(2011, 7, 20)}, by=stage.person(SRSG))
    stage.write("review", SRSG, "isvala/review")
    stage.act("record-review", PLANNER, review=review.pk, recommendation="minor-update")
    stage.version("submit", "review", PLANNER)
