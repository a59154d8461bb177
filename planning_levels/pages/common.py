"""What the pages of this room share: the mission that the person may see, and its context."""

from typing import Any

from django.http import HttpRequest

from missions.models import Mission
from missions.pages.ground import person_of, visible_mission
from missions.roles import Standing as Roles
from missions.roles import standing
from missions.templatetags import words
from outputs.labels import IN_DRAFTS
from planning_levels.reading import Reading
from planning_levels.standing import standing_of


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


__all__ = ["context_of", "label_in_words", "person_of", "visible_mission"]


def label_in_words(output: str, label: str) -> str:
    """Return a version's label in words; nothing where the output knows no drafts and this is its first."""
    if not label or (label == "first" and output not in IN_DRAFTS):
        return ""
    return words.label(label)
