"""The guidelines' lists of what an output must contain, against which its sections are checked.

A section names the items it answers. Two lists may be answered by one filling, as the
nine items and the five Annex B sections of the USG Planning Directive are.
"""

from outputs.definition.checklist_shape import Checklist
from outputs.definition.checklists_before_mandate import BEFORE_MANDATE
from outputs.definition.checklists_in_mission import IN_MISSION
from outputs.definition.checklists_mission_plan import OF_MISSION_PLAN

CHECKLISTS: tuple[Checklist, ...] = (*BEFORE_MANDATE, *OF_MISSION_PLAN, *IN_MISSION)


def checklists_of(output: str) -> tuple[Checklist, ...]:
    """Return the checklists of the output type with this key, in the order of the guidelines."""
    return tuple(checklist for checklist in CHECKLISTS if checklist.output == output)


def checklist(key: str) -> Checklist:
    """Return the checklist called `key`; KeyError when there is none."""
    for candidate in CHECKLISTS:
        if candidate.key == key:
            return candidate
    raise KeyError(key)
