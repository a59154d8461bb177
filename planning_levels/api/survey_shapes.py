"""Shapes of surveys and exercises, for the API's description."""

from typing import Literal

from pydantic import Field

from missions.rest.shapes import Row
from planning_levels.api.shapes import BlockerRow


class TeamRow(Row):
    """A member of a survey team."""

    name: str
    entity: str
    side: Literal["imtf", "unct", "outside"]


class CheckRow(Row):
    """What became of an assumption."""

    id: int
    result: Literal["confirmed", "changed", "dropped"]


class SurveyRow(Row):
    """A survey."""

    id: int
    kind: Literal["technical", "field-assessment", "transition"]
    state: Literal["planned", "launched", "debriefed", "completed"]
    level: str | None
    cycle: int | None
    from_date: str = Field(alias="from")
    to: str
    days: int
    places: list[str]
    leader: str
    leader_name: str
    team: list[TeamRow]
    launched_on: str | None
    debrief_held_on: str | None
    completed_on: str | None
    findings: list[str]
    assumptions: list[CheckRow]
    version: int


class SurveyReadiness(Row):
    """What stands in the way of launch and of completion."""

    launch: list[BlockerRow]
    complete: list[BlockerRow]


class SurveyDetail(SurveyRow):
    """A survey with its readiness."""

    readiness: SurveyReadiness


class FindingRow(Row):
    """A finding of an exercise."""

    id: int
    text: str
    closed_by: Literal["change", "reason"] | None
    change: str
    reason: str
    version: int


class ValidationRow(Row):
    """A country validation exercise."""

    id: int
    state: Literal["under_way", "completed"]
    cycle: int
    begun_on: str
    ends: str | None
    completed_on: str | None
    organisers: list[str]
    parts: list[str]
    groups: list[str]
    findings: list[FindingRow]
    version: int
