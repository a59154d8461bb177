"""Fixtures for all tests, which of them a second database has to pass, and the emptying of test databases."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase

from outputs.templates import forget
from tests.personas import *  # noqa: F403 (fixtures)
from tests.processes import *  # noqa: F403 (fixtures)

GUARDS = [
    import_module(name).TRIGGERS
    for name in (
        "missions.migrations.0002_guards",
        "outputs.migrations.0002_frozen_versions_guard",
        "outputs.migrations.0003_published_templates_guard",
    )
]


ROOMS = {"missions", "plans", "monitoring", "outputs", "planning_levels"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long tests first, so that no worker waits for one at the end; leave out what one database shows.

    Tests that empty their database stay behind those that roll back, as pytest-django has sorted them. On
    the second database those of a room are left out that touch no database: they run on SQLite.
    """
    items.sort(key=_short_or_emptying)
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
        return
    asked = [
        _touches_database(item) or not ROOMS & set(item.path.relative_to(config.rootpath).parts)
        for item in items
    ]
    config.hook.pytest_deselected(items=[item for item, kept in zip(items, asked, strict=True) if not kept])
    items[:] = [item for item, kept in zip(items, asked, strict=True) if kept]


def _short_or_emptying(item: pytest.Item) -> bool:
    database = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    emptying = bool(asked) or (database is not None and database.kwargs.get("transaction", False))
    return item.get_closest_marker("slow") is None or emptying


def _touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    asked = getattr(item, "fixturenames", ())
    return "db" in asked or "transactional_db" in asked or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _no_template_of_another_test() -> Iterator[None]:
    """Forget the published templates that a process reads once: each test has its own database."""
    yield
    forget()


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_record() -> Iterator[None]:
    """Let tests that commit empty their database.

    The record and frozen versions refuse DELETE and TRUNCATE and have no switch. Between two tests the
    suite, which owns the tables, drops the triggers, flushes, and makes them again; while a test runs
    they stand.
    """
    flush = TransactionTestCase._fixture_teardown

    def without_triggers(self: Any) -> None:
        names = [name for name in self._databases_names(include_mirrors=False) if _guarded(name)]
        for name in names:
            _execute(name, *(guard[connections[name].vendor][1] for guard in GUARDS))
        try:
            flush(self)
        finally:
            for name in names:
                _execute(name, *(guard[connections[name].vendor][0] for guard in GUARDS))

    TransactionTestCase._fixture_teardown = without_triggers  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]


def _guarded(name: str) -> bool:
    connection = connections[name]
    return not connection.in_atomic_block and "missions_entry" in connection.introspection.table_names()


def _execute(name: str, *groups: tuple[str, ...]) -> None:
    with connections[name].cursor() as cursor:
        for statement in (item for group in groups for item in group):
            cursor.execute(statement)
