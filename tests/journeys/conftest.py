"""Journeys refuse much on purpose; the refusals need no line each in the output of a failing test."""

import logging
from collections.abc import Iterator

import pytest

from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import fresh


@pytest.fixture(autouse=True)
def _quiet_refusals() -> Iterator[None]:
    """Keep warnings of refused requests out of the captured output."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(before)


@pytest.fixture
def file(walked: MissionFile) -> MissionFile:
    """The mission's file where the module's walk left it; a module names its walk `walked`."""
    return fresh(walked)
