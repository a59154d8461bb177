"""`exit/`: triggers, successors, assets and residual tasks of the transition, as they stand."""

from typing import Any, Literal

from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader
from missions.rest.shapes import Row
from missions.rest.views import MissionView
from planning_levels.exiting import before_completion, exit_of, gates_of, recommends
from planning_levels.reading import Reading


class TriggerRow(Row):
    """A benchmark that speaks for exit."""

    benchmark: int
    name: str
    standing: Literal["not-measured", "no-figure", "on-the-way", "met"]
    developed_with: list[str]


class ArrangementRow(Row):
    """A successor arrangement, what it lacks, and where its dates conflict."""

    successor: int
    kind: str
    lacking: str
    conflicts: list[str]


class GateRow(Row):
    """A gate of Level 3.2."""

    gate: str
    passed: bool


class ExitRow(Row):
    """Transition and exit as they stand."""

    triggers: list[TriggerRow]
    recommendation_drafted: bool = Field(description="Whether one waits to be sent by the SRSG.")
    successors: list[ArrangementRow]
    assets: int
    assets_without_disposition: list[int]
    residual_tasks: list[int]
    residual_tasks_without_owner: list[int]
    long_term_strategy: bool = Field(description="Whether the plan says how it ties in with it.")
    gates: list[GateRow]
    before_completion: list[dict[str, Any]]


class Exit(MissionView):
    """Transition and exit."""

    gives = {"GET": ExitRow}

    def get(self, request: Request, key: str) -> Response:
        """Show them as they stand."""
        reading = Reading(self.mission, reader=Reader(self.person, self.mission))
        found = exit_of(reading, self.person)
        return Response(
            {
                "triggers": [
                    {
                        "benchmark": item.course.benchmark.pk,
                        "name": item.course.benchmark.name,
                        "standing": item.course.standing,
                        "developed_with": list(item.parties),
                    }
                    for item in found.triggers
                ],
                "recommendation_drafted": recommends(reading),
                "successors": [
                    {
                        "successor": item.row.pk,
                        "kind": item.row.kind,
                        "lacking": item.lacking,
                        "conflicts": list(item.conflicts),
                    }
                    for item in found.arrangements
                ],
                "assets": len(found.assets),
                "assets_without_disposition": [item.pk for item in found.undisposed],
                "residual_tasks": [item.pk for item in found.residual],
                "residual_tasks_without_owner": [item.pk for item in found.unowned],
                "long_term_strategy": found.strategy,
                "gates": [{"gate": gate, "passed": passed} for gate, _decision, passed in gates_of(reading)],
                "before_completion": []
                if self.mission.ended
                else [item.as_data() for item in before_completion(reading)],
            }
        )
