"""`people/<n>/clearance/`: the custodian says how far a person may read."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.api.clearance import ClearanceChange
from missions.forms import attempt, typed
from missions.models import CLASSIFICATIONS, Classification, Person
from missions.pages.ground import done, form_page
from missions.pages.house import HERE, custodian_of
from missions.persons import set_clearance


@login_required
@require_http_methods(["GET", "POST"])
def clearance(request: HttpRequest, number: int) -> HttpResponse:
    """Set the highest marking that a person may read."""
    by = custodian_of(request)
    person = get_object_or_404(Person, pk=number)

    def act() -> Person:
        given = ClearanceChange.model_validate(typed(request.POST))
        return set_clearance(person, CLASSIFICATIONS[given.clearance], by=by, reason=given.reason)

    tried = attempt(act) if request.method == "POST" else None
    told = {"name": person.get_full_name(), "level": Classification(person.clearance).label}
    if tried is not None and tried.ok and tried.result:
        told["level"] = Classification(tried.result.clearance).label
        return done(request, _("%(name)s reads what is marked up to %(level)s.") % told, HERE)
    return form_page(
        request,
        {"demonstration": False},
        title=_("Clearance: %(name)s") % told,
        sentence=_(
            "Cleared up to %(level)s now. What is strictly confidential also needs a place on its list."
        )
        % told,
        fields=[
            {
                "name": "clearance",
                "type": "radio",
                "label": _("Reads up to"),
                "required": True,
                "value": Classification(person.clearance).key,
                "choices": [(level.key, level.mark) for level in Classification],
            },
            {"name": "reason", "label": _("Why"), "required": True},
        ],
        submit=_("Set the clearance"),
        back=HERE,
        tried=tried,
    )
