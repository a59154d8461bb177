"""Seating the task force and its sub-groups."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from missions import seating
from missions.action_points import settle_action_point
from missions.models import ActionPoint, Member
from planning_levels.demonstration.south_sudan import seats
from planning_levels.demonstration.stage import Stage
from planning_levels.verbs.bodies import establish_task_force, hand_over_chair

CHAIR_OF_DPA = {"name": "Mara Oldane (fictional)", "person": "imtf-chair-dpa", "entity": "DPA"}
CHAIR_OF_DPKO = {"name": "Tobin Areth (fictional)", "person": "imtf-chair", "entity": "DPKO"}


def seat(stage: Stage, by: str, told: Mapping[str, Any], kind: str = "imtf") -> Member:
    """Seat one person as the table of seats tells."""
    return seating.add_member(
        stage.mission,
        kind,
        by=stage.person(by),
        **{**told, "person": stage.person(told["person"])},
    )


def first_chair(stage: Stage) -> None:
    """Name the chair of DPA, who seats the first members."""
    hand_over_chair(stage.mission, by=stage.person("planner"), **CHAIR_OF_DPA)


def first_members(stage: Stage) -> None:
    """Seat those of 11 February: no police yet, and logistics below the grade."""
    for told in seats.FIRST:
        stage.kept[told["person"]] = seat(stage, "imtf-chair-dpa", told)


def complete(stage: Stage) -> None:
    """Fill the eight branches; the RC names the member of the country team after asking it."""
    for told in seats.COMPLETION:
        if told["from_date"] <= stage.today:
            seat(stage, "imtf-chair-dpa", told)
    seating.change_member(
        stage.mission,
        "imtf",
        stage.kept["amara-delvik"],
        by=stage.person("imtf-chair-dpa"),
        until=date(2011, 2, 13),
    )
    seat(stage, "rc-hc", seats.COUNTRY_TEAM)
    establish(stage)
    for point in ActionPoint.objects.filter(mission=stage.mission, gate="DP-INIT"):
        chair = stage.person("imtf-chair-dpa")
        settle_action_point(stage.mission, point, by=chair, state="done", note="Nine of nine seats.")


def further(stage: Stage) -> None:
    """Seat those whose place begins today."""
    for told in seats.COMPLETION:
        if told["seat"] == "further" and told["from_date"] == stage.today:
            seat(stage, "imtf-chair-dpa", told)


def establish(stage: Stage) -> None:
    """Try to establish the task force as it sits."""
    establish_task_force(stage.mission, by=stage.person("imtf-chair-dpa"))


def sub_group(stage: Stage, kind: str) -> None:
    """Form the sub-group of a kind."""
    told = next(item for item in seats.SUB_GROUPS if item["kind"] == kind)
    seating.add_sub_group(stage.mission, "imtf", by=stage.person("imtf-chair"), **told)
