"""The course of an issued version: who prepared, submitted, cleared and decided it, when, and for whom.

Facts of process only. Positions, comments, returns and reasons are never asked for here, so none is printed.
The facts come after the frozen text and are no part of it; what is printed of them goes into the job's key.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

from outputs.models import Version

PREPARED, SUBMITTED, CLEARED, DECIDED = "Prepared", "Submitted to the decider", "Cleared", "Decided"


@dataclass(frozen=True, slots=True)
class Signed:
    """A step that was taken: what, by whom with title, for whom, and on which ISO day."""

    step: str
    who: str
    acting_for: str
    on: str


_readers: list[Callable[[Version], Sequence[Signed]]] = []


def read_course_with(reader: Callable[[Version], Sequence[Signed]]) -> None:
    """Register who knows how a version was decided (the room of the levels)."""
    _readers[:] = [reader]


def course_of(version: Version) -> tuple[Signed, ...]:
    """Return the steps of a version whose course is at its end; nothing for any other."""
    if version.state != Version.State.ISSUED or not _readers:
        return ()
    return tuple(_readers[0](version))


def as_key(course: Sequence[Signed]) -> list[tuple[str, ...]]:
    """Return the steps as part of a job's key: the same steps, the same bytes."""
    return [astuple(step) for step in course]
