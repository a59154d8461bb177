"""The embedded database is opened with what the record's safety rests on."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pragma", "wanted"), [("journal_mode", "wal"), ("recursive_triggers", 1), ("foreign_keys", 1)]
)
def test_pragma(pragma: str, wanted: object) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (wanted,)
