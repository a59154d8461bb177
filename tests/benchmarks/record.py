"""Verifying the record against reading and hashing the same entries bare, and against their SHA-256 alone.

Judged is the walk beside bare psycopg, which fetches the same columns and hashes bytes made beforehand: what
is left between the two is what the walk makes of each row before it hashes it.
"""

import hashlib
import statistics
import time
from collections.abc import Callable
from datetime import date

import orjson
import psycopg
from django.db import connection, transaction

from missions import record, statements
from missions.models import Entity, Entry, Mission, Person
from planning_levels.verbs.opening import open_mission
from tests.benchmarks.door import _conninfo

MARK = 0.25
ENTRIES = 5000
ROUNDS = 9
READ = """
SELECT chain, number, at, happened_on, kind, verb, sentence, person_id, person_name, person_title,
  person_role, acting_for, state_from, state_to, detail, previous, hash
FROM missions_entry WHERE chain = %s ORDER BY number
"""


def run() -> bool:
    """Verify a chain of five thousand entries beside the reference; print the time of an entry, and judge."""
    mission, planner = _mission()
    _fill(mission, planner)
    contents = [
        orjson.dumps(record.content_of(entry), option=orjson.OPT_SORT_KEYS)
        for entry in Entry.objects.filter(mission=mission).order_by("number")
    ]
    with psycopg.connect(_conninfo(), autocommit=True) as bare:
        turns = {
            "sha256 alone": lambda: _hashed(contents),
            "bare psycopg and sha256": lambda: _bare(bare, mission, contents),
            "verify": lambda: _verified(mission),
        }
        for turn in turns.values():
            turn()
        spent = {name: [_timed(turn) for _ in range(ROUNDS)] for name, turn in turns.items()}
    middle = {name: statistics.median(times) for name, times in spent.items()}
    for name, seconds in middle.items():
        print(f"record, {name}: {seconds * 1e6 / len(contents):.2f} microseconds an entry")
    alone, ratio = (middle[name] / middle["verify"] for name in ("sha256 alone", "bare psycopg and sha256"))
    print(
        f"record, ratio to bare psycopg and sha256: {ratio:.3f} (to sha256 alone: {alone:.3f}); mark {MARK}"
    )
    return ratio >= MARK


def _mission() -> tuple[Mission, Person]:
    Entity.objects.get_or_create(code="DPA", defaults={"name": "Political Affairs"})
    given = {"office": "planner", "entity_id": "DPA"}
    planner, _ = Person.objects.get_or_create(username="bench-record", defaults=given)
    trigger = {"type": "council", "date": date(2026, 1, 1), "source": "bench"}
    return open_mission(by=planner, data={"name": "Long", "country": "Long", "trigger": trigger}), planner


def _fill(mission: Mission, planner: Person) -> None:
    with transaction.atomic():
        locked = statements.locked(Mission, mission.pk)
        for number in range(ENTRIES):
            detail = {"hashes": {"mission-plan": f"{number:064x}"}, "output": "mission-plan", "words": number}
            record.append(locked, by=planner, verb="note", sentence=f"Note {number}.", detail=detail)
        locked.save(update_fields=["record_number", "record_head"])


def _hashed(contents: list[bytes]) -> None:
    for content in contents:
        hashlib.sha256(content).hexdigest()


def _bare(bare: psycopg.Connection, mission: Mission, contents: list[bytes]) -> None:
    with bare.cursor() as cursor:
        cursor.execute(READ, [str(mission.pk)])
        rows = cursor.fetchall()
    for row, content in zip(rows, contents, strict=True):
        if hashlib.sha256(content).hexdigest() != row[-1]:
            raise AssertionError(row)


def _verified(mission: Mission) -> None:
    if not record.verify(mission).holds:
        raise AssertionError(connection.vendor)


def _timed(turn: Callable[[], None]) -> float:
    started = time.perf_counter()
    turn()
    return time.perf_counter() - started
