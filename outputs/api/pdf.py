"""REST API: PDFs of versions, the export of a mission, and the jobs that make them."""

from typing import Any
from urllib.parse import quote

import pydantic
from django.http import FileResponse, Http404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.views import MissionView, View
from outputs.access import jobs_for, versions_for
from outputs.files import may_export, may_have, sent
from outputs.jobs import file_of
from outputs.models import Job
from outputs.rendering import ask_export, ask_pdf, retry


class JobShape(pydantic.BaseModel):
    """A piece of background work."""

    id: int
    kind: str
    mission: str
    state: str
    progress: str
    attempts: int
    result: str | None
    error: str | None
    pages: int | None
    size: int | None
    sha256: str | None
    asked_at: str
    finished_at: str | None


def shown(job: Job) -> dict[str, Any]:
    """Return a job as the API shows it; `result` is the address of the file once it is there."""
    done = job.state == Job.State.DONE
    return {
        "id": job.pk,
        "kind": job.kind,
        "mission": job.mission.key,
        "state": job.state,
        "progress": job.phase,
        "attempts": job.attempts,
        "result": reverse("api-job-file", args=[job.pk]) if done and file_of(job) else None,
        "error": job.error or None,
        "pages": job.pages or None,
        "size": job.size or None,
        "sha256": job.sha256 or None,
        "asked_at": job.asked_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
    }


def file_or_job(job: Job) -> FileResponse | Response:
    """Answer 200 with the file, or 202 with the job and its address."""
    if file_of(job) is not None:
        return sent(job)
    return Response(shown(job), status=202, headers={"Location": quote(reverse("api-job", args=[job.pk]))})


def answers(kind: str) -> dict[Any, Any]:
    """Return the answers of an address that sends a file or the job that makes it."""
    return {
        (200, kind): OpenApiResponse(OpenApiTypes.BINARY, description="The file."),
        202: OpenApiResponse(JobShape, description="Being made; Location is the address of the job."),
    }


class VersionPdf(MissionView):
    """The PDF of a version."""

    gives = {"POST": {202: JobShape}}

    def find_inside(self) -> None:
        """Find the version; DoesNotExist (404) when it is not there."""
        versions = versions_for(self.person).select_related("output__mission", "cites__output")
        self.version = versions.get(
            output__mission=self.mission, output__type=self.kwargs["type"], number=self.kwargs["number"]
        )

    @extend_schema(responses=answers("application/pdf"))
    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the PDF: 200 with the file, or 202 with the job that makes it."""
        return file_or_job(ask_pdf(self.version, self.person))

    def post(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Ask for the PDF, also once more after a failure: 202 with the job."""
        job = retry(ask_pdf(self.version, self.person), self.person)
        return Response(shown(job), status=202, headers={"Location": reverse("api-job", args=[job.pk])})


class Export(MissionView):
    """The export of a mission: JSON, frozen documents, PDFs, record and hashes in one ZIP."""

    def may(self, method: str) -> None:
        """Partners and observers do not receive it (403)."""
        may_export(self.person, self.mission)

    @extend_schema(responses=answers("application/zip"))
    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the export: 200 with the ZIP, or 202 with the job that packs it."""
        return file_or_job(retry(ask_export(self.mission, self.person), self.person))


class JobState(View):
    """A job of a mission that the person sees."""

    gives = {"GET": JobShape}

    def find(self) -> None:
        """Find the job; DoesNotExist (404) outside the person's missions."""
        self.job = jobs_for(self.person).select_related("mission", "of__output").get(pk=self.kwargs["pk"])

    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the state of a job: queued, running, done or failed, with progress, result and error."""
        return Response(shown(self.job))


class JobFile(JobState):
    """The file that a job has made."""

    def may(self, method: str) -> None:
        """An export is not for partners and observers (403)."""
        may_have(self.person, self.job)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, **kwargs: Any) -> FileResponse | Response:
        """Get the file of a finished job; 404 until it is there."""
        if file_of(self.job) is None:
            raise Http404
        return sent(self.job)
