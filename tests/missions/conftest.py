"""A record on unguarded tables, for tests of what whoever owns the tables does to it."""

from datetime import date

import pytest
from django.db import connection

from missions import house
from missions.door import passage
from missions.errors import NotReady
from missions.models import Mission, Person


@pytest.fixture
def unguarded(mission: Mission, planner: Person, observer: Person) -> tuple[Mission, Mission]:
    """Two missions with a record of every kind of entry, on tables whose owner has dropped the triggers."""
    other = Mission.objects.get(pk=mission.pk)
    other.pk, other.key, other._state.adding = None, "isvala", True
    other.record_number, other.record_head = 0, ""
    other.save()
    for of in (mission, other):
        for number in range(9):
            with passage(of, by=planner, verb="note", on=date(2025, 1, 10 + number)) as step:
                step.sentence, step.role = f"Note {number} of {of.key}.", "planner"
                step.state_from, step.state_to = "pre_planning", "awaiting_initiation"
                step.detail = {
                    "hashes": {"mission-plan": "a" * 64},
                    "number": number,
                    "list": [1, {"a": None}],
                }
            if number % 4 == 0:
                with pytest.raises(NotReady), passage(of, by=observer, verb="decide"):
                    raise NotReady([])
    for number in range(4):
        house.note(by=planner, verb="test", sentence=f"A line of the house, {number}.")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE missions_entry DISABLE TRIGGER USER")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='missions_entry'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
    return mission, other
