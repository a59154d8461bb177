"""Where the process stands, set by each test: the rooms of plan and monitoring read it through a port."""

from collections.abc import Callable, Iterator

import pytest

from missions import process
from missions.process import Position

FIRST_PLANNING = Position(
    state="L1.2",
    level="1.2",
    cycle=1,
    open_levels=("1.2",),
    adopted=False,
    planning_open=True,
    mandated=False,
    ended=False,
)


@pytest.fixture(autouse=True)
def stand() -> Iterator[Callable[..., None]]:
    """A function that sets the position: `stand(adopted=True, planning_open=False)`; at first Level 1.2."""
    kept = list(process._readers)
    held = {"position": FIRST_PLANNING}

    def move(**facts: object) -> None:
        known = {name: getattr(FIRST_PLANNING, name) for name in FIRST_PLANNING.__slots__}
        held["position"] = Position(**{**known, **facts})

    process.read_position_with(lambda _mission: held["position"])
    yield move
    process._readers[:] = kept
