"""Where an entry of the record leads on to, as an upper room knows it.

The room of the levels registers the reader at start; the page of the record asks through this port.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from missions.models import Entry, Mission, Person


@dataclass(frozen=True, slots=True)
class Onward:
    """A way on from an entry: its words and its address."""

    text: str
    url: str


Reader = Callable[[Person, Mission, Sequence[Entry]], dict[int, Onward]]
_readers: list[Reader] = []


def read_onwards_with(reader: Reader) -> None:
    """Register the reader of ways on; called once, by the room of the levels."""
    _readers[:] = [reader]


def onwards_from(person: Person, mission: Mission, entries: Sequence[Entry]) -> dict[int, Onward]:
    """Return the ways on that a person may take from entries of the record, by the entries' ids."""
    return _readers[0](person, mission, entries)
