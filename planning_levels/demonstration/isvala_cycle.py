"""Isvala since August: a significant revision is decided, and the plan of 2009 stays in force meanwhile."""

from datetime import date

from outputs.editions.taking_up import take_up_template
from outputs.models import Version
from outputs.queries import latest
from outputs.templates import latest_edition
from planning_levels.demonstration.editions import OUTLOOK, REVIEW, publish_second_edition
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling

PLANNER, SRSG, TEXT = "planner-dpko", "srsg-isvala", "isvala/next-review"


def revise(stage: Stage, telling: Telling) -> None:
    """Tell how the revision was recommended and decided, and how the next review is begun."""
    stage.at(date(2011, 8, 4))
    telling.step("IS-3", "done", lambda: _recommend(stage))
    stage.at(date(2011, 8, 8))
    telling.step("IS-4", "done", lambda: _decide(stage))
    telling.state("IS-5", "L1.2 cycle-2 beneath-it-3.1", _cycle(stage))
    publish_second_edition(stage.person("custodian"))
    stage.at(date(2011, 8, 9))
    _begin_next_review(stage)


def _recommend(stage: Stage) -> None:
    stage.act(
        "recommend-revision",
        SRSG,
        text="Three of four exit benchmarks are met or near. The fourth, wages of the river guard, rests on "
        "donors who have withdrawn: that part of the plan must be made anew, the other objectives stand.",
        benchmarks=[stage.rows["benchmarks", sign] for sign in ("B1", "B2", "B3", "B4")],
    )


def _decide(stage: Stage) -> None:
    stage.act(
        "decide-significant-revision",
        "sg",
        ground="council-request",
        evidence="Letter of 27 July; assumption A2 has failed; wages of the guard four weeks late in June.",
        effects="Objective SO3 and the posts that serve it; no change in the strength before October.",
    )


def _cycle(stage: Stage) -> str:
    reading = stage.reading()
    beneath = "beneath-it-3.1" if reading.open_run("3.1") else "nothing beneath it"
    return f"{reading.state} cycle-{stage.mission.cycle} {beneath}"


def _begin_next_review(stage: Stage) -> None:
    """Begin a draft beside the submitted review, which keeps its edition, and take up the newer one."""
    stage.write(REVIEW, PLANNER, TEXT, only=("purpose",))
    draft: Version = latest(stage.mission, REVIEW)
    if latest_edition(REVIEW) > draft.template_version:
        take_up_template(stage.mission, REVIEW, by=stage.person(PLANNER), on=stage.today)
        stage.write(REVIEW, PLANNER, TEXT, only=(OUTLOOK,))
