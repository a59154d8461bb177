"""What passes from side to side: the lead from DPA to DPKO, and what UNMIS hands to the new mission."""

from datetime import date
from typing import Any

from planning_levels.demonstration.marks import A
from planning_levels.demonstration.stage import Stage
from planning_levels.handing_over import accept_item, decline_item, open_hand_over
from planning_levels.models import HandOver

OF_THE_LEAD: tuple[dict[str, Any], ...] = (
    {"kind": "task", "text": "The chair of the task force, with its calendar and its sub-groups."},
    {
        "kind": "documents",
        "text": "The Strategic Assessment with its sources, and the consultations held.",
    },
    {
        "kind": "agreement",
        "text": "What was said to regional organisations about their part.",
    },
)
OF_UNMIS: tuple[dict[str, Any], ...] = (
    {"kind": "people", "text": "Staff in the ten state offices, by name, post and end of contract.",
     "due": date(2011, 8, 31)},
    {"kind": "assets", "text": "Vehicles, generators and radio rooms in the ten state offices.",
     "due": date(2011, 9, 30)},
    {"kind": "documents", "text": "Incident data since 2005, as far as its sources agree.",
     "due": date(2011, 8, 31)},
)  # fmt: skip


def lead_passes(stage: Stage) -> None:
    """The lead department changes: three items, each accepted by both departments."""
    row = open_hand_over(
        stage.mission,
        by=stage.person("planner"),
        kind="department",
        giving="DPA",
        receiving="DPKO",
        giver=stage.person("planner"),
        receiver=stage.person("planner-dpko"),
        note=A,
        items=OF_THE_LEAD,
        on=stage.today,
    )
    for item in _items(row):
        for who in ("planner", "planner-dpko"):
            accept_item(item, by=stage.person(who), on=stage.today)


def predecessor_hands_over(stage: Stage) -> None:
    """UNMIS hands over: the first item has passed, the second is accepted by UNMIS, the third is declined."""
    row = open_hand_over(
        stage.mission,
        by=stage.person("planner-dpko"),
        kind="predecessor",
        giving="UNMIS",
        receiving="Mission in South Sudan",
        giver=stage.person("field"),
        receiver=stage.person("planner-dpko"),
        due=date(2011, 10, 9),
        note=A,
        items=OF_UNMIS,
        on=stage.today,
    )
    people, assets, data = _items(row)
    for item, who in ((people, "field"), (people, "planner-dpko"), (assets, "field"), (data, "field")):
        accept_item(item, by=stage.person(who), on=stage.today)
    why = "Two of the sources have not agreed yet; their part is listed apart."
    decline_item(data, by=stage.person("planner-dpko"), note=why, on=stage.today)


def _items(row: HandOver) -> list[Any]:
    return list(row.items.select_related("hand_over__mission"))
