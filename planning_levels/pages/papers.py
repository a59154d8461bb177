"""Pages: papers of a decision. Positions and changes for who decides; the dossier for insiders."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from missions.errors import NotPermitted
from planning_levels.access import decisions_for
from planning_levels.definition import DECISION_POINTS
from planning_levels.dossier import Matter, ask_dossier, decided_matter, waiting_matter
from planning_levels.dossier.matter import named, outcome_of
from planning_levels.pages.common import person_of, visible_mission
from planning_levels.positions_paper import ask_positions, may_take
from planning_levels.reading import Reading

__all__ = ["clearance_paper", "decided_dossier", "may_take", "waiting_dossier"]


@login_required
@require_POST
def clearance_paper(request: HttpRequest, key: str, gate: str) -> HttpResponse:
    """Print the positions and changes for who decides, or for their office (403 for others)."""
    mission = visible_mission(request, key)
    if gate not in DECISION_POINTS:
        raise Http404
    try:
        job = ask_positions(mission, person_of(request), gate)
    except NotPermitted as refusal:
        raise PermissionDenied(_(refusal.message)) from refusal
    return redirect("outputs:paper", mission.key, job.pk)


@login_required
@require_http_methods(["GET", "POST"])
def decided_dossier(request: HttpRequest, key: str, id: int) -> HttpResponse:  # noqa: A002 (the address's name)
    """Say what the dossier of a decision holds; print it (404 for those outside)."""
    return _dossier(request, decided_matter(visible_mission(request, key), id, person_of(request)))


@login_required
@require_http_methods(["GET", "POST"])
def waiting_dossier(request: HttpRequest, key: str, gate: str) -> HttpResponse:
    """Say what the dossier of a decision that waits would hold; print it as a working draft."""
    reading = Reading(visible_mission(request, key))
    return _dossier(request, waiting_matter(reading, gate, person_of(request)))


def _dossier(request: HttpRequest, matter: Matter | None) -> HttpResponse:
    if matter is None:
        raise Http404
    if request.method == "POST":
        job = ask_dossier(matter, person_of(request))
        return redirect("outputs:paper", matter.mission.key, job.pk)
    others = decisions_for(person_of(request)).filter(mission=matter.mission).order_by("-pk")
    context = {
        "mission": matter.mission,
        "matter": matter,
        "others": [
            {"decision": item, "name": named(item.gate, item.verb), "outcome": outcome_of(item)}
            for item in others.exclude(pk=matter.decision.pk if matter.decision else 0)
        ],
        "today": matter.mission.today(),
        "crumbs": [{"text": matter.name, "url": _page(matter)}, {"text": _("Dossier")}],
    }
    return render(request, "planning_levels/dossier.html", context)


def _page(matter: Matter) -> str:
    return f"/missions/{matter.mission.key}/decisions/{matter.gate}/" if matter.point else ""
