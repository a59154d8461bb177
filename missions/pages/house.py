"""`people/`: the people who sign in and the entities, for the custodian."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.api.persons import EntityNew, PersonNew
from missions.forms import attempt, typed
from missions.models import Entity, Person
from missions.models.person import Office
from missions.pages.choices import entity_choices
from missions.pages.ground import done, form_page, person_of
from missions.persons import add_entity, add_person
from missions.sign_in.factor import REAL

HERE = "/people/"


def custodian_of(request: HttpRequest) -> Person:
    """Return the custodian who is signed in; 404 for everybody else."""
    person = person_of(request)
    if person.office != Office.CUSTODIAN:
        raise Http404
    return person


@login_required
@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """Show who signs in, with their offices, and the entities."""
    custodian_of(request)
    return render(request, "missions/persons.html", _lists())


@login_required
@require_http_methods(["GET", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    by = custodian_of(request)
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: add_person(by=by, **PersonNew.model_validate(typed(request.POST)).given()))
        if tried.ok and tried.result:
            told = {"name": tried.result.get_full_name()}
            sentence = (
                _("%(name)s is added. Give a link to set a password; a planner gives the roles.") % told
            )
            return done(request, sentence, f"{HERE}{tried.result.pk}/")
    return form_page(
        request,
        {"demonstration": False},
        title=_("Add a person"),
        sentence=_("An office holds in every mission; roles in a single mission are given there."),
        fields=_person_fields(),
        submit=_("Add the person"),
        back=HERE,
        tried=tried,
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_entity(request: HttpRequest) -> HttpResponse:
    """Add an entity."""
    by = custodian_of(request)
    tried = None
    if request.method == "POST":
        data = typed(request.POST, ticks=("un",))
        tried = attempt(lambda: add_entity(by=by, **EntityNew.model_validate(data).model_dump()))
        if tried.ok and tried.result:
            sentence = _("%(code)s is added; people and seats can name it.") % {"code": tried.result.code}
            return done(request, sentence, f"{HERE}#entities")
    return form_page(
        request,
        {"demonstration": False},
        title=_("Add an entity"),
        fields=_entity_fields(),
        submit=_("Add the entity"),
        back=HERE,
        tried=tried,
    )


def _lists() -> dict[str, Any]:
    rows = Person.objects.select_related("office_of").order_by("-is_active", "name", "username")
    strong = set(Authenticator.objects.filter(type__in=REAL).values_list("user", flat=True))
    return {
        "persons": [(row, row.has_usable_password(), row.pk in strong) for row in rows],
        "signing_in": sum(row.is_active for row in rows),
        "entities": list(Entity.objects.all()),
    }


def _person_fields() -> list[dict[str, Any]]:
    deciders = Person.objects.filter(is_active=True, office__in=(Office.SG, Office.USG))
    whose = [(row.username, row.get_full_name()) for row in deciders]
    return [
        {"name": "username", "label": _("Sign-in name"), "required": True,
         "help": _("Letters, digits and @ . + - _; it stays as it is.")},
        {"name": "name", "label": _("Name")},
        {"name": "email", "label": _("E-mail address"),
         "help": _("For links to a password, and for single sign-on.")},
        {"name": "title", "label": _("Title"), "help": _("As it stands in the record beside each act.")},
        {"name": "entity", "type": "select", "label": _("Entity"), "choices": entity_choices()},
        {"name": "office", "type": "select", "label": _("Office"), "choices": Office.choices,
         "help": _("Only for who holds one beyond any single mission.")},
        {"name": "office_of", "type": "select", "label": _("Whose office"), "choices": whose,
         "help": _("For the office of a decider.")},
    ]  # fmt: skip


def _entity_fields() -> list[dict[str, Any]]:
    return [
        {"name": "code", "label": _("Code"), "required": True,
         "help": _("As people write it: DPKO, UNCT, AU.")},
        {"name": "name", "label": _("Name"), "required": True},
        {"name": "kind", "label": _("Kind"), "value": "department",
         "help": _("As department, agency, country team, regional organisation.")},
        {"name": "un", "type": "checkbox", "label": _("Of the United Nations"), "value": "true"},
    ]  # fmt: skip
