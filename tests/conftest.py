"""Fixtures for all tests, and the emptying of test databases around the record's triggers."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from outputs.templates import forget
from tests.personas import *  # noqa: F403 (fixtures)
from tests.processes import *  # noqa: F403 (fixtures)

GUARDS = [
    import_module(name).TRIGGERS
    for name in (
        "missions.migrations.0002_record_is_append_only",
        "outputs.migrations.0002_frozen_versions",
        "outputs.migrations.0008_templates",
    )
]


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
