"""Journeys refuse much on purpose; the refusals need no line each in the output of a failing test."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _quiet_refusals() -> Iterator[None]:
    """Keep warnings of refused requests out of the captured output."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(before)
