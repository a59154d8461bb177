"""Every address of a mission can be read in every state, and what it shows fits together."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.definition.states import STATES
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import inside, speak
from tests.planning_levels.walking import walk_to

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "",
    "levels/",
    *(f"levels/{code}/" for code in LEVELS),
    "decision-points/",
    *(f"decision-points/{gate}/" for gate in DECISION_POINTS),
    "decisions/",
    "decisions/paper/",
    "events/",
    "surveys/",
    "validation/",
    "dashboard/",
    "timeline/schedule/",
    "timeline/adoption/",
)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    """The people, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield people()
        transaction.set_rollback(True)


@pytest.mark.parametrize("state", STATES)
def test_all_can_be_read(state: str, cast: Cast) -> None:
    walk = walk_to(state, cast)
    client = speak(cast["planner"])
    shown = {path: client.get(inside(walk.mission, path)) for path in ADDRESSES}
    assert {path: answer.status_code for path, answer in shown.items()} == dict.fromkeys(ADDRESSES, 200)
    mission = shown[""].json()
    assert mission["state"] == state
    levels = {row["code"]: row for row in shown["levels/"].json()["results"]}
    under_way = [code for code, row in levels.items() if row["state"] not in ("not_started", "closed")]
    assert mission["open_levels"] == under_way
    points = {row["id"]: row for row in shown["decision-points/"].json()["results"]}
    waiting = [gate for gate, row in points.items() if row["state"] == "waiting"]
    assert (mission["next_decision"] or {}).get("id") in (waiting or [None])
    listed = client.get("/api/v1/missions/?search=" + walk.key).json()["results"]
    line = next(row for row in listed if row["key"] == walk.key)
    for name in ("state", "level", "open_levels", "days_in_level", "timeframe_status", "transfer", "hold"):
        assert line[name] == mission[name], name
