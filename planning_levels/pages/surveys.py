"""`surveys/`: surveys planned, launched, discussed with the UNCT, completed (C 1.2.3, C 3.2.2)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.blockers import Blocker
from missions.forms import Attempt, attempt, typed
from missions.models import Mission
from missions.pages.ground import context, done, form_page, person_of, standing_in, visible_mission
from missions.templatetags import dates
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Survey, SurveyTeamMember
from planning_levels.pages.bodies import the_day, why_not
from planning_levels.reading import Reading
from planning_levels.survey_forms import (
    complete_fields,
    completion,
    debrief_fields,
    plan_fields,
    planned,
)
from planning_levels.verbs import surveys as verbs
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Fields
from planning_levels.verbs.inner import look

Ready = Callable[[Case[Fields]], Iterable[Blocker]]
NEXT = {"planned": "launch", "launched": "debrief", "debriefed": "complete"}
SHAPES = {"planned": "not_started", "launched": "active", "debriefed": "active", "completed": "closed"}


@login_required
@require_GET
def surveys(request: HttpRequest, key: str) -> HttpResponse:
    """Show the surveys of the mission, the latest first."""
    mission = visible_mission(request, key)
    rows = (
        Survey.objects.filter(mission=mission)
        .select_related("run")
        .prefetch_related("team", "checks__assumption")
    )
    may = standing_in(request, mission).any_of(WITHIN["plan-survey"].roles) is not None
    held = list(rows)
    found = [shown(row) for row in reversed(held)]
    page = context(mission, (_("Surveys"), ""), surveys=found, may=may, sentence=_sentence(held))
    return render(request, "planning_levels/surveys.html", page)


def shown(survey: Survey) -> dict[str, Any]:
    """Return a survey as its page shows it: state, team by side, findings, what comes next."""
    sides = dict(SurveyTeamMember.Side.choices)
    team = [(title, [row for row in survey.team.all() if row.side == side]) for side, title in sides.items()]
    steps = [
        (_("Planned"), survey.from_date, True),
        (_("Team in the country"), survey.launched_on, survey.launched_on is not None),
        (_("Discussed with the UNCT"), survey.debrief_held_on, survey.debrief_held_on is not None),
        (_("Completed"), survey.completed_on, survey.completed_on is not None),
    ]
    return {
        "survey": survey,
        "shape": SHAPES[survey.state],
        "team": team,
        "steps": steps[1:],
        "places": [line for line in survey.places.splitlines() if line],
        "findings": [line for line in survey.findings.splitlines() if line],
        "next": NEXT.get(survey.state, ""),
        "late_debrief": survey.debrief_held_on is not None and survey.debrief_held_on > survey.to_date,
    }


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Plan a survey; a plan is a fact and never refused for its dates."""
    mission = visible_mission(request, key)
    act = WITHIN["plan-survey"]
    tried: Attempt[Survey] | None = None
    if request.method == "POST":
        tried = attempt(lambda: verbs.plan_survey(mission, by=person_of(request), data=planned(request.POST)))
        if tried.ok and tried.result:
            told = {"days": tried.result.days}
            sentence = _("A survey of %(days)d days is planned. Next: launch it when the team leaves.") % told
            return done(request, sentence, f"/missions/{key}/surveys/")
    return form_page(
        request,
        _context(mission, act.title),
        title=act.title,
        sentence=_(
            "Two weeks in the country at most, with members of the task force and of the country team."
        ),
        fields=plan_fields(mission),
        submit=act.title,
        back=f"/missions/{key}/surveys/",
        tried=tried,
        not_for_you=why_not(request, mission, act),
    )


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, key: str, number: int, name: str) -> HttpResponse:
    """Launch a survey, record its discussion with the UNCT, or complete it."""
    mission = visible_mission(request, key)
    survey = get_object_or_404(Survey.objects.prefetch_related("team"), mission=mission, pk=number)
    act = WITHIN[f"{name}-survey"]
    tried: Attempt[Survey] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _take(request, mission, survey, name))
        if tried.ok:
            return done(request, f"{act.done} {_after(name)}", f"/missions/{key}/surveys/")
    return form_page(
        request,
        _context(mission, act.title, keep=f"{key}.survey.{number}"),
        title=act.title,
        sentence=_told(survey),
        fields=_fields(mission, survey, name),
        submit=act.title,
        back=f"/missions/{key}/surveys/",
        tried=tried,
        not_for_you=why_not(request, mission, act),
        blockers=_missing(mission, survey, name),
    )


def _take(request: HttpRequest, mission: Mission, survey: Survey, name: str) -> Survey:
    by, held = person_of(request), Survey.objects.get(pk=survey.pk)
    if name == "complete":
        return verbs.complete_survey(mission, held, by=by, data=completion(request.POST))
    take = verbs.launch_survey if name == "launch" else verbs.debrief_survey
    return take(mission, held, by=by, data=typed(request.POST))


def _missing(mission: Mission, survey: Survey, name: str) -> list[Blocker]:
    """Return what stands in the way before the form is filled; assumptions have their fields below."""
    ready: dict[str, Ready] = {
        "launch": lambda case: verbs.launch_ready(case, survey),
        "debrief": lambda case: (),
        "complete": lambda case: verbs.complete_ready(case, survey),  # type: ignore[arg-type]
    }
    found = look(Reading(mission), WITHIN[f"{name}-survey"], ready[name])
    return [item for item in found if item.code != "assumption-unchecked"]


def _fields(mission: Mission, survey: Survey, name: str) -> list[dict[str, Any]]:
    if name == "launch":
        return [the_day()]
    return debrief_fields(survey) if name == "debrief" else complete_fields(mission)


def _context(mission: Mission, text: str, **more: Any) -> dict[str, Any]:
    return context(mission, (_("Surveys"), f"/missions/{mission.key}/surveys/"), (text, ""), **more)


def _told(survey: Survey) -> str:
    return _("%(kind)s, %(first)s to %(last)s, led by %(leader)s.") % {
        "kind": capfirst(survey.get_kind_display()),
        "first": dates.written(survey.from_date),
        "last": dates.written(survey.to_date),
        "leader": survey.leader or _("nobody yet"),
    }


def _after(name: str) -> str:
    return {
        "launch": _("Next: its findings are discussed with the UNCT before the team leaves."),
        "debrief": _("Next: complete the survey with its findings and what became of each assumption."),
        "complete": _("Next: the draft of the Mission Plan is refined with what was found."),
    }[name]


def _sentence(rows: list[Survey]) -> str:
    if not rows:
        return _("No survey is planned.")
    last = rows[-1]
    kind = capfirst(last.get_kind_display())
    told = {
        "planned": _("%(kind)s planned from %(first)s; it has not been launched."),
        "launched": _("%(kind)s: the team is in the country; the discussion with the UNCT comes next."),
        "debriefed": _("%(kind)s: discussed with the UNCT; its completion comes next."),
        "completed": _("%(kind)s completed on %(end)s."),
    }[last.state]
    end = dates.written(last.completed_on) if last.completed_on else ""
    return told % {"kind": kind, "first": dates.written(last.from_date), "end": end}
