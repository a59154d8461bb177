"""The order of the chapters, up to the day at which the demonstration stands."""

from collections.abc import Mapping

from missions.models import Mission, Person
from planning_levels.demonstration.clock import STANDS_AT
from planning_levels.demonstration.south_sudan import before, level_1_1, level_1_2, level_2_1
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling

KEY = "south-sudan"


def tell(stage: Stage, telling: Telling) -> None:
    """Tell everything up to the Directive that waits."""
    for chapter in (before, level_1_1, level_1_2, level_2_1):
        chapter.tell(stage, telling)


def stand(people: Mapping[str, Person], telling: Telling) -> Mission:
    """Bring the mission to the day of the demonstration and return it."""
    stage = before.open_file(people, key=KEY, name="South Sudan")
    tell(stage, telling)
    stage.at(STANDS_AT)
    return stage.mission
