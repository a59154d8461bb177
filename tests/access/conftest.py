"""The desk for a test of sharing, and the world of files for a whole module of questions."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.access.asking import World
from tests.access.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One set of files for all cases of a module; taken back at the end."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield World()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)
