"""Sixteen people decide at the same moment, fifty times over: exactly one decision each time, and no fault.

Fewer rounds by IMPP_PARALLEL_ROUNDS. Runs on the database of the suite: SQLite, or PostgreSQL where
TEST_DATABASE_URL names one.
"""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from missions import record
from missions.errors import Conflict, NotReady
from missions.models import Mission
from planning_levels.models import Decision, LevelRun
from planning_levels.verbs import perform
from tests.planning_levels.cast import LEAD, Cast, people
from tests.planning_levels.walking import BECAUSE, Walk

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
THREADS = 16
ROUNDS = int(os.environ.get("IMPP_PARALLEL_ROUNDS", "50" if os.environ.get("CI") else "6"))
DECISIONS = (
    ("initiate", {"lead_department": LEAD}),
    ("decline-initiation", {"outcome": "deferred", "reason": BECAUSE}),
    ("decline-initiation", {"outcome": "declined", "reason": BECAUSE}),
)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    """Sixteen threads, each with a connection of its own that it keeps from round to round."""
    with ThreadPoolExecutor(THREADS) as pool:
        yield pool
        gate = Barrier(THREADS)
        list(pool.map(lambda _: _leave(gate), range(THREADS)))


def _leave(gate: Barrier) -> None:
    gate.wait(timeout=60)  # so that each thread gets one of these, and closes its own
    connections.close_all()


def test_exactly_one_decides(threads: ThreadPoolExecutor) -> None:
    cast = people()
    for _ in range(ROUNDS):
        walk = Walk(cast)
        walk.analyse()
        answers = Counter(threads.map(decide, *_at_once(cast, walk.fresh())))
        assert answers == {"decided": 1, "refused": THREADS - 1}
        assert Decision.objects.filter(mission=walk.mission).count() == 1
        assert LevelRun.objects.filter(mission=walk.mission).count() <= 1
        verdict = record.verify(walk.fresh())
        assert verdict.holds
        refusals = walk.mission.record.filter(kind="refusal").count()
        assert refusals == THREADS - 1, "every refused attempt is on record"


def _at_once(cast: Cast, mission: Mission) -> tuple[list[Barrier], list[Cast], list[Mission], list[int]]:
    gate = Barrier(THREADS)
    return [gate] * THREADS, [cast] * THREADS, [mission] * THREADS, list(range(THREADS))


def decide(gate: Barrier, cast: Cast, mission: Mission, number: int) -> str:
    """Decide as the Secretary-General when all are ready; anything but a decision or a refusal is raised."""
    name, fields = DECISIONS[number % len(DECISIONS)]
    gate.wait(timeout=60)
    try:
        perform(name, mission, by=cast["sg"], data=dict(fields))
    except (NotReady, Conflict):
        return "refused"
    return "decided"
