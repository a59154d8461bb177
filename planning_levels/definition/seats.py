"""The seats that the two planning bodies must fill (IMPP guidelines C 1.1.1 and Annex A)."""

from missions.seat_titles import SEAT_TITLES, SIDE_TITLES
from planning_levels.definition.shape import Seat

BRANCH = "IMPP guidelines C 1.1.1; Annex A"
TEAM = "IMPP guidelines Annex A, planning team"
WRITTEN_OUT = {"UNCT": "UN country team"}

# Eight branches of the United Nations and the country team: coverage of the task force has no gap.
SEATS: tuple[Seat, ...] = tuple(
    Seat(key, WRITTEN_OUT.get(title, title), BRANCH) for key, title in SEAT_TITLES.items()
)

# The planning team stands once each side has a permanent planner, both of the same level.
SIDES: tuple[Seat, ...] = tuple(
    Seat(key, WRITTEN_OUT.get(title, title), TEAM) for key, title in SIDE_TITLES.items()
)
