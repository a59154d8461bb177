"""Background work: the Celery application that the worker runs and the pages speak to."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready
from kombu.transport import sqlalchemy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "impp.settings")

RECONCILE = "outputs.tasks.reconcile"
PRUNE = "impp.prune_queue"

# kombu knows no option for this: how often the embedded queue is asked for work, in seconds (its own: 1.0).
sqlalchemy.Transport.polling_interval = 0.3

app = Celery("impp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["impp"])


@worker_ready.connect
def take_up_what_was_left(**_: Any) -> None:
    """Ask for lost jobs at once when a worker starts, not only when the clock next says so."""
    app.send_task(RECONCILE)
    app.send_task(PRUNE)
