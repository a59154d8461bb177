"""Pages: putting a person on a list of who needs to know, inviting a partner, and ending either."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.forms import typed
from missions.models import Invitation, NeedToKnow
from missions.pages.choices import entity_choices, person_choices
from missions.pages.ground import person_of, visible_mission
from missions.people import entity_of, named
from outputs.access import hidden_types
from planning_levels.api.sharing_shapes import InvitationNew, ListingNew
from planning_levels.definition import LEVELS
from planning_levels.pages.sharing_form import dates, form, outputs, unless, until
from planning_levels.sharing import INVITERS, change_invitation, change_listing, invite, put_on_list
from planning_levels.sharing.inviting import whom
from planning_levels.sharing.listing import LISTERS


@login_required
@require_http_methods(["GET", "POST"])
def list_new(request: HttpRequest, key: str) -> HttpResponse:
    """Put a person on the list of who needs to know."""
    mission = visible_mission(request, key)

    def act() -> Any:
        given = ListingNew.model_validate(typed(request.POST)).given()
        person = named(given.pop("person"), field="person")
        return put_on_list(mission, by=person_of(request), person=person, **given)

    return form(
        request,
        mission,
        act,
        title=_("Put on the list"),
        sentence=_("What is strictly confidential is read by who is cleared for it and stands on this list."),
        fields=[
            {
                "name": "person",
                "type": "select",
                "label": _("Person"),
                "required": True,
                "choices": person_choices(),
            },
            {
                "name": "output",
                "type": "select",
                "label": _("Of one output"),
                "choices": outputs(request, mission),
                "help": _("Left empty, of the whole mission."),
            },
            {"name": "reason", "label": _("Why they need to know"), "required": True},
            *dates(mission),
        ],
        submit=_("Put on the list"),
        said=_("They read it from that day on."),
        not_for_you=unless(request, mission, LISTERS),
    )


@login_required
@require_http_methods(["GET", "POST"])
def list_change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Change the last day on the list."""
    mission = visible_mission(request, key)
    rows = NeedToKnow.objects.exclude(output__in=hidden_types(person_of(request), mission))
    row = get_object_or_404(rows.select_related("mission", "person"), mission=mission, pk=number)
    return until(request, row, change_listing, (row.person.get_full_name(), LISTERS))


@login_required
@require_http_methods(["GET", "POST"])
def invitation_new(request: HttpRequest, key: str) -> HttpResponse:
    """Invite a partner to a level or an output."""
    mission = visible_mission(request, key)

    def act() -> Any:
        given = InvitationNew.model_validate(typed(request.POST)).given()
        person, entity = given.pop("person", None), given.pop("entity", None)
        return invite(
            mission,
            by=person_of(request),
            person=named(person, field="person") if person else None,
            entity=entity_of(entity) if entity else None,
            **given,
        )

    return form(
        request,
        mission,
        act,
        title=_("Invite a partner"),
        sentence=_("A partner sees the steps to which they are invited, and what they brought."),
        fields=[
            {"name": "person", "type": "select", "label": _("Person"), "choices": person_choices()},
            {
                "name": "entity",
                "type": "select",
                "label": _("Or all partners of"),
                "choices": entity_choices(),
            },
            {"name": "output", "type": "select", "label": _("Output"), "choices": outputs(request, mission)},
            {
                "name": "level",
                "type": "select",
                "label": _("Level"),
                "choices": [(code, f"{code} {level.name}") for code, level in LEVELS.items()],
            },
            *dates(mission),
        ],
        submit=_("Invite"),
        said=_("They find it on the mission's page from that day on."),
        not_for_you=unless(request, mission, INVITERS),
    )


@login_required
@require_http_methods(["GET", "POST"])
def invitation_change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Change the last day of an invitation."""
    mission = visible_mission(request, key)
    rows = Invitation.objects.exclude(output__in=hidden_types(person_of(request), mission))
    row = get_object_or_404(rows.select_related("mission", "person", "entity"), mission=mission, pk=number)
    return until(request, row, change_invitation, (whom(row), INVITERS))
