"""`deployments/`, `requests/`, `reviews/` of the task force; `reinforcements/` of the planning team."""

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from missions import backstopping, deployments, reinforcing
from missions.api import work_rows
from missions.api import work_shapes as shapes
from missions.api.bodies import BodyView, fields_of
from missions.models import BackstoppingRequest, Body, BodyReview, Deployment, Reinforcement
from missions.rest.queries import Filter, Listing

IMTF, IMPT = Body.Kind.IMTF.value, Body.Kind.IMPT.value


class WorkView(BodyView):
    """Base: the rows of a kind that belong to one of the bodies."""

    model: ClassVar[type[Model]]

    def rows(self) -> QuerySet[Any]:
        """Return the rows of this body."""
        return self.model._default_manager.filter(body__mission=self.mission, body__kind=self.kind)  # noqa: SLF001

    def find_inside(self) -> None:
        """Find the row that the address names, in this body."""
        super().find_inside()
        if "id" in self.kwargs:
            self.found = self.rows().get(pk=self.kwargs["id"])

    def made(self, row: dict[str, Any]) -> Response:
        """Answer with a new row and its address."""
        where = self.request.build_absolute_uri(f"{self.request.path}{row['id']}/")
        return self.shown(row, version=row["version"], status=201, location=where)

    def held(self, row: dict[str, Any]) -> Response:
        """Answer with a row as it stands."""
        return self.shown(row, version=row["version"])


