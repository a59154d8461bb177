"""`process/`: the definition as a map to read: levels, steps, gates, who decides, and the paragraph."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from missions.blockers import CODES
from planning_levels.definition import DECISION_POINTS, LEVELS, SEATS, SIDES, STAGES, TRANSITIONS, VERSION
from planning_levels.definition.diagram import as_svg
from planning_levels.definition.shape import DecisionPoint, Level
from planning_levels.definition.words import closing_words, length_words, output_words


@login_required
@require_GET
def process(request: HttpRequest) -> HttpResponse:
    """Show the process as the guidelines define it, for whoever plans and for newcomers."""
    return render(request, "planning_levels/process.html", {**_shown(), "demonstration": False})


@login_required
@require_GET
@cache_control(private=True, max_age=3600)
def diagram(request: HttpRequest) -> HttpResponse:
    """Return the map of the process as a picture."""
    return HttpResponse(_drawn(), content_type="image/svg+xml")


@cache
def _drawn() -> str:
    return as_svg()


@cache
def _shown() -> dict[str, Any]:
    """Everything on the page follows from the definition, so it is put together once."""
    return {
        "version": VERSION,
        "stages": [
            {"stage": stage, "levels": [_level(LEVELS[code]) for code in stage.levels]} for stage in STAGES
        ],
        "seats": SEATS,
        "sides": SIDES,
        "codes": [
            (klass, [code for code in CODES.values() if code.klass == klass])
            for klass in ("gate", "standard", "notice")
        ],
        "deciders": _deciders(),
    }


def _level(level: Level) -> dict[str, Any]:
    before = [
        point for point in DECISION_POINTS.values() if point.level is None and _opens(point) == level.code
    ]
    within = [point for point in DECISION_POINTS.values() if point.level == level.code]
    return {
        "level": level,
        "length": length_words(level),
        "steps": [(step, [output_words(key) for key in step.outputs]) for step in level.steps],
        "closings": [closing_words(closing).removesuffix(" *") for closing in level.closes_with],
        "before": [_point(point) for point in before],
        "within": [_point(point) for point in within],
    }


def _opens(point: DecisionPoint) -> str:
    """Return the level that a point outside the levels opens, as its first outcome's transition says."""
    number = point.outcomes[0].transition
    target = next(row.target for row in TRANSITIONS if row.id == number)
    return target.removeprefix("L")


def _point(point: DecisionPoint) -> dict[str, Any]:
    return {"point": point, "basis": [output_words(key) for key in point.basis]}


def _deciders() -> list[tuple[str, list[DecisionPoint]]]:
    """Return who decides, with the points that are theirs."""
    found: dict[str, list[DecisionPoint]] = {}
    for point in DECISION_POINTS.values():
        found.setdefault(point.decider_title, []).append(point)
    return list(found.items())
