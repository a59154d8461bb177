"""Tarvane, an invented country: an analysis before the Secretary-General, who may begin planning."""

from collections.abc import Mapping
from datetime import date

from missions.models import Mission, Person
from missions.people import give_role
from planning_levels.demonstration import tarvane_rows as rows
from planning_levels.demonstration.clock import STANDS_AT
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.opening import open_mission

KEY = "tarvane"
MARK = "A: invented country"


def stand(people: Mapping[str, Person], telling: Telling) -> Mission:
    """Bring the mission to the question before the Secretary-General and return it."""
    opened = date(2011, 7, 4)
    stage = Stage(
        open_mission(
            by=people["planner"],
            data={
                "name": "Tarvane",
                "key": KEY,
                "country": "Tarvane",
                "on": opened,
                "lead_department": "DPA",
                "trigger": {
                    "type": "request",
                    "date": date(2011, 6, 30),
                    "source": "Request of the signatories of the cease-fire to look at options",
                    "note": "A: invented country.",
                },
            },
        ),
        people,
    )
    stage.at(opened)
    for person, role in (("pbso", "pbso"), ("observer", "observer")):
        give_role(stage.mission, by=people["planner"], person=people[person], role=role, from_date=opened)
    give_role(stage.mission, by=people["custodian"], person=people["rc-hc"], role="rc-hc", from_date=opened)
    stage.at(date(2011, 7, 20))
    stage.enter("protagonists", "planner", rows.PROTAGONISTS, source=MARK)
    stage.enter("information-base", "planner", rows.INFORMATION, source=MARK)
    stage.enter("processes", "rc-hc", rows.PROCESSES, source=MARK)
    stage.at(date(2011, 7, 28))
    stage.enter("expectations", "rc-hc", rows.EXPECTATIONS, source=MARK)
    stage.write("strategic-analysis", "pbso", "tarvane/strategic-analysis")
    stage.version("submit-for-review", "strategic-analysis", "planner")
    stage.comment(
        "strategic-analysis",
        "rc-hc",
        "dangers",
        "The second danger has a date: sowing begins in October.",
        MARK,
    )
    stage.at(date(2011, 8, 2))
    stage.version("submit", "strategic-analysis", "pbso")
    telling.step("TV-1", "done", lambda: stage.act("submit-strategic-analysis", "pbso"))
    telling.state("TV-2", "awaiting_initiation", stage.reading().state)
    stage.at(STANDS_AT)
    return stage.mission
