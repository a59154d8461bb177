"""`missions/{key}/performance/`: the cycle of plan, perform, assess, adjust; what is due, and corrections."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.views import Listing, MissionView
from monitoring import cycling
from monitoring.api_performance_shapes import (
    CloseShape,
    CorrectionRow,
    CycleRow,
    DecideShape,
    DecisionRow,
    DueRow,
    PaceRow,
    PaceShape,
    PerformanceRow,
    StepRow,
    StepShape,
)
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.models import Cycle, CycleRecommendation, CycleStep, Measurement, Pace
from monitoring.permissions import LEADERS, PACERS, REVIEWERS
from monitoring.registers import PERFORMANCE
from monitoring.showing import (
    correction_as_data,
    cycle_as_data,
    cycles_of,
    due_as_data,
    monitored,
    owed_as_data,
    pace_as_data,
    phases_as_data,
    step_as_data,
)
from plans.keeping import Book
from plans.rest import LARGEST_ID, RowsView, RowView, shapes_of

SHAPES = shapes_of(PERFORMANCE.values())


class PerformanceView(MissionView):
    """The performance cycle: its definition, the mission's pace, its cycles."""

    gives: ClassVar[Mapping[str, Any]] = {"GET": PerformanceRow}

    def get(self, request: Request, key: str) -> Response:
        """Show phases and steps in their order, the cycles, and what is owed."""
        stands = monitored(self.mission)
        return Response(
            {
                "pace": pace_as_data(Pace.objects.filter(mission=self.mission).first()),
                "phases": phases_as_data(),
                "owed": [owed_as_data(item) for item in stands.owed],
                "cycles": [cycle_as_data(item) for item in cycles_of(self.mission)],
                "undecided": stands.undecided,
                "open_adjustments": stands.open_adjustments,
            }
        )


class PaceView(MissionView):
    """How often the mission is assessed."""

    writers: ClassVar[Mapping[str, tuple[str, ...]]] = {"PUT": PACERS}
    verbs: ClassVar[Mapping[str, str]] = {"PUT": "set-pace"}
    takes: ClassVar[Mapping[str, Any]] = {"PUT": PaceShape}
    gives: ClassVar[Mapping[str, Any]] = {"GET": PaceRow, "PUT": PaceRow}

    def get(self, request: Request, key: str) -> Response:
        """Show the pace; 404 where nobody has set one."""
        held = Pace.objects.get(mission=self.mission)
        return self.shown(pace_as_data(held), version=held.version)

    def put(self, request: Request, key: str) -> Response:
        """Set the pace."""
        given = self.body(PaceShape).given()
        version = self.if_match() if Pace.objects.filter(mission=self.mission).exists() else None
        held = cycling.set_pace(self.mission, by=self.person, if_version=version, **given)
        return self.shown(pace_as_data(held), version=held.version)


class _Kept:
    """Which register of the cycle the address names."""

    kwargs: dict[str, Any]

    def book(self) -> Book:
        """Return the register of the address."""
        return CYCLE_BOOKS[self.kwargs["register"]]


class PerformanceRowsView(_Kept, RowsView):
    """The rows of a register of the cycle."""

    takes: ClassVar[Mapping[str, Any]] = {"POST": SHAPES["POST"]}
    gives: ClassVar[Mapping[str, Any]] = {"GET": SHAPES["shown"], "POST": {201: SHAPES["shown"]}}
    verbs: ClassVar[Mapping[str, str]] = {"POST": "add-recommendation"}


class PerformanceRowView(_Kept, RowView):
    """One row of a register of the cycle."""

    takes: ClassVar[Mapping[str, Any]] = {"PATCH": SHAPES["PATCH"]}
    gives: ClassVar[Mapping[str, Any]] = {"GET": SHAPES["shown"], "PATCH": SHAPES["shown"]}
    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "change-recommendation", "DELETE": "remove-recommendation"}


