"""What entities say of the versions before a decider: one answer for the decision's page, API and dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from missions.models import Mission, Person
from missions.roles import standing
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence, Round, Version
from outputs.responses.common import seated
from outputs.responses.mending import Returned, mend_list
from outputs.responses.seeing import Sight, sight
from outputs.responses.side_by_side import Side, Told, side_by_side
from planning_levels.models import Decision
from planning_levels.reading import Reading, shown

CONFIDENTIAL_TO = frozenset(
    {
        "sg",
        "usg",
        "usg-of-lead",
        "office",
        "planner",
        "imtf-chair",
        "imtf-member",
        "srsg",
        "rc-hc",
        "custodian",
    }
)


@dataclass(frozen=True, slots=True)
class Clearance(Told):
    """What was said of one version: by each entity, in open comments, and what changed after a return."""

    version: Version
    sides: list[Side]
    open_comments: int
    returned: int | None
    changed: list[str]

    @property
    def title(self) -> str:
        """The output's title."""
        return OUTPUTS[self.version.output.type].title

    def as_data(self) -> dict[str, Any]:
        """Return it as the API and the export show it."""
        return {
            "output": self.version.output.type,
            "version": self.version.number,
            "hash": self.version.hash,
            "positions": [side.as_data() for side in self.sides],
            "open_comments": self.open_comments,
            "returned": self.returned,
            "changed_since_return": self.changed,
        }


def clearances(basis: Iterable[Version], seen: Sight) -> list[Clearance]:
    """Return what was said of versions on which somebody was asked or spoke, or that follow a return."""
    found = []
    for version in basis:
        mended = mend_list(version, seen)
        if not (mended or _spoken_of(version)):
            continue
        comments = seen.comments(Comment.objects.filter(of=version, disposition=Comment.Disposition.OPEN))
        found.append(
            Clearance(
                version,
                side_by_side(version, seen),
                comments.count(),
                mended.number if mended else None,
                mended.changed if mended else [],
            )
        )
    return found


def clearance_at(reading: Reading, gate: str, person: Person) -> list[dict[str, Any]]:
    """Return what the API shows of the versions before a decider, or decided on; nothing to those outside."""
    seen = sight_of(person, reading.mission)
    asked = shown(reading, reading.open_submission(gate)) or shown(reading, reading.decided(gate))
    if seen is None or asked is None:
        return []
    basis = [item.of for item in asked.basis.select_related("of__output__mission")]
    return [item.as_data() for item in clearances(basis, seen)]


def sight_of(person: Person, mission: Mission) -> Sight | None:
    """Return what a person sees of positions; None for those to whom they are not shown at all."""
    held = standing(person, mission)
    return sight(person, mission, held) if held.roles & CONFIDENTIAL_TO else None


def silent_on(mission: Mission, found: list[Clearance]) -> list[str]:
    """Return the entities of the task force when nobody was asked: none of them has said anything."""
    return [] if found else seated(mission)


def returns_of(version: Version) -> list[Returned]:
    """Return why a version was returned: by which office, when, and what was said."""
    rows = Decision.objects.filter(basis__of=version, outcome="returned").order_by("pk")
    return [Returned(row.decider_name, row.decided_on, row.reason) for row in rows if row.reason]


def _spoken_of(version: Version) -> bool:
    asked = Round.objects.filter(of=version).exists()
    return asked or Concurrence.objects.filter(of=version).exists()
