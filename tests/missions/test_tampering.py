"""Fifteen hundred tamperings with the record, by whoever owns the tables: each is found, and nothing else is.

Fields are changed, entries taken out, put in, moved, cut from the end, carried to another chain, hashes made
anew; the head on the mission's row is changed with it or without it. Each is undone before the next.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.db.models import F

from missions import record, record_heads
from missions.models import Entry, Mission, Person

CASES = 1500
SEED = 20_060_613
OFFSET = 100_000
TEXTS = (
    "verb", "sentence", "person_name", "person_title", "person_role", "acting_for", "state_from", "state_to",
)  # fmt: skip
FIELDS = (
    *TEXTS, "kind", "at", "happened_on", "detail", "previous", "hash", "chain", "number", "mission", "person",
    "id",
)  # fmt: skip
KINDS = ("field", "field", "field", "delete", "insert", "order", "cut", "head", "between", "rehash", "anew")


class Tampering:
    """One case: what is done to the chain of a mission, by chance that can be had again."""

    def __init__(self, number: int, missions: tuple[Mission, Mission]) -> None:
        self.chance = random.Random(SEED + number)  # noqa: S311 (cases, not secrets)
        self.mission, self.other = self.chance.sample(missions, 2)
        self.kind = KINDS[number % len(KINDS)]
        self.rows = list(Entry.objects.filter(chain=str(self.mission.pk)).order_by("number"))
        self.row = self.chance.choice(self.rows)
        self.beyond_the_house = False  # whether nothing but a head kept elsewhere can show it

    def run(self) -> str:
        """Do it; return what was done, for a case that is not found."""
        done: Callable[[], str] = getattr(self, f"_{self.kind}")
        return f"{self.kind} of {self.mission.key} {self.row.number}: {done()}"

    def _set(self, row: Entry, **values: Any) -> None:
        assert Entry.objects.filter(pk=row.pk).update(**values) == 1

    def _note_head(self, number: int, digest: str) -> None:
        Mission.objects.filter(pk=self.mission.pk).update(record_number=number, record_head=digest)

    def _field(self) -> str:
        name = self.chance.choice(FIELDS)
        value = self._other_value(name)
        self._set(self.row, **{name: value})
        return f"{name} to {value!r}"

    def _other_value(self, name: str) -> Any:
        chance, held = self.chance, getattr(self.row, name)
        if name in TEXTS:
            return chance.choice(
                [f"{held[:50]} ", held.swapcase() if held else "x", "other", f" {held[:50]}"]
            )
        if name in ("previous", "hash"):
            return chance.choice(
                ["", "0" * 64, held[::-1] if held != held[::-1] else "1" * 64, held[:-1] + "g"]
            )
        more: dict[str, Any] = {
            "kind": "fact" if held != "fact" else "act",
            "at": self.row.at + timedelta(microseconds=chance.choice([-1, 1, 10**9])),
            "happened_on": self.row.happened_on + timedelta(days=chance.choice([-365, -1, 1])),
            "detail": self._other_detail(),
            "chain": chance.choice(["nobody", str(self.mission.pk) + "0"]),
            "number": OFFSET,
            "mission": chance.choice([None, self.other]),
            "person": chance.choice([None, *Person.objects.exclude(pk=self.row.person_id or 0)[:1]]),
            "id": self.rows[-1].pk + OFFSET if self.row.pk != self.rows[-1].pk else -1,
        }
        return more[name]

    def _other_detail(self) -> dict[str, Any]:
        held = dict(self.row.detail)
        match self.chance.randrange(4):
            case 0:
                return held | {"added": True}
            case 1:
                held.pop(self.chance.choice(sorted(held)))
                return held
            case 2:
                return held | {self.chance.choice(sorted(held)): "other"}
        return {key: "409" if key == "status" else [value] for key, value in held.items()}

    def _delete(self) -> str:
        self.row.delete()
        if self.chance.random() < 0.5:
            return "left open"
        for later in self.rows[self.row.number :]:
            self._set(later, number=later.number - 1)
        self._note_head(len(self.rows) - 1, self.rows[-1].hash if self.row is not self.rows[-1] else "0" * 64)
        return "the gap closed, and the number on the mission's row"

    def _insert(self) -> str:
        forged = Entry.objects.get(pk=self.row.pk)
        forged.pk, forged._state.adding = None, True
        forged.number, forged.sentence = len(self.rows) + 1, "What never was."
        forged.previous = self.rows[-1].hash
        if self.chance.random() < 0.5:
            forged.number = self.row.number
            for later in reversed(self.rows[self.row.number - 1 :]):
                self._set(later, number=later.number + 1)
            forged.previous = self.row.previous
        forged.hash = record.digest(forged)
        forged.save()
        return f"as number {forged.number}, with a hash that fits"

    def _order(self) -> str:
        one, two = self.chance.sample(self.rows, 2)
        self._set(one, number=OFFSET)
        self._set(two, number=one.number, **self._links(one))
        self._set(one, number=two.number, **self._links(two))
        return f"{one.number} with {two.number}"

    def _links(self, row: Entry) -> dict[str, str]:
        return self.chance.choice(
            [{}, {"previous": row.previous}, {"previous": row.previous, "hash": row.hash}]
        )

    def _cut(self) -> str:
        keep = self.chance.randrange(len(self.rows))
        Entry.objects.filter(chain=str(self.mission.pk), number__gt=keep).delete()
        if self.chance.random() < 0.5:
            return f"after {keep}, the head left as it was"
        self._note_head(keep, self.rows[keep - 1].hash if keep else "")
        self.beyond_the_house = True
        return f"after {keep}, and the head on the mission's row with it"

    def _head(self) -> str:
        number, digest = len(self.rows), self.rows[-1].hash
        wrong = [(number - 1, digest), (number + 1, digest), (number, "0" * 64), (0, ""), (number, "")]
        self._note_head(*self.chance.choice(wrong))
        return "the head on the mission's row alone"

    def _between(self) -> str:
        theirs = Entry.objects.get(chain=str(self.other.pk), number=min(self.row.number, 5))
        mine = self.row
        if self.chance.random() < 0.5:  # each takes the other's place, with all that names its chain
            self._set(mine, number=OFFSET)
            self._set(theirs, chain=mine.chain, mission=self.mission, number=mine.number)
            self._set(mine, chain=theirs.chain, mission=self.other, number=theirs.number)
            return f"with {theirs.number} of {self.other.key}"
        tail = Entry.objects.filter(chain=mine.chain, number__gte=mine.number)
        tail.update(chain=theirs.chain, mission=self.other, number=F("number") + OFFSET)
        return f"the end from {mine.number} on, to {self.other.key}"

    def _rehash(self) -> str:
        last = self.chance.choice([self.row.number, len(self.rows)])
        self._written_anew(last)
        return f"another sentence and hashes that fit, up to {last}"

    def _written_anew(self, last: int) -> str:
        self.row.sentence = "Something else was done."
        previous = self.row.previous
        for row in self.rows[self.row.number - 1 : last]:
            row.previous = previous
            row.hash = previous = record.digest(row)
            self._set(row, sentence=row.sentence, previous=row.previous, hash=row.hash)
        return previous

    def _anew(self) -> str:
        self._note_head(len(self.rows), self._written_anew(len(self.rows)))
        self.beyond_the_house = True
        return "the chain from there on, and the head on the mission's row"


def chains_hold(missions: tuple[Mission, Mission]) -> bool:
    """Tell whether all chains hold as `verify_record` walks them."""
    return all(record.verify(mission).holds for mission in (*missions, None))


def test_fifteen_hundred_tamperings_are_found(unguarded: tuple[Mission, Mission]) -> None:
    assert chains_hold(unguarded), "untouched, the record holds"
    kept = record_heads.read(_printed())
    assert list(record_heads.differing(kept)) == []
    missed, seen, beyond = [], Counter[str](), 0
    for number in range(CASES):
        with transaction.atomic():
            case = Tampering(number, unguarded)
            told = case.run()
            holds, gone = chains_hold(unguarded), bool(list(record_heads.differing(kept)))
            seen[case.kind] += 1
            beyond += case.beyond_the_house
            if holds and not gone:
                missed.append(f"{number} {told}")
            if holds and not case.beyond_the_house:
                missed.append(f"{number}, without a head kept elsewhere: {told}")
            if case.beyond_the_house and not holds:
                missed.append(f"{number}, a case that was meant to hold in itself: {told}")
            transaction.set_rollback(True)
    assert missed == []
    assert set(seen) == set(KINDS)
    assert (sum(seen.values()), beyond > 100) == (CASES, True)
    assert chains_hold(unguarded), "and so it does when all is undone"


def _printed() -> str:
    out = StringIO()
    call_command("verify_record", stdout=out)
    return out.getvalue()


def test_a_value_written_over_itself_is_no_tampering(unguarded: tuple[Mission, Mission]) -> None:
    for row in Entry.objects.all():
        Entry.objects.filter(pk=row.pk).update(sentence=row.sentence, detail=row.detail, at=row.at)
    assert chains_hold(unguarded)
