"""`deviations/`: what was explained instead of met and accepted by name, and what is learned from it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.forms import attempt, typed
from missions.models import Deviation
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from planning_levels.api.deviations import SetAside, TakenUp, candidate_row
from planning_levels.lesson_candidates import (
    ANSWERERS,
    STATES,
    asked,
    candidates_for,
    set_aside,
    sifted,
    state_of,
    take_up,
)
from planning_levels.models import LessonCandidate

PAGE = 50


@login_required
@require_GET
def deviations_everywhere(request: HttpRequest) -> HttpResponse:
    """List the accepted deviations of all missions in which the person takes part."""
    rows = candidates_for(person_of(request))
    shown = _listed(request, rows, "/api/v1/deviations/")
    crumbs = [{"text": _("Deviations"), "url": ""}]
    return render(request, "planning_levels/deviations.html", {**shown, "crumbs": crumbs})


@login_required
@require_GET
def deviations(request: HttpRequest, key: str) -> HttpResponse:
    """List the accepted deviations of a mission."""
    mission = visible_mission(request, key)
    rows = candidates_for(person_of(request)).filter(mission=mission)
    shown = _listed(request, rows, f"/api/v1/missions/{key}/deviations/")
    may = bool(standing_in(request, mission).roles & set(ANSWERERS)) and not mission.ended
    return render(
        request,
        "planning_levels/deviations.html",
        context(mission, (_("Deviations"), ""), **shown, may_answer=may),
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_deviation(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a lesson from a deviation, or say why there is none."""
    mission = visible_mission(request, key)
    row = get_object_or_404(candidates_for(person_of(request)), mission=mission, pk=number)
    back = f"/missions/{key}/deviations/"
    aside = request.GET.get("aside") == "1"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: (_set_aside if aside else _take_up)(request, row))
        if tried.ok:
            said = (
                _("It is set aside, with the reason.")
                if aside
                else _("It stands in the register of lessons.")
            )
            return done(request, said, back)
    may = bool(standing_in(request, mission).roles & set(ANSWERERS))
    answered = state_of(row) != "candidate"
    why = _("Deviations are answered by %(who)s.") % {"who": for_whom(*ANSWERERS)}
    crumbs = (_("Deviations"), back), (row.code, "")
    return form_page(
        request,
        context(mission, *crumbs, deviation=candidate_row(row), row=row, aside=aside, answered=answered),
        title=_("No lesson from it") if aside else _("Take a lesson from it"),
        sentence=row.explanation,
        fields=_aside_fields() if aside else _fields(mission.key, number),
        submit=_("Set it aside") if aside else _("Keep the lesson"),
        back=back,
        tried=tried,
        not_for_you=_("This deviation has been answered already.") if answered else "" if may else why,
        template="planning_levels/deviation.html",
    )


def _listed(request: HttpRequest, rows: QuerySet[Deviation], api: str) -> dict[str, Any]:
    chosen = asked(request.GET)
    held = {name: value for name, value in chosen.items() if value}
    codes = rows.order_by().values_list("code", flat=True).distinct()
    levels = rows.order_by().exclude(level="").values_list("level", flat=True).distinct()
    page = Paginator(sifted(rows, chosen), PAGE).get_page(request.GET.get("page"))
    return {
        "rows": [{"row": row, **candidate_row(row)} for row in page.object_list],
        "page": page,
        "chosen": chosen,
        "any_chosen": bool(held),
        "query": urlencode(held),
        "csv": f"{api}?{urlencode({'format': 'csv', **held})}",
        "waiting": rows.filter(candidate=None).count(),
        "filters": [
            {"name": "state", "label": _("State"), "choices": [(key, _words()[key]) for key in STATES]},
            {"name": "code", "label": _("Standard"), "choices": [(code, code) for code in sorted(codes)]},
            {"name": "level", "label": _("Level"), "choices": [(level, level) for level in sorted(levels)]},
        ],
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {"candidate": _("candidate"), "lesson": _("a lesson"), "set-aside": _("set aside")}


def _take_up(request: HttpRequest, row: Deviation) -> LessonCandidate:
    given = TakenUp.model_validate(typed(request.POST)).given()
    return take_up(row, by=person_of(request), **given)


def _set_aside(request: HttpRequest, row: Deviation) -> LessonCandidate:
    return set_aside(row, by=person_of(request), reason=SetAside.model_validate(typed(request.POST)).reason)


def _fields(key: str, number: int) -> list[dict[str, Any]]:
    return [
        {"name": "text", "type": "textarea", "label": _("What is to be learned"), "required": True, "rows": 4,
         "keep": f"{key}.lesson.{number}"},
        {"name": "theme", "label": _("Theme")},
        {"name": "target", "label": _("To be taken up in"),
         "help": _("A section of the plan, a template, a training. It stays open until this is named.")},
        {"name": "what_changed", "type": "textarea", "label": _("What changed"), "rows": 3},
    ]  # fmt: skip


def _aside_fields() -> list[dict[str, Any]]:
    return [{"name": "reason", "type": "textarea", "label": _("Why"), "required": True, "rows": 3}]
