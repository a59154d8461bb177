"""Isvala, an invented country: an existing mission entered at Level 3.1, with measurements, reviews, a recommendation."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from collections.abc import Mapping
from datetime import date

from missions import seating
from missions.models import Mission, Person
from missions.people import give_role
from monitoring.recording import add_observation, open_review, record_measurement
from planning_levels.demonstration.clock import STANDS_AT
from planning_levels.demonstration.stage import Stage, table
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.bodies import establish_planning_team, hand_over_chair
from planning_levels.verbs.opening import open_mission

KEY = "isvala"
MARK = "A: invented country"
SRSG, PLANNER = "srsg-isvala", "planner-dpko"
OBJECTIVES = table(
    "reference name statement strategy dimensions lead supporting",
    ("SO1", "Accords in the districts", "Districts settle their disputes under the accords of 2007.", "Mediation, handed to district heads.", ["political"], "Political Affairs", ["UNDP"]),
    ("SO2", "Lawful police and courts", "Police and courts serve all districts.", "Vetting, court sessions, joint programme.", ["rule-of-law"], "Police", ["UNDP"]),
    ("SO3", "A river guard of the State", "The State guards and pays for the river.", "Training; wages in the national budget.", ["security"], "Force", ["World Bank"]),
)
BENCHMARKS = table(
    "reference name definition kind baseline baseline_value target target_value unit target_date source_of_data rhythm exit objective",
    ("B1", "Accords hold", "No breach in a quarter.", "quantitative", "4 districts", 4, "12 districts", 12, "districts", date(2011, 12, 31), "Political Affairs", "month", True, "SO1"),
    ("B2", "Police vetted", "Board has sat; file kept.", "quantitative", "35 %", 35, "80 %", 80, "%", date(2011, 12, 31), "Police", "month", True, "SO2"),
    ("B3", "Courts that sit", "One session a month.", "quantitative", "3 districts", 3, "10 districts", 10, "districts", date(2011, 12, 31), "Rule of Law", "month", True, "SO2"),
    ("B4", "River guard paid by the State", "Wages in the hand by the fifth of the month.", "quantitative", "0 %", 0, "100 %", 100, "%", date(2012, 6, 30), "Ministry of finance", "month", True, "SO3"),
    ("B5", "Incidents on the river", "Counted by month.", "quantitative", "22", 22, "below 5", 5, "incidents", date(2011, 12, 31), "Operations log", "month", False, "SO3"),
)
DAYS = (date(2011, 2, 28), date(2011, 3, 31), date(2011, 4, 30), date(2011, 5, 31), date(2011, 6, 30), date(2011, 7, 31))
VALUES = {
    "B1": (8, 9, 9, 10, 11, 11),
    "B2": (66, 70, 74, 77, 81, 84),
    "B3": (6, 7, 7, 8, 9, 9),
    "B4": (40, 48, 55, 62, 51, 60),
    "B5": (12, 11, 9, 9, 6, 7),
}
ASSUMPTIONS = table(
    "reference text kind party consent tripwire owner",
    ("A1", "The Government consents to the presence until the river guard is paid.", "consent", "Government", "yes", "A date for departure is named in public.", "SRSG"),
    ("A2", "Donors pay the guard until 2013.", "responsibility", "Donors", "", "Wages late by more than two weeks.", "Resident Coordinator"),
)
RISKS = table(
    "reference text likelihood impact owner answer",
    ("X1", "The guard goes unpaid and taxes the boats itself", "high", "high", "SRSG", "Bridge fund for two quarters; line in the budget of 2012."),
    ("X2", "Courts stop when the joint programme ends", "medium", "medium", "UNDP", "Salaries of clerks moved to the State by March."),
)
FRAMEWORKS = table(
    "reference name vision priorities results starts ends replaces still_required status",
    ("K1", "Integrated strategic framework for Isvala", "Districts that settle their disputes and a State that pays its guards.", "Accords; courts; wages.", "Eleven shared results, four of them for exit.", date(2010, 1, 1), date(2012, 12, 31), "Separate work plans of mission and country team.", "Country programmes of agencies.", "agreed"),
)
TASKS = table(
    "reference paragraph text symbol coverage served_by",
    ("M1", "4 (a)", "Support the accords in the districts", "Earlier mandate, before this file", "covered", "SO1"),
    ("M2", "4 (b)", "Support police and courts", "Earlier mandate, before this file", "covered", "SO2"),
    ("M3", "4 (c)", "Help to guard the river", "Earlier mandate, before this file", "covered", "SO3"),
)


def stand(people: Mapping[str, Person], telling: Telling) -> Mission:
    """Bring the mission to its recommendation of July and return it."""
    stage = _open(people)
    _elements(stage)
    stage.at(date(2011, 5, 9))
    telling.step("IS-1", "done", lambda: stage.act("confirm-entry", "sg", lead_department="DPKO", form="peacekeeping", reason="The mission's plan of 2009 stays in force; its file begins here."))
    telling.state("IS-2", "L3.1", stage.reading().state)
    for step, day in (("nominated", date(2009, 8, 10)), ("appointed", date(2009, 9, 1)), ("arrived", date(2009, 9, 14))):
        stage.act("record-appointment", PLANNER, step=step, person=SRSG, on=day)
    _planning_team(stage)
    _measurements(stage)
    _continuous(stage)
    _periodic(stage)
    stage.at(date(2011, 7, 27))
    stage.act("record-event", PLANNER, kind="council-request", title="Options for transition are asked for before the mandate ends", document={"title": "Letter on options for transition", "date": "2011-07-27"})
    stage.at(date(2011, 8, 4))
    telling.step("IS-3", "done", lambda: stage.act("recommend-transition", SRSG, text="Three of four exit benchmarks are met or near; the fourth, wages of the river guard, calls for a plan of its own. Transition planning should begin now and end with the guard paid.", benchmarks=[stage.rows["benchmarks", sign] for sign in ("B1", "B2", "B3", "B4")]))
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
        "document": {"title": "Note of the Secretary-General on bringing the mission into the file", "date": "2011-04-28"},
        "earlier": [
            {"type": "mission-plan", "document": {"title": "Mission Plan of Isvala, 2009", "date": "2009-11-02"}},
            {"type": "srsg-directive", "document": {"title": "Directive to the SRSG, 2009", "date": "2009-09-14"}},
            {"type": "strategic-assessment", "predates": True},
        ],
        "trigger": {"type": "other", "date": opened, "source": "Existing mission, mandate ends in October", "note": "A: invented country."},
    }
    stage = Stage(open_mission(by=people[PLANNER], data=data), people)
    stage.at(opened)
    for by, person, role in (("custodian", SRSG, "srsg"), ("custodian", "rc-isvala", "rc-hc"), (PLANNER, "pbso", "pbso"), (PLANNER, "observer", "observer")):
        give_role(stage.mission, by=people[by], person=people[person], role=role, from_date=opened)
    return stage


def _elements(stage: Stage) -> None:
    for register, rows in (("objectives", OBJECTIVES), ("benchmarks", BENCHMARKS), ("assumptions", ASSUMPTIONS), ("risks", RISKS), ("frameworks", FRAMEWORKS), ("mandate-tasks", TASKS)):
        stage.enter(register, PLANNER, rows, source=MARK)


def _planning_team(stage: Stage) -> None:
    stage.at(date(2011, 5, 12))
    hand_over_chair(stage.mission, by=stage.person(PLANNER), name="Hedda Sorn (fictional)", entity="DPKO")
    for side, name in (("mission", "Joren Malk (fictional)"), ("unct", "Tessa Oriel (fictional)")):
        seating.add_member(stage.mission, "impt", by=stage.person(SRSG), seat=side, name=name, rank="P-4", lead=side == "mission", from_date=date(2011, 5, 12), source=MARK)
    establish_planning_team(stage.mission, by=stage.person(SRSG))


def _measurements(stage: Stage) -> None:
    for place, day in enumerate(DAYS):
        if day > stage.today:
            stage.at(day)
        for sign, values in VALUES.items():
            record_measurement(stage.mission, by=stage.person(SRSG), benchmark=stage.rows["benchmarks", sign], value=str(values[place]), date=day, source=MARK, confidence="medium" if sign == "B5" else "high")


def _continuous(stage: Stage) -> None:
    review = open_review(stage.mission, by=stage.person(SRSG), kind="continuous", purpose="Reading of benchmarks, second quarter", leader="Joren Malk (fictional)", opened_on=date(2011, 7, 1), findings=["Wages of the river guard were four weeks late in June.", "Courts sit in nine districts."], economic_section="The port brings in a third more than in 2010; the guard's wages are affordable from 2012.", source=MARK)
    stage.act("record-review", PLANNER, review=review.pk, recommendation="none")
    add_observation(stage.mission, "lessons", by=stage.person(SRSG), text="A benchmark on wages belongs into the first directive, not into the last.", kind="planning", date=date(2011, 7, 31), theme="exit", source=MARK)
    add_observation(stage.mission, "impediments", by=stage.person(SRSG), text="Agencies may not use the mission's boats without a new agreement for each trip.", kind="asset sharing", date=date(2011, 7, 31), level="headquarters", owner="DFS", source=MARK)
    add_observation(stage.mission, "evidence", by=stage.person(SRSG), text="One team of police and UNDP in nine courts.", kind="outcome", date=date(2011, 7, 31), integrated="Trainers and clerks' salaries under one work plan.", result_for="Cases heard in 34 days instead of 90.", counter_evidence="Two courts without the team improved as well.", source=MARK)
    add_observation(stage.mission, "stocktakings", by=stage.person(SRSG), text="Leaders of mission and country team read the framework together.", date=date(2011, 7, 15), framework=stage.rows["frameworks", "K1"], decisions="Two results closed.", shift="One post moved from radio to courts.", source=MARK)


def _periodic(stage: Stage) -> None:
    review = open_review(stage.mission, by=stage.person(SRSG), kind="periodic", purpose="Mandate renewal", leader="Joren Malk (fictional)", participants="Components, country team, lead department", opened_on=date(2011, 7, 6), findings=["Three of four exit benchmarks are met or near.", "Assumption A2 no longer holds."], government_consultation="12 July: asked that the draw-down begin in the hills.", unct_debrief_on=date(2011, 7, 20), source=MARK)
    stage.write("review", SRSG, "isvala/review")
    stage.act("record-review", PLANNER, review=review.pk, recommendation="minor-update")
