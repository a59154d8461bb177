"""Observations: what happens, measured, reviewed and learnt."""

from monitoring.models.measurement import Correction, Measurement, Sex
from monitoring.models.observation import Evidence, Impediment, Lesson, Observation, Stocktaking, TimeNote
from monitoring.models.performance import (
    Adjustment,
    Assessment,
    Cycle,
    CycleRecommendation,
    CycleStep,
    Pace,
    Report,
    TakenOver,
)
from monitoring.models.review import Review, ReviewFinding

__all__ = [
    "Adjustment",
    "Assessment",
    "Correction",
    "Cycle",
    "CycleRecommendation",
    "CycleStep",
    "Evidence",
    "Impediment",
    "Lesson",
    "Measurement",
    "Observation",
    "Pace",
    "Report",
    "Review",
    "ReviewFinding",
    "Sex",
    "Stocktaking",
    "TakenOver",
    "TimeNote",
]
