"""The verbs: one function a verb, one door for page, API, loader and task."""

from planning_levels.verbs import (
    adoption,
    continuing,
    council,
    directive,
    exit,  # noqa: A004
    facts,
    form,
    foundation,
    initiation,
    reporting,
    submitting,
)
from planning_levels.verbs.door import VERBS, Verb, perform, readiness_of

__all__ = [
    "VERBS",
    "Verb",
    "adoption",
    "continuing",
    "council",
    "directive",
    "exit",
    "facts",
    "form",
    "foundation",
    "initiation",
    "perform",
    "readiness_of",
    "reporting",
    "submitting",
]
