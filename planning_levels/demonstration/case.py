"""The walk-through case as a mission of its own: every step of the script, refusals included."""

from collections.abc import Callable

from django.db import transaction

from missions.models import Mission
from planning_levels.demonstration.people import make_people
from planning_levels.demonstration.replay import exit as leaving
from planning_levels.demonstration.replay import level_2_2, revision
from planning_levels.demonstration.south_sudan import before, story
from planning_levels.demonstration.telling import Step, Telling

KEY = "south-sudan-case"
WHY = "This file replays the walk-through case beside the demonstration and plans for no one."


def stands() -> bool:
    """Whether the case has been replayed in this copy."""
    return Mission.objects.filter(key=KEY).exists()


def replay(listener: Callable[[Step], None]) -> list[Step]:
    """Replay the case and return its steps; each is handed to `listener` as it happens."""
    telling = Telling(listener)
    with transaction.atomic():
        people = make_people()
        stage = before.open_file(people, key=KEY, name="South Sudan, the case replayed", again=WHY)
        story.tell(stage, telling)
        for chapter in (level_2_2, revision, leaving):
            chapter.tell(stage, telling)
    return telling.steps
