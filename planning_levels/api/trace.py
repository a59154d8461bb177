"""`benchmarks/{id}/trace/`: the way of one benchmark, entered once, from directive to exit."""

from typing import Literal

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.shapes import Row
from missions.rest.views import MissionView
from planning_levels.tracing import as_data, trace
from plans.models import Benchmark
from plans.rest import LARGEST_ID


class TraceItem(Row):
    """Something that rests on the benchmark."""

    text: str
    href: str
    note: str
    on: str | None


class TraceStage(Row):
    """A stage of the way; `reached` tells whether anything rests on the benchmark there."""

    key: Literal["set", "directive", "plan", "budget", "measurement", "review", "exit"]
    title: str
    reached: bool
    items: list[TraceItem]


class TraceRow(Row):
    """A benchmark through directive, plan, budget, measurement, review and exit."""

    benchmark: int
    reference: str
    name: str
    definition: str
    exit: bool
    standing: Literal["not-measured", "no-figure", "on-the-way", "met"]
    owed: Literal["uncounted", "measured", "due", "late"]
    stages: list[TraceStage]


class TraceView(MissionView):
    """The way of one benchmark."""

    gives = {"GET": TraceRow}

    def find_inside(self) -> None:
        """Find the benchmark."""
        self.found = Benchmark.objects.get(mission=self.mission, pk=min(self.kwargs["number"], LARGEST_ID))

    def get(self, request: Request, key: str, number: int) -> Response:
        """Show all that rests on the benchmark."""
        return Response(as_data(trace(self.mission, self.found, self.person, self.standing())))
