"""Carrying out a verb on its own page: what stands in its way, its form, its one button."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.forms import attempt
from missions.models import Entry, Mission
from missions.roles import title_of
from planning_levels.definition import ACTS
from planning_levels.exiting import drafted_recommendation, recommends, triggers_of
from planning_levels.next_step import decider_title
from planning_levels.pages.common import context_of, led_to_decide, person_of, resume, visible_mission
from planning_levels.pages.forms import collect, describe
from planning_levels.reading import Reading
from planning_levels.standing import standing_of
from planning_levels.verbs import VERBS, perform, readiness_of
from planning_levels.verbs.door import permitted


@login_required
@require_http_methods(["GET", "POST"])
def act_page(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """Show or carry out one verb; refused, the page says why and keeps what was typed."""
    mission = visible_mission(request, key)
    if verb not in VERBS:
        raise Http404
    chosen = VERBS[verb]
    tried = None
    resume(request, mission)
    if request.method == "POST":
        if led := led_to_decide(request, mission, verb):
            return led
        tried = attempt(lambda: _carry_out(request, mission, verb))
        if tried.ok and tried.result is not None:
            made: Mission = tried.result
            messages.success(request, done_sentence(made, verb))
            return redirect("mission", made.key)
    context = context_of(request, mission, (chosen.act.title, ""))
    reading: Reading = context["reading"]
    who = permitted(chosen.act, reading)
    context |= {
        "act": chosen.act,
        "may": bool(set(who) & context["roles"]),
        "who": [title_of(role) for role in who],
        "blockers": (tried.blockers if tried and tried.blockers else readiness_of(verb, reading)),
        "tried": tried,
        "typed": request.POST,
        "fields": describe(
            chosen.fields,
            mission,
            chosen.act.demanded,
            request.POST if request.method == "POST" else drafted(verb, reading),
            errors_of(tried),
            by=person_of(request),
        ),
        "deviations": reading.open_deviations if "accepts" in chosen.fields.model_fields else [],
    }
    return render(request, "planning_levels/act.html", context, status=tried.status if tried else 200)


def drafted(verb: str, reading: Reading) -> dict[str, Any]:
    """Return what is drafted for a form before anything is typed: a recommendation whose triggers are met."""
    if verb != "recommend-transition" or not recommends(reading):
        return {}
    found = triggers_of(reading.mission)
    return {
        "text": drafted_recommendation(found),
        "benchmarks": [str(item.course.benchmark.pk) for item in found],
    }


def errors_of(tried: Any) -> dict[str, str]:
    if tried is None:
        return {}
    absent = {
        item.code.removeprefix("missing-"): item.message
        for item in tried.blockers
        if item.code.startswith("missing-")
    }
    return {**absent, **tried.errors}


def _carry_out(request: HttpRequest, mission: Mission, verb: str) -> Mission:
    person = person_of(request)
    data = collect(VERBS[verb].fields, request.POST, request.FILES, mission, person)
    made: Mission = perform(verb, mission, by=person, data=data)
    return made


def done_sentence(mission: Mission, verb: str) -> str:
    """Return what was done, and what happens next and by whom."""
    entry = Entry.objects.filter(mission=mission, verb=verb).exclude(kind=Entry.Kind.REFUSAL).first()
    done = entry.sentence if entry else ACTS[verb].done
    reading = Reading(mission)
    standing = standing_of(mission, reading.runs, reading.open_submissions, reading.hold)
    if standing.gate and standing.waits_for:
        lead = mission.lead_department_id
        who = decider_title(standing.gate, lead) if standing.gate != "GATE-COUNCIL" else standing.waits_for
        return f"{done} Next: {who}."
    return done
