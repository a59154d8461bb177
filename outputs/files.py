"""Finished files on their way to a person: who may have one, and with which headers."""

from django.http import FileResponse, Http404

from missions.errors import NotPermitted
from missions.models import Mission, Person
from missions.roles import standing
from outputs.comparison.asking import COMPARISON
from outputs.jobs import file_of
from outputs.models import Job
from outputs.papers import PAPER
from outputs.rendering import EXPORT, PDF, filename_of

TYPES = dict.fromkeys((PDF, PAPER, COMPARISON), "application/pdf") | {EXPORT: "application/zip"}
# The export holds departments' positions, comments and the record, which partners and observers never see.
OUTSIDERS = frozenset({"partner", "observer"})


def may_export(person: Person, mission: Mission) -> None:
    """Raise NotPermitted (403) for those who see a mission from outside only."""
    if standing(person, mission).roles <= OUTSIDERS:
        raise NotPermitted("The export holds confidential parts; partners and observers do not receive it.")


def may_have(person: Person, job: Job) -> None:
    """Raise NotPermitted (403) when the person, who sees the mission, may not have this job's file."""
    if job.kind == EXPORT:
        may_export(person, job.mission)


def sent(job: Job) -> FileResponse:
    """Return the job's file as an answer, streamed; Http404 when there is none (any more)."""
    path = file_of(job)
    if path is None:
        raise Http404
    answer = FileResponse(
        path.open("rb"),
        as_attachment=job.kind == EXPORT,
        filename=f"{job.subject}.pdf" if job.kind == PAPER else filename_of(job),
        content_type=TYPES[job.kind],
    )
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = f'"{job.sha256}"'
    return answer
