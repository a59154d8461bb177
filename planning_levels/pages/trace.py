"""`monitoring/benchmarks/{id}/trace/`: the way of one benchmark, from directive to exit."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from missions.pages.ground import context, person_of, standing_in, visible_mission
from monitoring.permissions import OBSERVERS
from monitoring.trend import drawn
from planning_levels.tracing import trace
from plans.models import Benchmark


@login_required
@require_safe
def benchmark_trace(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a benchmark as one row, with all that rests on it."""
    mission = visible_mission(request, key)
    row = get_object_or_404(Benchmark, mission=mission, pk=min(number, 2**63 - 1))
    roles = standing_in(request, mission)
    found = trace(mission, row, person_of(request), roles)
    figures = [(item.date, item.number) for item in found.course.whole if item.number is not None]
    shown = context(
        mission,
        (_("Monitoring"), reverse("monitoring:index", args=[key])),
        (row.reference or str(row)[:40], ""),
        found=found,
        row=row,
        trend=drawn(figures, row.target_value),
        may_measure=not mission.ended and roles.any_of(OBSERVERS) is not None,
        measure_url=f"{reverse('monitoring:measure', args=[key])}?benchmark={row.pk}",
    )
    return render(request, "planning_levels/benchmark_trace.html", shown)
