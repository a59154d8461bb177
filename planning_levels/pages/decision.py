"""The page of a decision: what is asked, who recommends and who objects, what it rests on; then decide.

A decision is shown again in words before it is taken: by the page that asks for the second factor, or, where
that was shown a moment ago, by a page of its own. What would be refused is refused before that.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.blockers import Blocker
from missions.deciders import deciders
from missions.door import refuse
from missions.errors import Forged
from missions.forms import Attempt, attempt
from missions.models import Mission, Person
from missions.people import may_put_in_charge
from missions.roles import standing
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition import DECISION_POINTS
from planning_levels.models import Decision, Submission
from planning_levels.next_step import decider_title
from planning_levels.pages.acting import done_sentence, errors_of
from planning_levels.pages.choosing import RETURN, choices, main_verb, verbs_at
from planning_levels.pages.common import (
    context_of,
    label_in_words,
    led_to_decide,
    person_of,
    resume,
    visible_mission,
)
from planning_levels.pages.forms import collect
from planning_levels.pages.papers import may_take
from planning_levels.readiness.preparing import self_prepared
from planning_levels.reading import Reading, shown
from planning_levels.showing.clearance import clearances, sight_of, silent_on
from planning_levels.showing.decisions import for_whom
from planning_levels.showing.points import asked_otherwise
from planning_levels.showing.room import glance, offered, times
from planning_levels.verbs import VERBS, perform, readiness_of
from planning_levels.verbs.deciding import outstanding_steps
from planning_levels.verbs.door import is_decision
from planning_levels.verbs.trying import may_carry_out, rehearse

CONFIRMED = "confirmed"
OF_THE_PAGE = ("csrfmiddlewaretoken", CONFIRMED)


@login_required
@require_http_methods(["GET", "POST"])
def decision_page(request: HttpRequest, key: str, gate: str) -> HttpResponse:
    """Show a decision point of a mission; the decider decides here."""
    mission = visible_mission(request, key)
    if gate not in DECISION_POINTS:
        raise Http404
    asked = request.method
    resume(request, mission)
    confirmed = (
        CONFIRMED in request.POST or asked != request.method
    )  # what comes back was shown and confirmed
    tried: Attempt[Any] | None = None
    verb = request.POST.get("verb", "")
    if request.method == "POST":
        if verb in verbs_at(gate) and (led := led_to_decide(request, mission, verb)):
            return led
        if not confirmed and _would_go_through(request, mission, gate, verb):
            return _to_confirm(request, mission, gate, verb)
        tried = attempt(lambda: _decide(request, mission, verb, gate))
        if tried.ok and tried.result is not None:
            messages.success(request, done_sentence(tried.result, verb))
            return redirect("mission", mission.key)
    context = _context(request, mission, gate, tried)
    return render(request, "planning_levels/decision.html", context, status=tried.status if tried else 200)


def _context(request: HttpRequest, mission: Mission, gate: str, tried: Attempt[Any] | None) -> dict[str, Any]:
    person, point = person_of(request), DECISION_POINTS[gate]
    context = context_of(request, mission, (point.name, ""))
    reading: Reading = context["reading"]
    package = shown(reading, reading.open_submission(gate))
    decided = shown(reading, reading.decided(gate))
    asked = package or decided
    basis = [item.of for item in asked.basis.select_related("of__output__mission")] if asked else []
    seen = sight_of(person, mission)
    said = clearances(basis, seen) if seen else []
    silent = silent_on(mission, said) if seen and basis else []
    main = main_verb(reading, gate)
    held = standing(person, mission)
    may = main is not None and may_carry_out(VERBS[main].act, reading, held)
    waits = package is not None or (gate == "DP-INIT" and decided is None) or asked_otherwise(reading, gate)
    council = point.decider == "council"
    return context | {
        "point": point,
        "who": decider_title(gate, mission.lead_department_id),
        "package": package,
        "waits": waits and not council,
        "glance": glance(reading, gate, said if seen else None, silent) if waits else None,
        "basis": [_rests(item) for item in basis],
        "returned": _last_return(reading, gate),
        "said": said if seen else None,
        "silent": silent,
        "options": offered(basis) if seen else [],
        "notices": [item for item in readiness_of(main, reading) if item.klass == "notice"] if main else [],
        "blockers": _stopping(tried, main, reading, package, person if may else None),
        "times": times(reading, point),
        "deviations": reading.open_deviations,
        "flags": reading.flags[_flags_before(reading, package) :],
        "may": may,
        "acting": _acting(held.acting_for, main, reading) if may else None,
        "in_charge": _in_charge(reading, point.decider, person),
        "held_by": outstanding_steps(package) if package else [],
        "choices": choices(request, reading, gate, request.POST.get("verb", ""), errors_of(tried))
        if may and waits and not council
        else [],
        "tried": tried,
        "accepted": request.POST.getlist("accepts"),
        "decision": decided,
        "decided_for": for_whom(decided) if decided else "",
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


def _rests(version: Version) -> dict[str, Any]:
    title = OUTPUTS[version.output.type].title
    return {"version": version, "title": title, "label": label_in_words(version.output.type, version.label)}


def _given(request: HttpRequest, mission: Mission, verb: str, gate: str) -> dict[str, Any]:
    """Return who decides and what they typed, as the door takes it."""
    person = person_of(request)
    data = collect(VERBS[verb].fields, request.POST, request.FILES, mission, person)
    if verb == RETURN:
        data["decision"] = gate
    return {"by": person, "data": data}


def _decide(request: HttpRequest, mission: Mission, verb: str, gate: str) -> Mission:
    if verb not in verbs_at(gate):  # no form of this page sends another act
        forged = Forged("This page does not take that act. Open the decision again.")
        title = f"an act that {gate} does not take"
        refuse(mission, by=person_of(request), verb="decide", refusal=forged, title=title)
        raise forged
    made: Mission = perform(verb, mission, **_given(request, mission, verb, gate))
    return made


def _would_go_through(request: HttpRequest, mission: Mission, gate: str, verb: str) -> bool:
    """Tell whether a decision that comes with no file would be taken as it stands, without taking it."""
    if request.FILES or verb not in verbs_at(gate) or not is_decision(verb):
        return False
    return attempt(lambda: rehearse(verb, mission, **_given(request, mission, verb, gate))).ok


def _to_confirm(request: HttpRequest, mission: Mission, gate: str, verb: str) -> HttpResponse:
    """Show in words what is about to be decided, with all that was typed; nothing is done by that."""
    point = DECISION_POINTS[gate]
    context = context_of(request, mission, (point.name, ""))
    reading: Reading = context["reading"]
    wanted = request.POST.get("outcome", "")
    mine = [item for item in point.outcomes if item.act == verb]
    outcome = next((item for item in mine if item.key == wanted), mine[0])
    asked = shown(reading, reading.open_submission(gate))
    basis = [item.of for item in asked.basis.select_related("of__output__mission")] if asked else []
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in OF_THE_PAGE
        for value in values
        if isinstance(value, str) and value
    ]
    held = standing(person_of(request), mission)
    return render(
        request,
        "planning_levels/decision_confirm.html",
        context
        | {
            "point": point,
            "outcome": outcome,
            "basis": [_rests(item) for item in basis],
            "typed": typed,
            "reason": request.POST.get("reason") or request.POST.get("comments", ""),
            "conditions": [line for line in request.POST.get("conditions", "").splitlines() if line.strip()],
            "accepts": request.POST.getlist("accepts"),
            "acting": _acting(held.acting_for, verb, reading),
        },
    )


def _acting(acting_for: dict[str, str], verb: str | None, reading: Reading) -> Person | None:
    """Return the office-holder for whom the person would decide; None where they decide for themselves."""
    roles = (
        [] if verb is None else [*VERBS[verb].act.roles, *(item.decider for item in reading.open_submissions)]
    )
    whom = next((acting_for[role] for role in roles if role in acting_for), "")
    return Person.objects.filter(username=whom).first() if whom else None


def _in_charge(reading: Reading, role: str, person: Person) -> bool:
    """Tell whether the person may name who is in charge of deciding here."""
    return any(
        may_put_in_charge(person, one.person)
        for one in deciders(reading.mission, role)
        if one.acting_for is None
    )


def _stopping(
    tried: Attempt[Any] | None,
    main: str | None,
    reading: Reading,
    package: Submission | None,
    decider: Person | None,
) -> list[Blocker]:
    """Return the one list of what stands in the way, as a refusal gave it or as it would be given."""
    if tried is not None and tried.blockers:
        return [item for item in tried.blockers if not item.code.startswith("missing-")]
    found = [item for item in readiness_of(main, reading) if item.klass != "notice"] if main else []
    return found + (list(self_prepared(reading, package, decider)) if package and decider else [])


def _last_return(reading: Reading, gate: str) -> Decision | None:
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
