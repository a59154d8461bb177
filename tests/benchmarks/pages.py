"""Pages with one mission and with thirty: the same number of queries, and how much longer they take."""

import time
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from missions.models import Person
from planning_levels.verbs.opening import open_mission


def run() -> bool:
    """Ask for the portfolio and a mission with 1 and 30 missions; print queries and times."""
    planner = Person.objects.get(username="bench")
    sg = Person.objects.create(username="bench-sg", office="sg")
    client = Client()
    client.force_login(sg)
    few = {path: _asked(client, path) for path in ("/missions/", "/missions/bench/")}
    for number in range(29):
        open_mission(
            by=planner,
            data={
                "name": f"Bench {number}",
                "country": f"Country {number}",
                "trigger": {"type": "council", "date": date(2026, 1, 1), "source": "bench"},
            },
        )
    good = True
    for path, (queries, spent) in few.items():
        more, longer = _asked(client, path)
        print(f"{path}: {queries} queries with 1 mission, {more} with 30; time x {longer / spent:.1f}")
        good = good and queries == more
    return good


def _asked(client: Client, path: str) -> tuple[int, float]:
    client.get(path)
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries), time.perf_counter() - started
