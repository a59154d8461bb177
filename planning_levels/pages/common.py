"""What the pages of this room share: the mission that the person may see, and its context."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from missions.access import Reader
from missions.models import Mission
from missions.pages.ground import person_of, visible_mission
from missions.roles import Standing as Roles
from missions.roles import standing
from missions.sign_in.suspended import led_to_confirm, resume
from missions.templatetags import words
from outputs.labels import IN_DRAFTS
from planning_levels.definition import ACTS
from planning_levels.reading import Reading
from planning_levels.standing import standing_of
from planning_levels.verbs.door import is_decision


def context_of(request: HttpRequest, mission: Mission, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """Return what every page of a mission shows: standing, roles, crumbs, the reading itself."""
    person = person_of(request)
    reading = Reading(mission, reader=Reader(person, mission))
    roles: Roles = standing(person, mission)
    return {
        "mission": mission,
        "reading": reading,
        "roles": roles.roles,
        "standing": standing_of(mission, reading.runs, reading.open_submissions, reading.hold),
        "today": mission.today(),
        "crumbs": [{"text": text, "url": url} for text, url in crumbs],
    }


__all__ = ["context_of", "label_in_words", "led_to_decide", "person_of", "resume", "visible_mission"]


def led_to_decide(request: HttpRequest, mission: Mission, verb: str) -> HttpResponse | None:
    """Return the way to the confirmation for a decision that still needs one; None for every other act."""
    if not is_decision(verb):
        return None
    return led_to_confirm(request, mission, f"{ACTS[verb].title}: {mission.name}")


def label_in_words(output: str, label: str) -> str:
    """Return a version's label in words; nothing where the output knows no drafts and this is its first."""
    if not label or (label == "first" and output not in IN_DRAFTS):
        return ""
    return words.label(label)
