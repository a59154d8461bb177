"""The extract of the record: from the opening of the level's run to the decision, with the chain's head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson

from missions.access import SUBJECTS, Subject
from missions.models import Entry, Person
from missions.record import content_of
from missions.roles import title_of
from planning_levels.dossier.matter import Matter


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the paper shows it; `why` are the reasons of a refusal."""

    number: int
    happened: date
    written: str
    who: str
    acting_for: str
    sentence: str
    why: tuple[str, ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """The entries of an extract, its last one (the head of the chain) and what is attached of it."""

    entries: Sequence[Entry]
    readable: frozenset[int]
    names: Mapping[str, str]

    @property
    def lines(self) -> list[Line]:
        """The entries that the reader may read, as the paper shows them, in their order."""
        return [_line(entry, self.names) for entry in self.entries if entry.pk in self.readable]

    @property
    def withheld(self) -> int:
        """How many entries are on things that the reader may not read."""
        return sum(entry.pk not in self.readable for entry in self.entries)

    @property
    def head(self) -> Entry:
        """The last entry: its hash holds all before it."""
        return self.entries[-1]

    def as_json(self) -> str:
        """Return the entries with all of which their hashes are taken, so that the chain can be proved.

        Of an entry that is withheld there is its number, its hash, and that of the entry before.
        """
        rows = [self._row(entry) for entry in self.entries]
        return orjson.dumps(rows, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2).decode()

    def _row(self, entry: Entry) -> dict[str, Any]:
        shut = {"number": entry.number, "previous": entry.previous, "withheld": True}
        return {**(content_of(entry) if entry.pk in self.readable else shut), "hash": entry.hash}


def extract_of(matter: Matter, by: Person) -> Extract:
    """Return the entries from the opening of the run (of the file, before any level) to the decision."""
    rows = Entry.objects.filter(mission=matter.mission, number__lte=matter.number)
    first = _opening(matter)
    found = list(rows.filter(number__gte=first).order_by("number"))
    hidden = {subject.key: _hidden(subject, matter, by) for subject in SUBJECTS}
    readable = (
        entry.pk
        for entry in found
        if not any(str(entry.detail.get(key)) in known for key, known in hidden.items())
    )
    return Extract(found, frozenset(readable), names_of(entry.acting_for for entry in found))


def written(moment: datetime) -> str:
    """Return a moment to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def names_of(acting_for: Iterable[str]) -> dict[str, str]:
    """Return those for whom somebody acted by name; the record holds their sign-ins."""
    people = Person.objects.filter(username__in=set(acting_for))
    return {person.username: person.get_full_name() for person in people}


def _opening(matter: Matter) -> int:
    """Return the number of the act that opened the run; without a run, of the first entry of the file."""
    run = matter.run
    if run is None:
        return 1
    that_day = Entry.objects.filter(
        mission=matter.mission, number__lt=matter.number, happened_on=run.opened_on, state_to=f"L{run.level}"
    ).exclude(state_from=f"L{run.level}")
    found = that_day.order_by("-number").first()
    if found is None:  # a run that opened beside another, without a change of the state shown
        later = Entry.objects.filter(mission=matter.mission, happened_on__gte=run.opened_on)
        found = later.filter(number__lte=matter.number).order_by("number").first()
    return found.number if found else 1


def _hidden(subject: Subject, matter: Matter, by: Person) -> frozenset[str]:
    """Return what the reader may not read of one kind of things that entries name, as entries name it.

    The rule is that of `missions.access.entries_in`, asked once for each kind.
    """
    here = {subject.mission: matter.mission}
    every = subject.rows._default_manager.filter(**here)  # noqa: SLF001 (as in `missions.access`)
    seen = set(subject.seen(by).filter(**here).values_list("pk", flat=True))
    return frozenset(str(name) for pk, name in every.values_list("pk", subject.column) if pk not in seen)


def _line(entry: Entry, names: Mapping[str, str]) -> Line:
    office = entry.person_title or (title_of(entry.person_role) if entry.person_role else "")
    who = entry.person_name if office in ("", entry.person_name) else f"{entry.person_name}, {office}"
    refused = entry.kind == Entry.Kind.REFUSAL
    why = [str(item.get("message", "")) for item in entry.detail.get("blockers", ())]
    if refused and not why:
        why = [str(entry.detail.get("message", ""))]
    return Line(
        entry.number,
        entry.happened_on,
        written(entry.at),
        who,
        names.get(entry.acting_for, entry.acting_for),
        entry.sentence,
        tuple(filter(None, why)),
        refused,
    )
