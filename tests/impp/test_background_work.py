"""The queue between pages and worker."""

import time
from pathlib import Path

import pytest
from django.conf import settings

from impp import queue
from impp.celery import app
from impp.tasks import prune_queue


@pytest.fixture
def emptied() -> None:
    queue.prepare()
    with app.connection_for_write() as broker:
        broker.default_channel.queue_purge(app.conf.task_default_queue)


def waiting() -> int:
    """Return how many messages wait in the queue."""
    with app.connection_for_write() as broker:
        found: int = broker.default_channel.queue_declare(app.conf.task_default_queue).message_count
        return found


def test_limits_stand_in_order() -> None:
    assert settings.RENDERING_LIMIT < app.conf.task_soft_time_limit < app.conf.task_time_limit
    patience = app.conf.broker_transport_options.get("visibility_timeout")
    assert patience is None or app.conf.task_time_limit < patience


def test_a_message_is_lost_neither_by_a_dead_worker_nor_by_greed() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert not app.conf.task_always_eager


def test_preparing_twice_does_no_harm(emptied: None) -> None:
    prune_queue.delay()
    queue.prepare()
    assert waiting() == 1


def test_pruning_removes_what_was_delivered_and_nothing_else(emptied: None) -> None:
    if settings.REDIS_URL:
        pytest.skip("Redis keeps no delivered messages")
    prune_queue.delay()
    prune_queue.delay()
    with app.connection_for_write() as broker:
        assert broker.default_channel.basic_get(app.conf.task_default_queue, no_ack=True) is not None
    assert queue.prune() == 1
    assert waiting() == 1


@pytest.mark.worker
@pytest.mark.usefixtures("emptied", "real_worker")
def test_a_real_worker_does_what_a_page_asks(worker_log: Path) -> None:
    asked = prune_queue.delay()
    deadline = time.monotonic() + 30
    while f"impp.prune_queue[{asked.id}] succeeded" not in worker_log.read_text():
        assert time.monotonic() < deadline, worker_log.read_text()[-3000:]
        time.sleep(0.1)
