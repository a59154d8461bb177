"""Level 3.1 and a significant revision: quarter one to month nine (C1-48 to C1-52)."""

from datetime import date

from monitoring.recording import add_observation, open_review, record_measurement
from planning_levels.demonstration.replay.level_2_2 import CONFIRMED, endorse
from planning_levels.demonstration.south_sudan.ground import CHECKS
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.surveys import complete_survey, debrief_survey, launch_survey, plan_survey
from plans.models import MandateTask

CHAIR, PLANNER, SRSG = "imtf-chair", "planner-dpko", "srsg"
PLAN, TEXT, MARK = "mission-plan", "case/revision", "A: replay of the case"
VALUES = {"B2": ("1", "2"), "B4": ("34", "71"), "B11": ("82", "100")}


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the first quarter in 3.1 to the revised plan in force."""
    stage.at(date(2011, 12, 12))
    telling.step("C1-48", "done", lambda: _quarter(stage))
    stage.at(date(2012, 2, 10))
    telling.step("C1-49", "done", lambda: _strategic(stage))
    telling.state("C1-49b", "L3.1", stage.reading().state)
    telling.step("C1-50", "403", lambda: _decide(stage, SRSG))
    stage.at(date(2012, 3, 5))
    telling.step("C1-51", "done", lambda: _decide(stage, "sg"))
    telling.state("C1-51b", "L1.2 cycle-2 in-force", _cycle(stage))
    telling.step("C1-52", "done", lambda: _revise(stage))
    telling.state("C1-52b", "L3.1 cycle-2 in-force", _cycle(stage))


def _cycle(stage: Stage) -> str:
    reading = stage.reading()
    force = reading.issued(PLAN)
    return f"{reading.state} cycle-{stage.mission.cycle} " + (
        f"in-force v{force.number}" if force else "no plan"
    )


def _quarter(stage: Stage) -> None:
    lead = stage.person("impt-lead")
    for place, day in enumerate((date(2011, 10, 31), date(2011, 11, 30))):
        for sign, values in VALUES.items():
            record_measurement(
                stage.mission,
                by=lead,
                benchmark=stage.rows["benchmarks", sign],
                value=values[place],
                date=day,
                source=MARK,
            )
    review = open_review(
        stage.mission,
        by=lead,
        kind="continuous",
        purpose="First quarter",
        leader="impt-lead",
        opened_on=date(2011, 12, 5),
        findings=["Warning works; response in the second area comes late."],
        source=MARK,
    )
    stage.act("record-review", "impt-lead", review=review.pk, recommendation="none")
    stage.row(
        "frameworks",
        "impt-lead",
        {
            "reference": "ISF",
            "name": "Integrated strategic framework",
            "vision": "A State that settles disputes by its own institutions.",
            "priorities": "Protection, rule of law, returns.",
            "starts": date(2011, 10, 1),
            "replaces": "Separate work plans of mission and country team.",
            "source": MARK,
        },
    )
    add_observation(
        stage.mission,
        "stocktakings",
        by=lead,
        text="First stocktaking on the framework.",
        date=date(2011, 12, 9),
        framework=stage.rows["frameworks", "ISF"],
        decisions="Cells first where no base stands.",
        source=MARK,
    )


def _strategic(stage: Stage) -> None:
    review = open_review(
        stage.mission,
        by=stage.person(PLANNER),
        kind="strategic",
        purpose="Violence between communities exceeds capacity",
        leader=PLANNER,
        ground="Killings doubled in month four, in two areas at once.",
        opened_on=date(2012, 1, 23),
        unct_debrief_on=date(2012, 2, 3),
        findings=[
            "Two areas at once exceed one reserve.",
            "Warning came in time; the second response did not.",
        ],
        source=MARK,
    )
    stage.act("record-review", PLANNER, review=review.pk, recommendation="significant-revision")


def _decide(stage: Stage, by: str) -> None:
    stage.act(
        "decide-significant-revision",
        by,
        ground="dramatic-change",
        evidence="Benchmark B4 doubled in month four; strategic review of February.",
        effects="Distribution of forces, two bases, a second reserve.",
    )


def _revise(stage: Stage) -> None:
    _foundation(stage)
    _council(stage)
    _operational(stage)
    stage.at(date(2012, 6, 4))
    stage.write(PLAN, SRSG, TEXT, part="plan")
    stage.version("submit", PLAN, SRSG)
    stage.at(date(2012, 6, 20))
    stage.act("submit-level", "impt-lead")
    stage.at(date(2012, 6, 22))
    stage.act("adopt-mission-plan", SRSG)
    stage.at(date(2012, 6, 26))
    endorse(stage)


def _foundation(stage: Stage) -> None:
    stage.at(date(2012, 3, 12))
    stage.write("usg-directive", CHAIR, TEXT, part="usg")
    stage.version("submit", "usg-directive", CHAIR)
    stage.act("submit-to-gate", CHAIR, gate="GATE-USG")
    stage.act("promulgate-usg-directive", "usg-dpko")
    stage.act(
        "answer-transition-plan",
        PLANNER,
        needed=False,
        reason="No other organisation takes part in what is revised.",
    )
    stage.write(PLAN, SRSG, TEXT, part="plan")
    stage.version("submit", PLAN, SRSG)
    survey(stage, "technical", date(2012, 3, 19), date(2012, 3, 24))
    stage.at(date(2012, 4, 10))
    stage.write(PLAN, SRSG, TEXT, part="plan")
    stage.write("mission-budget", CHAIR, TEXT, part="budget")
    stage.write("sg-report", CHAIR, TEXT, part="report")
    for output in (PLAN, "mission-budget", "sg-report"):
        stage.version("submit", output, CHAIR)
    stage.act("submit-level", CHAIR)
    stage.at(date(2012, 4, 12))
    stage.act("submit-sg-report", "sg")


def survey(stage: Stage, kind: str, first: date, last: date) -> None:
    """Plan, make, debrief and complete a survey led by the chair."""
    by = stage.person(CHAIR)
    made = plan_survey(
        stage.mission,
        by=by,
        data={
            "kind": kind,
            "from": first,
            "to": last,
            "places": ["Bor", "Pibor"],
            "leader": CHAIR,
            "team": [
                {"name": "Tobin Areth (fictional)", "entity": "DPKO", "side": "imtf"},
                {"name": "Hanno Izeki (fictional)", "entity": "UNCT", "side": "unct"},
            ],
            "source": MARK,
        },
    )
    stage.at(first)
    launch_survey(stage.mission, made, by=by, data={})
    stage.at(last)
    made.refresh_from_db()
    debrief_survey(stage.mission, made, by=by, data={"held_on": last})
    made.refresh_from_db()
    checks = [{"id": stage.rows["assumptions", sign], "result": "confirmed"} for sign in CHECKS]
    complete_survey(
        stage.mission,
        made,
        by=by,
        data={"findings": ["What the review said was seen on the ground."], "assumptions": checks},
    )


def _council(stage: Stage) -> None:
    stage.at(date(2012, 4, 27))
    stage.act(
        "record-council-authorisation",
        PLANNER,
        resolution="Resolution on the revised concept (assumption)",
        document={"title": "Resolution on the revised concept", "date": "2012-04-27"},
        chapter="Chapter VII",
        tasks=[{"paragraph": "R1", "text": "Protection in two further areas, within means"}],
        ceilings=[{"kind": "troops", "value": "7,000"}],
    )
    task = MandateTask.objects.get(mission=stage.mission, paragraph="R1")
    stage.rows["mandate-tasks", "R1"] = task.pk
    stage.row(
        "mandate-tasks",
        SRSG,
        {"reference": "R1", "coverage": "changed", "served_by": "SO2", "source": MARK},
    )


def _operational(stage: Stage) -> None:
    stage.at(date(2012, 5, 21))
    stage.write(PLAN, SRSG, TEXT, part="plan")
    stage.version("submit", PLAN, SRSG)
    stage.version("mark-final", "mission-budget", PLANNER)
    stage.write("srsg-directive", CHAIR, TEXT, part="directive")
    stage.version("submit", "srsg-directive", CHAIR)
    stage.act("submit-level", CHAIR)
    stage.at(date(2012, 5, 25))
    stage.act("issue-srsg-directive", "usg-dpko", confirmations=CONFIRMED)
