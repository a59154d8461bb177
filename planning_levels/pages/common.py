"""What the pages of this room share: the mission that the person may see, and its context."""

from typing import Any, cast

from django.http import Http404, HttpRequest

from missions.access import mission_for
from missions.models import Mission, Person
from missions.roles import Standing as Roles
from missions.roles import standing
from missions.templatetags import words
from planning_levels.reading import Reading
from planning_levels.standing import standing_of


def person_of(request: HttpRequest) -> Person:
    """Return the person who is signed in."""
    return cast("Person", request.user)


def visible_mission(request: HttpRequest, key: str) -> Mission:
    """Return the mission, or 404 where this person may not see it."""
    try:
        return mission_for(person_of(request), key)
    except Mission.DoesNotExist as fault:
        raise Http404 from fault


def context_of(request: HttpRequest, mission: Mission, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """Return what every page of a mission shows: standing, roles, crumbs, the reading itself."""
    reading = Reading(mission)
    roles: Roles = standing(person_of(request), mission)
    return {
        "mission": mission,
        "reading": reading,
        "roles": roles.roles,
        "standing": standing_of(mission, reading.runs, reading.open_submissions, reading.hold),
        "today": mission.today(),
        "crumbs": [{"text": text, "url": url} for text, url in crumbs],
    }


def label_in_words(output: str, label: str) -> str:
    """Return a version's label in words; nothing where the output knows no drafts and this is its first."""
    if not label or (label == "first" and output not in ("mission-plan", "mission-budget")):
        return ""
    return words.label(label)
