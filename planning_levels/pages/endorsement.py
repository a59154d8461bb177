"""`endorsement/`: every head of agency with a position; the RC/HC records the country team's answer here."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from missions.blockers import Blocker
from missions.errors import NotPermitted
from missions.forms import Attempt, attempt
from missions.models import Mission
from planning_levels.endorsement import GATE, Endorsement, Position, endorsement_list
from planning_levels.endorsement_paper import ask_endorsement, reads_heads
from planning_levels.pages.acting import done_sentence, errors_of
from planning_levels.pages.common import context_of, led_to_decide, person_of, resume, visible_mission
from planning_levels.reading import Reading
from planning_levels.verbs import perform, readiness_of

VERB = "endorse-mission-plan"
COLUMNS = ("entity", "position", "text")
BLANK = 2  # lines for agencies that nobody of the country team stands for


@login_required
@require_http_methods(["GET", "POST"])
def endorsement_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show the list, and to who speaks for the country team the form of its answer."""
    mission = visible_mission(request, key)
    resume(request, mission)
    tried: Attempt[Mission] | None = None
    if request.method == "POST":
        if led := led_to_decide(request, mission, VERB):
            return led
        data = _given(request.POST)
        tried = attempt(lambda: perform(VERB, mission, by=person_of(request), data=data))
        if tried.ok and tried.result is not None:
            messages.success(request, done_sentence(tried.result, VERB))
            return redirect("endorsement", mission.key)
    context = context_of(request, mission, (_("Endorsement"), ""))
    reading: Reading = context["reading"]
    found = endorsement_list(reading, person_of(request))
    waits = found.plan is not None and not (found.answer and found.answer.outcome == "endorsed")
    may = "rc-hc" in context["roles"] and waits and reading.open_run("2.2") is not None
    context |= {
        "found": found,
        "reads": reads_heads(person_of(request), mission),
        "may": may,
        "lines": _lines(found, request.POST),
        "positions": [(str(key), str(Position(key).label)) for key in Position.values],
        "tried": tried,
        "errors": errors_of(tried),
        "blockers": tried.blockers if tried and tried.blockers else _in_the_way(reading, may=may),
        "deviations": reading.open_deviations,
        "accepted": request.POST.getlist("accepts"),
        "typed": request.POST,
        "gate": GATE,
    }
    return render(request, "planning_levels/endorsement.html", context, status=tried.status if tried else 200)


@login_required
@require_POST
def endorsement_paper(request: HttpRequest, key: str) -> HttpResponse:
    """Print the list, for those who take part in the planning (403 for others)."""
    mission = visible_mission(request, key)
    try:
        job = ask_endorsement(mission, person_of(request))
    except NotPermitted as refusal:
        raise PermissionDenied(_(refusal.message)) from refusal
    return redirect("outputs:paper", mission.key, job.pk)


def _in_the_way(reading: Reading, *, may: bool) -> list[Blocker]:
    return readiness_of(VERB, reading) if may else []


def _lines(found: Endorsement, post: QueryDict) -> list[dict[str, Any]]:
    """Return the lines of the form: agencies of the team, and some for others; as typed after a refusal."""
    heads = [*found.heads, *([None] * BLANK)]
    return [
        {
            "number": number,
            "head": head,
            "entity": post.get(f"entity.{number}", head.entity if head else ""),
            "position": post.get(f"position.{number}", "no-answer" if head else ""),
            "text": post.get(f"text.{number}", ""),
        }
        for number, head in enumerate(heads)
    ]


def _given(post: QueryDict) -> dict[str, Any]:
    """Return the form as the fields of the act; a line without agency or position is left out."""
    data: dict[str, Any] = {
        name: post.get(name, "").replace("\0", "").strip()
        for name in ("discussed_on", "outcome", "reservation", "reason")
        if post.get(name, "").strip()
    }
    numbers = sorted(
        int(key.removeprefix("entity."))
        for key in post
        if key.startswith("entity.") and key.removeprefix("entity.").isdecimal() and len(key) < 12
    )
    rows = [
        {name: post.get(f"{name}.{number}", "").replace("\0", "").strip() for name in COLUMNS}
        for number in numbers
    ]
    data["positions"] = [row for row in rows if row["entity"] and row["position"]]
    if digest := post.get("basis.mission-plan"):
        data["basis"] = {"mission-plan": digest}
    if accepts := post.getlist("accepts"):
        data["accepts"] = accepts
    return data
