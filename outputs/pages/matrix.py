"""Pages: the matrix of comments, to read, to filter, to print and to take away."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from missions.errors import NotPermitted
from missions.models import Mission
from missions.roles import standing
from outputs.definition import OUTPUTS
from outputs.matrix_paper import ask_matrix, unanswered
from outputs.pages.parts import known, person_of, visible
from outputs.responses.matrix import (
    FILTERS,
    Line,
    as_csv,
    check_insider,
    choices,
    comments_on,
    grouped,
    matrix,
)
from outputs.responses.seeing import Sight, sight
from outputs.word import ConversionFailedError
from outputs.word.pandoc import to_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def matrix_page(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """Show the comments on an output by section, with what became of each."""
    mission = visible(request, key)
    seen = _sight(request, mission)
    chosen = _chosen(request)
    lines = matrix(mission, known(type), seen, chosen)
    rows = comments_on(mission, type, seen)
    context = {
        "mission": mission,
        "output": OUTPUTS[type],
        "crumbs": _crumbs(mission, type),
        "groups": grouped(lines),
        "lines": lines,
        "open": unanswered(lines),
        "filters": choices(rows, type),
        "chosen": chosen,
        "any_chosen": any(chosen.values()),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
    }
    return render(request, "outputs/matrix.html", context)


@login_required
@require_safe
def matrix_csv(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """Send the matrix for a spreadsheet, filtered as the page is."""
    mission = visible(request, key)
    lines: list[Line] = matrix(mission, known(type), _sight(request, mission), _chosen(request))
    answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}-{type}-comments.csv"'
    return answer


@login_required
@require_safe
def matrix_docx(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """Send the matrix as a Word file, filtered as the page is; 503 where the converter gave up."""
    mission = visible(request, key)
    lines = matrix(mission, known(type), _sight(request, mission), _chosen(request))
    shown = {"mission": mission, "output": OUTPUTS[type], "groups": grouped(lines), "lines": lines}
    page = render_to_string("papers/matrix_word.html", {**shown, "open": unanswered(lines)})
    try:
        file = to_docx(page)
    except ConversionFailedError as failure:
        return HttpResponse(str(failure), status=503, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(file, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{key}-{type}-comments.docx"'
    return answer


@login_required
@require_POST
def matrix_print(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """Ask for the matrix as a PDF, filtered as the page is."""
    mission = visible(request, key)
    try:
        job = ask_matrix(mission, known(type), person_of(request), _chosen(request))
    except NotPermitted as refusal:
        raise PermissionDenied(refusal.message) from refusal
    return redirect("outputs:paper", key, job.pk)


def _sight(request: HttpRequest, mission: Mission) -> Sight:
    """Return what the person sees; PermissionDenied (403) for those outside."""
    person = person_of(request)
    held = standing(person, mission)
    try:
        check_insider(held)
    except NotPermitted as refusal:
        raise PermissionDenied(refusal.message) from refusal
    return sight(person, mission, held)


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").replace("\0", "")[:60] for name in FILTERS}


def _crumbs(mission: Mission, output_type: str) -> list[dict[str, Any]]:
    return [
        {"text": _("Outputs"), "url": reverse("outputs:index", args=[mission.key])},
        {
            "text": OUTPUTS[output_type].title,
            "url": reverse("outputs:detail", args=[mission.key, output_type]),
        },
        {"text": _("Comments")},
    ]
