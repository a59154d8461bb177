"""REST API: what changed between two versions, as a PDF."""

from typing import Any

from django.http import FileResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.queries import Filter
from outputs.api.pdf import JobShape, answers, file_or_job, shown
from outputs.api.versions import VersionView
from outputs.comparison.asking import ask_comparison
from outputs.models import Version
from outputs.rendering import retry


class ComparePdf(VersionView):
    """What changed between two versions, as a PDF."""

    parameters = {"with": Filter(kind="integer", description="The version to compare with; the one before.")}
    gives = {"POST": {202: JobShape}}

    def before(self) -> Version:
        """Return the version to compare with; Invalid (400) where there is none with this number."""
        return self.other(self.query("with", max(self.found.number - 1, 1)))

    @extend_schema(responses=answers("application/pdf"))
    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the PDF of the changes: 200 with the file, or 202 with the job that makes it."""
        return file_or_job(ask_comparison(self.before(), self.found, self.person))

    def post(self, request: Request, **kwargs: Any) -> Response:
        """Ask for the PDF of the changes, also once more after a failure: 202 with the job."""
        job = retry(ask_comparison(self.before(), self.found, self.person), self.person)
        return Response(shown(job), status=202, headers={"Location": reverse("api-job", args=[job.pk])})
