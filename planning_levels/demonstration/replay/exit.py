"""Transition and exit, with the completion of the process (C1-53 to C1-56)."""

from datetime import date

from monitoring.recording import add_observation
from planning_levels.demonstration.replay.level_2_2 import CONFIRMED
from planning_levels.demonstration.replay.revision import MARK, PLAN, survey
from planning_levels.demonstration.stage import Stage, table
from planning_levels.demonstration.telling import Telling

CHAIR, PLANNER, SRSG, TEXT = "imtf-chair", "planner-dpko", "srsg", "case/exit"
TRIGGERS = ("B2", "B4", "B5", "B6", "B12")
SUCCESSORS = table(
    "reference kind name share from_date source",
    ("SU1", "unct", "Country team", "Institutions, reconciliation, residual advice", date(2015, 6, 30), MARK),
    ("SU2", "unct", "Joint programme under UNDP", "Police, courts, prisons", date(2015, 6, 30), MARK),
)
DISPOSITIONS = table(
    "reference disposition receiver",
    ("AS1", "unct", "Agencies in four capitals"),
    ("AS2", "other-mission", "Regional hub"),
    ("AS3", "national-authorities", "Ministry of works, against training"),
    ("AS4", "unct", "Agencies"),
)


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the early try of the SRSG to the end."""
    stage.at(date(2014, 3, 3))
    telling.step("C1-53", "403", lambda: stage.act("request-transition-planning", SRSG))
    telling.step("C1-53b", "done", lambda: _recommend(stage))
    stage.at(date(2014, 4, 14))
    telling.step("C1-54", "done", lambda: _request(stage))
    telling.state("C1-54b", "L3.2", stage.reading().state)
    stage.at(date(2014, 5, 5))
    telling.step("C1-55a", "done", lambda: _directive(stage))
    telling.step("C1-55b", "done", lambda: _report(stage))
    telling.step("C1-55c", "409 not-endorsed", lambda: _issue(stage))
    telling.step("C1-55d", "done", lambda: _endorsed(stage))
    telling.step("C1-55e", "done", lambda: _revised(stage))
    telling.state("C1-55f", "L3.1_transition", stage.reading().state)
    stage.at(date(2015, 7, 1))
    telling.step("C1-56", "done", lambda: _complete(stage))
    telling.state("C1-56b", "completed", stage.reading().state)
    telling.step(
        "C1-56c", "409 completed", lambda: stage.act("record-event", PLANNER, kind="event", title="Late")
    )


def _recommend(stage: Stage) -> None:
    stage.act(
        "recommend-transition",
        SRSG,
        text="The exit triggers have been met over two quarters; transition planning should begin.",
        benchmarks=[stage.rows["benchmarks", sign] for sign in TRIGGERS],
    )


def _request(stage: Stage) -> None:
    stage.act(
        "record-event",
        PLANNER,
        kind="council-request",
        title="Request for options on transition",
        document={"title": "Request for options", "date": "2014-04-10"},
    )
    stage.act("request-transition-planning", "sg")


def _directive(stage: Stage) -> None:
    stage.write("usg-directive", CHAIR, TEXT, part="usg")
    stage.version("submit", "usg-directive", CHAIR)
    stage.act("submit-to-gate", CHAIR, gate="GATE-3.2-USG")
    stage.act("promulgate-usg-directive", "usg-dpko")
    survey(stage, "transition", date(2014, 5, 26), date(2014, 6, 5))


def _report(stage: Stage) -> None:
    stage.at(date(2014, 7, 14))
    stage.enter("successors", SRSG, SUCCESSORS)
    stage.enter("assets", SRSG, DISPOSITIONS)
    stage.write(PLAN, SRSG, TEXT, part="plan")
    stage.version("submit", PLAN, SRSG)
    stage.write("sg-report", CHAIR, TEXT, part="report")
    stage.version("submit", "sg-report", CHAIR)
    stage.act("submit-to-gate", CHAIR, gate="GATE-3.2-REPORT")
    stage.at(date(2014, 7, 21))
    stage.act("submit-sg-report", "sg")


def _issue(stage: Stage) -> None:
    stage.act("issue-revised-srsg-directive", "usg-dpko", confirmations=CONFIRMED)


def _endorsed(stage: Stage) -> None:
    stage.at(date(2014, 8, 29))
    stage.act(
        "authorise-exit-strategy",
        PLANNER,
        resolution="Resolution on the exit strategy (assumption)",
        document={"title": "Resolution on the exit strategy", "date": "2014-08-29"},
    )
    stage.act("present-revised-plan", SRSG)
    stage.at(date(2014, 9, 10))
    stage.act("endorse-revised-plan", "sg")


def _revised(stage: Stage) -> None:
    stage.write("srsg-directive", CHAIR, TEXT, part="directive")
    stage.version("submit", "srsg-directive", CHAIR)
    stage.act("submit-to-gate", CHAIR, gate="GATE-3.2-DIRECTIVE")
    stage.at(date(2014, 9, 19))
    _issue(stage)


def _complete(stage: Stage) -> None:
    add_observation(
        stage.mission,
        "lessons",
        by=stage.person(SRSG),
        text="Benchmarks that double as budget indicators were read every quarter; others were not.",
        kind="planning",
        date=stage.today,
        source=MARK,
    )
    stage.act("complete", PLANNER)
    stage.act("complete", SRSG)
