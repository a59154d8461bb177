"""The steps of a story: what each is expected to end in, what it ended in, and who is told."""

from collections.abc import Callable
from dataclasses import dataclass, field

from planning_levels.demonstration.stage import StoryError, outcome
from planning_levels.demonstration.titles import TITLES


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its sign in the script, what was expected, what happened."""

    id: str
    expected: str
    got: str

    @property
    def title(self) -> str:
        """What is done in this step, in a few words."""
        return TITLES.get(self.id, "")

    @property
    def holds(self) -> bool:
        """Whether every code and word that was expected is in what happened."""
        return all(word in self.got for word in self.expected.split())

    def __str__(self) -> str:
        mark = "" if self.holds else "   <- differs"
        return f"{self.id:7} {self.title:62} expected: {self.expected:42} got: {self.got}{mark}"


@dataclass(slots=True)
class Telling:
    """The steps told so far; each is handed to `listener` as it happens."""

    listener: Callable[[Step], None]
    steps: list[Step] = field(default_factory=list)

    def step(self, sign: str, expected: str, attempt: Callable[[], object]) -> None:
        """Carry out a step. `expected` is `done`, or a refusal such as `403` or `409 on-hold`."""
        self._tell(Step(sign, expected, outcome(attempt)))

    def state(self, sign: str, expected: str, got: str) -> None:
        """Tell a step whose result is read from the file."""
        self._tell(Step(sign, expected, got))

    def _tell(self, told: Step) -> None:
        self.steps.append(told)
        self.listener(told)


def strictly(told: Step) -> None:
    """Refuse a story in which a step ends otherwise than expected."""
    if not told.holds:
        raise StoryError(f"{told.id}: expected {told.expected}, got {told.got}")
