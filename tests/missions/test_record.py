"""The record: chained, append-only in the database itself, and verified."""

import threading
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from rest_framework.test import APIClient

from missions import house, record
from missions.door import passage
from missions.models import Entry, Mission, Person

Speak = Callable[[Person], APIClient]


def write(mission: Mission, by: Person, times: int = 1) -> None:
    for number in range(times):
        with passage(mission, by=by, verb="note") as step:
            step.sentence = f"=Note {number}"


def change_behind_the_triggers(statement: str) -> None:
    """Tamper as the owner of the database file could: triggers away, change, triggers back."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing of this transaction still pending
            cursor.execute("ALTER TABLE missions_entry DISABLE TRIGGER USER")
            cursor.execute(statement)
            cursor.execute("ALTER TABLE missions_entry ENABLE ALWAYS TRIGGER record_refuses_change")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'missions_entry'"
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement)
        for _, made in triggers:
            cursor.execute(made)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE missions_entry SET sentence = 'other'",
        "UPDATE missions_entry SET id = id + 100",
        "DELETE FROM missions_entry",
        "INSERT OR REPLACE INTO missions_entry SELECT * FROM missions_entry",
        "TRUNCATE missions_entry CASCADE",
        "SET LOCAL session_replication_role = replica; DELETE FROM missions_entry",
    ],
)
def test_the_database_refuses_change_and_removal(statement: str, mission: Mission, planner: Person) -> None:
    only = {"INSERT OR": "sqlite", "TRUNCATE": "postgresql", "SET LOCAL": "postgresql"}
    vendor = next(
        (vendor for start, vendor in only.items() if statement.startswith(start)), connection.vendor
    )
    if vendor != connection.vendor:
        pytest.skip(f"a statement of {vendor}")
    write(mission, planner)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert record.verify(mission).holds


def test_replacing_is_refused_without_recursive_triggers_too(mission: Mission, planner: Person) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a statement of sqlite")
    write(mission, planner)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
        try:
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute("INSERT OR REPLACE INTO missions_entry SELECT * FROM missions_entry")
        finally:
            cursor.execute("PRAGMA recursive_triggers=ON")


def test_orm_and_deletion_of_a_person_are_refused(mission: Mission, planner: Person) -> None:
    write(mission, planner)
    entry = Entry.objects.get(mission=mission)
    entry.sentence = "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().update(sentence="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        planner.delete()


@pytest.mark.parametrize(
    ("statement", "first_fault"),
    [
        ("UPDATE missions_entry SET sentence = 'other' WHERE number = 2", 2),
        ("UPDATE missions_entry SET person_name = 'Somebody' WHERE number = 3", 3),
        ("DELETE FROM missions_entry WHERE number = 2", 2),
        ("DELETE FROM missions_entry WHERE number = 4", 4),  # a cut tail, seen by the head kept elsewhere
    ],
)
def test_tampering_is_found(
    statement: str, first_fault: int, mission: Mission, planner: Person, api: Speak
) -> None:
    write(mission, planner, times=4)
    assert record.verify(mission).holds
    change_behind_the_triggers(statement)
    found = api(planner).get("/api/v1/missions/tandala/record/verification/").json()
    assert (found["holds"], found["first_fault"]) == (False, first_fault)
    with pytest.raises(CommandError):
        call_command("verify_record", mission="tandala", stdout=open("/dev/null", "w"))  # noqa: PTH123, SIM115


def test_verification_of_a_sound_record(mission: Mission, planner: Person, api: Speak) -> None:
    write(mission, planner, times=3)
    mission = Mission.objects.get(pk=mission.pk)
    found = api(planner).get("/api/v1/missions/tandala/record/verification/").json()
    assert found == {"holds": True, "entries": 3, "head": mission.record_head, "first_fault": None}
    house.note(by=planner, verb="test", sentence="A line of the house.")
    call_command("verify_record", stdout=open("/dev/null", "w"))  # noqa: PTH123, SIM115


def test_the_record_is_listed_newest_first_filtered_and_as_csv(
    mission: Mission, planner: Person, observer: Person, api: Speak
) -> None:
    write(mission, planner, times=3)
    refused = api(observer).post("/api/v1/missions/tandala/people/", {"person": "planner", "role": "field"})
    assert refused.status_code == 403
    client = api(planner)
    listed = client.get("/api/v1/missions/tandala/record/").json()
    assert [row["number"] for row in listed["results"]] == [4, 3, 2, 1]
    assert listed["results"][0]["refused"] is True
    assert listed["results"][0]["person"] == "observer"
    for query, expected in {
        "refused=true": [4],
        "refused=false": [3, 2, 1],
        "person=observer": [4],
        "verb=note": [3, 2, 1],
        "kind=refusal": [4],
        "ordering=number": [1, 2, 3, 4],
        "search=note+2": [3],
    }.items():
        rows = client.get(f"/api/v1/missions/tandala/record/?{query}").json()["results"]
        assert [row["number"] for row in rows] == expected, query
    table = client.get("/api/v1/missions/tandala/record/?format=csv&verb=note")
    lines = b"".join(table.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert table["Content-Type"].startswith("text/csv")
    assert len(lines) == 4
    assert "'=Note 2" in lines[1]  # no formula for a spreadsheet
    assert client.get("/api/v1/missions/tandala/record/?format=xml").status_code == 400


def test_nobody_writes_the_record_over_the_api(mission: Mission, custodian: Person, api: Speak) -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(api(custodian), method)("/api/v1/missions/tandala/record/", {}).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_keep_one_chain(mission: Mission, planner: Person) -> None:
    faults: list[BaseException] = []

    def many() -> None:
        try:
            write(mission, planner, times=5)
            for _ in range(3):
                house.note(by=planner, verb="test", sentence="Both at once.")
        except BaseException as fault:  # noqa: BLE001 (told after the threads have ended)
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert record.verify(mission.__class__.objects.get(pk=mission.pk)).entries == 20
    assert record.verify(mission.__class__.objects.get(pk=mission.pk)).holds
    assert record.verify(None).entries == 12
    assert record.verify(None).holds
