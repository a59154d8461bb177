"""Housekeeping of the top room itself; the work of the rooms stands in their own ``tasks.py``."""

from celery import shared_task

from impp.queue import prune


@shared_task(name="impp.prune_queue")
def prune_queue() -> int:
    """Remove delivered messages from the embedded queue; return how many."""
    return prune()
