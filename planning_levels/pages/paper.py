"""Decisions taken on paper: entered by the decider's office, confirmed by a second person of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.forms import attempt
from missions.models import Mission, Person
from missions.models.person import Office
from missions.roles import standing
from planning_levels.access import papers_for
from planning_levels.definition import ACTS
from planning_levels.models import PaperDecision
from planning_levels.pages.acting import done_sentence, errors_of
from planning_levels.pages.common import context_of, led_to_decide, person_of, resume, visible_mission
from planning_levels.pages.forms import collect, describe, document_of
from planning_levels.pages.signed import signed_rows
from planning_levels.reading import Reading
from planning_levels.verbs import VERBS, readiness_of
from planning_levels.verbs.door import permitted
from planning_levels.verbs.paper import confirm_paper_decision, enter_paper_decision, taken_on_paper

SCAN = "document"
SCAN_HELP = "PDF, PNG or JPEG. Where it follows later, give its title here and add the file under Documents."
ENTERED = "Entered. A second person of the office confirms it; until then nothing changes."


@login_required
@require_http_methods(["GET", "POST"])
def paper_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show the decisions entered from paper; the office of a decider enters one."""
    mission = visible_mission(request, key)
    person = person_of(request)
    verb = request.POST.get("verb") or request.GET.get("verb", "")
    tried = None
    if request.method == "POST" and verb in VERBS:
        tried = attempt(lambda: _enter(request, mission, verb))
        if tried.ok:
            messages.success(request, ENTERED)
            return redirect("paper", key)
    context = context_of(request, mission, ("Decisions on paper", ""))
    reading: Reading = context["reading"]
    offered = _offered(reading, person)
    chosen = VERBS.get(verb) if verb in offered else None
    papers = (
        papers_for(person)
        .filter(mission=mission)
        .select_related("decider__entity", "entered_by", "confirmed_by")
    )
    context |= {
        "papers": [(item, ACTS[item.verb].title) for item in papers],
        "office": person.office == Office.OFFICE,
        "offered": [(name, ACTS[name].title) for name in offered],
        "verb": verb if chosen else "",
        "tried": tried,
        "fields": _fields(chosen, mission, request, tried) if chosen else [],
        "blockers": (tried and tried.blockers) or (readiness_of(verb, reading) if chosen else []),
        "deviations": reading.open_deviations if chosen and "accepts" in chosen.fields.model_fields else [],
    }
    return render(request, "planning_levels/paper.html", context, status=tried.status if tried else 200)


def _offered(reading: Reading, person: Person) -> list[str]:
    """Return the decisions of this state that the person's office-holder may take."""
    decider = person.office_of
    if person.office != Office.OFFICE or decider is None:
        return []
    roles = standing(decider, reading.mission).roles
    return [
        name
        for name, chosen in VERBS.items()
        if taken_on_paper(name)
        and reading.state in chosen.act.states
        and set(permitted(chosen.act, reading)) & roles
    ]


def _fields(chosen: Any, mission: Mission, request: HttpRequest, tried: Any) -> list[dict[str, Any]]:
    """Return the fields of the signed scan, then those of the decision itself."""
    errors = errors_of(tried)
    typed = request.POST if request.method == "POST" else None
    own = describe(chosen.fields, mission, chosen.act.demanded, typed, errors, by=person_of(request))
    scan: list[dict[str, Any]] = [
        {"name": f"{SCAN}_file", "label": "Signed scan", "type": "file", "help": SCAN_HELP},
        {"name": f"{SCAN}_title", "label": "Title of the signed paper", "type": "text", "required": True},
    ]
    for item in scan:
        item["value"] = request.POST.get(str(item["name"]), "")
        item["errors"] = [errors[SCAN]] if SCAN in errors and item["name"] == f"{SCAN}_title" else []
    return [*scan, *own]


def _enter(request: HttpRequest, mission: Mission, verb: str) -> PaperDecision:
    person = person_of(request)
    data = collect(VERBS[verb].fields, request.POST, request.FILES, mission, person)
    data["verb"] = verb
    data[SCAN] = document_of(SCAN, request.POST, request.FILES, mission, person)
    return enter_paper_decision(mission, by=person, data=data)


@login_required
@require_http_methods(["GET", "POST"])
def paper_decision_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show one decision entered from paper; a second person of the office confirms it."""
    mission = visible_mission(request, key)
    person = person_of(request)
    paper = (
        papers_for(person)
        .filter(mission=mission, pk=number)
        .select_related("mission", "document", "decider__entity")
        .select_related("entered_by__entity", "confirmed_by__entity")
        .first()
    )
    if paper is None:
        raise Http404
    tried = None
    resume(request, mission)
    if request.method == "POST":
        if led := led_to_decide(request, mission, paper.verb):
            return led
        tried = attempt(lambda: confirm_paper_decision(mission, paper, by=person))
        if tried.ok:
            messages.success(request, done_sentence(Mission.objects.get(pk=mission.pk), paper.verb))
            return redirect("mission", key)
        paper.refresh_from_db()
    act = ACTS[paper.verb]
    context = context_of(
        request, mission, ("Decisions on paper", f"/missions/{key}/decisions/paper/"), (act.title, "")
    )
    mine = person.office == Office.OFFICE and person.office_of_id == paper.decider_id
    context |= {
        "paper": paper,
        "act": act,
        "signed": signed_rows(paper),
        "may": mine and person.pk != paper.entered_by_id and paper.confirmed_by_id is None,
        "mine": mine,
        "tried": tried,
    }
    return render(
        request, "planning_levels/paper_decision.html", context, status=tried.status if tried else 200
    )
