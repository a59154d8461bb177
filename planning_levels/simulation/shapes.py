"""What goes into the simulation and what comes out; days are whole, dates are the mission's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Phase = Literal["initiation", "preparation", "work", "decision", "council"]
Track = Literal["earliest", "likely"]
LEVELS_AHEAD = ("1.1", "1.2", "2.1", "2.2")
GATES = {"1.1": "DP-1.1", "1.2": "DP-1.2", "2.1": "DP-2.1", "2.2": "DP-2.2"}


@dataclass(frozen=True, slots=True)
class Start:
    """Where the process stands on a day.

    `level` is the one at which it stands or which comes next, `phase` what is under way there. `open_steps`
    counts the steps of that level whose work is not delivered; `open_draft` those of 2.1 that the advanced
    draft needs, `owed` those of a 2.1 that runs beside 2.2. `council` are days on which the Council is
    entered to take the matter up, `planned` the days planned for decision points.
    """

    today: date
    level: str
    phase: Phase
    started: date | None = None
    open_steps: int = 0
    open_draft: int = 0
    owed: int = 0
    revision: bool = False
    council: tuple[date, ...] = ()
    planned: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person wants to try. Numbers are days, except `returned`: rounds at the end of a level.

    `survey_off` and `exercise_off` put off the technical survey and the validation exercise, `directive_off`
    is for drafting the USG Planning Directive, `council_off` for the Council's consideration, `consider` for
    each decision, `prior` is work before the process that counts towards the assessment.
    """

    returned: Mapping[str, int] = field(default_factory=dict)
    round_days: int = 7
    survey_off: int = 0
    exercise_off: int = 0
    directive_off: int = 0
    council_off: int = 0
    consider: int = 0
    prior: int = 0
    early: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a day is not sooner: a kind, and what it speaks of."""

    kind: str
    level: str = ""
    days: int = 0
    on: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Reached:
    """A decision point ahead, the day on which it can be passed, and on what that rests."""

    gate: str
    on: date
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Both courses to adoption, point by point; without points where no adoption lies ahead.

    `done` says why none does: adopted (with the day), or ended.
    """

    start: Start | None
    ask: Ask
    earliest: tuple[Reached, ...] = ()
    likely: tuple[Reached, ...] = ()
    done: str = ""
    adopted_on: date | None = None

    def day(self, track: Track, gate: str = "DP-2.2") -> date | None:
        """Return the day of a decision point on a course; None where it does not lie ahead."""
        points = self.earliest if track == "earliest" else self.likely
        return next((one.on for one in points if one.gate == gate), None)
