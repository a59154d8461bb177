"""`validation/`: the country validation exercise, made by `begin-validation`, and its findings."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter, Listing
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.api.survey_shapes import FindingRow, ValidationRow
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Validation, ValidationFinding
from planning_levels.showing.surveys import finding_row, validation_row
from planning_levels.verbs import validation as validating
from planning_levels.verbs.fields import Fields, read

EXERCISES = Validation.objects.select_related("run").prefetch_related("findings")


class Validations(LevelsView):
    """The validation exercises of a mission."""

    listing = Listing(filters={"cycle": Filter("run__cycle", kind="integer")}, ordering=("begun_on",))
    gives = {"GET": ValidationRow}

    def get(self, request: Request, key: str) -> Response:
        """List the exercises."""
        return self.listed(EXERCISES.filter(mission=self.mission), validation_row)


class ValidationView(LevelsView):
    """Base: one exercise of the mission."""

    def find_inside(self) -> None:
        """Find the exercise in this mission."""
        self.found = EXERCISES.get(mission=self.mission, pk=self.kwargs["id"])


class OneValidation(ValidationView):
    """An exercise."""

    gives = {"GET": ValidationRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show an exercise with its findings."""
        return self.shown(validation_row(self.found), version=self.found.version)


class CompleteValidation(ValidationView):
    """Complete an exercise."""

    acts = {"POST": WITHIN["complete-validation"]}
    verbs = {"POST": "complete-validation"}
    takes = {"POST": request_shape("complete-validation", Fields)}
    gives = {"POST": ValidationRow}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Complete the exercise; open findings stand in the way of adoption, not of this."""
        validating.complete_validation(self.mission, self.found, by=self.person, data=self.data())
        shown = EXERCISES.get(pk=self.found.pk)
        return self.shown(validation_row(shown), version=shown.version)


class Findings(ValidationView):
    """The findings of an exercise."""

    listing = Listing(search=("text", "change", "reason"))
    acts = {"POST": WITHIN["add-finding"]}
    verbs = {"POST": "add-finding"}
    takes = {"POST": request_shape("add-finding", validating.FindingFields)}
    gives = {"GET": FindingRow, "POST": {201: FindingRow}}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """List the findings."""
        return self.listed(ValidationFinding.objects.filter(validation=self.found), finding_row)

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Add a finding."""
        row = validating.keep_finding(self.mission, self.found, by=self.person, data=self.data())
        where = request.build_absolute_uri(f"{request.path}{row.pk}/")
        return self.shown(finding_row(row), version=row.version, status=201, location=where)


class OneFinding(ValidationView):
    """A finding of an exercise."""

    acts = {"PATCH": WITHIN["add-finding"]}
    verbs = {"PATCH": "close-finding"}
    takes = {"PATCH": request_shape("change-finding", validating.FindingFields)}
    gives = {"GET": FindingRow, "PATCH": FindingRow}

    def find_inside(self) -> None:
        """Find the finding in this exercise."""
        super().find_inside()
        self.finding = ValidationFinding.objects.get(validation=self.found, pk=self.kwargs["fid"])

    def get(self, request: Request, key: str, id: int, fid: int) -> Response:  # noqa: A002
        """Show a finding."""
        return self.shown(finding_row(self.finding), version=self.finding.version)

    def patch(self, request: Request, key: str, id: int, fid: int) -> Response:  # noqa: A002
        """Change a finding; `closed_by` with its change or reason closes it."""
        data = self.data()
        read(validating.FindingFields, data)
        row = validating.keep_finding(
            self.mission,
            self.found,
            by=self.person,
            data=data,
            finding=self.finding,
            if_version=self.if_match(),
        )
        return self.shown(finding_row(row), version=row.version)
