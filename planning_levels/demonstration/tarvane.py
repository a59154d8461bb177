"""Tarvane, an invented country: an analysis before the Secretary-General, who is asked whether planning begins."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from collections.abc import Mapping
from datetime import date

from missions.models import Mission, Person
from missions.people import give_role
from planning_levels.demonstration.clock import STANDS_AT
from planning_levels.demonstration.stage import Stage, table
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.opening import open_mission

KEY = "tarvane"
MARK = "A: invented country"
PROTAGONISTS = table(
    "reference name aim centre_of_gravity stance",
    ("P1", "Government in the capital", "Keep the larger river and the customs.", "Revenue of the port.", "Asked for observers."),
    ("P2", "Movement of the smaller river", "Land titles and a share in the police.", "Villages that feed it.", "Asked for observers; distrusts police advisers."),
    ("P3", "Commanders without pay", "Pay, or the tolls.", "9,000 men and the road.", "Not consulted yet."),
    ("P4", "Regional organisation", "An agreement that lasts.", "Its guarantee.", "Wants to keep the political lead."),
)
INFORMATION = table(
    "reference item content date status",
    ("I1", "Root causes of the conflict", "Paper of the country team on land and returns.", date(2011, 6, 20), "filled"),
    ("I2", "Political and security monitoring", "Eleven incidents, reported by the regional organisation.", date(2011, 7, 18), "filled"),
    ("I3", "Human rights assessments", "", None, "empty"),
    ("I4", "Population data", "Census of 1994.", date(1994, 1, 1), "partly"),
)
PROCESSES = table(
    "reference name kind place owner period alignment",
    ("N1", "Humanitarian flash appeal", "humanitarian", "country", "OCHA", "June to December 2011", "aligned"),
    ("N2", "Land commission", "national", "country", "Both signatories", "from September 2011", "not_assessed"),
    ("N3", "Peacebuilding strategy", "peace", "headquarters", "PBSO", "2011", "linked"),
)
EXPECTATIONS = table(
    "reference actor text status answer",
    ("E1", "Government in the capital", "Observers at forty crossings.", "differs", "Twelve could be reached; told so on 28 July."),
    ("E2", "Women's council of the river towns", "A way home before sowing.", "answered", "Taken into the analysis as the second danger."),
)


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
    stage.enter("protagonists", "planner", PROTAGONISTS, source=MARK)
    stage.enter("information-base", "planner", INFORMATION, source=MARK)
    stage.enter("processes", "rc-hc", PROCESSES, source=MARK)
    stage.at(date(2011, 7, 28))
    stage.enter("expectations", "rc-hc", EXPECTATIONS, source=MARK)
    stage.write("strategic-analysis", "pbso", "tarvane/strategic-analysis")
    stage.version("submit-for-review", "strategic-analysis", "planner")
    stage.comment("strategic-analysis", "rc-hc", "dangers", "The second danger has a date: sowing begins in October.", MARK)
    stage.at(date(2011, 8, 2))
    stage.version("submit", "strategic-analysis", "pbso")
    telling.step("TV-1", "done", lambda: stage.act("submit-strategic-analysis", "pbso"))
    telling.state("TV-2", "awaiting_initiation", stage.reading().state)
    stage.at(STANDS_AT)
    return stage.mission