class Deployments(WorkView):
    """People sent to the field, or to headquarters, for a time."""

    kind, model = IMTF, Deployment
    rights = {"POST": {IMTF: deployments.ANY_SENDER}}
    verbs = {"POST": "add-deployment"}
    listing = Listing(
        filters={"direction": Filter(choices=Deployment.Direction.values), "name": Filter()},
        ordering={"from": "from_date", "until": "until", "name": "name"},
    )
    takes = {"POST": shapes.DeploymentNew}
    gives = {"GET": shapes.DeploymentRow, "POST": {201: shapes.DeploymentRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the deployments."""
        return self.listed(self.rows().select_related("person"), work_rows.deployment_row)

    def post(self, request: Request, key: str) -> Response:
        """Send somebody for a time, with the rights of a member there."""
        given = fields_of(self, self.body(shapes.DeploymentNew).given())
        return self.made(
            work_rows.deployment_row(deployments.add_deployment(self.mission, by=self.person, **given))
        )


class OneDeployment(WorkView):
    """A deployment."""

    kind, model = IMTF, Deployment
    rights = {"PATCH": {IMTF: deployments.ANY_SENDER}}
    verbs = {"PATCH": "change-deployment"}
    takes = {"PATCH": shapes.DeploymentChange}
    gives = {"GET": shapes.DeploymentRow, "PATCH": shapes.DeploymentRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a deployment."""
        return self.held(work_rows.deployment_row(self.found))

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change a deployment; `until` is its last day."""
        given = self.body(shapes.DeploymentChange).given()
        version = self.if_match()
        fields = fields_of(self, given)
        sent = deployments.change_deployment(
            self.mission, self.found, by=self.person, if_version=version, **fields
        )
        return self.held(work_rows.deployment_row(sent))


class Requests(WorkView):
    """What the mission has asked of the task force."""

    kind, model = IMTF, BackstoppingRequest
    rights = {"POST": {IMTF: backstopping.ASKERS}}
    verbs = {"POST": "ask-task-force"}
    listing = Listing(ordering={"asked_on": "asked_on", "wanted_by": "wanted_by"}, search=("text", "answer"))
    takes = {"POST": shapes.RequestNew}
    gives = {"GET": shapes.RequestRow, "POST": {201: shapes.RequestRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the requests, the latest first."""
        return self.listed(self.rows().select_related("asked_by", "answered_by"), work_rows.request_row)

    def post(self, request: Request, key: str) -> Response:
        """Ask something of the task force."""
        given = self.body(shapes.RequestNew).given()
        return self.made(work_rows.request_row(backstopping.ask(self.mission, by=self.person, **given)))


class OneRequest(WorkView):
    """A request of the mission."""

    kind, model = IMTF, BackstoppingRequest
    rights = {"PATCH": {IMTF: backstopping.ANSWERERS}}
    verbs = {"PATCH": "answer-mission"}
    takes = {"PATCH": shapes.RequestAnswer}
    gives = {"GET": shapes.RequestRow, "PATCH": shapes.RequestRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a request."""
        return self.held(work_rows.request_row(self.found))

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Answer it."""
        said = self.body(shapes.RequestAnswer)
        version = self.if_match()
        row = backstopping.answer(
            self.mission, self.found, by=self.person, text=said.answer, on=said.on, if_version=version
        )
        return self.held(work_rows.request_row(row))


class Reviews(WorkView):
    """The reviews of the task force, once the mission is operational."""

    kind, model = IMTF, BodyReview
    listing = Listing(ordering={"called_on": "called_on"})
    gives = {"GET": shapes.ReviewRow}

    def get(self, request: Request, key: str) -> Response:
        """List the reviews."""
        return self.listed(self.rows().select_related("held_by", "terms"), work_rows.review_row)


class OneReview(WorkView):
    """A review of the task force."""

    kind, model = IMTF, BodyReview
    rights = {"PATCH": {IMTF: backstopping.REVIEWERS}}
    verbs = {"PATCH": "review-task-force"}
    takes = {"PATCH": shapes.ReviewHeld}
    gives = {"GET": shapes.ReviewRow, "PATCH": shapes.ReviewRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a review."""
        return self.held(work_rows.review_row(self.found))

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Write down what it found; new terms of reference may follow from it at once."""
        given = self.body(shapes.ReviewHeld).given()
        given["terms"] = given.pop("terms_of_reference", "")
        version = self.if_match()
        row = backstopping.hold_review(self.mission, self.found, by=self.person, if_version=version, **given)
        return self.held(work_rows.review_row(row))


class Reinforcements(WorkView):
    """Reinforcement of the planning team: asked for, ordered or declined."""

    kind, model = IMPT, Reinforcement
    rights = {"POST": {IMPT: reinforcing.ASKERS}}
    verbs = {"POST": "ask-reinforcement"}
    listing = Listing(
        filters={"state": Filter(choices=Reinforcement.State.values), "side": Filter()},
        ordering={"from": "from_date", "asked_on": "asked_on"},
    )
    takes = {"POST": shapes.ReinforcementNew}
    gives = {"GET": shapes.ReinforcementRow, "POST": {201: shapes.ReinforcementRow}}

    def get(self, request: Request, key: str) -> Response:
        """List what was asked for."""
        return self.listed(self.rows().select_related("asked_by", "answered_by"), work_rows.reinforcement_row)

    def post(self, request: Request, key: str) -> Response:
        """Ask for people beside the permanent staff."""
        given = self.body(shapes.ReinforcementNew).given()
        made = reinforcing.ask_reinforcement(self.mission, by=self.person, **given)
        return self.made(work_rows.reinforcement_row(made))


class OneReinforcement(WorkView):
    """A reinforcement of the planning team."""

    kind, model = IMPT, Reinforcement
    rights = {"PATCH": {IMPT: reinforcing.LEADERSHIP}}
    verbs = {"PATCH": "answer-reinforcement"}
    takes = {"PATCH": shapes.ReinforcementAnswer}
    gives = {"GET": shapes.ReinforcementRow, "PATCH": shapes.ReinforcementRow}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show it."""
        return self.held(work_rows.reinforcement_row(self.found))

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Order it, or decline it with a reason."""
        said = self.body(shapes.ReinforcementAnswer)
        version = self.if_match()
        row = reinforcing.answer_reinforcement(
            self.mission,
            self.found,
            by=self.person,
            ordered=said.ordered,
            answer=said.answer,
            if_version=version,
        )
        return self.held(work_rows.reinforcement_row(row))
