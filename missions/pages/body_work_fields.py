"""The fields of the forms of `body_work`."""

from typing import Any

from django.utils.translation import gettext as _

from missions.models import BackstoppingRequest, Body, BodyReview, Deployment, Mission, Reinforcement
from missions.pages.body_seats import TITLES
from missions.pages.choices import entity_choices, person_choices

Fields = list[dict[str, Any]]


def deployment(mission: Mission, found: Deployment | None) -> Fields:
    """Return the fields of a deployment; its direction stays as it was set."""
    person = found.person.username if found and found.person else ""
    fields: Fields = [
        {"name": "person", "type": "select", "label": _("Who signs in"), "choices": person_choices(),
         "value": person, "help": _("Or only a name below, for who does not sign in.")},
        {"name": "name", "label": _("Name"), "value": found.name if found else "",
         "help": _("Left empty, the name of who signs in is taken.")},
        {"name": "entity", "type": "select", "label": _("Office or agency"), "choices": entity_choices(),
         "value": found.entity_id if found else ""},
        {"name": "place", "label": _("Place"), "value": found.place if found else ""},
        {"name": "task", "type": "textarea", "label": _("Task"), "rows": 3,
         "value": found.task if found else ""},
        {"name": "from", "type": "date", "label": _("First day"),
         "value": found.from_date if found else mission.today()},
        {"name": "until", "type": "date", "label": _("Last day"), "value": found.until if found else None,
         "help": _("Empty while the end is open.")},
    ]  # fmt: skip
    if found:
        return [*fields, _version(found)]
    way: dict[str, Any] = {"name": "direction", "type": "select", "label": _("Sent"), "required": True}
    return [{**way, "choices": Deployment.Direction.choices}, *fields]


def new_request() -> Fields:
    """Return the fields of a request."""
    return [
        {"name": "text", "type": "textarea", "label": _("What the mission asks"), "required": True},
        {"name": "wanted_by", "type": "date", "label": _("Answer wanted by")},
    ]


def answer(mission: Mission, found: BackstoppingRequest) -> Fields:
    """Return the fields of an answer."""
    return [
        {"name": "answer", "type": "textarea", "label": _("Answer"), "required": True,
         "value": found.answer},
        {"name": "on", "type": "date", "label": _("On"), "value": found.answered_on or mission.today()},
        _version(found),
    ]  # fmt: skip


def review(mission: Mission, found: BodyReview) -> Fields:
    """Return the fields of a review; new terms may be written with it."""
    fields: Fields = [
        {"name": "objectives", "type": "textarea", "label": _("Objectives"), "required": True, "rows": 4,
         "value": found.objectives, "help": _("What stays, what changes, and why.")},
        {"name": "membership", "type": "textarea", "label": _("Membership"), "required": True, "rows": 4,
         "value": found.membership, "help": _("Who stays, who leaves, who is wanted.")},
        {"name": "tasks", "type": "textarea", "label": _("Tasks"), "rows": 4, "value": found.tasks},
        {"name": "on", "type": "date", "label": _("On"), "value": found.held_on or mission.today()},
        {"name": "terms_of_reference", "type": "textarea", "rows": 12,
         "label": _("New terms of reference, if they follow at once"),
         "help": _("Left empty, the terms that count now stay.")},
    ]  # fmt: skip
    return [*fields, _version(found)]


def reinforcement(mission: Mission) -> Fields:
    """Return the fields of a reinforcement that is asked for."""
    return [
        {"name": "side", "type": "select", "label": _("Side"), "required": True,
         "choices": list(TITLES["impt"].items())},
        {"name": "people", "type": "textarea", "label": _("Who is wanted"), "required": True, "rows": 3,
         "help": _("One a line: the sign-in name, or the name of who does not sign in.")},
        {"name": "reason", "type": "textarea", "label": _("What for"), "required": True, "rows": 3},
        {"name": "from", "type": "date", "label": _("First day"), "required": True,
         "value": mission.today()},
        {"name": "until", "type": "date", "label": _("Last day"), "required": True},
    ]  # fmt: skip


def order(found: Reinforcement) -> Fields:
    """Return the fields of the leadership's answer."""
    return [
        {"name": "ordered", "type": "radio", "label": _("The reinforcement is"), "required": True,
         "choices": [("yes", _("ordered")), ("no", _("declined"))]},
        {"name": "answer", "type": "textarea", "label": _("Reason, where it is declined"), "rows": 3},
        _version(found),
    ]  # fmt: skip


def arrangements(body: Body) -> Fields:
    """Return the fields of place and reporting line."""
    return [
        {"name": "location", "label": _("Place"), "value": body.location},
        {"name": "reporting_line", "label": _("Reports to"), "value": body.reporting_line},
        _version(body),
    ]


def _version(row: Deployment | BackstoppingRequest | BodyReview | Reinforcement | Body) -> dict[str, Any]:
    return {"name": "version", "type": "hidden", "value": row.version}
