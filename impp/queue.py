"""The embedded queue: a SQLite file that stands in for Redis when there is none."""

import sqlite3
from contextlib import closing

from django.conf import settings

from impp.celery import app


def prepare() -> None:
    """Make the broker's tables, so that web and worker never make them at the same moment.

    With Redis there is nothing to make, and reaching it proves that it is there. Raises what the
    transport raises when the broker cannot be reached.
    """
    if not settings.REDIS_URL:
        # Readers (the worker asks three times a second) must not hold up a page that writes.
        with closing(sqlite3.connect(settings.QUEUE_FILE, timeout=20)) as file:
            file.execute("PRAGMA journal_mode=WAL")
    declare()


def declare() -> None:
    """Declare the application's queue at the broker."""
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        broker.default_channel.queue_declare(app.conf.task_default_queue, durable=True)


def prune() -> int:
    """Remove messages that were delivered, which the embedded broker keeps; return how many.

    None is ever read again: a job whose worker died is asked for anew from its row in the database.
    """
    if settings.REDIS_URL:
        return 0
    with closing(sqlite3.connect(settings.QUEUE_FILE, timeout=20)) as file, file:
        return file.execute("DELETE FROM kombu_message WHERE visible = 0").rowcount
