"""The door against bare psycopg: one transaction each, UPDATE and INSERT in the reference.

Judged is an act that writes just that (the release of no hold: mission's row and record); hold and
release, which write rows of their own besides, are printed beside it.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from missions.models import Entity, Mission, Person
from planning_levels.verbs import perform
from planning_levels.verbs.opening import open_mission

MARK = 0.16
ROUNDS = 60
EACH = 10
UPDATE = """
UPDATE bench_mission SET version = version + 1, record_number = %s, record_head = %s, changed_at = %s
WHERE id = %s AND version >= 0 AND %s > 0
"""
REFERENCE = """
ALTER TABLE bench_entry ADD FOREIGN KEY ({column}) REFERENCES {table} (id) DEFERRABLE INITIALLY DEFERRED
"""
INSERT = """
INSERT INTO bench_entry (mission_id, chain, number, at, happened_on, kind, verb, sentence, person_id,
  person_name, person_title, person_role, acting_for, state_from, state_to, detail, previous, hash)
VALUES (%s, %s, %s, %s, %s, 'act', 'hold', 'A sentence.', %s,
  'Bench', '', 'planner', '', '', '', '{}', %s, %s)
"""


def run() -> bool:
    """Measure acts through the door beside the reference; print the figures and judge the ratio."""
    Entity.objects.get_or_create(code="DPA", defaults={"name": "Political Affairs"})
    planner = Person.objects.create(username="bench", office="planner", entity_id="DPA")
    mission = open_mission(
        by=planner,
        data={
            "name": "Bench",
            "country": "Bench",
            "trigger": {"type": "council", "date": date(2026, 1, 1), "source": "bench"},
        },
    )
    acts = {"an act": _release(mission, planner), "hold and release": _hold_and_release(mission, planner)}
    with CaptureQueriesContext(connection) as queries:
        acts["an act"]()
    with psycopg.connect(_conninfo(), autocommit=False) as bare:
        reference = _bare(bare, mission)
        for turn in (reference, *acts.values()):
            for _ in range(20):
                turn()
        gc.collect()
        gc.freeze()  # as the web server's workers do
        gc.set_threshold(50_000, 20, 20)
        spent = [(_timed(reference), *(_timed(turn) for turn in acts.values())) for _ in range(ROUNDS)]
    print(f"bare psycopg {_middle(item[0] for item in spent):.2f} ms")
    ratios = []
    for place, name in enumerate(acts, start=1):
        ratios.append(statistics.median(item[0] / item[place] for item in spent))
        print(f"door, {name}: {_middle(item[place] for item in spent):.2f} ms, ratio {ratios[-1]:.3f}")
    print(f"statements of an act: {len(queries)}; mark of its ratio: {MARK}")
    return ratios[0] >= MARK


def _middle(times: Iterable[float]) -> float:
    return statistics.median(times) * 1000 / EACH


def _release(mission: Mission, by: Person) -> Callable[[], None]:
    return lambda: perform("release", mission, by=by, data={"event": "the event has happened"})


def _hold_and_release(mission: Mission, by: Person) -> Callable[[], None]:
    state = {"held": False}

    def turn() -> None:
        if state["held"]:
            perform("release", mission, by=by, data={"event": "the event has happened"})
        else:
            perform("hold", mission, by=by, data={"reason": "a reason", "release_event": "an event"})
        state["held"] = not state["held"]

    return turn


def _bare(bare: psycopg.Connection, mission: Mission) -> Callable[[], None]:
    """The two writes with which every act ends, on tables of the same shape and with the same references."""
    with bare.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_mission (LIKE missions_mission INCLUDING ALL)")
        cursor.execute("CREATE TABLE bench_entry (LIKE missions_entry INCLUDING ALL)")
        for column, table in (("mission_id", "bench_mission"), ("person_id", "missions_person")):
            cursor.execute(REFERENCE.format(column=column, table=table))
        cursor.execute(
            "INSERT INTO bench_mission SELECT * FROM missions_mission WHERE id = %s", (mission.pk,)
        )
    bare.commit()
    state, key = {"number": 0}, mission.pk

    def turn() -> None:
        state["number"] += 1
        number, digest = state["number"], f"{state['number']:064d}"
        now = timezone.now()
        with bare.cursor() as cursor:
            cursor.execute(
                INSERT, (key, str(key), number, now, now.date(), mission.opened_by_id, digest, digest)
            )
            cursor.execute(UPDATE, (number, digest, now, key, number))
        bare.commit()

    return turn


def _timed(turn: Callable[[], None]) -> float:
    started = time.perf_counter()
    for _ in range(EACH):
        turn()
    return time.perf_counter() - started


def _conninfo() -> str:
    named = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        host=named["HOST"] or None,
        port=named["PORT"] or None,
        user=named["USER"] or None,
        password=named["PASSWORD"] or None,
        dbname=named["NAME"],
    )
