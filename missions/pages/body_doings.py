"""What a body does, as its page shows it: meetings, people sent, requests, reviews, reinforcement, terms."""

from typing import Any

from django.http import HttpRequest

from missions import backstopping, deployments, reinforcing
from missions.action_points import KEEPERS
from missions.models import Body, Deployment
from missions.pages.meetings import meetings_of
from missions.roles import Standing


def doings(request: HttpRequest, body: Body, standing: Standing) -> dict[str, Any]:
    """Return what stands on the page of a body beside its seats, and what this person may add."""
    today = body.mission.today()
    held = meetings_of(request, body) if body.pk else []
    shown: dict[str, Any] = {
        "meetings": held,
        "last_meeting": next((row for row, _told in held if row.held_on <= today), None),
        "versions": list(body.terms.select_related("written_by")) if body.pk else [],
        "may_meet": standing.any_of(KEEPERS[body.kind]) is not None,
    }
    more = _of_task_force if body.kind == Body.Kind.IMTF else _of_team
    return {**shown, **more(body, standing)}


def _of_task_force(body: Body, standing: Standing) -> dict[str, Any]:
    sent = list(body.deployments.select_related("person")) if body.pk else []
    return {
        "deployments": [(row, _may_change(row, standing)) for row in sent],
        "may_send": standing.any_of(deployments.ANY_SENDER) is not None,
        "requests": list(body.requests.select_related("asked_by", "answered_by")) if body.pk else [],
        "may_ask": standing.any_of(backstopping.ASKERS) is not None,
        "may_answer": standing.any_of(backstopping.ANSWERERS) is not None,
        "reviews": list(body.reviews.select_related("terms", "held_by")) if body.pk else [],
        "may_review": standing.any_of(backstopping.REVIEWERS) is not None,
    }


def _may_change(sent: Deployment, standing: Standing) -> bool:
    return standing.any_of(deployments.SENDERS[sent.direction]) is not None


def _of_team(body: Body, standing: Standing) -> dict[str, Any]:
    asked = list(body.reinforcements.select_related("asked_by", "answered_by")) if body.pk else []
    return {
        "reinforcements": asked,
        "may_ask": standing.any_of(reinforcing.ASKERS) is not None,
        "may_order": standing.any_of(reinforcing.LEADERSHIP) is not None,
    }
