"""What a dossier is about: a decision that was taken, or one that waits, with its basis and its end.

A dossier is for those who see what is said before deciders, and who may read all that the decision rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from missions.models import Mission, Person
from outputs.access import versions_for
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.access import decisions_for
from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.definition.shape import DecisionPoint
from planning_levels.models import Decision, LevelRun, Submission
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading
from planning_levels.showing.clearance import sight_of
from planning_levels.showing.waiting import waiting_decisions


@dataclass(frozen=True, slots=True)
class Resting:
    """A version that a decision rests on, with the hash kept with the decision or the package."""

    version: Version
    hash: str

    @property
    def title(self) -> str:
        """The output's title."""
        return OUTPUTS[self.version.output.type].title

    @property
    def file(self) -> str:
        """The name under which its frozen text is attached."""
        return f"{self.version.output.type}-v{self.version.number}.json"


@dataclass(frozen=True, slots=True)
class Matter:
    """A decision taken (`decision`), or waiting (none); `gate` is empty for one at no decision point.

    `number` is that of the last entry of the record that belongs to it, `on` its day, or today.
    """

    reading: Reading
    gate: str
    decision: Decision | None
    package: Submission | None
    basis: Sequence[Resting]
    run: LevelRun | None
    number: int
    on: date
    since: date | None

    @property
    def mission(self) -> Mission:
        """The mission."""
        return self.reading.mission

    @property
    def cycle(self) -> int:
        """The cycle of planning to which it belongs."""
        return self.decision.cycle if self.decision else self.mission.cycle

    @property
    def point(self) -> DecisionPoint | None:
        """The decision point, where it stands at one."""
        return DECISION_POINTS.get(self.gate)

    @property
    def name(self) -> str:
        """What the matter is called: its decision point, else the act."""
        return named(self.gate, self.decision.verb if self.decision else "")

    @property
    def outcome(self) -> str:
        """What was decided, as the definition calls it; empty while it waits."""
        return outcome_of(self.decision) if self.decision else ""

    @property
    def decider(self) -> str:
        """The title of who decides here."""
        return decider_title(self.gate, self.mission.lead_department_id) if self.point else ""

    def before(self, item: Decision) -> bool:
        """Tell whether a decision was taken before this one."""
        return self.decision is None or item.pk < self.decision.pk


def named(gate: str, verb: str) -> str:
    """Return what a decision is called: its decision point, else the act."""
    return DECISION_POINTS[gate].name if gate else ACTS[verb].title


def outcome_of(decision: Decision) -> str:
    """Return what was decided, as the definition calls it."""
    point = DECISION_POINTS.get(decision.gate)
    known = {item.key: item.title for item in point.outcomes} if point else {}
    return known.get(decision.outcome, decision.outcome.capitalize())


def decided_matter(mission: Mission, number: int, by: Person) -> Matter | None:
    """Return the matter of a decision or return that was taken; None for who may not have its dossier."""
    decision = decisions_for(by).filter(mission=mission, pk=number).select_related("mission").first()
    if decision is None or sight_of(by, mission) is None:
        return None
    basis = [Resting(item.of, item.hash) for item in decision.basis.select_related("of__output__mission")]
    package = decision.submission
    return Matter(
        Reading(decision.mission, decision.decided_on),
        decision.gate,
        decision,
        package,
        basis,
        decision.run,
        decision.serial,
        decision.decided_on,
        package.on if package else None,
    )


def waiting_matter(reading: Reading, gate: str, by: Person) -> Matter | None:
    """Return the matter of a decision that waits at a gate; None where none does, and as `decided_matter`."""
    whole = Reading(reading.mission, reading.on)  # the basis as it is; whether it may be read is asked below
    waits = next((item for item in waiting_decisions(whole) if item["id"] == gate), None)
    if waits is None or sight_of(by, reading.mission) is None:
        return None
    wanted = {(row["output"], row["version"]): row["hash"] for row in waits["basis"]}
    rows = versions_for(by).filter(output__mission=reading.mission).select_related("output__mission")
    held = {(row.output.type, row.number): row for row in rows if (row.output.type, row.number) in wanted}
    if held.keys() != wanted.keys():
        return None
    return Matter(
        reading,
        gate,
        None,
        reading.open_submission(gate),
        [Resting(held[key], digest) for key, digest in wanted.items()],
        reading.standing_run,
        reading.mission.record_number,
        reading.on,
        waits["since"],
    )
