"""Transition and exit as one picture: triggers, successors, assets, residual tasks, gates (C 3.1.3, C 3.2).

It stores nothing. When every trigger is met a recommendation is drafted for the SRSG, who may send it; only
the Secretary-General opens Level 3.2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from missions.access import missions_for
from missions.blockers import Blocker
from missions.models import Mission, Person
from monitoring.models import Measurement
from monitoring.queries import Course, courses
from outputs.models import SectionText
from planning_levels.mandate_periods import periods
from planning_levels.models import Decision, GatePlan, Recommendation, Survey
from planning_levels.readiness import level_3_2
from planning_levels.reading import Reading
from plans.models import Asset, Benchmark, BenchmarkParty, ResidualTask, Successor
from plans.queries import lacking_of
from plans.remarks import NATIONAL

GATES = ("GATE-3.2-USG", "GATE-3.2-REPORT", "GATE-3.2-COUNCIL", "GATE-3.2-SG", "GATE-3.2-DIRECTIVE")
STRATEGY = ("mission-plan", "long-term-strategy")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A benchmark that speaks for exit, how far it is, and with whom it was developed."""

    course: Course
    parties: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether its last value reaches the target."""
        return self.course.standing == "met"

    @property
    def without_nationals(self) -> bool:
        """Whether no national authority had a part in it."""
        told = " ".join(self.parties).casefold()
        return not any(word in told for word in NATIONAL)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A successor arrangement: what it lacks, where dates conflict, whether its own process may be seen."""

    row: Successor
    lacking: str
    conflicts: tuple[str, ...]
    visible: bool


@dataclass(frozen=True, slots=True)
class ExitPicture:
    """All that transition and exit consist of, as it stands."""

    triggers: list[Trigger]
    recommendations: list[Recommendation]
    arrangements: list[Arrangement]
    assets: list[Asset]
    residual: list[ResidualTask]
    surveys: list[Survey]
    strategy: bool

    @property
    def all_met(self) -> bool:
        """Whether there are triggers, and each is met."""
        return bool(self.triggers) and all(item.met for item in self.triggers)

    @property
    def undisposed(self) -> list[Asset]:
        """The assets without a disposition."""
        return [item for item in self.assets if not item.disposition]

    @property
    def disposed(self) -> list[tuple[str, int]]:
        """How many assets go each way, in words."""
        counted: dict[str, int] = {}
        for item in self.assets:
            if item.disposition:
                label = item.get_disposition_display()
                counted[label] = counted.get(label, 0) + 1
        return list(counted.items())

    @property
    def unowned(self) -> list[ResidualTask]:
        """The residual tasks without a new owner."""
        return [item for item in self.residual if not (item.owner or item.successor_id)]

    @property
    def waiting(self) -> Recommendation | None:
        """The recommendation that waits for the Secretary-General."""
        return next((item for item in self.recommendations if item.state == Recommendation.State.OPEN), None)


def exit_of(reading: Reading, person: Person) -> ExitPicture:
    """Return the picture of a mission's exit, as far as a person may see the successors' own files."""
    mission = reading.mission
    plan = reading.latest(STRATEGY[0])
    strategy = plan is not None and SectionText.objects.filter(of=plan, key=STRATEGY[1]).exclude(content="")
    return ExitPicture(
        triggers=triggers_of(mission),
        recommendations=[item for item in reading.recommendations if item.kind == "transition"],
        arrangements=list(_arrangements(reading, person)),
        assets=list(Asset.objects.filter(mission=mission)),
        residual=list(ResidualTask.objects.filter(mission=mission).select_related("successor", "task")),
        surveys=[item for item in reading.surveys if item.kind == Survey.Kind.TRANSITION],
        strategy=bool(strategy and strategy.exists()),
    )


def triggers_of(mission: Mission) -> list[Trigger]:
    """Return the benchmarks for exit with their courses and the parties to them (three queries)."""
    parties: dict[int, list[str]] = {}
    for key, value in BenchmarkParty.objects.filter(of__mission=mission).values_list("of", "value"):
        parties.setdefault(key, []).append(value)
    found = courses(mission, exit_only=True)
    return [Trigger(item, tuple(parties.get(item.benchmark.pk, ()))) for item in found]


