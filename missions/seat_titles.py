"""The seats of the two planning bodies by their keys, as pages call them (IMPP guidelines C 1.1.1, Annex A).

Plain data, so that the definition of the process can take it up.
"""

SEAT_TITLES = {
    "political": "Political",
    "military": "Military",
    "police": "Police",
    "security": "Security",
    "logistics": "Logistics",
    "humanitarian": "Humanitarian",
    "development": "Development",
    "human-rights": "Human rights",
    "unct": "UNCT",
}
SIDE_TITLES = {"mission": "Mission", "unct": "UNCT"}
