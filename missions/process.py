"""Where the process of a mission stands, as the lower rooms may know it.

The room of the levels registers the reader at start; rooms below ask through this port
and never import upwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from missions.models import Mission


@dataclass(frozen=True, slots=True)
class Position:
    """The standing of a mission's process on the day it is read.

    `level` and `cycle` name the run to which new facts and explanations belong.
    `planning_open` is true in first planning, in a revision and in Level 3.2;
    `mandated` from the Council's first authorisation; `adopted` once a plan is in force, `in_force_since`
    the day on which Level 3.1 first began beneath it.
    """

    state: str
    level: str | None
    cycle: int
    open_levels: tuple[str, ...]
    adopted: bool
    planning_open: bool
    mandated: bool
    ended: bool
    in_force_since: date | None = None


POINTS: set[str] = set()  # the decision points by their ids; the room of the levels names them at start

_readers: list[Callable[[Mission], Position]] = []


def read_position_with(reader: Callable[[Mission], Position]) -> None:
    """Register the reader of positions; called once, by the room of the levels."""
    _readers[:] = [reader]


def position(mission: Mission) -> Position:
    """Return where the mission's process stands."""
    return _readers[0](mission)
