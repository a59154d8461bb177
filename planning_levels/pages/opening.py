"""Opening the file of a mission."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from missions.access import may_open_missions
from missions.forms import attempt, shown_again, typed
from missions.models import Entity, Mission, Trigger
from planning_levels.pages.common import person_of
from planning_levels.verbs.opening import open_mission

LEVELS = [("1.1", "1.1"), ("1.2", "1.2"), ("2.1", "2.1"), ("2.2", "2.2"), ("3.1", "3.1"), ("3.2", "3.2")]


def _fields() -> list[dict[str, object]]:
    return [
        {"name": "name", "label": "Name of the mission's file", "required": True},
        {"name": "country", "label": "Country", "required": True},
        {
            "name": "purpose",
            "label": "Purpose",
            "type": "radio",
            "required": True,
            "choices": [("new", "Plan a new mission"), ("revision", "Take in an existing mission")],
            "value": "new",
        },
        {"name": "trigger.type", "label": "Trigger", "type": "select", "choices": Trigger.Type.choices},
        {"name": "trigger.date", "label": "Date of the trigger", "type": "date"},
        {"name": "trigger.source", "label": "Source of the trigger"},
        {
            "name": "lead_department",
            "label": "Lead department",
            "type": "select",
            "choices": list(Entity.objects.filter(kind="department").values_list("code", "name")),
            "help": "DPA, unless the Secretary-General has named another.",
        },
        {
            "name": "entry_level",
            "label": "Existing mission: level of entry",
            "type": "select",
            "choices": LEVELS,
        },
        {
            "name": "document",
            "label": "Existing mission: title of the Secretary-General's record",
            "help": "The record or signed note on which the entry rests; its file may follow.",
        },
    ]


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
    fields = shown_again(_fields(), request.POST, tried) if tried else _fields()
    context = {
        "fields": fields,
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
