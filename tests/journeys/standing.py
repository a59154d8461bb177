"""Missions that stand somewhere: walked there once for a module, seen fresh by each of its tests."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

import pytest
from django.db import transaction

from tests.journeys.client import Script
from tests.journeys.mission_file import MissionFile

Walk = Callable[[Script, str], MissionFile]


def standing(walk: Walk) -> Any:
    """Return a module's fixture: the file of a mission that was walked over the API to where tests begin.

    All that a test does is rolled back after it, and the walk after the last one.
    """

    @pytest.fixture(scope="module")
    def walked(django_db_setup: None, django_db_blocker: Any) -> Iterator[MissionFile]:
        with django_db_blocker.unblock(), transaction.atomic():
            script = Script()
            script.people()
            yield walk(script, "tandala")
            transaction.set_rollback(True)

    return walked


def fresh(walked: MissionFile) -> MissionFile:
    """Return the file as it was when the walk ended, whatever earlier tests did to their copies."""
    return copy(walked)
