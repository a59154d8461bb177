"""The registers of monitoring: measurements, reviews, the performance cycle, and the five of observations."""

from monitoring import models
from plans.columns import ListColumn
from plans.register import Register

MEASUREMENTS = Register(
    "measurements",
    "Measurements",
    "The values of each benchmark over time, with date and source.",
    models.Measurement,
    "IMPP guidelines C 3.1.1",
    derived={"part": "Speaks of", "earlier": "Before corrections", "recorded_on": "Recorded on"},
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
PERFORMANCE: dict[str, Register] = {
    register.key: register
    for register in (
        Register(
            "cycles",
            "Performance cycles",
            "The rounds of plan, perform, assess and adjust, each over a period.",
            models.Cycle,
            "IMPP guidelines C 3.1.1",
            derived={"state": "Stands at", "closed_on": "Closed on"},
        ),
        Register(
            "assessments",
            "Assessments",
            "For each output: whether it has impact and is effective, on what ground, and what is advised.",
            models.Assessment,
            "IMPP guidelines C 3.1.1",
        ),
        Register(
            "recommendations",
            "Recommendations",
            "What is put before the leadership of the mission, and what it decided.",
            models.CycleRecommendation,
            "IMPP guidelines C 3.1.1",
            derived={
                "decision": "Decision",
                "reason": "Reason of the decision",
                "decided_on": "Decided on",
                "decider": "Decided by",
            },
        ),
        Register(
            "adjustments",
            "Adjustments",
            "What changes upon a decision, with its owner. Open ones go over into the next cycle.",
            models.Adjustment,
            "IMPP guidelines C 3.1.1",
        ),
    )
}
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
    register.key: register
    for register in (MEASUREMENTS, REVIEWS, *PERFORMANCE.values(), *OBSERVATIONS.values())
}
