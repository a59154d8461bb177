"""The decision room: what a decider sees first, and what unfolds below it.

First the question in two sentences, who recommends what, who objects or has a reservation by name, and the
outside date. What each entity said, the options as they were submitted, the time and the outcomes follow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext as _

from missions.models import Deviation, Member
from missions.roles import current, title_of
from outputs.models import Version
from outputs.responses.side_by_side import CONCUR, OBJECT, RESERVE, SILENT, WAITING, Side
from planning_levels.deadlines import Deadline, outside_date
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.shape import DecisionPoint, Outcome
from planning_levels.models import GatePlan, Submission
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading, shown
from planning_levels.showing.clearance import Clearance
from planning_levels.timeline import Timeframe, timeframe

OPTIONS, BELOW, HUMANITARIAN = "options", "below-minimum", "humanitarian"
RECOMMENDED = {"DP-3.1a": "revision", "DP-3.1b": "transition"}


@dataclass(frozen=True, slots=True)
class Voice:
    """An entity that objects, has a reservation or is silent; `who` spoke for it, `on` which outputs."""

    entity: str
    key: str
    said: str
    who: str
    humanitarian: bool
    outputs: tuple[str, ...]

    @property
    def objects(self) -> bool:
        """Whether it objects."""
        return self.key == OBJECT


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands on the first screen: `asked` is the second sentence beside the point's question."""

    question: str
    asked: str
    recommended: str
    by: str
    voices: Sequence[Voice]
    silent: Sequence[str]
    heard: bool
    deadline: Deadline | None
    planned: GatePlan | None


@dataclass(frozen=True, slots=True)
class Offered:
    """An option as it was submitted: what it can do and what it cannot."""

    reference: str
    title: str
    can: str
    cannot: str


@dataclass(frozen=True, slots=True)
class Times:
    """The clock of the level, and the trade-offs noted where it is planned under its minimum."""

    clock: Timeframe
    trade_offs: Sequence[Deviation]


def glance(reading: Reading, gate: str, said: Sequence[Clearance] | None, silent: Sequence[str]) -> Glance:
    """Return what stands first; `said` is None for those to whom positions are not shown."""
    point = DECISION_POINTS[gate]
    recommended, by = _recommendation(reading, point)
    planned = GatePlan.objects.filter(mission=reading.mission, gate=gate, planned_on__isnull=False).first()
    return Glance(
        point.question,
        _asked(reading, point),
        recommended,
        by,
        voices(reading, said or ()),
        sorted({*silent, *_silent(said or ())}),
        said is not None,
        outside_date(reading.mission),
        planned,
    )


def voices(reading: Reading, said: Sequence[Clearance]) -> list[Voice]:
    """Return who objects or has a reservation, on all versions of the basis together: objections first."""
    humane = _humanitarian(reading)
    found: dict[tuple[str, str], Voice] = {}
    for item in said:
        for side in item.sides:
            if side.key not in (OBJECT, RESERVE) and not (side.key == CONCUR and side.changed):
                continue
            before = found.get((side.entity, side.key))
            outputs = (*before.outputs, item.title) if before else (item.title,)
            found[side.entity, side.key] = _voice(side, outputs, humane)
    order = (OBJECT, RESERVE, CONCUR)
    return sorted(found.values(), key=lambda one: (order.index(one.key), not one.humanitarian, one.entity))


def _voice(side: Side, outputs: tuple[str, ...], humane: frozenset[str]) -> Voice:
    who = side.given.by.get_full_name() if side.given is not None else ""
    said = _("its concurrence has ended in part") if side.key == CONCUR else side.said
    return Voice(side.entity, side.key, said, who, side.entity in humane, outputs)


def _humanitarian(reading: Reading) -> frozenset[str]:
    """Return the entities that hold the humanitarian seat of the task force."""
    seats = Member.objects.filter(
        current(reading.on), body__mission=reading.mission, body__kind="imtf", seat=HUMANITARIAN
    )
    return frozenset(code for code in seats.values_list("entity_id", flat=True) if code)


def _silent(said: Iterable[Clearance]) -> set[str]:
    return {side.entity for item in said for side in item.sides if side.key in (SILENT, WAITING)}


def _recommendation(reading: Reading, point: DecisionPoint) -> tuple[str, str]:
    """Return what is recommended and by whom: by the package, or by a recommendation that stands open."""
    package = shown(reading, reading.open_submission(point.id))
    if package is not None:
        return point.outcomes[0].title, _who_submitted(reading, package)
    kind = RECOMMENDED.get(point.id, "")
    rows = [item for item in reading.recommendations if item.kind == kind and item.state == "open"]
    if rows:
        return rows[-1].text or point.outcomes[0].title, rows[-1].by.get_full_name()
    return "", ""


def _who_submitted(reading: Reading, package: Submission) -> str:
    """Return who put a package forward, with the office in which they did as far as it is known."""
    chair = reading.chair()
    office = title_of("imtf-chair") if chair is not None and chair.person_id == package.by_id else ""
    name = package.by.get_full_name()
    return f"{name}, {office}" if office else name


def _asked(reading: Reading, point: DecisionPoint) -> str:
    """Return the second sentence: who is asked, and what follows from a yes."""
    if point.decider == "council":
        return _("The Council decides; its record is entered here and is not asked for.")
    who = decider_title(point.id, reading.mission.lead_department_id)
    first: Outcome = point.outcomes[0]
    article = first.consequence.startswith(("The ", "A ", "Once "))  # levels and plans keep their capital
    follows = first.consequence[:1].lower() + first.consequence[1:] if article else first.consequence
    return _("If the %(who)s says yes: %(follows)s") % {"who": who, "follows": follows}


def offered(basis: Iterable[Version]) -> list[Offered]:
    """Return the options that versions of a basis hold, as they were frozen; each once."""
    found: dict[int, Offered] = {}
    for version in basis:
        if not version.frozen:
            continue
        tables = (one for one in orjson.loads(version.frozen)["sections"] if one["register"] == OPTIONS)
        for row in (row for table in tables for row in table["rows"]):
            found.setdefault(row["id"], _option(row))
    return list(found.values())


def _option(row: dict[str, Any]) -> Offered:
    return Offered(*(str(row.get(name) or "") for name in ("reference", "title", "can", "cannot_do")))


def times(reading: Reading, point: DecisionPoint) -> Times | None:
    """Return clock and trade-offs of the level that a point ends; None for a point of no level."""
    if point.level is None:
        return None
    run = reading.run(point.level)
    notes = [
        item
        for item in reading.deviations
        if item.code == BELOW and (item.level, item.cycle) == (point.level, reading.mission.cycle)
    ]
    return Times(timeframe(point.level, run, reading.on), notes)