class StepView(MissionView):
    """A step of a cycle."""

    writers: ClassVar[Mapping[str, tuple[str, ...]]] = {"PATCH": REVIEWERS}
    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "mark-cycle-step"}
    takes: ClassVar[Mapping[str, Any]] = {"PATCH": StepShape}
    gives: ClassVar[Mapping[str, Any]] = {"GET": StepRow, "PATCH": StepRow}

    def find_inside(self) -> None:
        """Find the step in its cycle."""
        self.found = CycleStep.objects.select_related("cycle").get(
            cycle__mission=self.mission, cycle=min(self.kwargs["row"], LARGEST_ID), step=self.kwargs["step"]
        )

    def get(self, request: Request, key: str, row: int, step: str) -> Response:
        """Show the step."""
        return self.shown(step_as_data(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, row: int, step: str) -> Response:
        """Say when it was done, and who took part."""
        given = self.body(StepShape).given()
        version = self.if_match()
        held = cycling.mark_step(
            self.mission, self.found.cycle, step, by=self.person, if_version=version, **given
        )
        return self.shown(step_as_data(held), version=held.version)


class DecideView(MissionView):
    """The leadership's answer to a recommendation."""

    writers: ClassVar[Mapping[str, tuple[str, ...]]] = {"POST": LEADERS}
    verbs: ClassVar[Mapping[str, str]] = {"POST": "decide-recommendation"}
    takes: ClassVar[Mapping[str, Any]] = {"POST": DecideShape}
    gives: ClassVar[Mapping[str, Any]] = {"POST": DecisionRow}

    def find_inside(self) -> None:
        """Find the recommendation."""
        self.found = CycleRecommendation.objects.get(
            mission=self.mission, pk=min(self.kwargs["row"], LARGEST_ID)
        )

    def post(self, request: Request, key: str, row: int) -> Response:
        """Accept it, in part or as a whole, or decline it."""
        given = self.body(DecideShape).given()
        held = cycling.decide(self.mission, self.found, by=self.person, **given)
        names = ("decision", "reason", "decided_on", "decider", "version")
        return self.shown(
            {"id": held.pk, **{name: getattr(held, name) for name in names}}, version=held.version
        )


class CloseView(MissionView):
    """The end of a cycle."""

    writers: ClassVar[Mapping[str, tuple[str, ...]]] = {"POST": LEADERS}
    verbs: ClassVar[Mapping[str, str]] = {"POST": "close-cycle"}
    takes: ClassVar[Mapping[str, Any]] = {"POST": CloseShape}
    gives: ClassVar[Mapping[str, Any]] = {"POST": CycleRow}

    def find_inside(self) -> None:
        """Find the cycle."""
        self.found = Cycle.objects.get(mission=self.mission, pk=min(self.kwargs["row"], LARGEST_ID))

    def post(self, request: Request, key: str, row: int) -> Response:
        """Close it, once every recommendation is answered."""
        given = self.body(CloseShape).given()
        held = cycling.close_cycle(self.mission, self.found, by=self.person, **given)
        return self.shown(cycle_as_data(held), version=held.version)


class DueView(MissionView):
    """What is due of the benchmarks."""

    listing = Listing()
    gives: ClassVar[Mapping[str, Any]] = {"GET": DueRow}

    def get(self, request: Request, key: str) -> Response:
        """Show for each benchmark whether its last period is measured, and the periods that are not."""
        stands = monitored(self.mission)
        pairs = zip(stands.courses, stands.dues, strict=True)
        return self.listed([due_as_data(one, owed) for one, owed in pairs])


class CorrectionsView(MissionView):
    """What a measurement said before."""

    listing = Listing()
    gives: ClassVar[Mapping[str, Any]] = {"GET": CorrectionRow}

    def find_inside(self) -> None:
        """Find the measurement."""
        self.found = Measurement.objects.get(mission=self.mission, pk=min(self.kwargs["row"], LARGEST_ID))

    def get(self, request: Request, key: str, row: int) -> Response:
        """Show the values that were corrected, the oldest first."""
        rows = self.found.corrections.select_related("corrected_by")
        return self.listed([correction_as_data(item) for item in rows])
