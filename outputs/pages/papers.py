"""Pages: a paper being printed for the person who asked, and its file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from missions.models import Mission
from outputs.access import jobs_for
from outputs.files import sent
from outputs.jobs import file_of
from outputs.models import Job
from outputs.pages.parts import person_of, visible
from outputs.papers import PAPER


@login_required
@never_cache
@require_safe
def paper(request: HttpRequest, key: str, id: int) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show how far the printing is; the part of the page asks again by itself until the file is there."""
    mission = visible(request, key)
    job = _own(request, mission, id)
    context = {
        "mission": mission,
        "crumbs": [{"text": _("Printing")}],
        "job": job,
        "ready": file_of(job) is not None,
        "waiting": job.state in (Job.State.QUEUED, Job.State.RUNNING),
    }
    part = bool(getattr(request, "htmx", False))
    return render(request, "outputs/_paper.html" if part else "outputs/paper.html", context)


@login_required
@require_safe
def paper_file(request: HttpRequest, key: str, id: int) -> HttpResponseBase:  # noqa: A002
    """Send the paper to who asked for it; 404 while it is not made."""
    job = _own(request, visible(request, key), id)
    if file_of(job) is None:
        raise Http404
    return sent(job)


def _own(request: HttpRequest, mission: Mission, pk: int) -> Job:
    job = jobs_for(person_of(request)).filter(kind=PAPER, mission=mission, pk=pk).first()
    if job is None:
        raise Http404
    return job
