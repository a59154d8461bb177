"""The country team's answer to the Mission Plan, head of agency by head of agency (IMPP guidelines C 2.2).

Who is listed follows from who takes part: each agency of a member of the country team has a line, and so has
every other one that spoke. Whoever said nothing reads "no answer", which is an answer of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from missions.models import Entity, Mission, Person
from outputs.models import Version
from planning_levels.access import decisions_for
from planning_levels.models import Decision, EndorsementPosition
from planning_levels.reading import Reading
from planning_levels.unct import agencies
from planning_levels.verbs.adoption import plan_to_endorse

GATE = "GATE-UNCT"
Position = EndorsementPosition.Position


@dataclass(frozen=True, slots=True)
class Head:
    """A line of the list: the agency, who heads it here, and what was said; no position before the answer."""

    entity: str
    name: str
    person: str
    position: str = ""
    text: str = ""

    @property
    def said(self) -> str:
        """The position in words; nothing while the country team has not answered."""
        return str(Position(self.position).label) if self.position else ""


@dataclass(frozen=True, slots=True)
class Endorsement:
    """The list as it stands: which plan was asked about, the answer, each head of agency, earlier answers."""

    plan: Version | None
    answer: Decision | None
    heads: Sequence[Head]
    earlier: Sequence[Decision]

    def count(self, position: str) -> int:
        """Return how many heads of agency hold a position."""
        return sum(1 for head in self.heads if head.position == position)

    @property
    def counted(self) -> list[tuple[str, str, int]]:
        """Each position with its words and how many hold it, in the order of the list."""
        return [(str(key), str(Position(key).label), self.count(key)) for key in Position.values]


def endorsement_list(reading: Reading, person: Person) -> Endorsement:
    """Return the list for who reads it: of the plan now asked about, else of the last one answered."""
    mission = reading.mission
    rows = decisions_for(person).filter(mission=mission, gate=GATE)
    answers = list(rows.prefetch_related("positions", "basis__of__output").order_by("-pk"))
    asked = plan_to_endorse(reading)
    here = [item for item in answers if asked is None or _about(item, asked)]
    answer = here[0] if here else None
    plan = asked or (answer.basis.all()[0].of if answer else None)
    heads = _heads(mission, answer, reading.on) if plan is not None else []
    return Endorsement(plan, answer, heads, [item for item in answers if item != answer])


def _about(answer: Decision, plan: Version) -> bool:
    return any(row.hash == plan.hash for row in answer.basis.all())


def _heads(mission: Mission, answer: Decision | None, on: date) -> list[Head]:
    asked = agencies(mission, answer.decided_on if answer else on)
    spoken = {item.entity: item for item in answer.positions.all()} if answer else {}
    names = dict(Entity.objects.filter(code__in=[*asked, *spoken]).values_list("code", "name"))
    silent = Position.NO_ANSWER if answer else ""
    return [
        Head(
            code,
            names.get(code, code),
            asked.get(code, ""),
            spoken[code].position if code in spoken else str(silent),
            spoken[code].text if code in spoken else "",
        )
        for code in sorted({*asked, *spoken})
    ]
