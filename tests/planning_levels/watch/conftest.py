"""Missions in the states in which the watch counts, walked there once."""

from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest

from tests.planning_levels.cast import Cast
from tests.planning_levels.there import At, walked
from tests.planning_levels.walking import Walk


@pytest.fixture(scope="package")
def places(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Cast, dict[str, Walk]]]:
    """The people, and a walk to each state."""
    yield from walked(django_db_blocker, "L1.2", "L2.1", "L3.1", "L3.2", "L3.1_transition")


@pytest.fixture
def at(places: tuple[Cast, dict[str, Walk]], db: None) -> At:
    """A function that returns the mission standing in a state: `at("L3.1")`; rolled back after the test."""
    return lambda state: copy(places[1][state])
