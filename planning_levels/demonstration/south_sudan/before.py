"""Before Level 1.1: the file opened, held until the vote, and put before the SG (C1-01 to C1-07)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from missions.models import Entity, Person
from missions.people import give_role
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.verbs.filing import change_mission
from planning_levels.verbs.opening import open_mission

OPENED = date(2011, 1, 10)
ROLES = (
    # by, person, role, from, entity
    ("custodian", "rc-hc", "rc-hc", OPENED, "UNCT"),
    ("planner", "planner-dpko", "planner", OPENED, "DPKO"),
    ("planner", "pbso", "pbso", OPENED, "PBSO"),
    ("planner", "field", "field", date(2011, 2, 16), "UNMIS"),
    ("planner", "partner", "partner", date(2011, 2, 16), None),
    ("planner", "observer", "observer", date(2011, 2, 16), None),
)


def open_file(people: Mapping[str, Person], *, key: str, name: str, again: str = "") -> Stage:
    """Open the file on 10 January and return the stage; `again` explains a second process for the country."""
    data: dict[str, Any] = {
        "name": name,
        "key": key,
        "country": "South Sudan",
        "on": OPENED,
        "lead_department": "DPA",
        "peacekeeping_foreseen": True,
        "trigger": {
            "type": "council",
            "date": date(2011, 1, 7),
            "source": "Deliberations on a presence after UNMIS",
            "note": "A: assumption of this demonstration.",
        },
    }
    if again:
        data["explanations"] = {"open-process": again}
    stage = Stage(open_mission(by=people["planner"], data=data), people)
    stage.at(OPENED)
    return stage


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story up to the initiation by the Secretary-General."""
    stage.act(
        "add-trigger",
        "planner",
        type="peace-agreement",
        date=date(2011, 1, 9),
        source="Consequences of the referendum under the peace agreement",
        note="A: assumption of this demonstration.",
    )
    telling.state("C1-01", "pre_planning no-level", f"{stage.reading().state} {_level(stage)}")
    _roles(stage)
    change_mission(stage.mission, by=stage.person("planner"), data={"options": {"isf": True}})
    telling.step("C1-02", "done", lambda: _hold(stage))
    stage.at(date(2011, 1, 14))
    stage.write(
        "strategic-analysis", "planner", "south-sudan/strategic-analysis", only=["situation", "sources"]
    )
    stage.at(date(2011, 1, 17))
    telling.step("C1-03", "409 on-hold", lambda: stage.act("submit-strategic-analysis", "planner"))
    stage.at(date(2011, 1, 28))
    stage.write(
        "strategic-analysis", "pbso", "south-sudan/strategic-analysis", only=["dangers", "desirability"]
    )
    stage.at(date(2011, 2, 7))
    telling.step("C1-04", "done", lambda: _release(stage))
    stage.at(date(2011, 2, 8))
    telling.step("C1-05", "done", lambda: _submit(stage))
    telling.step("C1-06", "403", lambda: stage.act("initiate", "planner"))
    stage.at(date(2011, 2, 9))
    telling.step("C1-07", "done", lambda: _initiate(stage))


def _level(stage: Stage) -> str:
    return stage.reading().position.level or "no-level"


def _roles(stage: Stage) -> None:
    for by, person, role, since, entity in ROLES:
        give_role(
            stage.mission,
            by=stage.person(by),
            person=stage.person(person),
            role=role,
            entity=Entity.objects.filter(code=entity).first() if entity else None,
            from_date=since,
        )


def _hold(stage: Stage) -> None:
    stage.act(
        "hold",
        "planner",
        reason="No planning of a future mission before the outcome of the referendum.",
        release_event="Result of the referendum issued",
    )


def _release(stage: Stage) -> None:
    stage.act(
        "record-event",
        "planner",
        kind="event",
        title="Result of the referendum issued",
        document={"title": "Announcement of the result", "date": "2011-02-07"},
    )
    stage.act("release", "planner", event="Result of the referendum issued")


def _submit(stage: Stage) -> None:
    stage.version("submit", "strategic-analysis", "planner")
    stage.act("submit-strategic-analysis", "planner")


def _initiate(stage: Stage) -> None:
    stage.act(
        "initiate",
        "sg",
        lead_department="DPA",
        accepts=[item.code for item in stage.reading().open_deviations],
        reason="An operation may be desirable; lay open the options, also those that are not a mission.",
        conditions=[
            {"text": "Establish the task force this week.", "owner": "DPA", "due": date(2011, 2, 16)},
        ],
    )
