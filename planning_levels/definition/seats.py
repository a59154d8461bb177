"""The seats that the two planning bodies must fill (IMPP guidelines C 1.1.1 and Annex A)."""

from planning_levels.definition.shape import Seat

BRANCH = "IMPP guidelines C 1.1.1; Annex A"
TEAM = "IMPP guidelines Annex A, planning team"

# Eight branches of the United Nations and the country team: coverage of the task force has no gap.
SEATS: tuple[Seat, ...] = (
    Seat("political", "Political", BRANCH),
    Seat("military", "Military", BRANCH),
    Seat("police", "Police", BRANCH),
    Seat("security", "Security", BRANCH),
    Seat("logistics", "Logistics", BRANCH),
    Seat("humanitarian", "Humanitarian", BRANCH),
    Seat("development", "Development", BRANCH),
    Seat("human-rights", "Human rights", BRANCH),
    Seat("unct", "UN country team", BRANCH),
)

# The planning team stands once each side has a permanent planner, both of the same level.
SIDES: tuple[Seat, ...] = (
    Seat("mission", "Mission", TEAM),
    Seat("unct", "UN country team", TEAM),
)
