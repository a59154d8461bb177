"""The paper that a decider takes along: positions side by side, and what changed since a return."""

from typing import Any

from missions.access import Reader
from missions.errors import NotPermitted
from missions.models import Mission, Person
from missions.roles import standing
from outputs.comparison.versions import compare
from outputs.freezing import reading as content_of
from outputs.models import Comment, Job, Version
from outputs.papers import ask_paper
from outputs.responses.mending import mend_list
from outputs.responses.seeing import Sight
from planning_levels.definition import DECISION_POINTS
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading, shown
from planning_levels.showing.clearance import Clearance, clearances, silent_on


def ask_positions(mission: Mission, by: Person, gate: str) -> Job:
    """Return the job that prints the positions on what waits at a gate, or was decided there last.

    NotPermitted (403) for all but who decides and their office; KeyError for a gate that is not known.
    """
    point = DECISION_POINTS[gate]
    if not may_take(standing(by, mission).roles, gate):
        raise NotPermitted("Positions and changes are printed for the decider and their office.")
    reading = Reading(mission, reader=Reader(by, mission))
    package = shown(reading, reading.open_submission(gate)) or shown(reading, reading.decided(gate))
    basis = [item.of for item in package.basis.select_related("of__output__mission")] if package else []
    seen = Sight(by.pk, reader=by)
    said = clearances(basis, seen)
    return ask_paper(
        mission,
        by,
        f"{mission.key}-{gate}-positions".lower(),
        "papers/clearance.html",
        {
            "point": point,
            "who": decider_title(gate, mission.lead_department_id),
            "said": [_shown(item, seen) for item in said],
            "silent": silent_on(mission, said) if basis else [],
            "deviations": reading.open_deviations,
        },
    )


def may_take(roles: frozenset[str], gate: str) -> bool:
    """Tell whether someone in these roles decides here, or is of a decider's office."""
    return bool(roles & {"office", DECISION_POINTS[gate].decider})


def _shown(item: Clearance, seen: Sight) -> dict[str, Any]:
    mend = mend_list(item.version, seen)
    changes: list[dict[str, Any]] = []
    if mend is not None and mend.number != item.version.number:
        before = Version.objects.select_related("output__mission").get(
            output=item.version.output_id, number=mend.number
        )
        found = compare(content_of(before), content_of(item.version))
        changes = [one for one in found if one["change"] != "unchanged"]
    rows = Comment.objects.filter(of=item.version, disposition=Comment.Disposition.OPEN)
    unanswered = seen.comments(rows)
    return {
        "clearance": item,
        "mend": mend,
        "changes": changes,
        "open": list(unanswered.select_related("by").order_by("pk")),
    }
