"""A transfer of responsibility that waits for both sides."""

import pytest

from missions.models import Mission, Person
from planning_levels import handing_over
from planning_levels.models import HandOver


@pytest.fixture
def opened(mission: Mission, planner: Person, imtf_chair: Person, srsg: Person) -> HandOver:
    """A transfer from the task force to the planning team, with two items."""
    return handing_over.open_hand_over(
        mission,
        by=planner,
        kind="team",
        giving="Task force",
        receiving="Planning team",
        giver=imtf_chair,
        receiver=srsg,
        items=[{"text": "The results framework", "kind": "task"}, {"text": "Assumptions and their sources"}],
    )
