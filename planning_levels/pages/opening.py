"""Opening the file of a mission."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.access import may_open_missions
from missions.forms import Attempt, attempt, shown_again, typed
from missions.models import Entity, Mission, Trigger
from planning_levels.pages.common import person_of
from planning_levels.verbs.opening import open_mission

LEVELS = [("1.1", "1.1"), ("1.2", "1.2"), ("2.1", "2.1"), ("2.2", "2.2"), ("3.1", "3.1"), ("3.2", "3.2")]


NAMES: list[dict[str, object]] = [
    {"name": "name", "label": "Name of the mission's file", "required": True},
    {"name": "country", "label": "Country", "required": True},
]
TRIGGER: list[dict[str, object]] = [
    {
        "name": "trigger.type",
        "label": "Trigger",
        "type": "select",
        "choices": Trigger.Type.choices,
        "required": True,
    },
    {"name": "trigger.date", "label": "Date of the trigger", "type": "date", "required": True},
    {"name": "trigger.source", "label": "Source of the trigger", "required": True},
]
ENTRY: list[dict[str, object]] = [
    {
        "name": "entry_level",
        "label": "Level of entry",
        "type": "select",
        "choices": LEVELS,
        "required": True,
    },
    {
        "name": "document",
        "label": "Title of the Secretary-General's record",
        "required": True,
        "help": "The record or signed note on which the entry rests; its file may follow.",
    },
]
WAYS = (("new", "Plan a new mission", TRIGGER), ("revision", "Take in an existing mission", ENTRY))


def _lead() -> dict[str, object]:
    departments = Entity.objects.filter(kind="department").values_list("code", "name")
    return {
        "name": "lead_department",
        "label": "Lead department",
        "type": "select",
        "choices": list(departments),
        "help": "DPA, unless the Secretary-General has named another.",
    }


def _ways(request: HttpRequest, tried: Attempt[Mission] | None) -> list[dict[str, Any]]:
    """Return one form a purpose; the one that was sent shows what was typed."""
    sent = request.POST.get("purpose", "new")
    ways = []
    for purpose, title, own in WAYS:
        fields = [*NAMES, *own, _lead()]
        mine = tried is not None and sent == purpose
        ways.append(
            {
                "purpose": purpose,
                "title": title,
                "id": f"open-{purpose}",
                "fields": shown_again(fields, request.POST, tried) if mine else fields,
                "tried": tried if mine else None,
                "open": purpose == "new" or mine,
            }
        )
    return ways


@login_required
@require_http_methods(["GET", "POST"])
def opening_page(request: HttpRequest) -> HttpResponse:
    """Open a file: name, country, trigger; the rest has defaults."""
    person = person_of(request)
    if not may_open_missions(person):
        raise PermissionDenied("Missions are opened by planners and the PBSO.")
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _open(request))
        if tried.ok and tried.result is not None:
            messages.success(
                request, f"The file “{tried.result.name}” is open. Next: write the strategic analysis."
            )
            return redirect("mission", tried.result.key)
    context = {
        "ways": _ways(request, tried),
        "tried": tried,
        "typed": request.POST,
        "crumbs": [{"text": "Missions", "url": "/missions/"}, {"text": "Open a file", "url": ""}],
        "demonstration": False,
    }
    return render(request, "planning_levels/open.html", context, status=tried.status if tried else 200)


def _open(request: HttpRequest) -> Mission:
    data = typed(request.POST)
    trigger = {
        key: data.pop(f"trigger.{key}") for key in ("type", "date", "source") if f"trigger.{key}" in data
    }
    if trigger:
        data["trigger"] = trigger
    if "document" in data:
        data["document"] = {"title": data["document"]}
    return open_mission(by=person_of(request), data=data)
