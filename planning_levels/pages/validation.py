"""`validation/`: the country validation exercise, its findings, its completion (C 2.2.2)."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from missions.errors import Invalid
from missions.forms import Attempt, attempt, typed
from missions.models import Mission
from missions.pages.ground import context, done, form_page, person_of, standing_in, visible_mission
from missions.templatetags import dates
from planning_levels.definition import ACTS
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Validation, ValidationFinding
from planning_levels.pages.bodies import the_day, why_not
from planning_levels.position import position_of
from planning_levels.verbs import validation as verbs

PARTS = {
    "assumptions": gettext_lazy("assumptions challenged"),
    "tasks": gettext_lazy("tasks tried out"),
    "scenarios": gettext_lazy("scenarios simulated"),
    "decisions": gettext_lazy("decisions practised"),
}
GROUPS = {
    "mission": gettext_lazy("mission"),
    "unct": gettext_lazy("country team"),
    "national": gettext_lazy("national partners"),
    "external": gettext_lazy("external partners"),
}


@login_required
@require_GET
def validation(request: HttpRequest, key: str) -> HttpResponse:
    """Show the exercises of the mission with their findings, the latest first."""
    mission = visible_mission(request, key)
    standing = standing_in(request, mission)
    rows = list(Validation.objects.filter(mission=mission).select_related("run").prefetch_related("findings"))
    begin = ACTS["begin-validation"]
    open_now = not mission.ended and position_of(mission).state in begin.states
    page = context(
        mission,
        (_("Validation"), ""),
        exercises=[shown(row) for row in reversed(rows)],
        may_add=standing.any_of(WITHIN["add-finding"].roles) is not None,
        may_complete=standing.any_of(WITHIN["complete-validation"].roles) is not None,
        may_begin=open_now and not rows and standing.any_of(begin.roles) is not None,
        sentence=_sentence(rows),
    )
    return render(request, "planning_levels/validation.html", page)


def shown(row: Validation) -> dict[str, Any]:
    """Return an exercise as its page shows it."""
    groups = row.groups.split()
    findings = list(row.findings.all())
    return {
        "exercise": row,
        "organisers": [line for line in row.organisers.splitlines() if line],
        "parts": [PARTS.get(part, part) for part in row.parts.split()],
        "groups": [GROUPS.get(group, group) for group in groups],
        "absent": [title for group, title in GROUPS.items() if groups and group not in groups],
        "findings": findings,
        "open": sum(not finding.closed_by for finding in findings),
    }


@login_required
@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, key: str, number: int, row: int | None = None) -> HttpResponse:
    """Add a finding, or close the one of this number by a change of the plan or a reason."""
    mission = visible_mission(request, key)
    exercise = get_object_or_404(Validation, mission=mission, pk=number)
    found = get_object_or_404(ValidationFinding, validation=exercise, pk=row) if row else None
    act = WITHIN["add-finding"]
    title = _("Close the finding") if found else _("Add a finding")
    tried: Attempt[ValidationFinding] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _keep(request, mission, exercise, found))
        if tried.ok and tried.result:
            return done(request, _kept(tried.result), f"/missions/{key}/validation/")
    return form_page(
        request,
        _context(mission, title),
        title=title,
        sentence=_("A finding is closed by a change of the plan, or by a reason not to change it."),
        fields=_fields(mission, found),
        submit=_("Keep the finding"),
        back=f"/missions/{key}/validation/",
        tried=tried,
        not_for_you=why_not(request, mission, act),
    )


@login_required
@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Complete the exercise; open findings stand in the way of adoption, not of this."""
    mission = visible_mission(request, key)
    exercise = get_object_or_404(Validation.objects.prefetch_related("findings"), mission=mission, pk=number)
    act = WITHIN["complete-validation"]
    tried: Attempt[Validation] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _complete(request, mission, exercise))
        if tried.ok:
            sentence = (
                f"{act.done} {_('Next: the final draft of the Mission Plan is submitted for adoption.')}"
            )
            return done(request, sentence, f"/missions/{key}/validation/")
    left = sum(not item.closed_by for item in exercise.findings.all())
    told = ngettext("One finding is still open; adoption waits for it.",
                    "%(n)d findings are still open; adoption waits for them.", left)  # fmt: skip
    return form_page(
        request,
        _context(mission, act.title),
        title=act.title,
        sentence=told % {"n": left} if left else _("Every finding is closed."),
        fields=[the_day()],
        submit=act.title,
        back=f"/missions/{key}/validation/",
        tried=tried,
        not_for_you=why_not(request, mission, act),
    )


def _keep(
    request: HttpRequest, mission: Mission, exercise: Validation, found: ValidationFinding | None
) -> ValidationFinding:
    data = typed(request.POST)
    closed_by = data.get("closed_by", "")
    if closed_by in ("change", "reason") and not data.get(closed_by):
        raise Invalid({closed_by: _("Say it in words, or leave the finding open.")})
    held = ValidationFinding.objects.get(pk=found.pk) if found else None
    return verbs.keep_finding(mission, exercise, by=person_of(request), data=data, finding=held)


def _complete(request: HttpRequest, mission: Mission, exercise: Validation) -> Validation:
    held = Validation.objects.get(pk=exercise.pk)
    return verbs.complete_validation(mission, held, by=person_of(request), data=typed(request.POST))


def _fields(mission: Mission, found: ValidationFinding | None) -> list[dict[str, Any]]:
    kept = f"{mission.key}.finding.{found.pk if found else 'new'}"
    return [
        {"name": "text", "type": "textarea", "label": _("What was found"), "required": True,
         "value": found.text if found else "", "keep": f"{kept}.text"},
        {"name": "closed_by", "type": "select", "label": _("Closed by"),
         "choices": [("change", _("a change of the plan")), ("reason", _("a reason not to change it"))],
         "value": found.closed_by if found else "", "help": _("None while it is open.")},
        {"name": "change", "type": "textarea", "label": _("Change of the plan"), "rows": 3,
         "value": found.change if found else "", "keep": f"{kept}.change"},
        {"name": "reason", "type": "textarea", "label": _("Reason not to change"), "rows": 3,
         "value": found.reason if found else "", "keep": f"{kept}.reason"},
    ]  # fmt: skip


def _kept(row: ValidationFinding) -> str:
    if row.closed_by:
        return _("The finding is kept, %(how)s.") % {"how": row.get_closed_by_display()}
    return _("The finding is kept; it stays open until the plan is changed, or a reason is given.")


def _context(mission: Mission, text: str) -> dict[str, Any]:
    return context(mission, (_("Validation"), f"/missions/{mission.key}/validation/"), (text, ""))


def _sentence(rows: list[Validation]) -> str:
    if not rows:
        return _("No exercise has begun; Level 2.2 starts with it.")
    last = rows[-1]
    left = sum(not item.closed_by for item in last.findings.all())
    told = ngettext("%(n)d finding is open.", "%(n)d findings are open.", left) % {"n": left}
    if last.completed_on:
        return _("Completed on %(day)s.") % {"day": dates.written(last.completed_on)} + f" {told}"
    return _("Under way since %(day)s.") % {"day": dates.written(last.begun_on)} + f" {told}"
