"""Loading the demonstration: each mission in one transaction, whole or not at all, and never twice."""

from collections.abc import Callable, Mapping

from django.db import transaction

from missions.models import Mission, Person
from planning_levels.demonstration import isvala, tarvane
from planning_levels.demonstration.people import make_people
from planning_levels.demonstration.south_sudan import story as south_sudan
from planning_levels.demonstration.telling import Telling, strictly

Chapter = Callable[[Mapping[str, Person], Telling], Mission]
MISSIONS: dict[str, Chapter] = {
    south_sudan.KEY: south_sudan.stand,
    tarvane.KEY: tarvane.stand,
    isvala.KEY: isvala.stand,
}


def load() -> list[str]:
    """Make persons and missions where they are missing; return the keys of the missions made now.

    StoryError when an act ends otherwise than the story says; then nothing of that mission is kept.
    """
    made = []
    with transaction.atomic():
        people = make_people()
    for key, chapter in MISSIONS.items():
        if Mission.objects.filter(key=key).exists():
            continue
        with transaction.atomic():
            chapter(people, Telling(strictly))
        made.append(key)
    return made
