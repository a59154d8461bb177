"""`calendar/`: the decision points with the days planned for them, as the USG Planning Directive has them.

The days are planned here, and told about as they come near. No day moves a level, and one that has gone by is
said to nobody who decides (IMPP guidelines C 1.2.1; part A).
"""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.access import mission_for
from missions.forms import attempt_whole
from missions.models import Mission
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from planning_levels.deadlines import outside_date
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import GatePlan
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading
from planning_levels.verbs.filing import plan_decision

WHO = WITHIN["plan-decision"].roles


@login_required
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Show the calendar of decision points; who plans sets or takes out their days."""
    mission = visible_mission(request, key)
    tried = None
    if request.method == "POST":
        tried = attempt_whole(lambda: _plan(request, mission))
        if tried.ok:
            sentence = _("The calendar is kept. Those who prepare are told when a day comes near.")
            return done(request, sentence, f"/missions/{key}/calendar/")
        mission = mission_for(person_of(request), key)
    reading = Reading(mission)
    rows = _rows(reading)
    may = bool(standing_in(request, mission).roles & set(WHO))
    why = _("Days are planned by %(who)s.") % {"who": for_whom(*WHO)}
    shown = context(
        mission,
        (_("Calendar of decision points"), ""),
        rows=rows,
        outside=outside_date(mission),
        directive=reading.issued("usg-directive"),
    )
    return form_page(
        request,
        shown,
        title=_("Calendar of decision points"),
        sentence=_("When decisions are planned, as the USG Planning Directive has it. Dates move no level."),
        fields=[_field(row) for row in rows if row["open"]],
        submit=_("Keep the calendar"),
        back=f"/missions/{key}/",
        tried=tried,
        template="planning_levels/calendar.html",
        not_for_you="" if may else why,
    )


def _rows(reading: Reading) -> list[dict[str, Any]]:
    planned = dict(GatePlan.objects.filter(mission=reading.mission).values_list("gate", "planned_on"))
    lead = reading.mission.lead_department_id
    found = []
    for gate, point in DECISION_POINTS.items():
        decided = reading.decided(gate, 1) if gate == "DP-INIT" else reading.decided(gate)
        council = gate == "GATE-COUNCIL" and bool(reading.council_records)
        row = {"gate": gate, "point": point, "who": decider_title(gate, lead), "planned": planned.get(gate)}
        open_still = decided is None and not council and not reading.mission.ended
        found.append({**row, "decided": decided, "council": council, "open": open_still})
    return sorted(found, key=lambda row: (not row["open"], (row["open"] and row["planned"]) or date.max))


def _field(row: dict[str, Any]) -> dict[str, Any]:
    label = f"{row['point'].name}, {row['who']}"
    return {"name": f"planned.{row['gate']}", "type": "date", "label": label, "value": row["planned"]}


def _plan(request: HttpRequest, mission: Mission) -> int:
    """Keep each day that was changed; return how many were."""
    planned = dict(GatePlan.objects.filter(mission=mission).values_list("gate", "planned_on"))
    changed = 0
    for gate in DECISION_POINTS:
        typed = request.POST.get(f"planned.{gate}")
        before = planned.get(gate)
        if typed is None or typed.strip() == (before.isoformat() if before else ""):
            continue
        plan_decision(mission, gate, by=person_of(request), data={"planned_on": typed.strip() or None})
        changed += 1
    return changed
