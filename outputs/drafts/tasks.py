"""Reading Word drafts in the background. The upload's row is the truth; the queue only wakes the worker."""

import logging
from datetime import timedelta
from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.db import DatabaseError
from django.utils import timezone
from kombu.exceptions import OperationalError
from sqlalchemy.exc import SQLAlchemyError

from outputs.drafts.reading import read_upload
from outputs.drafts.transfer_store import forget_old
from outputs.models import Upload

log = logging.getLogger("impp.drafts")
LOST_AFTER = timedelta(minutes=2)


@shared_task(name="outputs.drafts.tasks.read_draft", acks_late=True, soft_time_limit=120, time_limit=150)
def read_draft(upload_id: int) -> str:
    """Read one uploaded draft; return the state it ended in."""
    return read_upload(upload_id)


def ask_reading(upload_id: int) -> None:
    """Ask the worker to read a draft; when the queue is away the draft waits and is found again."""
    try:
        read_draft.delay(upload_id)
    except (OperationalError, SQLAlchemyError, OSError) as fault:
        log.warning("draft %s waits: the queue is not there (%s)", upload_id, fault)


def ask_again() -> int:
    """Ask for drafts that nobody has read for two minutes; return how many. Old transfers are forgotten."""
    waiting = Upload.objects.filter(state=Upload.State.RECEIVED, at__lt=timezone.now() - LOST_AFTER)
    keys = list(waiting.order_by("id").values_list("pk", flat=True)[:50])
    for key in keys:
        ask_reading(key)
    forget_old()
    return len(keys)


@worker_ready.connect
def take_up_waiting_drafts(**_: Any) -> None:
    """Find drafts that were lost with an earlier worker, when a worker starts."""
    try:
        ask_again()
    except DatabaseError as fault:
        log.warning("waiting drafts were not looked for: %s", fault)
