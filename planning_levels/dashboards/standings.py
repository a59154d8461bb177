"""Where every mission stands, read for counting: narrow rows, the same few queries for however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from missions.access import missions_inside
from missions.models import Hold, Mission, Person
from missions.models.mission import State
from outputs.models import Version
from planning_levels.definition import LEVELS
from planning_levels.level_state import Run
from planning_levels.models import LevelRun, Submission
from planning_levels.position import shown_state, standing_run
from planning_levels.timeline import WAITING, Timeframe, timeframe
from plans.models import MandateTask, Mismatch

MANDATE_LEVEL = "2.1"  # where open questions of plan and mandate stand in the way (C 2.1.1)
OPEN_TASK = Q(coverage="open") | Q(coverage="new", served_by=None, benchmarks=None, activities=None)
NAMED = 500  # so many missions are named by their keys
ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)


@dataclass(frozen=True, slots=True)
class Bare:
    """What of a level run says where a mission stands."""

    level: str
    cycle: int
    state: str
    started: date | None
    ended: date | None
    outcome: str

    @property
    def open(self) -> bool:
        """A run is open until an act closes it."""
        return self.state != LevelRun.State.CLOSED


class Told(NamedTuple):
    """What of a mission's row says where it stands; a whole row of each would be the dearest part."""

    state: str
    cycle: int


@dataclass(slots=True)
class Stand:
    """A mission as dashboards count it: where it stands, its clock, what waits, what stands in the way."""

    pk: int
    key: str
    name: str
    department: str
    today: date
    state: str
    level: str | None
    clock: Timeframe
    gate: str = ""
    since: date | None = None
    stops: dict[str, int] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether a decision is waited for, the Council's included."""
        return bool(self.gate)


def stands_of(person: Person) -> list[Stand]:
    """Return the missions in which a person takes part, by name, in seven queries however many there are."""
    scope = missions_inside(person)
    narrow = list(
        scope.order_by("name", "pk").values_list(
            "pk", "key", "name", "lead_department_id", "state", "cycle", "demonstration_date"
        )
    )
    if len(narrow) <= NAMED:  # who takes part is asked once, not again with each query
        scope = Mission.objects.filter(pk__in=[row[0] for row in narrow])
    runs = _runs(scope)
    today, found = timezone.localdate(), {}
    for row in narrow:
        found[row[0]] = _stand(row, runs.get(row[0], []), today)
    _wait(found, scope)
    for code, counts in _stops(scope).items():
        for pk, number in counts.items():
            if pk in found:
                found[pk].stops[code] = number
    delivered = _delivered(scope)
    for row in narrow:
        _owe(found[row[0]], row[5], delivered)
    return list(found.values())


def _stand(row: tuple[Any, ...], runs: list[Bare], now: date) -> Stand:
    pk, key, name, department, state, cycle, demonstration = row
    today, known = demonstration or now, cast("list[Run]", runs)
    shown, run = str(state), None
    if state == State.IN_LEVEL:
        shown = shown_state(cast("Mission", Told(state, cycle)), known)
        run = standing_run(known, cycle)
    clock = timeframe(run.level, run, today) if run else WAITING
    stand = Stand(pk, key, name, department, today, shown, run.level if run else None, clock)
    if state == State.AWAITING_COUNCIL:
        stand.gate = "GATE-COUNCIL"
        stand.since = next((one.ended for one in runs if (one.level, one.cycle) == ("1.2", cycle)), None)
    return stand


def _runs(scope: QuerySet[Mission]) -> dict[int, list[Bare]]:
    """Return the runs that say where missions stand: the open ones, and those asked for how they ended."""
    wanted = ~Q(state=LevelRun.State.CLOSED) | Q(level__in=("1.2", "2.2", "3.2"))
    rows = LevelRun.objects.filter(wanted, mission__in=scope.values("pk")).order_by("cycle", "level")
    found: dict[int, list[Bare]] = {}
    named = rows.values_list("mission", "level", "cycle", "state", "started", "ended", "outcome")
    for pk, level, cycle, state, started, ended, outcome in named:
        found.setdefault(pk, []).append(Bare(level, cycle, state, started, ended, outcome))
    return found


def _wait(found: Mapping[int, Stand], scope: QuerySet[Mission]) -> None:
    """Tell each mission which package waits, the oldest of its own."""
    rows = Submission.objects.filter(mission__in=scope.exclude(state__in=ENDED).values("pk"), state="open")
    for pk, gate, on in rows.order_by("-on", "-id").values_list("mission", "gate", "on"):
        found[pk].gate, found[pk].since = gate, on


def _stops(scope: QuerySet[Mission]) -> dict[str, dict[int, int]]:
    """Return how often each code stands in the way, by code and mission; three queries.

    What waits for a decider is not among it: nobody who decides stands in the way.
    """
    going = {"mission__in": scope.exclude(state__in=ENDED).values("pk")}
    planned = {
        "mission__in": LevelRun.objects.filter(
            mission__in=scope.values("pk"), level=MANDATE_LEVEL, ended=None
        ).values("mission")
    }
    return {
        "on-hold": _per_mission(Hold.objects.filter(released_on=None, **going)),
        "mandate-task-open": _per_mission(MandateTask.objects.filter(OPEN_TASK, **planned)),
        "mismatch-open": _per_mission(Mismatch.objects.filter(solution="", **planned)),
    }


def _per_mission(rows: QuerySet[Any]) -> dict[int, int]:
    counts: Iterable[tuple[int, int]] = (
        rows.order_by().values("mission").annotate(n=Count("pk", distinct=True)).values_list("mission", "n")
    )
    return dict(counts)


def _delivered(scope: QuerySet[Mission]) -> set[tuple[int, str, str]]:
    """Return which outputs were submitted, under which label, in the present cycle of their mission."""
    closing = {item.output for level in LEVELS.values() for item in level.closes_with}
    rows = Version.objects.filter(
        output__mission__in=scope.filter(state=State.IN_LEVEL).values("pk"),
        output__type__in=closing,
        cycle=F("output__mission__cycle"),
        hash__gt="",
    ).exclude(state=Version.State.RETURNED)
    return set(rows.order_by().values_list("output__mission", "output__type", "label"))


def owed_outputs(level: str | None, cycle: int, pk: int, delivered: set[tuple[int, str, str]]) -> list[str]:
    """Return the outputs with which a level closes and that were not submitted in this cycle."""
    if level in (None, "3.1"):
        return []
    revised = cycle > 1 and level != "3.2"
    return [
        item.output
        for item in LEVELS[level or ""].closes_with
        if not item.condition
        and (pk, item.output, "update" if revised and item.output != "mission-plan" else item.label)
        not in delivered
    ]


def _owe(stand: Stand, cycle: int, delivered: set[tuple[int, str, str]]) -> None:
    owed = [] if stand.waits else owed_outputs(stand.level, cycle, stand.pk, delivered)
    if owed:
        stand.stops["not-submitted"] = len(owed)
