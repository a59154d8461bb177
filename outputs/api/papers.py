"""REST API: papers printed for the one person who asks: 202 with the job, then 200 with the file."""

from typing import Any

from django.http import FileResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missions.models import Mission
from missions.rest.queries import Filter
from missions.rest.views import MissionView
from missions.roles import standing
from outputs.api.pdf import JobShape, answers, file_or_job, shown
from outputs.definition import OUTPUTS
from outputs.matrix_paper import ask_matrix
from outputs.models import Comment, Job
from outputs.responses.matrix import FILTERS, check_insider


class PaperPdf(MissionView):
    """Base: a paper for the person who asks. What it shows is as it stands when asked for."""

    gives = {"POST": {202: JobShape}}

    def ask(self) -> Job:
        """Return the job that prints the paper."""
        raise NotImplementedError

    @extend_schema(responses=answers("application/pdf"))
    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the paper: 200 with the file, or 202 with the job that makes it."""
        return file_or_job(self.ask())

    def post(self, request: Request, **kwargs: Any) -> Response:
        """Ask for the paper, also once more after a failure: 202 with the job."""
        job = self.ask()
        return Response(shown(job), status=202, headers={"Location": reverse("api-job", args=[job.pk])})


class MatrixPdf(PaperPdf):
    """The comments on an output with what became of each, as a PDF."""

    parameters = {
        "section": Filter(description="Only comments on this section."),
        "entity": Filter(description="Only comments of this entity."),
        "disposition": Filter(choices=Comment.Disposition.values),
        "version": Filter(kind="integer", description="Only comments on this version."),
    }

    def find_inside(self) -> None:
        """Know the output's type."""
        if self.kwargs["type"] not in OUTPUTS:
            raise Mission.DoesNotExist

    def may(self, method: str) -> None:
        """Those who contribute from outside, observers and partners do not receive it (403)."""
        check_insider(standing(self.person, self.mission))

    def ask(self) -> Job:
        """Return the job that prints the matrix, filtered as asked."""
        chosen = {name: str(self.request.query_params.get(name, "")) for name in FILTERS}
        return ask_matrix(self.mission, self.kwargs["type"], self.person, chosen)
