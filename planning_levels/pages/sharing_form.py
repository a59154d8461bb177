"""The forms of sharing: one page each, back to the page of access when done."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from missions.forms import attempt, typed_on_row
from missions.models import Mission
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in
from outputs.access import outputs_for
from outputs.definition import OUTPUTS
from planning_levels.api.sharing_shapes import ListingChange


def until(
    request: HttpRequest, row: Any, change: Callable[..., Any], told: tuple[str, tuple[str, ...]]
) -> HttpResponse:
    """Show or take the form that changes the last day of a row; `told` says whom it is about."""
    who, roles = told
    mission: Mission = row.mission

    def act() -> Any:
        data, version = typed_on_row(request.POST)
        until = ListingChange.model_validate(data).until
        return change(row, by=person_of(request), if_version=version, until=until)

    return form(
        request,
        mission,
        act,
        title=who,
        sentence=_("To end it, enter the last day."),
        fields=[
            {"name": "until", "type": "date", "label": _("Until"), "value": row.until},
            {"name": "version", "type": "hidden", "value": row.version},
        ],
        submit=_("Save the change"),
        said=_("The day is kept."),
        not_for_you=unless(request, mission, roles),
    )


def form(
    request: HttpRequest, mission: Mission, act: Callable[[], Any], *, title: str, said: str, **more: Any
) -> HttpResponse:
    """Show a form, or take it and go back."""
    here = f"/missions/{mission.key}/access/"
    tried = attempt(act) if request.method == "POST" else None
    if tried is not None and tried.ok:
        return done(request, said, here)
    shown = context(mission, (_("Access"), here), (title, ""))
    return form_page(request, shown, title=title, back=here, tried=tried, **more)


def unless(request: HttpRequest, mission: Mission, roles: tuple[str, ...]) -> str:
    """Return for whom the form is, where it is not for this person; else nothing."""
    if standing_in(request, mission).roles & set(roles):
        return ""
    return _("This is for %(who)s.") % {"who": for_whom(*roles)}


def outputs(request: HttpRequest, mission: Mission) -> list[tuple[str, str]]:
    """Return the outputs that a person may name."""
    seen = set(outputs_for(person_of(request)).filter(mission=mission).values_list("type", flat=True))
    return [(key, output.title) for key, output in OUTPUTS.items() if key in seen]


def dates(mission: Mission) -> list[dict[str, Any]]:
    """Return the fields of a first and a last day."""
    return [
        {"name": "from", "type": "date", "label": _("From"), "value": mission.today()},
        {"name": "until", "type": "date", "label": _("Until"), "help": _("Empty while the end is open.")},
    ]
