"""Pages of the performance cycle: the pace and the cycles, and one cycle in its seven steps."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.errors import Invalid
from missions.forms import Attempt, attempt, typed, whole_number
from missions.models import Mission
from missions.pages.ground import context, done, person_of, standing_in, visible_mission
from monitoring import cycling
from monitoring.cycle_steps import BY_KEY, PHASES
from monitoring.due import next_period
from monitoring.models import (
    Adjustment,
    Assessment,
    Cycle,
    CycleRecommendation,
    Pace,
)
from monitoring.permissions import LEADERS, OBSERVERS, PACERS, REVIEWERS
from monitoring.showing import cycles_of, monitored


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def performance(request: HttpRequest, key: str) -> HttpResponse:
    """Show how often the mission is assessed, what is missing, and its cycles; POST sets the pace."""
    mission = visible_mission(request, key)
    here = reverse("monitoring:performance", args=[key])
    tried: Attempt[Any] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _set_pace(request, mission))
        if tried.ok:
            return done(request, _("The pace is set; periods without an assessment are shown."), here)
    pace = Pace.objects.filter(mission=mission).first()
    cycles = list(cycles_of(mission))
    roles = standing_in(request, mission)
    following = next_period(pace, cycles, mission.today())
    asked = urlencode({"starts": following.first.isoformat(), "ends": following.last.isoformat()})
    shown = context(
        mission,
        (_("Monitoring"), reverse("monitoring:index", args=[key])),
        (_("Performance cycle"), ""),
        pace=pace,
        cycles=[{"cycle": item, "phase": item.phase} for item in cycles],
        stands=monitored(mission),
        following=following,
        open_url=f"{reverse('monitoring:add', args=[key, 'cycles'])}?{asked}",
        may_open=not mission.ended and roles.any_of(REVIEWERS) is not None,
        may_pace=not mission.ended and roles.any_of(PACERS) is not None,
        rhythms=Pace.Rhythm.choices,
        phases=_defined(),
        tried=tried,
        typed=request.POST,
    )
    return render(request, "monitoring/performance.html", shown, status=tried.status if tried else 200)


def _defined() -> list[dict[str, Any]]:
    steps = list(BY_KEY.values())
    return [
        {"phase": phase, "steps": [step for step in steps if step.phase == phase.key]}
        for phase in PHASES.values()
    ]


def _set_pace(request: HttpRequest, mission: Mission) -> Pace:
    sent = typed(request.POST)
    return cycling.set_pace(
        mission,
        by=person_of(request),
        rhythm=sent.get("rhythm", ""),
        since=_day(sent.get("since", ""), "since") or mission.today(),
        ground=sent.get("ground", ""),
        if_version=whole_number(sent.get("version", "")),
    )


def _day(text: str, field: str) -> date | None:
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Invalid("A date is written as 2011-07-08.", field=field)
    return day


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def one_cycle(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Show a cycle in its four phases and seven steps; mark a step, decide, close."""
    mission = visible_mission(request, key)
    rows = Cycle.objects.filter(mission=mission).select_related("mission")
    cycle = get_object_or_404(rows.prefetch_related("steps"), pk=min(row, 2**63 - 1))
    here = reverse("monitoring:cycle", args=[key, cycle.pk])
    tried: Attempt[Any] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _act(request, mission, cycle))
        if tried.ok and tried.result is not None:
            return done(request, tried.result, here)
    roles = standing_in(request, mission)
    steps = {item.step: item for item in cycle.steps.all()}
    of_cycle = {"mission": mission, "cycle": cycle}
    shown = context(
        mission,
        (_("Monitoring"), reverse("monitoring:index", args=[key])),
        (_("Performance cycle"), reverse("monitoring:performance", args=[key])),
        (str(cycle), ""),
        cycle=cycle,
        phase=cycle.phase,
        phases=[
            {"phase": item["phase"], "steps": [{"step": one, "row": steps[one.key]} for one in item["steps"]]}
            for item in _defined()
        ],
        assessments=Assessment.objects.filter(**of_cycle).select_related("activity", "objective"),
        recommendations=CycleRecommendation.objects.filter(**of_cycle).select_related(
            "decided_by", "assessment__activity"
        ),
        adjustments=Adjustment.objects.filter(**of_cycle).select_related("recommendation"),
        taken_over=[item.adjustment for item in cycle.taken_over.select_related("adjustment__cycle")],
        in_the_way=list(cycling.undecided(cycle)),
        decisions=CycleRecommendation.Decision.choices,
        may_mark=not mission.ended and roles.any_of(REVIEWERS) is not None,
        may_assess=not mission.ended and roles.any_of(OBSERVERS) is not None,
        may_decide=not mission.ended and roles.any_of(LEADERS) is not None,
        of_this=f"?cycle={cycle.pk}",
        tried=tried,
        typed=request.POST,
    )
    return render(request, "monitoring/cycle.html", shown, status=tried.status if tried else 200)


def _act(request: HttpRequest, mission: Mission, cycle: Cycle) -> str:
    """Do what a form of the page asks for; return what is said of it."""
    sent = typed(request.POST)
    by, version = person_of(request), whole_number(sent.get("version", ""))
    match sent.get("do", ""):
        case "step":
            return _mark(sent, mission, cycle, by, version)
        case "decide":
            held = get_object_or_404(
                CycleRecommendation, cycle=cycle, pk=whole_number(sent.get("recommendation", "")) or 0
            )
            cycling.decide(
                mission,
                held,
                by=by,
                decision=sent.get("decision", ""),
                reason=sent.get("reason", ""),
                if_version=version,
            )
            return _("The decision is recorded; adjustments that follow have an owner each.")
        case "close":
            cycling.close_cycle(
                mission, cycle, by=by, no_change=sent.get("no_change", ""), if_version=version
            )
            return _("The cycle is closed; the next one begins with what is left open.")
    raise Invalid("This page knows no such act.", field="do")


def _mark(sent: dict[str, str], mission: Mission, cycle: Cycle, by: Any, version: int | None) -> str:
    key = sent.get("step", "")
    if key not in BY_KEY:
        raise Invalid("The cycle has no such step.", field="step")
    held = cycling.mark_step(
        mission,
        cycle,
        key,
        by=by,
        done_on=_day(sent.get("done_on", ""), "done_on"),
        who=sent.get("who", ""),
        note=sent.get("note", ""),
        if_version=version,
    )
    step = BY_KEY[key]
    if held.done_on is None:
        return _("Step %(n)d, %(title)s, is open again.") % {"n": step.number, "title": step.title}
    return _("Step %(n)d, %(title)s, is done.") % {"n": step.number, "title": step.title}
