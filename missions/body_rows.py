"""The rows of the two planning bodies of a mission, and what they are called."""

from missions.models import Body, Mission

PAGES = {"imtf": "task-force", "impt": "planning-team"}
NAMES = {"imtf": "task force", "impt": "planning team"}


def body_of(mission: Mission, kind: str) -> Body:
    """Return the mission's body of a kind, made with the first thing said of it."""
    return Body.objects.get_or_create(mission=mission, kind=kind)[0]
