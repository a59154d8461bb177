"""Pages: a version's PDF and the fragment that shows how far its making is."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from missions.models import Person
from outputs.access import versions_for
from outputs.files import sent
from outputs.jobs import file_of
from outputs.models import Job, Version
from outputs.rendering import ask_pdf, known_pdf, retry


@dataclass(frozen=True, slots=True)
class JobState:
    """What a fragment shows of the making of a PDF; `job` is None while nobody has asked for it."""

    job: Job | None

    @property
    def waiting(self) -> bool:
        """Whether the fragment must look again by itself."""
        return self.job is not None and self.job.state in (Job.State.QUEUED, Job.State.RUNNING)

    @property
    def ready(self) -> bool:
        """Whether the file can be opened."""
        return self.job is not None and file_of(self.job) is not None


@dataclass(frozen=True, slots=True)
class PdfState(JobState):
    """How far the PDF of a version is."""

    version: Version


def pdf_state_of(version: Version) -> PdfState:
    """Return the state for a page that includes `outputs/_pdf_state.html`; asks for nothing."""
    return PdfState(known_pdf(version), version)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def pdf_state(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show the state of a version's PDF; POST asks for it, or tries once more after a failure."""
    version = version_visible(request, key, type, number)
    if request.method == "POST":
        person = cast("Person", request.user)
        state = PdfState(retry(ask_pdf(version, person), person), version)
        if not getattr(request, "htmx", False):
            return redirect(_page_before(request))
    else:
        state = pdf_state_of(version)
    return render(request, "outputs/_pdf_state.html", {"pdf": state})


@login_required
@require_safe
def pdf_file(request: HttpRequest, key: str, type: str, number: int) -> HttpResponseBase:  # noqa: A002
    """Send the PDF of a version; 404 while it is not made."""
    job = known_pdf(version_visible(request, key, type, number))
    if job is None or file_of(job) is None:
        raise Http404
    return sent(job)


def _page_before(request: HttpRequest) -> str:
    """Return the page from which the button was pressed without script; the fragment where it is not ours."""
    before = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if ours else request.path


def version_visible(request: HttpRequest, key: str, kind: str, number: int) -> Version:
    """Return a version of a mission that the person may see, else 404."""
    try:
        return (
            versions_for(cast("Person", request.user))
            .select_related("output__mission", "cites__output")
            .get(
                output__mission__key=key,
                output__type=kind,
                number=number,
            )
        )
    except Version.DoesNotExist as absent:
        raise Http404 from absent
