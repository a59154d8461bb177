"""`in-charge/`: who decides while an office-holder is away, for how long, and at which decision points.

The office-holder or their office names an officer-in-charge; what the officer decides is shown everywhere as
taken for the holder. The same people end it before its day.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from missions.access import missions_for
from missions.api.people import RoleNew
from missions.deciders import OFFICES, charges, offices_of
from missions.errors import NotPermitted
from missions.forms import attempt, attempt_whole, typed
from missions.models import Assignment, Mission, Person
from missions.models.mission import State
from missions.pages.choices import person_choices
from missions.pages.ground import context, done, form_page, person_of, visible_mission
from missions.people import end_charge, give_role, may_put_in_charge, named
from missions.roles import title_of
from planning_levels.definition import DECISION_POINTS

ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)
TEMPLATE = "planning_levels/in_charge.html"


@login_required
@require_http_methods(["GET", "POST"])
def in_charge(request: HttpRequest, key: str) -> HttpResponse:
    """Show who is in charge for whom; the office-holder and their office name an officer here."""
    mission = visible_mission(request, key)
    person = person_of(request)
    offices = offices_of(mission, person)
    tried = None
    if request.method == "POST":
        doing = attempt_whole if "everywhere" in request.POST else attempt  # all missions, or none
        tried = doing(lambda: _name(request, mission, offices))
        if tried.ok and tried.result:
            first, told = tried.result[0], len(tried.result)
            given = {"name": first.person.get_full_name(), "whom": _holder(first), "n": told}
            sentence = _("%(name)s is in charge for %(whom)s, in %(n)d mission(s). Every decision says so.")
            return done(request, sentence % given, f"/missions/{key}/in-charge/")
    rows = Assignment.objects.filter(charges(mission)).select_related("person", "acting_for")
    shown = context(
        mission,
        (_("People"), f"/missions/{key}/people/"),
        (_("Officer-in-charge"), ""),
        rows=[_row(row, person) for row in rows.order_by("from_date", "pk")],
    )
    return form_page(
        request,
        shown,
        title=_("Officer-in-charge"),
        sentence=_("Who decides while an office-holder is away, until when, and on what."),
        fields=_fields(mission, offices),
        submit=_("Put in charge"),
        back=f"/missions/{key}/people/",
        tried=tried,
        template=TEMPLATE,
        not_for_you=""
        if offices
        else _("An officer-in-charge is named by the office-holder, by their office, or by the custodian."),
    )


@login_required
@require_POST
def end(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """End the time of an officer-in-charge at once."""
    mission = visible_mission(request, key)
    row = get_object_or_404(Assignment.objects.select_related("person"), charges(mission), pk=number)
    tried = attempt(lambda: end_charge(mission, row, by=person_of(request)))
    if not tried.ok:
        raise PermissionDenied(tried.message)
    sentence = _("%(name)s decides nothing more in this charge.") % {"name": row.person.get_full_name()}
    return done(request, sentence, f"/missions/{key}/in-charge/")


def _name(request: HttpRequest, mission: Mission, offices: Sequence[tuple[str, Person]]) -> list[Assignment]:
    """Put somebody in charge in this mission, or in all in which the office-holder decides: all, or none."""
    data = typed(request.POST)
    everywhere = data.pop("everywhere", "") == "true"
    office = str(data.pop("office", ""))
    holder = dict(offices).get(office)
    if holder is None:
        raise NotPermitted("An officer-in-charge is named by the office-holder or their office.")
    data |= {"role": OFFICES.get(office, office), "acting_for": holder.username}
    data["scope"] = request.POST.getlist("scope")
    given = RoleNew.model_validate(data).given()
    by, person = person_of(request), named(given["person"], field="person")
    told = {name: given.get(name) for name in ("from_date", "until")}
    where = [mission]
    if everywhere:
        others = missions_for(by).exclude(pk=mission.pk).exclude(state__in=ENDED)
        where += [one for one in others if (office, holder) in offices_of(one, by)]
    return [
        give_role(
            one, by=by, person=person, role=data["role"], acting_for=holder, scope=given["scope"], **told
        )
        for one in where
    ]


def _fields(mission: Mission, offices: Sequence[tuple[str, Person]]) -> list[dict[str, Any]]:
    held = [(role, f"{holder.get_full_name()}, {title_of(role)}") for role, holder in offices]
    roles = {role for role, _holder in offices}
    points = [(key, point.name) for key, point in DECISION_POINTS.items() if point.decider in roles]
    return [
        {"name": "office", "type": "select", "label": _("In charge for"), "required": True, "choices": held,
         "value": held[0][0] if len(held) == 1 else ""},
        {"name": "person", "type": "select", "label": _("Officer-in-charge"), "required": True,
         "choices": person_choices()},
        {"name": "from", "type": "date", "label": _("From"), "required": True, "value": mission.today()},
        {"name": "until", "type": "date", "label": _("Until, that day included"), "required": True},
        {"name": "scope", "type": "multi", "label": _("Only at these decision points"), "choices": points,
         "help": _("None ticked: all that the office-holder decides.")},
        {"name": "everywhere", "type": "checkbox",
         "label": _("In all missions in which the office-holder decides, not in this one alone")},
    ]  # fmt: skip


def _row(row: Assignment, person: Person) -> dict[str, Any]:
    points = [DECISION_POINTS[key].name for key in row.scope.split() if key in DECISION_POINTS]
    return {
        "row": row,
        "whom": _holder(row),
        "office": title_of(row.role),
        "points": points,
        "may_end": may_put_in_charge(person, row.acting_for),
    }


def _holder(row: Assignment) -> str:
    return row.acting_for.get_full_name() if row.acting_for else ""
