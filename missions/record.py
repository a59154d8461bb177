"""Writing and verifying the record: append-only, each entry carrying the hash of the one before."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from missions import statements
from missions.models import Entry, Mission, Person

HOUSE = "_house"
log = logging.getLogger("impp.record")
_callers: list[Callable[[], None]] = []


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of walking a chain: whether it holds, how long it is, its head, the first fault."""

    holds: bool
    entries: int
    head: str
    first_fault: int | None


def content_of(entry: Entry) -> dict[str, Any]:
    """Return what an entry's hash is taken of: as JSON with sorted keys, without spaces, in UTF-8."""
    return {
        "chain": entry.chain,
        "number": entry.number,
        "at": entry.at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds"),
        "happened_on": entry.happened_on.isoformat(),
        "kind": entry.kind,
        "verb": entry.verb,
        "sentence": entry.sentence,
        "person": entry.person_id,
        "person_name": entry.person_name,
        "person_title": entry.person_title,
        "person_role": entry.person_role,
        "acting_for": entry.acting_for,
        "state_from": entry.state_from,
        "state_to": entry.state_to,
        "detail": entry.detail,
        "previous": entry.previous,
    }


def digest(entry: Entry) -> str:
    """Return the SHA-256 of an entry's content together with the hash of the entry before."""
    return hashlib.sha256(orjson.dumps(content_of(entry), option=orjson.OPT_SORT_KEYS)).hexdigest()


def append(
    mission: Mission | None,
    *,
    by: Person | None,
    verb: str,
    sentence: str,
    kind: str = Entry.Kind.ACT,
    role: str = "",
    acting_for: str = "",
    happened_on: date | None = None,
    state_from: str = "",
    state_to: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Append an entry to the mission's chain (or the house's, for acts that concern no mission).

    The caller holds the lock on the mission row and saves `record_number` and `record_head`,
    which this moves on the instance. Returns the stored entry.
    """
    if mission is None:
        number, previous = _end_of_house()
    else:
        number, previous = mission.record_number, mission.record_head
    now = timezone.now()
    entry = Entry(
        mission=mission,
        chain=str(mission.pk) if mission else HOUSE,
        number=number + 1,
        at=now,
        happened_on=happened_on or (mission.today() if mission else now.date()),
        kind=kind,
        verb=verb,
        sentence=sentence,
        person=by,
        person_name=by.get_full_name() if by else "the system",
        person_title=by.title if by else "",
        person_role=role,
        acting_for=acting_for,
        state_from=state_from,
        state_to=state_to,
        detail=orjson.loads(orjson.dumps(dict(detail or {}), default=str)),
        previous=previous,
    )
    entry.hash = digest(entry)
    statements.add(entry)
    for caller in _callers:
        transaction.on_commit(caller)
    if mission is not None:
        mission.record_number, mission.record_head = entry.number, entry.hash
    return entry


def call_after_commit(caller: Callable[[], None]) -> None:
    """Register what is called once an entry stands (a port: an upper room wakes the worker)."""
    _callers[:] = [caller]


def _end_of_house() -> tuple[int, str]:
    """Lock the house's chain and return the number and the hash at its end.

    Its first entry, which never goes, is the lock; the end is read after it. Were the last entry locked, a
    second writer would wait for an entry that is not the last any more.
    """
    Entry.objects.select_for_update().filter(chain=HOUSE, number=1).first()
    last = Entry.objects.filter(chain=HOUSE).order_by("-number").first()
    return (last.number, last.hash) if last else (0, "")


def append_locked(mission: Mission, **content: Any) -> Entry:
    """Append in a transaction of its own, taking and releasing the mission's lock.

    Used for refusals, which are recorded after the refused transaction has rolled back.
    """
    with transaction.atomic():
        locked = statements.locked(Mission, mission.pk)
        entry = append(locked, **content)
        locked.save(update_fields=["record_number", "record_head"])
        note_head(locked)
    return entry


def note_head(mission: Mission) -> None:
    """Write the chain's head to the log once it is committed: a cut tail shows when it is compared."""
    key, number, head = mission.key, mission.record_number, mission.record_head
    transaction.on_commit(lambda: log.info("record %s/%s head %s", key, number, head))


def verify(mission: Mission | None) -> Verification:
    """Walk a chain from its first entry and compare it with the head kept with the mission.

    The head is read afresh; when somebody writes during the walk, it is walked again.
    """
    while True:
        head = _head(mission)
        found = _walk(str(mission.pk) if mission else HOUSE, head)
        if found.holds or head == _head(mission):
            return found


def _head(mission: Mission | None) -> tuple[int, str] | None:
    if mission is None:
        return None
    return Mission.objects.values_list("record_number", "record_head").get(pk=mission.pk)


def _walk(chain: str, head: tuple[int, str] | None) -> Verification:
    """Walk a chain. An entry also stands in the mission of its chain, and was stored after the one before:
    neither is part of its hash, and both decide where and in which order it is shown.
    """
    previous, number, key = "", 0, 0
    mission = None if chain == HOUSE else chain
    for entry in Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=500):
        number += 1
        of = str(entry.mission_id) if entry.mission_id else None
        linked = entry.number == number and entry.previous == previous and of == mission and entry.pk > key
        if not linked or digest(entry) != entry.hash:
            return Verification(False, number, previous, number)
        previous, key = entry.hash, entry.pk
    if head is not None and head != (number, previous):
        return Verification(False, number, previous, number + 1)
    return Verification(True, number, previous, None)
