"""Pages: a version, and the changes between two, as Word files."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from missions.errors import Invalid, Unprocessable
from missions.forms import whole_number
from outputs.models import Version
from outputs.pages.pdf import version_visible
from outputs.word_out import docx_of, redline_of


@login_required
@require_safe
def docx(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Send a version, or with `?section=` one section of it, as a Word file."""
    version = version_visible(request, key, type, number)
    return _made(request, version, lambda: docx_of(version, request.GET.get("section", "")))


@login_required
@require_safe
def compare_docx(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Send what changed from another version (`?with=`, by default the one before) as tracked changes."""
    wanted = whole_number(request.GET.get("with", ""))
    before = max(number - 1, 1) if wanted is None else wanted
    old, new = version_visible(request, key, type, before), version_visible(request, key, type, number)
    return _made(request, new, lambda: redline_of(old, new))


def _made(request: HttpRequest, version: Version, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the file; where it cannot be made, the version's page with the reason."""
    try:
        return make()
    except Invalid as wrong:
        raise Http404 from wrong
    except Unprocessable as refusal:
        messages.error(request, str(refusal))
        return redirect("outputs:version", version.output.mission.key, version.output.type, version.number)
