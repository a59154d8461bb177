"""Trying without doing: may somebody carry out an act, and would it go through?"""

from typing import Any

from django.db import transaction

from missions.models import Mission, Person
from missions.roles import Standing
from planning_levels.definition.shape import Act
from planning_levels.reading import Reading
from planning_levels.verbs import deciding
from planning_levels.verbs.door import perform, permitted


def rehearse(name: str, mission: Mission, *, by: Person, data: dict[str, Any]) -> None:
    """Carry a verb out and take it back, so that a person is asked to confirm only what will go through.

    Raises what `perform` raises. Nothing is kept of it: neither what it did, nor that it was refused.
    """
    with transaction.atomic():
        perform(name, mission, by=by, data=data)
        transaction.set_rollback(True)


def may_carry_out(act: Act, reading: Reading, standing: Standing) -> bool:
    """Tell whether somebody of this standing may carry out an act now, an officer-in-charge within limits."""
    role = standing.any_of(permitted(act, reading))
    return role is not None and standing.covers(role, deciding.points_of(act, reading))
