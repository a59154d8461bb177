"""The level track: six levels in three stages with the gates between them, as data that draws itself.

A page builds a `Track` from what it knows and hands it to `{% level_track track "large" %}`.
Nothing here touches the database (IMPP guidelines, part C).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

from missions.templatetags.dates import days as in_days
from missions.templatetags.words import badge
from planning_levels.definition.decision_points import DECISION_POINTS
from planning_levels.track_drawing import Drawing, draw

LevelState = Literal["not_started", "in_preparation", "active", "awaiting_decision", "closed", "waiting"]
GateState = Literal["open", "waiting", "passed"]
Tone = Literal["done", "current", "prepared", "waiting", "quiet"]

TONES: dict[str, Tone] = {
    "closed": "done",
    "passed": "done",
    "active": "current",
    "in_preparation": "prepared",
    "awaiting_decision": "waiting",
    "waiting": "waiting",
}

# The gates shown, in the place where they stand: before the level named.
PLACES: dict[str, tuple[str, ...]] = {
    "1.1": ("DP-INIT",),
    "1.2": ("DP-1.1",),
    "2.1": ("DP-1.2", "GATE-COUNCIL"),
    "2.2": ("DP-2.1",),
    "3.1": ("DP-2.2", "GATE-UNCT"),
    "3.2": ("DP-3.1b",),
}


@dataclass(frozen=True, slots=True)
class TrackLevel:
    """A level as the track shows it; `days` only where a clock counts or has counted."""

    code: str
    name: str
    stage: int
    state: LevelState
    days: int | None = None
    cycle: int = 1
    note: str = ""
    url: str = ""

    @property
    def tone(self) -> Tone:
        """Return the look: done, current, prepared, waiting or quiet."""
        return TONES.get(self.state, "quiet")

    @property
    def words(self) -> str:
        """Return the state in words, with cycle where it is not the first."""
        said = badge(self.state).word
        if self.cycle > 1 and self.state != "not_started":
            said = _("%(state)s, cycle %(cycle)d") % {"state": said, "cycle": self.cycle}
        return said

    @property
    def spent(self) -> str:
        """Return the days in words, or nothing."""
        return "" if self.days is None else in_days(self.days)

    def joined(self, marks: Iterable[TrackLevel | TrackGate | TrackLoop]) -> Track:
        """Return the track made of levels, gates and loops in one list."""
        return joined(marks)


@dataclass(frozen=True, slots=True)
class TrackGate:
    """A decision point or external record between two levels."""

    id: str
    state: GateState = "open"
    name: str = ""
    url: str = ""

    @property
    def tone(self) -> Tone:
        """Return the look: done, waiting or quiet."""
        return TONES.get(self.state, "quiet")

    @property
    def full(self) -> str:
        """Return the name as given, else as the guidelines' definition names the point."""
        point = DECISION_POINTS.get(self.id)
        return self.name or (point.name if point else self.id)

    @property
    def short(self) -> str:
        """Return the label that fits below a diamond."""
        known = {"DP-INIT": _("Initiation"), "GATE-COUNCIL": _("Council"), "GATE-UNCT": _("UNCT")}
        return known.get(self.id, self.id)

    @property
    def words(self) -> str:
        """Return the state in words."""
        return {"passed": _("passed"), "waiting": _("waits for decision")}.get(self.state, _("not yet"))

    def joined(self, marks: Iterable[TrackLevel | TrackGate | TrackLoop]) -> Track:
        """Return the track made of levels, gates and loops in one list."""
        return joined(marks)


@dataclass(frozen=True, slots=True)
class TrackLoop:
    """A way back that was taken: a revision cycle, or the return to 3.1 after 3.2."""

    source: str
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Track:
    """The whole track. Gates and loops that are not given follow from the levels."""

    levels: Sequence[TrackLevel]
    gates: Sequence[TrackGate] = ()
    loops: Sequence[TrackLoop] = field(default=())

    def drawing(self, size: str = "large") -> Drawing:
        """Return the geometry for `large`, `line` or `vertical`; ValueError for another size."""
        return draw(self, size)

    def gates_before(self, code: str) -> list[TrackGate]:
        """Return the gates in front of a level, as given or as its neighbours imply."""
        given = {gate.id: gate for gate in self.gates}
        return [given.get(key) or TrackGate(key, self._implied(code)) for key in PLACES.get(code, ())]

    def ways_back(self) -> list[TrackLoop]:
        """Return the loops as given, or as cycles and closed levels imply."""
        if self.loops:
            return list(self.loops)
        known = {level.code: level for level in self.levels}
        found = []
        cycle = max((level.cycle for level in self.levels), default=1)
        if cycle > 1:
            found.append(TrackLoop("3.1", "1.2", _("revision, cycle %(cycle)d") % {"cycle": cycle}))
        last, before = known.get("3.2"), known.get("3.1")
        if last and before and last.state == "closed" and before.state != "not_started":
            found.append(TrackLoop("3.2", "3.1", _("transition")))
        return found

    @property
    def summary(self) -> str:
        """Return where the process stands, for those who do not see the drawing."""
        open_ones = [level for level in self.levels if level.tone not in {"done", "quiet"}]
        closed = [level.code for level in self.levels if level.tone == "done"]
        parts = []
        for level in open_ones:
            said = f"{level.code} {level.name}: {level.words}"
            parts.append(f"{said}, {level.spent}" if level.spent else said)
        if closed:
            parts.append(_("closed: %(codes)s") % {"codes": ", ".join(closed)})
        return "; ".join(parts) or _("No level has begun")

    def _implied(self, code: str) -> GateState:
        codes = [level.code for level in self.levels]
        place = codes.index(code)
        if self.levels[place].state != "not_started":
            return "passed"
        before = self.levels[place - 1].state if place else "not_started"
        return {"awaiting_decision": "waiting", "closed": "passed"}.get(before, "open")  # type: ignore[return-value]


def joined(marks: Iterable[TrackLevel | TrackGate | TrackLoop]) -> Track:
    """Return the track made of levels, gates and loops in one list."""
    every = list(marks)
    return Track(
        [mark for mark in every if isinstance(mark, TrackLevel)],
        [mark for mark in every if isinstance(mark, TrackGate)],
        [mark for mark in every if isinstance(mark, TrackLoop)],
    )
