"""Three statements on the way of every act, composed once: lock a mission, add an entry, move the mission.

The ORM composes them anew each time, which takes several times as long as the database takes to answer.
Converters and preparations are those of the fields themselves, so both databases give and get the same.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from django.db import connection
from django.db.models import Field

from missions.models import Entry, Mission

M = TypeVar("M", bound=Mission)
MISSIONS, ENTRIES = Mission._meta, Entry._meta  # noqa: SLF001 (Django's documented way to ask a model for its fields)


def locked(model: type[M], key: int) -> M:
    """Return a mission by its primary key, its row locked until the transaction ends.

    `model` is the class as which the row is read. Raises Mission.DoesNotExist.
    """
    statement, converted = _lock(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        row = cursor.fetchone()
    if row is None:
        raise model.DoesNotExist
    values = list(row)
    for place, field, converters in converted:
        for convert in converters:
            values[place] = convert(values[place], field.cached_col, connection)
    return model.from_db(connection.alias, [field.attname for field in MISSIONS.concrete_fields], values)


def add(entry: Entry) -> None:
    """Store a new entry of the record and set its primary key."""
    statement, fields = _insert()
    with connection.cursor() as cursor:
        cursor.execute(statement, [_prepared(field, getattr(entry, field.attname)) for field in fields])
        entry.pk = cursor.fetchone()[0]
    entry._state.adding, entry._state.db = False, connection.alias  # noqa: SLF001 (as saving sets them)


def move(mission: Mission, changes: Mapping[str, Any]) -> bool:
    """Write columns of a mission's row if its version is the one that was read; return whether it was."""
    fields = [cast("Field", MISSIONS.get_field(name)) for name in changes]
    assigned = ", ".join(f'"{field.column}" = %s' for field in fields)
    given = [_prepared(field, value) for field, value in zip(fields, changes.values(), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{MISSIONS.db_table}" SET {assigned} WHERE "id" = %s AND "version" = %s',  # noqa: S608 (columns)
            [*given, mission.pk, mission.version],
        )
        return cursor.rowcount == 1


def _prepared(field: Field, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


@cache
def _lock(vendor: str) -> tuple[str, list[tuple[int, Field, list[Any]]]]:
    """Return the statement, and which values of a row are converted by what."""
    fields = MISSIONS.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    # SQLite locks the whole database when the transaction begins (BEGIN IMMEDIATE).
    lock = " FOR NO KEY UPDATE" if connection.features.has_select_for_no_key_update else ""
    converted = []
    for place, field in enumerate(fields):
        converters = connection.ops.get_db_converters(field.cached_col) + field.get_db_converters(connection)
        if converters:
            converted.append((place, field, converters))
    return f'SELECT {columns} FROM "{MISSIONS.db_table}" WHERE "id" = %s{lock}', converted  # noqa: S608


@cache
def _insert() -> tuple[str, list[Field]]:
    fields = [field for field in ENTRIES.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{ENTRIES.db_table}" ({columns}) VALUES ({places}) RETURNING "id"', fields  # noqa: S608
