"""One value from the field, in a form for the thumb; what cannot be sent waits in the browser."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.forms import attempt, typed, whole_number
from missions.models import Mission
from missions.pages.ground import context, done, person_of, standing_in, visible_mission
from monitoring.models import Measurement, Sex
from monitoring.permissions import OBSERVERS
from monitoring.queries import Course
from monitoring.recording import record_measurement
from monitoring.showing import monitored
from plans.models import Grade

ASKED = ("benchmark", "value", "date", "source", "confidence", "sex", "age", "place", "note")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, key: str) -> HttpResponse:
    """Take one value of one benchmark; those that owe their last period stand first."""
    mission = visible_mission(request, key)
    if standing_in(request, mission).any_of(OBSERVERS) is None:
        raise PermissionDenied(_("Values are recorded by those who plan, work in the field, or review."))
    here = reverse("monitoring:measure", args=[key])
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _record(request, mission))
        if tried.ok and tried.result is not None:
            return done(request, _said(tried.result), here)
        if tried.status == 403:
            raise PermissionDenied(tried.message)
    groups = _groups(mission)
    shown = context(
        mission,
        (_("Monitoring"), reverse("monitoring:index", args=[key])),
        (_("One value"), ""),
        groups=groups,
        any=any(group["lines"] for group in groups),
        grades=Grade.choices,
        sexes=Sex.choices,
        ages=Measurement.suggestions["age"],
        tried=tried,
        values=request.POST or {"date": mission.today().isoformat(), **_asked(request)},
        api=reverse("api-measurements", args=[key]),
        sheet_url=reverse("monitoring:sheet", args=[key, "measurements"]),
    )
    return render(request, "monitoring/measure.html", shown, status=tried.status if tried else 200)


def _asked(request: HttpRequest) -> dict[str, str]:
    chosen = request.GET.get("benchmark", "")
    return {"benchmark": chosen} if chosen else {}


def _record(request: HttpRequest, mission: Mission) -> Measurement:
    sent = {name: text for name, text in typed(request.POST).items() if name in ASKED}
    number = sent.get("benchmark", "")
    sent["benchmark"] = whole_number(number, digits=15)
    return record_measurement(mission, by=person_of(request), **sent)


def _said(row: Measurement) -> str:
    return _("“%(value)s” is recorded for %(benchmark)s, %(day)s. Enter the next, or leave.") % {
        "value": row.value,
        "benchmark": row.benchmark,
        "day": date_format(row.date, "j F Y"),
    }


def _groups(mission: Mission) -> list[dict[str, Any]]:
    """Return the benchmarks to choose from: first those without a value for the period that has ended."""
    stands = monitored(mission)
    owing: list[Course] = []
    others: list[Course] = []
    for course, owed in zip(stands.courses, stands.dues, strict=True):
        (owing if owed.state in ("due", "late") else others).append(course)
    return [
        {"title": _("Without a value for the last period"), "lines": _lines(owing)},
        {"title": _("Others") if owing else _("Benchmarks"), "lines": _lines(others)},
    ]


def _lines(found: Iterable[Course]) -> list[dict[str, Any]]:
    return [
        {
            "pk": str(item.benchmark.pk),
            "called": f"{item.benchmark.reference} {item.benchmark}".strip(),
            "last": item.last,
            "unit": item.benchmark.unit,
        }
        for item in found
    ]
