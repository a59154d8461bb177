"""Deployments, requests and reviews of the task force; reinforcement and place of the planning team."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions import backstopping, deployments, reinforcing
from missions.api import work_shapes as shapes
from missions.api.body_shapes import BodyChange
from missions.body_rows import PAGES
from missions.forms import attempt, typed, typed_on_row
from missions.models import BackstoppingRequest, Body, BodyReview, Deployment, Mission, Reinforcement
from missions.pages import body_work_fields as fields_of
from missions.pages.body_seats import HEADINGS
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from missions.people import entity_of, named

R = TypeVar("R")
IMTF, IMPT = Body.Kind.IMTF.value, Body.Kind.IMPT.value


@login_required
@require_http_methods(["GET", "POST"])
def deployment(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """Send somebody for a time, or change or end the deployment of this number."""
    mission = visible_mission(request, key)
    rows = Deployment.objects.select_related("person")
    found = get_object_or_404(rows, body__mission=mission, pk=number) if number else None
    roles = deployments.SENDERS[found.direction] if found else deployments.ANY_SENDER

    def save() -> Deployment:
        data, version = typed_on_row(request.POST)
        if found is None:
            given = _rows(shapes.DeploymentNew.model_validate(data).given())
            return deployments.add_deployment(mission, by=person_of(request), **given)
        given = {"place": "", "task": "", "until": None, "person": None, "entity": None}
        given |= _rows(shapes.DeploymentChange.model_validate(data).given())
        return deployments.change_deployment(
            mission, found, by=person_of(request), if_version=version, **given
        )

    return _page(
        request,
        mission,
        IMTF,
        title=found.name if found else _("Send somebody for a time"),
        sentence=_("While it lasts, the person has the rights of a member there; both end on the last day."),
        fields=fields_of.deployment(mission, found),
        submit=_("Save the change") if found else _("Send them"),
        roles=roles,
        save=save,
        said=_("The deployment is on file, with its dates."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_request(request: HttpRequest, key: str) -> HttpResponse:
    """Ask something of the task force."""
    mission = visible_mission(request, key)

    def save() -> BackstoppingRequest:
        data, _version = typed_on_row(request.POST)
        given = shapes.RequestNew.model_validate(data).given()
        return backstopping.ask(mission, by=person_of(request), **given)

    return _page(
        request,
        mission,
        IMTF,
        title=_("Ask the task force"),
        sentence=_("The mission asks, the task force answers; both stay in the file with their dates."),
        fields=fields_of.new_request(),
        submit=_("Ask"),
        roles=backstopping.ASKERS,
        save=save,
        said=_("The task force is asked; its chair, a member or the planner answers."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_request(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Answer what the mission asked."""
    mission = visible_mission(request, key)
    found = get_object_or_404(BackstoppingRequest, body__mission=mission, pk=number)

    def save() -> BackstoppingRequest:
        data, version = typed_on_row(request.POST)
        said = shapes.RequestAnswer.model_validate(data)
        return backstopping.answer(
            mission, found, by=person_of(request), text=said.answer, on=said.on, if_version=version
        )

    return _page(
        request,
        mission,
        IMTF,
        title=_("Answer the mission"),
        sentence=found.text,
        fields=fields_of.answer(mission, found),
        submit=_("Answer"),
        roles=backstopping.ANSWERERS,
        save=save,
        said=_("The mission has its answer."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_review(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write down the review of the task force."""
    mission = visible_mission(request, key)
    found = get_object_or_404(BodyReview.objects.select_related("body"), body__mission=mission, pk=number)

    def save() -> BodyReview:
        data, version = typed_on_row(request.POST)
        given = shapes.ReviewHeld.model_validate(data).given()
        given["terms"] = given.pop("terms_of_reference", "")
        return backstopping.hold_review(mission, found, by=person_of(request), if_version=version, **given)

    return _page(
        request,
        mission,
        IMTF,
        title=_("Review of the task force"),
        sentence=_("The mission is operational: objectives, membership and tasks are looked at again."),
        fields=fields_of.review(mission, found),
        submit=_("Keep the review"),
        roles=backstopping.REVIEWERS,
        save=save,
        said=_("The review is on file."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_reinforcement(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for people beside the permanent staff."""
    mission = visible_mission(request, key)

    def save() -> Reinforcement:
        given = shapes.ReinforcementNew.model_validate(typed(request.POST, lines=("people",))).given()
        return reinforcing.ask_reinforcement(mission, by=person_of(request), **given)

    return _page(
        request,
        mission,
        IMPT,
        title=_("Ask for reinforcement"),
        sentence=_("The staff is small; the leadership of the mission orders people beside it for a time."),
        fields=fields_of.reinforcement(mission),
        submit=_("Ask for it"),
        roles=reinforcing.ASKERS,
        save=save,
        said=_("It is asked for; the Special Representative orders or declines it."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_reinforcement(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Order a reinforcement, or decline it."""
    mission = visible_mission(request, key)
    found = get_object_or_404(Reinforcement, body__mission=mission, pk=number)

    def save() -> Reinforcement:
        data, version = typed_on_row(request.POST)
        said = shapes.ReinforcementAnswer.model_validate({**data, "ordered": data.get("ordered") == "yes"})
        return reinforcing.answer_reinforcement(
            mission,
            found,
            by=person_of(request),
            ordered=said.ordered,
            answer=said.answer,
            if_version=version,
        )

    return _page(
        request,
        mission,
        IMPT,
        title=_("Order or decline"),
        sentence=f"{', '.join(found.people)}. {found.reason}",
        fields=fields_of.order(found),
        submit=_("Give the answer"),
        roles=reinforcing.LEADERSHIP,
        save=save,
        said=_("It is answered; who is ordered sits on the team for that time."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def arrangements(request: HttpRequest, key: str) -> HttpResponse:
    """Set where the planning team sits and to whom it reports."""
    mission = visible_mission(request, key)
    body = mission.bodies.filter(kind=IMPT).first() or Body(mission=mission, kind=IMPT)

    def save() -> Body:
        data, version = typed_on_row(request.POST)
        given = {"location": "", "reporting_line": "", **BodyChange.model_validate(data).given()}
        return reinforcing.arrange(mission, IMPT, by=person_of(request), if_version=version, **given)

    return _page(
        request,
        mission,
        IMPT,
        title=_("Place and reporting line"),
        sentence=_("The planning team reports to the leadership of the mission; how, is set here."),
        fields=fields_of.arrangements(body),
        submit=_("Save"),
        roles=("srsg", "impt-lead"),
        save=save,
        said=_("Place and reporting line are set."),
    )


def _page(
    request: HttpRequest,
    mission: Mission,
    kind: str,
    *,
    title: str,
    sentence: str,
    fields: list[dict[str, Any]],
    submit: str,
    roles: tuple[str, ...],
    save: Callable[[], R],
    said: str,
) -> HttpResponse:
    """Show one form of a body's work, or save it and go back to the body."""
    here = f"/missions/{mission.key}/{PAGES[kind]}/"
    may = standing_in(request, mission).any_of(roles) is not None
    tried = None
    if request.method == "POST":
        tried = attempt(save)
        if tried.ok:
            return done(request, said, here)
    return form_page(
        request,
        context(mission, (str(HEADINGS[kind]), here), (title, ""), kind=kind),
        title=title,
        sentence=sentence,
        fields=fields,
        submit=submit,
        back=here,
        tried=tried,
        not_for_you="" if may else _("This is for %(who)s.") % {"who": for_whom(*roles)},
    )


def _rows(given: dict[str, Any]) -> dict[str, Any]:
    if given.get("person"):
        given["person"] = named(given["person"], field="person")
    if given.get("entity"):
        given["entity"] = entity_of(given["entity"])
    return given