def _arrangements(reading: Reading, person: Person) -> Iterator[Arrangement]:
    rows = list(Successor.objects.filter(mission=reading.mission).select_related("successor"))
    present = next((item for item in periods(reading.council_records, reading.on) if item.present), None)
    files = [row.successor_id for row in rows if row.successor_id]
    seen = set(missions_for(person).filter(pk__in=files).values_list("pk", flat=True))
    plans = {
        plan.mission_id: plan.planned_on
        for plan in GatePlan.objects.filter(mission__in=files, gate="DP-2.2", planned_on__isnull=False)
    }
    for row in rows:
        file = row.successor
        visible = file is not None and file.pk in seen
        adopts = plans.get(file.pk) if file is not None and visible else None
        conflicts = tuple(_conflicts(row, present.until if present else None, adopts))
        yield Arrangement(row, lacking_of(row), conflicts, visible)


def _conflicts(row: Successor, mandate_ends: date | None, adopts: date | None) -> Iterator[str]:
    """Yield where the dates of a successor do not fit the mandate's end or its own planning."""
    starts = row.from_date
    if starts is None:
        yield "No day is named on which it takes over."
        return
    if mandate_ends is not None and starts > mandate_ends:
        days = (starts - mandate_ends).days
        yield f"It takes over {days} days after the mandate runs out."
    if adopts is not None and adopts > starts:
        yield f"Its own plan is to be adopted on {adopts:%-d %B %Y}, after it takes over."


def drafted_recommendation(triggers: Iterable[Trigger]) -> str:
    """Return the text of a recommendation to begin transition planning, from the triggers that are met."""
    lines = []
    for item in triggers:
        row, last = item.course.benchmark, item.course.last
        value = f"{last.value} on {last.date:%-d %B %Y}" if last else "not measured"
        target = row.target or row.target_value or "as defined"
        lines.append(f"{row.reference} {row.name}: {value}; target {target}.".strip())
    return (
        "The triggers that the Mission Plan names for transition and exit are met:\n"
        + "\n".join(lines)
        + "\nI recommend that transition and exit planning begin, together with the country team."
    )


def recommends(reading: Reading) -> bool:
    """Tell whether a recommendation is drafted for the SRSG: in 3.1, all triggers met, none made since."""
    return reading.state == "L3.1" and bool(due_for_recommendation([reading.mission.pk]))


def due_for_recommendation(missions: Iterable[int]) -> set[int]:
    """Return the missions in which every trigger is met, and none was recommended upon since; three queries.

    A recommendation that was declined counts until something was measured after it.
    """
    keys = list(missions)
    values: dict[int, list[Measurement]] = {}
    measured = Measurement.objects.filter(mission__in=keys, benchmark__exit=True)
    for value in measured.order_by("date", "id"):
        values.setdefault(value.benchmark_id, []).append(value)
    found: dict[int, list[Course]] = {}
    for row in Benchmark.objects.filter(mission__in=keys, exit=True):
        found.setdefault(row.mission_id, []).append(Course(row, tuple(values.get(row.pk, ()))))
    due = {key for key, held in found.items() if all(item.standing == "met" for item in held)}
    for made in Recommendation.objects.filter(mission__in=due, kind=Recommendation.Kind.TRANSITION):
        dates = [item.last.date for item in found[made.mission_id] if item.last]
        if made.state != Recommendation.State.DECLINED or max(dates) <= made.on:
            due.discard(made.mission_id)
    return due


def gates_of(reading: Reading) -> list[tuple[str, Decision | None, bool]]:
    """Return the gates of Level 3.2 in their order, with the decision and whether each is passed."""
    found: list[tuple[str, Decision | None, bool]] = []
    for gate in GATES:
        decision = reading.decided(gate)
        passed = level_3_2.exit_on_record(reading) if gate == "GATE-3.2-COUNCIL" else decision is not None
        found.append((gate, decision, passed))
    return found


def before_completion(reading: Reading) -> list[Blocker]:
    """Return what keeps the process from completion, whether it is near or not."""
    return list(level_3_2.to_complete(reading))
