"""The registers of monitoring: measurements, reviews, and the five of observations."""

from monitoring import models
from plans.columns import ListColumn
from plans.register import Register

MEASUREMENTS = Register(
    "measurements",
    "Measurements",
    "The values of each benchmark over time, with date and source.",
    models.Measurement,
    "IMPP guidelines C 3.1.1",
)
REVIEWS = Register(
    "reviews",
    "Reviews",
    "Continuous, periodic and strategic reviews. A review recommends; it moves no level.",
    models.Review,
    "IMPP guidelines C 3.1.1",
    lists={"findings": ListColumn("Findings", "ground", maximum=4000)},
    derived={"state": "State", "closed_on": "Closed on", "recommendation": "Recommendation"},
)
OBSERVATIONS: dict[str, Register] = {
    register.key: register
    for register in (
        Register(
            "evidence",
            "Evidence",
            "What integration was worth: the claim, the result for whom, and what speaks against it.",
            models.Evidence,
        ),
        Register(
            "lessons",
            "Lessons",
            "What was learnt, and where it is to be taken up in later planning.",
            models.Lesson,
            "IMPP guidelines C 3.1.1",
        ),
        Register(
            "impediments",
            "Impediments",
            "Obstacles of administration, with owner and the level that must clear them.",
            models.Impediment,
        ),
        Register(
            "time-notes",
            "Notes of time",
            "What coordination cost in hours and waiting. Optional, and quick to enter.",
            models.TimeNote,
        ),
        Register(
            "stocktakings",
            "Stocktakings",
            "Where leaders took stock of a common framework, and what they shifted.",
            models.Stocktaking,
        ),
    )
}
REGISTERS: dict[str, Register] = {
    register.key: register for register in (MEASUREMENTS, REVIEWS, *OBSERVATIONS.values())
}
