"""The statements composed once give and take what the ORM gives and takes, field by field."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from missions import record, statements
from missions.models import Entry, Mission, Person
from planning_levels.mission_state import Process


def values(row: Mission | Entry) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("model", [Mission, Process])
def test_a_locked_mission_holds_what_the_orm_reads(model: type[Mission], mission: Mission) -> None:
    Mission.objects.filter(pk=mission.pk).update(
        options={"classification": "confidential", "deep": [1, {"a": None}]},
        demonstration_date=date(2011, 8, 10),
        form_note="Côte d’Ivoire – “note”",
    )
    with transaction.atomic():
        locked = statements.locked(model, mission.pk)
    assert type(locked) is model
    assert values(locked) == values(Mission.objects.get(pk=mission.pk))
    assert not locked._state.adding


def test_a_mission_that_is_not_there_is_said_to_be_missing(db: None) -> None:
    with pytest.raises(Mission.DoesNotExist), transaction.atomic():
        statements.locked(Mission, 4711)


def test_the_lock_is_asked_of_the_database(mission: Mission) -> None:
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        statements.locked(Mission, mission.pk)
    locks = [query["sql"] for query in asked if "FOR NO KEY UPDATE" in query["sql"]]
    assert len(locks) == (1 if connection.vendor == "postgresql" else 0)


def test_an_entry_added_is_the_entry_read_back(mission: Mission, planner: Person) -> None:
    with transaction.atomic():
        locked = statements.locked(Mission, mission.pk)
        made = record.append(
            locked,
            by=planner,
            verb="note",
            sentence="A “note” of 100 %s",
            detail={"day": date(2011, 7, 8), "list": [1, None]},
        )
        locked.save(update_fields=["record_number", "record_head"])
    assert values(made) == values(Entry.objects.get(pk=made.pk))
    assert not made._state.adding
    assert record.verify(mission).holds


def test_a_mission_moves_only_from_the_version_that_was_read(mission: Mission) -> None:
    held = Mission.objects.get(pk=mission.pk)
    assert statements.move(held, {"version": held.version + 1, "lead_department_id": "DPA", "name": "New"})
    assert not statements.move(held, {"version": held.version + 1, "name": "Late"})
    found = Mission.objects.get(pk=mission.pk)
    assert (found.name, found.version) == ("New", held.version + 1)
