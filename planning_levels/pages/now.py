"""The fragment "what can be done now", which the pages of outputs load: submit, mark final, issue."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.forms import Attempt, attempt, whole_number
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition.acts_within import WITHIN
from planning_levels.pages.common import context_of, label_in_words, person_of, visible_mission
from planning_levels.reading import Reading
from planning_levels.verbs import versions

OFFERED = {
    "draft": ("submit-for-review", "submit"),
    "in_review": ("clear", "return", "submit"),
    "submitted": ("mark-final", "agree"),
}


@login_required
@require_http_methods(["GET", "POST"])
def now_fragment(request: HttpRequest, key: str, output: str) -> HttpResponse:
    """Show, or carry out, the acts on the latest version of an output."""
    mission = visible_mission(request, key)
    if output not in OUTPUTS:
        raise Http404
    tried: Attempt[Version] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _carry_out(request, key, output))
        if tried.ok:
            verb = request.POST.get("verb", "")
            messages.success(request, f"{WITHIN[verb].done} {OUTPUTS[output].title}.")
            return redirect("outputs:detail", key, output)
    context = context_of(request, mission)
    reading: Reading = context["reading"]
    version = reading.latest(output)
    context |= {
        "output": OUTPUTS[output],
        "version": version,
        "acts": _acts(context, output, version) if version else [],
        "tried": tried,
        "typed": request.POST,
        "label": label_in_words(output, versions.label_of(reading, version)[0]) if version else "",
        "whole": not request.headers.get("HX-Request"),
    }
    template = "planning_levels/now_page.html" if context["whole"] else "planning_levels/now.html"
    return render(request, template, context, status=tried.status if tried else 200)


def _carry_out(request: HttpRequest, key: str, output: str) -> Version:
    mission = visible_mission(request, key)
    verb = request.POST.get("verb", "")
    number = whole_number(request.POST.get("number", ""))
    if verb not in versions.ACTS_ON_VERSIONS or number is None:
        raise Http404
    data: dict[str, Any] = {}
    explained = {
        name.removeprefix("explanations."): text
        for name, text in request.POST.items()
        if name.startswith("explanations.") and isinstance(text, str) and text.strip()
    }
    if explained:
        data["explanations"] = explained
    if request.POST.get("entity"):
        data["entity"] = request.POST["entity"]
    return versions.act_on(verb, mission, output, number, by=person_of(request), data=data)


def _acts(context: dict[str, Any], output: str, version: Version) -> list[dict[str, Any]]:
    reading: Reading = context["reading"]
    wanted = list(OFFERED.get(version.state, ()))
    if output in ("mission-directive", "shortfall-note") and version.state in ("draft", "submitted"):
        wanted.append("issue")
    found = []
    for name in wanted:
        if name == "mark-final" and (output != "mission-budget" or version.final):
            continue
        if name == "agree" and output != "joint-transition-plan":
            continue
        act = WITHIN[name]
        found.append(
            {
                "name": name,
                "title": act.title,
                "may": bool(set(act.roles) & context["roles"]),
                "blockers": versions.look_at(name, reading, version),
                "main": name in ("submit", "mark-final", "issue"),
            }
        )
    return found
