"""Pages: how the file is marked, who needs to know, which partners are invited, and who has read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.forms import attempt, typed, whole_number
from missions.models import Classification, Invitation, Mission, NeedToKnow, View
from missions.pages.ground import context, for_whom, person_of, standing_in, visible_mission
from outputs.access import hidden_types, marked, outputs_for
from outputs.content import ANSWERABLE
from outputs.definition import OUTPUTS
from planning_levels.pages.sharing_form import form, unless
from planning_levels.sharing import (
    INVITERS,
    classify,
    level_named,
    owners,
    thing_of,
)
from planning_levels.sharing.inviting import named as step_named
from planning_levels.sharing.inviting import whom
from planning_levels.sharing.listing import LISTERS, about

PAGE = 50
NAMES = ("output", "document", "draft", "comment")


@login_required
@require_GET
def sharing(request: HttpRequest, key: str) -> HttpResponse:
    """Show the markings of the file and its outputs, the lists, and the invitations."""
    mission = visible_mission(request, key)
    person = person_of(request)
    hidden = hidden_types(person, mission)
    rows = [
        {"type": row.type, "title": OUTPUTS[row.type].title, "own": row.classification, "mark": marked(row)}
        for row in outputs_for(person).filter(mission=mission).select_related("mission")
    ]
    listed = NeedToKnow.objects.filter(mission=mission).exclude(output__in=hidden)
    invited = Invitation.objects.filter(mission=mission).exclude(output__in=hidden)
    roles = standing_in(request, mission).roles
    shown = context(
        mission,
        (_("Access"), ""),
        outputs=rows,
        listed=[(row, about(row.output)) for row in listed.select_related("person", "put_by")],
        invited=[(row, whom(row), step_named(row)) for row in invited.select_related("person", "invited_by")],
        owner=for_whom(*owners(mission)),
        may_list=bool(roles & set(LISTERS)),
        may_invite=bool(roles & set(INVITERS)),
        may_see_views=bool(roles & {"custodian", *owners(mission)}),
    )
    return render(request, "planning_levels/access.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def mark(request: HttpRequest, key: str) -> HttpResponse:
    """Mark the file, or the output, document, draft or comment that the address names."""
    mission = visible_mission(request, key)
    person = person_of(request)
    thing_named = {name: _value(name, request.GET.get(name, "")) for name in NAMES}
    found = attempt(lambda: thing_of(mission, thing_named, person))
    if found.result is None:
        return _gone(request, mission, found.message)

    def act() -> Any:
        data = typed(request.POST)
        level = level_named(data.get("classification", ""))
        return classify(mission, found.result or mission, level, by=person, reason=data.get("reason", ""))

    asked = (*ANSWERABLE, *owners(mission))
    mine = getattr(found.result, "by_id", getattr(found.result, "added_by_id", None)) == person.pk
    now = Classification(found.result.classification)
    told = {"now": now.label, "owner": for_whom(*owners(mission))}
    return form(
        request,
        mission,
        act,
        title=_("Classify"),
        sentence=_(
            "It is %(now)s now. A marking is raised by who answers for the text, lowered by %(owner)s."
        )
        % told,
        fields=[
            {
                "name": "classification",
                "type": "radio",
                "label": _("Marking"),
                "required": True,
                "value": now.key,
                "choices": [(level.key, level.mark) for level in Classification],
            },
            {"name": "reason", "label": _("Why"), "required": True},
        ],
        submit=_("Mark it so"),
        said=_("The marking is changed; those who are not cleared for it see it no more."),
        not_for_you="" if mine else unless(request, mission, asked),
    )


@login_required
@require_GET
def read_by(request: HttpRequest, key: str) -> HttpResponse:
    """Show who has read what is classified: to the custodian, and to who owns the file."""
    mission = visible_mission(request, key)
    if not standing_in(request, mission).roles & {"custodian", *owners(mission)}:
        raise PermissionDenied
    rows = View.objects.filter(mission=mission).exclude(output__in=hidden_types(person_of(request), mission))
    page = Paginator(rows.select_related("person"), PAGE).get_page(request.GET.get("page"))
    shown = context(
        mission,
        (_("Access"), f"/missions/{key}/access/"),
        (_("Who has read"), ""),
        page=page,
        rows=[
            (row, OUTPUTS[row.output].title if row.output else "", Classification(row.classification).mark)
            for row in page.object_list
        ],
    )
    return render(request, "planning_levels/read_by.html", shown)


def _gone(request: HttpRequest, mission: Mission, message: str) -> HttpResponse:
    shown = context(mission, (_("Access"), f"/missions/{mission.key}/access/"), (_("Not found"), ""))
    return render(request, "404.html", {**shown, "message": message}, status=404)


def _value(name: str, text: str) -> str | int | None:
    if name == "output":
        return text or None
    return whole_number(text, digits=17)
