"""The course to adoption: leg by leg, each leg beginning where the one before ends.

earliest  a level takes its minimum time, and each decision is taken on the day on which it can be
likely    a level takes its desirable time (its minimum where there is none), and planned days are kept

A level that is under way ends when its time has passed since it began, and not before the steps that are
still open have had their share of that time, counted from today: with one of four steps open, a quarter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from planning_levels.definition import LEVELS
from planning_levels.simulation.shapes import (
    GATES,
    LEVELS_AHEAD,
    Ask,
    Ground,
    Outlook,
    Reached,
    Start,
    Track,
)

DRAFT_STEPS = ("2.1.1", "2.1.2")  # what the advanced draft, which the exercise needs, rests on


def simulate(start: Start, ask: Ask | None = None) -> Outlook:
    """Return both courses from a start."""
    ask = ask or Ask()
    return Outlook(
        start, ask, tuple(_Course(start, ask, "earliest").run()), tuple(_Course(start, ask, "likely").run())
    )


def days_of(level: str, track: Track) -> int:
    """Return the days that a level takes on a course."""
    found = LEVELS[level]
    least = found.minimum_days or 0
    return least if track == "earliest" else found.desirable_days or least


def share(days: int, open_steps: int, level: str) -> int:
    """Return the days that open steps still take: their part of a level's time, a begun day counted whole."""
    return -(-days * open_steps // len(LEVELS[level].steps))


def later(day: date, days: int) -> date:
    """Return the day so many days later; the last day there is where there are no more."""
    return day + timedelta(days=min(days, (date.max - day).days))


@dataclass
class _Course:
    start: Start
    ask: Ask
    track: Track
    at: date = date.min
    grounds: list[Ground] = field(default_factory=list)

    def run(self) -> Iterator[Reached]:
        start = self.start
        self.at = start.today
        if start.phase == "initiation":
            yield self._decided("DP-INIT")
        ahead = LEVELS_AHEAD[LEVELS_AHEAD.index(start.level) :]
        for level in ahead:
            here = level == start.level and start.phase != "initiation"
            if here and start.phase == "council":
                yield self._council()
                continue
            yield from self._level(level, here=here)

    def _level(self, level: str, *, here: bool) -> Iterator[Reached]:
        phase = self.start.phase if here else "preparation"
        if phase == "preparation":
            yield from self._prepared(level)
        if phase != "decision":
            if level == "2.1" and self._early(phase):
                yield from self._early_directive(here=phase == "work")
                return
            self._work(level, here=phase == "work")
        self._again(level)
        yield self._decided(GATES[level])
        if level == "1.2":
            yield self._council()
        if level == "2.2":
            yield self._decided("GATE-UNCT", consider=False)

    def _prepared(self, level: str) -> Iterator[Reached]:
        """Pass what lies between the decision before and the clock of a level."""
        if level == "1.2":
            self._add("directive", level, self.ask.directive_off)
            yield self._decided("GATE-USG")
        elif level == "2.2" and not self.start.revision:
            self._add("exercise", level, self.ask.exercise_off)

    def _work(self, level: str, *, here: bool) -> None:
        """Pass the time of a level, as it is under way or from its beginning."""
        days = days_of(level, self.track)
        if level == "1.1" and self.ask.prior:
            days = max(0, days - self.ask.prior)
            self.grounds.append(Ground("prior", level, self.ask.prior))
        began = self.start.started if here and self.start.started else self.at
        end = later(began, days)
        self.grounds.append(Ground("minimum" if self._least(level) else "desirable", level, days, began))
        if here:
            rest = later(self.at, share(days, self.start.open_steps, level))
            self.grounds.append(Ground("steps", level, (rest - self.at).days, rest, self.start.open_steps))
            if end < self.at:
                self.grounds.append(Ground("passed", level, on=end))
            end = max(end, rest, self.at)
        if level == "2.2" and self.start.owed:
            owed = later(self.at, share(days_of("2.1", self.track), self.start.owed, "2.1"))
            self.grounds.append(Ground("owed", "2.1", (owed - self.at).days, owed, self.start.owed))
            end = max(end, owed)
        self.at = end
        if level == "1.2":
            self._add("survey", level, self.ask.survey_off)

    def _least(self, level: str) -> bool:
        return self.track == "earliest" or LEVELS[level].desirable_days is None

    def _again(self, level: str) -> None:
        """Pass the rounds for which a package is returned."""
        rounds = self.ask.returned.get(level, 0)
        if rounds:
            self.grounds.append(Ground("returned", level, self.ask.round_days * rounds, count=rounds))
            self.at = later(self.at, self.ask.round_days * rounds)

    def _decided(self, gate: str, *, consider: bool = True) -> Reached:
        if consider and self.ask.consider:
            self._add("consider", gate, self.ask.consider)
        planned = self.start.planned.get(gate)
        if planned and self.track == "likely" and planned >= self.start.today:
            self.grounds.append(Ground("planned", gate, on=planned))
            self.at = max(self.at, planned)
        return self._reached(gate)

    def _council(self) -> Reached:
        """Pass to the Council's record: on the next day entered for it, else without any waiting time."""
        self._add("council-off", "", self.ask.council_off)
        entered = min((day for day in self.start.council if day >= self.at), default=None)
        self.grounds.append(Ground("council-day" if entered else "council-open", on=entered))
        self.at = entered or self.at
        return self._reached("GATE-COUNCIL")

    def _early(self, phase: str) -> bool:
        return self.ask.early and not self.start.revision and phase in ("work", "preparation")

    def _early_directive(self, *, here: bool) -> Iterator[Reached]:
        """Issue the Directive at once; the exercise begins when the advanced draft is there."""
        began = self.at
        self._again("2.1")
        yield self._decided("DP-2.1")
        days = days_of("2.1", self.track)
        steps = self.start.open_draft if here else len(DRAFT_STEPS)
        draft = later(began, share(days, steps, "2.1"))
        self.grounds.append(Ground("early", "2.1", (draft - began).days, draft, steps))
        self.at = max(self.at, draft)

    def _add(self, kind: str, what: str, days: int) -> None:
        if days:
            self.grounds.append(Ground(kind, what, days))
            self.at = later(self.at, days)

    def _reached(self, gate: str) -> Reached:
        if not self.grounds:
            self.grounds.append(Ground("same-day" if self.at > self.start.today else "today", on=self.at))
        found = Reached(gate, self.at, tuple(self.grounds))
        self.grounds = []
        return found
