"""The page of a mission for a partner: the steps to which they are invited, and what they can bring."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missions.access import invitations_for
from missions.models import Mission
from missions.pages.ground import context, person_of
from outputs.access import outputs_for
from outputs.definition import OUTPUTS
from planning_levels.definition import LEVELS


def guest_page(request: HttpRequest, mission: Mission) -> HttpResponse:
    """Show a partner the steps to which they are invited."""
    person = person_of(request)
    rows = invitations_for(person).filter(mission=mission)
    seen = set(outputs_for(person).filter(mission=mission).values_list("type", flat=True))
    shown = context(
        mission,
        outputs=[(key, OUTPUTS[key].title) for key in OUTPUTS if key in seen],
        levels=[(code, LEVELS[code].name) for code in sorted({row.level for row in rows if row.level})],
    )
    return render(request, "planning_levels/mission_guest.html", shown)
