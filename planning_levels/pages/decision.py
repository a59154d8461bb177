"""The page of a decision: what is asked, what it rests on, who objects; then decide, return or decline."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.forms import attempt
from missions.models import Mission
from outputs.definition import OUTPUTS
from planning_levels.definition import DECISION_POINTS
from planning_levels.models import Submission
from planning_levels.next_step import DECIDING, decider_title
from planning_levels.pages.acting import done_sentence, errors_of
from planning_levels.pages.common import (
    context_of,
    label_in_words,
    led_to_decide,
    person_of,
    resume,
    visible_mission,
)
from planning_levels.pages.forms import collect, describe
from planning_levels.pages.papers import may_take
from planning_levels.reading import Reading, shown
from planning_levels.showing.clearance import clearances, sight_of, silent_on
from planning_levels.timeline import timeframe
from planning_levels.verbs import VERBS, perform, readiness_of
from planning_levels.verbs.deciding import outstanding_steps
from planning_levels.verbs.door import permitted

HIDDEN = ("decision", "outputs", "early")  # a package waits here: an early issue is an act of its own


@login_required
@require_http_methods(["GET", "POST"])
def decision_page(request: HttpRequest, key: str, gate: str) -> HttpResponse:
    """Show a decision point of a mission; the decider decides here."""
    mission = visible_mission(request, key)
    if gate not in DECISION_POINTS:
        raise Http404
    resume(request, mission)
    tried, verb = None, request.POST.get("verb", "")
    if request.method == "POST" and verb in _verbs(gate):
        if led := led_to_decide(request, mission, verb):
            return led
        tried = attempt(lambda: _decide(request, mission, verb, gate))
        if tried.ok and tried.result is not None:
            messages.success(request, done_sentence(tried.result, verb))
            return redirect("mission", mission.key)
    point = DECISION_POINTS[gate]
    context = context_of(request, mission, (point.name, ""))
    reading: Reading = context["reading"]
    package = shown(reading, reading.open_submission(gate))
    decided = shown(reading, reading.decided(gate))
    asked = package or decided
    basis = [item.of for item in asked.basis.select_related("of__output__mission")] if asked else []
    seen = sight_of(person_of(request), mission)
    said = clearances(basis, seen) if seen else []
    main = _main_verb(reading, gate)
    may = main is not None and bool(set(permitted(VERBS[main].act, reading)) & context["roles"])
    context |= {
        "point": point,
        "who": decider_title(gate, mission.lead_department_id),
        "package": package,
        "basis": [
            {
                "version": item,
                "title": OUTPUTS[item.output.type].title,
                "label": label_in_words(item.output.type, item.label),
            }
            for item in basis
        ],
        "returned": _last_return(reading, gate),
        "said": said if seen else None,
        "silent": silent_on(mission, said) if seen and basis else [],
        "notices": [item for item in readiness_of(main, reading) if item.klass == "notice"] if main else [],
        "blockers": _stopping(tried, main, reading),
        "clock": timeframe(point.level, reading.run(point.level), reading.on) if point.level else None,
        "deviations": reading.open_deviations,
        "flags": reading.flags[_flags_before(reading, package) :],
        "may": may,
        "held_by": outstanding_steps(package) if package else [],
        "forms": _forms(request, reading, gate, verb, errors_of(tried))
        if may and (package or (gate == "DP-INIT" and decided is None))
        else [],
        "tried": tried,
        "decision": decided,
        "decided_title": next(
            (item.title for item in point.outcomes if decided and item.key == decided.outcome), ""
        ),
        "council": reading.council_records[-1]
        if gate == "GATE-COUNCIL" and reading.council_records
        else None,
        "insider": seen is not None,
        "may_print": may_take(context["roles"], gate),
        "outcomes": point.outcomes,
    }
    return render(request, "planning_levels/decision.html", context, status=tried.status if tried else 200)


def _verbs(gate: str) -> tuple[str, ...]:
    named = [outcome.act for outcome in DECISION_POINTS[gate].outcomes]
    return tuple(dict.fromkeys([*named, "return-for-work"]))


def _main_verb(reading: Reading, gate: str) -> str | None:
    entry = reading.entry
    if gate == "DP-INIT" and entry is not None and entry.confirmed_on is None:
        return "confirm-entry"
    return DECIDING.get(gate) or next((item for item in _verbs(gate) if item in VERBS), None)


def _decide(request: HttpRequest, mission: Mission, verb: str, gate: str) -> Mission:
    person = person_of(request)
    data = collect(VERBS[verb].fields, request.POST, request.FILES, mission, person)
    if verb == "return-for-work":
        data["decision"] = gate
    made: Mission = perform(verb, mission, by=person, data=data)
    return made


def _forms(
    request: HttpRequest, reading: Reading, gate: str, posted: str, errors: dict[str, str]
) -> list[dict[str, Any]]:
    """Return one form a verb: the main one first, then return and decline, which fold."""
    main = _main_verb(reading, gate)
    wanted = [item for item in _verbs(gate) if item in VERBS and _offered(reading, item, main)]
    wanted.sort(key=lambda item: item != main)
    forms = []
    for verb in wanted:
        act = VERBS[verb].act
        mine = verb == posted
        fields = describe(
            VERBS[verb].fields,
            reading.mission,
            act.demanded,
            request.POST if mine else None,
            errors if mine else None,
            by=person_of(request),
        )
        forms.append(
            {
                "verb": verb,
                "title": act.title,
                "fields": [item for item in fields if not item["aside"] and item["name"] not in HIDDEN],
                "aside": [item for item in fields if item["aside"]],
                "main": verb == main,
                "open": mine or verb == main,
                "accepts": "accepts" in VERBS[verb].fields.model_fields,
                "id": f"form-{verb}",
            }
        )
    return forms


def _offered(reading: Reading, verb: str, main: str | None) -> bool:
    if reading.state not in VERBS[verb].act.states:
        return False
    if main == "confirm-entry":
        return verb in ("confirm-entry", "decline-initiation")
    return verb != "confirm-entry"


def _stopping(tried: Any, main: str | None, reading: Reading) -> list[Any]:
    if tried is not None and tried.blockers:
        return [item for item in tried.blockers if not item.code.startswith("missing-")]
    return [item for item in readiness_of(main, reading) if item.klass != "notice"] if main else []


def _last_return(reading: Reading, gate: str) -> Any:
    return next(
        (
            item
            for item in reversed(reading.decisions)
            if item.gate == gate and item.outcome == "returned" and reading.shows(item)
        ),
        None,
    )


def _flags_before(reading: Reading, package: Submission | None) -> int:
    earlier = [item.flags for item in reading.submissions if package is None or item.pk < package.pk]
    return max(earlier, default=0)
