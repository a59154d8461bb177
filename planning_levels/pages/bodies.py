"""Acts of the planning bodies: establishing them, handing over the chair (Annex A, C 1.1.1, C 2.2.1)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from missions.blockers import Blocker
from missions.forms import attempt, typed
from missions.models import Mission
from missions.pages.bodies import HEADINGS
from missions.pages.choices import entity_choices, person_choices
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from planning_levels.definition.acts_within import WITHIN
from planning_levels.definition.shape import Act
from planning_levels.reading import Reading
from planning_levels.verbs import bodies
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Fields
from planning_levels.verbs.inner import look

Ready = Callable[[Case[Fields]], Iterable[Blocker]]
ESTABLISHED = {
    "imtf": gettext_lazy(
        "The task force is established. Next: its chair lets the outputs of the level be drafted."
    ),
    "impt": gettext_lazy(
        "The planning team is established. Next: the validation exercise, with the task force."
    ),
}


@login_required
@require_http_methods(["GET", "POST"])
def establish(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Establish a body: what is still missing, what may be explained, one button."""
    mission = visible_mission(request, key)
    task_force = kind == "imtf"
    act = WITHIN["establish-task-force" if task_force else "establish-planning-team"]
    ready = bodies.establish_ready if task_force else bodies.establish_team_ready
    verb = bodies.establish_task_force if task_force else bodies.establish_planning_team
    page = "task-force" if task_force else "planning-team"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: verb(mission, by=person_of(request), **typed(request.POST)))
        if tried.ok:
            return done(request, str(ESTABLISHED[kind]), f"/missions/{key}/{page}/")
    return form_page(
        request,
        context(
            mission, (str(HEADINGS[kind]), f"/missions/{key}/{page}/"), (act.title, ""), keep=f"{key}.{kind}"
        ),
        title=act.title,
        sentence=_("It is established once, by the %(who)s.")
        % {"who": for_whom(*act.roles).removeprefix("the ")},
        fields=[the_day()],
        submit=act.title,
        back=f"/missions/{key}/{page}/",
        tried=tried,
        not_for_you=why_not(request, mission, act),
        blockers=look(Reading(mission), act, ready),
    )


@login_required
@require_http_methods(["GET", "POST"])
def hand_over_chair(request: HttpRequest, key: str) -> HttpResponse:
    """Name the chair of the task force, the first or the next."""
    mission = visible_mission(request, key)
    act = WITHIN["hand-over-chair"]
    here = f"/missions/{key}/task-force/"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: bodies.hand_over_chair(mission, by=person_of(request), **typed(request.POST)))
        if tried.ok and tried.result:
            told = {"name": tried.result.name, "entity": tried.result.entity_id}
            sentence = _("%(name)s of %(entity)s chairs the task force, and names its members.") % told
            return done(request, sentence, here)
    return form_page(
        request,
        context(mission, (str(HEADINGS["imtf"]), here), (act.title, "")),
        title=act.title,
        sentence=_("The chair is of the lead department, %(lead)s; an earlier term ends on the day before.")
        % {"lead": mission.lead_department_id},
        fields=_chair_fields(mission),
        submit=_("Name the chair"),
        back=here,
        tried=tried,
        not_for_you=why_not(request, mission, act),
    )


def the_day() -> dict[str, Any]:
    """Return the field of an act's true date."""
    return {"name": "on", "type": "date", "label": _("Date of the event, if not today")}


def why_not(request: HttpRequest, mission: Mission, act: Act) -> str:
    """Return why this person cannot do this act here; empty where they can."""
    if standing_in(request, mission).any_of(act.roles) is not None:
        return ""
    return _("It is done by %(who)s.") % {"who": for_whom(*act.roles)}


def _chair_fields(mission: Mission) -> list[dict[str, Any]]:
    return [
        {"name": "person", "type": "select", "label": _("Who signs in"), "choices": person_choices(),
         "help": _("Without this, nobody can act as chair on these pages.")},
        {"name": "name", "label": _("Name"), "help": _("Left empty, the name of who signs in is taken.")},
        {"name": "entity", "type": "select", "label": _("Department"), "required": True,
         "choices": entity_choices(), "value": mission.lead_department_id},
        the_day(),
    ]  # fmt: skip
