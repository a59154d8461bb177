"""The door against bare psycopg: one transaction each, UPDATE and INSERT in the reference."""

import gc
import statistics
import time
from collections.abc import Callable
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
INSERT = """
INSERT INTO bench_entry (mission_id, chain, number, at, happened_on, kind, verb, sentence, person_name,
  person_title, person_role, acting_for, state_from, state_to, detail, previous, hash)
VALUES (%s, %s, %s, %s, %s, 'act', 'hold', 'A sentence.', 'Bench', '', 'planner', '', '', '', '{}', %s, %s)
"""


def run() -> bool:
    """Measure hold and release through the door beside the reference; print and judge the ratio."""
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
    turn = _door(mission, planner)
    with CaptureQueriesContext(connection) as queries:
        turn()
    with psycopg.connect(_conninfo(), autocommit=False) as bare:
        reference = _bare(bare, mission.pk)
        for _ in range(20):
            turn()
            reference()
        gc.collect()
        gc.freeze()  # as the web server's workers do
        gc.set_threshold(50_000, 20, 20)
        ratios, spent = [], []
        for _ in range(ROUNDS):
            bare_time, door_time = _timed(reference), _timed(turn)
            ratios.append(bare_time / door_time)
            spent.append((bare_time, door_time))
    ratio = statistics.median(ratios)
    bare_ms = statistics.median(item[0] for item in spent) * 1000 / EACH
    door_ms = statistics.median(item[1] for item in spent) * 1000 / EACH
    print(f"bare psycopg {bare_ms:.2f} ms; full door {door_ms:.2f} ms, {len(queries)} statements")
    print(f"door ratio {ratio:.3f} (mark {MARK})")
    return ratio >= MARK


def _door(mission: Mission, by: Person) -> Callable[[], None]:
    state = {"held": False}

    def turn() -> None:
        if state["held"]:
            perform("release", mission, by=by, data={"event": "the event has happened"})
        else:
            perform("hold", mission, by=by, data={"reason": "a reason", "release_event": "an event"})
        state["held"] = not state["held"]

    return turn


def _bare(bare: psycopg.Connection, mission: int) -> Callable[[], None]:
    """The two writes with which every act ends, on tables of the same shape: mission and record."""
    with bare.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_mission (LIKE missions_mission INCLUDING ALL)")
        cursor.execute("CREATE TABLE bench_entry (LIKE missions_entry INCLUDING ALL)")
        cursor.execute("INSERT INTO bench_mission SELECT * FROM missions_mission WHERE id = %s", (mission,))
    bare.commit()
    state = {"number": 0}

    def turn() -> None:
        state["number"] += 1
        number, digest = state["number"], f"{state['number']:064d}"
        now = timezone.now()
        with bare.cursor() as cursor:
            cursor.execute(INSERT, (mission, str(mission), number, now, now.date(), digest, digest))
            cursor.execute(UPDATE, (number, digest, now, mission, number))
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
