"""Observations: what happens, measured, reviewed and learnt."""

from monitoring.models.measurement import Measurement
from monitoring.models.observation import Evidence, Impediment, Lesson, Observation, Stocktaking, TimeNote
from monitoring.models.review import Review, ReviewFinding

__all__ = [
    "Evidence",
    "Impediment",
    "Lesson",
    "Measurement",
    "Observation",
    "Review",
    "ReviewFinding",
    "Stocktaking",
    "TimeNote",
]
