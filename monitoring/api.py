"""`missions/{key}/measurements/`, `reviews/`, `observations/{register}/`: what happens, as rows."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.views import MissionView
from monitoring.recording import book_of, observing
from monitoring.registers import MEASUREMENTS, OBSERVATIONS, REVIEWS
from plans.keeping import Book
from plans.rest import RowsView, RowView, shapes_of
from plans.sheet_rest import SheetPreviewView, SheetView

MEASUREMENT_SHAPES = shapes_of([MEASUREMENTS])
REVIEW_SHAPES = shapes_of([REVIEWS])
OBSERVATION_SHAPES = shapes_of(OBSERVATIONS.values())


class _Facts:
    """Which register the address names: fixed in the address, or one of the observations."""

    kept_in: ClassVar[str] = ""
    kwargs: dict[str, Any]

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kept_in) if self.kept_in else observing(self.kwargs["register"])


class MeasurementsView(_Facts, RowsView):
    """Values of benchmarks."""

    kept_in = "measurements"
    described = MEASUREMENTS
    takes: ClassVar[Mapping[str, Any]] = {"POST": MEASUREMENT_SHAPES["POST"]}
    gives: ClassVar[Mapping[str, Any]] = {
        "GET": MEASUREMENT_SHAPES["shown"],
        "POST": {201: MEASUREMENT_SHAPES["shown"]},
    }
    verbs: ClassVar[Mapping[str, str]] = {"POST": "record-measurement"}


class MeasurementView(_Facts, RowView):
    """One value of a benchmark."""

    kept_in = "measurements"
    described = MEASUREMENTS
    takes: ClassVar[Mapping[str, Any]] = {"PATCH": MEASUREMENT_SHAPES["PATCH"]}
    gives: ClassVar[Mapping[str, Any]] = {
        "GET": MEASUREMENT_SHAPES["shown"],
        "PATCH": MEASUREMENT_SHAPES["shown"],
    }
    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "change-measurement", "DELETE": "remove-measurement"}


class ReviewsView(_Facts, RowsView):
    """Reviews; the verb `record-review` closes one."""

    kept_in = "reviews"
    described = REVIEWS
    takes: ClassVar[Mapping[str, Any]] = {"POST": REVIEW_SHAPES["POST"]}
    gives: ClassVar[Mapping[str, Any]] = {
        "GET": REVIEW_SHAPES["shown"],
        "POST": {201: REVIEW_SHAPES["shown"]},
    }
    verbs: ClassVar[Mapping[str, str]] = {"POST": "open-review"}


class ReviewView(_Facts, RowView):
    """One review."""

    kept_in = "reviews"
    described = REVIEWS
    takes: ClassVar[Mapping[str, Any]] = {"PATCH": REVIEW_SHAPES["PATCH"]}
    gives: ClassVar[Mapping[str, Any]] = {"GET": REVIEW_SHAPES["shown"], "PATCH": REVIEW_SHAPES["shown"]}
    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "change-review", "DELETE": "remove-review"}


class ObservationsView(_Facts, RowsView):
    """The rows of a register of observations."""

    takes: ClassVar[Mapping[str, Any]] = {"POST": OBSERVATION_SHAPES["POST"]}
    gives: ClassVar[Mapping[str, Any]] = {
        "GET": OBSERVATION_SHAPES["shown"],
        "POST": {201: OBSERVATION_SHAPES["shown"]},
    }
    verbs: ClassVar[Mapping[str, str]] = {"POST": "record-observation"}


class ObservationView(_Facts, RowView):
    """One observation."""

    takes: ClassVar[Mapping[str, Any]] = {"PATCH": OBSERVATION_SHAPES["PATCH"]}
    gives: ClassVar[Mapping[str, Any]] = {
        "GET": OBSERVATION_SHAPES["shown"],
        "PATCH": OBSERVATION_SHAPES["shown"],
    }
    verbs: ClassVar[Mapping[str, str]] = {"PATCH": "change-observation", "DELETE": "remove-observation"}


class MonitoringSheetView(SheetView):
    """A register of monitoring as a file."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class MonitoringSheetPreviewView(SheetPreviewView):
    """What a file would change in a register of monitoring."""

    def book(self) -> Book:
        """Return the register of the address."""
        return book_of(self.kwargs["register"])


class ObservationRegistersView(MissionView):
    """The registers of observations with their columns as JSON Schema."""

    def get(self, request: Request, **_address: Any) -> Response:
        """Show the registers of observations, each with its columns as JSON Schema."""
        return Response(
            {
                register.key: {
                    "title": register.title,
                    "purpose": register.purpose,
                    "columns": register.schema(),
                    "required": register.required,
                    "href": f"{request.path}{register.key}/",
                }
                for register in OBSERVATIONS.values()
            }
        )
