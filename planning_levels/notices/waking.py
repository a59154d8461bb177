"""Waking the worker once something is in the record: from each process at most once a second."""

import logging
import time

from celery import current_app
from kombu.exceptions import KombuError
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger("impp.notices")
TASK = "planning_levels.tasks.tell"
SOON = 1.0  # seconds after which the worker looks: what is written until then needs no further call
_last = float("-inf")


def wake() -> None:
    """Ask the worker to look soon; a queue that is away is made up for by the clock."""
    global _last  # noqa: PLW0603 (one per process, on purpose)
    now = time.monotonic()
    if now - _last < SOON * 0.9:
        return
    _last = now
    try:
        current_app.send_task(TASK, countdown=SOON, expires=SOON + 60, retry=False)
    except (KombuError, SQLAlchemyError, OSError):
        log.warning("the worker was not woken; it looks every half minute", exc_info=True)
