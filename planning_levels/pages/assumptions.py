"""`assumptions/`: what has failed or lacks consent, everything that rests on it, and the answers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from missions.access import Reader
from missions.forms import attempt, typed
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from outputs.definition import OUTPUTS
from planning_levels.api.assumptions import Answered
from planning_levels.definition import DECISION_POINTS
from planning_levels.reading import Reading
from planning_levels.watching import Rests, rests_of
from plans.models import Assumption, AssumptionAnswer
from plans.watch import VIABILITY, answer


@login_required
@require_safe
def assumptions(request: HttpRequest, key: str) -> HttpResponse:
    """Show each assumption that fails, with all that rests on it, and those that are looked after."""
    mission = visible_mission(request, key)
    found = rests_of(Reading(mission, reader=Reader(person_of(request), mission)))
    roles = standing_in(request, mission).roles
    shown = {item.watched.assumption.pk for item in found}
    others = Assumption.objects.filter(mission=mission).exclude(pk__in=shown)
    page = context(
        mission,
        (_("Assumptions"), ""),
        rows=[_shown(item, roles, ended=mission.ended) for item in found],
        open=sum(item.watched.open for item in found),
        others=others,
    )
    return render(request, "planning_levels/assumptions.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def one_assumption(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show one assumption that fails with what rests on it, and answer it."""
    mission = visible_mission(request, key)
    row = get_object_or_404(Assumption, mission=mission, pk=min(number, 2**63 - 1))
    back = f"/missions/{key}/assumptions/"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _answered(request, row))
        if tried.ok:
            said = _("The answer is on record; the question is open again when consent or check change.")
            return done(request, said, back)
    found = rests_of(Reading(mission, reader=Reader(person_of(request), mission)))
    item = next((one for one in found if one.watched.assumption.pk == row.pk), None)
    if item is None:
        raise Http404
    roles = standing_in(request, mission).roles
    asked = item.watched.asked_of
    viability = item.watched.question == VIABILITY
    return form_page(
        request,
        context(
            mission,
            (_("Assumptions"), back),
            (row.label, ""),
            one=_shown(item, roles, ended=mission.ended),
        ),
        title=_("Is the mission viable?") if viability else _("What follows from its failure?"),
        sentence=str(row),
        fields=_fields(key, number),
        submit=_("Put the answer on record"),
        back=back,
        tried=tried,
        not_for_you=""
        if roles & set(asked)
        else _("This is answered by %(who)s.") % {"who": for_whom(*asked)},
        template="planning_levels/assumption.html",
    )


def _shown(item: Rests, roles: frozenset[str], *, ended: bool) -> dict[str, Any]:
    return {
        "rests": item,
        "row": item.watched.assumption,
        "viability": item.watched.question == VIABILITY,
        "may_answer": not ended and bool(roles & set(item.watched.asked_of)),
        "asked_of": for_whom(*item.watched.asked_of),
        "documents": [
            {"version": one, "type": one.output.type, "title": OUTPUTS[one.output.type].title}
            for one in item.documents
        ],
        "decisions": [
            {
                "decision": one,
                "name": DECISION_POINTS[one.gate].name if one.gate in DECISION_POINTS else one.outcome,
            }
            for one in item.decisions
        ],
    }


def _answered(request: HttpRequest, row: Assumption) -> AssumptionAnswer:
    given = Answered.model_validate(typed(request.POST))
    return answer(row, by=person_of(request), course=given.course, text=given.text, on=given.on)


def _fields(key: str, number: int) -> list[dict[str, Any]]:
    return [
        {
            "name": "course",
            "type": "radio",
            "label": _("What follows"),
            "required": True,
            "choices": [
                (value, _(str(label)).capitalize()) for value, label in AssumptionAnswer.Course.choices
            ],
        },
        {
            "name": "text",
            "type": "textarea",
            "label": _("Why"),
            "required": True,
            "rows": 4,
            "keep": f"{key}.assumption.{number}",
        },
        {"name": "on", "type": "date", "label": _("Answered on, if not today")},
    ]
