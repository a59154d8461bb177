"""Jobs of the worker: claimed by one, kept by heartbeat, tried at most three times, never lost.

The row is the truth and the broker only wakes the worker: every change below is one conditional UPDATE, so
two workers, or a worker and the reconciler, can meet at a row without harm.
"""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from celery import current_app
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from kombu.exceptions import KombuError
from sqlalchemy.exc import SQLAlchemyError

from outputs.models import Job

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)  # a worker that has not been heard of for so long is taken for dead
PATIENCE = timedelta(seconds=60)  # how long a message may wait in the queue before it is sent again
PACE = 0.5  # seconds between two beats
ATTEMPTS = 3
TASKS = {
    "pdf": "outputs.tasks.render_pdf",
    "export": "outputs.tasks.build_export",
    "paper": "outputs.tasks.render_paper",
    "comparison": "outputs.tasks.render_comparison",
}
S = Job.State
STARTING = "starting"
GIVEN_UP = (
    "The worker stopped three times while this was being made; nothing was lost, and it can be tried again."
)


class LeaseLostError(Exception):
    """Another worker has taken the job over; what this one makes is thrown away."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker has made: the file's place in the storage, its hash and size, and its pages."""

    file: str
    sha256: str
    size: int
    pages: int = 0


def send(job: Job) -> None:
    """Wake a worker for the job once the transaction stands; a broker that is away is made up for later."""
    transaction.on_commit(lambda: _send(job.pk, job.kind))


def _send(pk: int, kind: str) -> None:
    try:
        current_app.send_task(TASKS[kind], [pk], retry=False)
    except (KombuError, SQLAlchemyError, OSError):
        logger.warning("Job %s could not be sent; the reconciler will send it.", pk, exc_info=True)


def claim(pk: int) -> Job | None:
    """Take the job for this worker; None when it is done, being done by another, or tried too often."""
    now = timezone.now()
    free = Q(state=S.QUEUED) | Q(state=S.RUNNING, lease_until__lt=now)
    taken = Job.objects.filter(free, pk=pk, attempts__lt=ATTEMPTS).update(
        state=S.RUNNING,
        claim=str(uuid4()),
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        phase=STARTING,
        error="",
    )
    if not taken:
        return None
    return Job.objects.select_related("mission", "of__output__mission", "of__cites__output").get(pk=pk)


def beat(job: Job, phase: str) -> None:
    """Say that the job is alive and how far it is; raises LeaseLostError when it is no longer ours."""
    changed = _ours(job).update(lease_until=timezone.now() + LEASE, phase=phase[:120])
    if not changed:
        raise LeaseLostError(job.pk)


def paced(job: Job) -> Callable[[str], None]:
    """Return a `beat` for work that tells much: pages pass faster than rows should be written."""
    last = float("-inf")

    def tell(phase: str) -> None:
        nonlocal last
        if time.monotonic() - last >= PACE:
            beat(job, phase)
            last = time.monotonic()

    return tell


def finish(job: Job, made: Made) -> bool:
    """Record what was made; False when another worker has the job, and its file counts instead."""
    return bool(
        _ours(job).update(
            state=S.DONE,
            file=made.file,
            sha256=made.sha256,
            size=made.size,
            pages=made.pages,
            phase="",
            lease_until=None,
            finished_at=timezone.now(),
        )
    )


def fail(job: Job, sentence: str) -> bool:
    """Record that the job cannot be done, and why, for the person who reads it."""
    return bool(
        _ours(job).update(
            state=S.FAILED, error=sentence, phase="", lease_until=None, finished_at=timezone.now()
        )
    )


def release(job: Job, sentence: str) -> None:
    """Give back a job that broke off for no reason of its own: tried again, at the third time failed."""
    if job.attempts >= ATTEMPTS:
        fail(job, sentence)
    elif _ours(job).update(
        state=S.QUEUED, error=sentence, phase="", claim="", lease_until=timezone.now() + PATIENCE
    ):
        send(job)


def again(job: Job, *, state: str) -> bool:
    """Queue a job anew that stands in `state`, with all its attempts; False when it has moved on."""
    queued = Job.objects.filter(pk=job.pk, state=state).update(
        state=S.QUEUED,
        attempts=0,
        error="",
        phase="",
        claim="",
        file="",
        finished_at=None,
        lease_until=timezone.now() + PATIENCE,
    )
    if queued:
        send(job)
    return bool(queued)


def reconcile() -> int:
    """Find jobs whose worker died, or that nobody picked up; return how many were sent again."""
    now = timezone.now()
    lost = Job.objects.filter(kind__in=TASKS, lease_until__lt=now)
    lost.filter(state=S.RUNNING, attempts__gte=ATTEMPTS).update(
        state=S.FAILED, error=GIVEN_UP, phase="", lease_until=None, finished_at=now
    )
    lost.filter(state=S.RUNNING).update(state=S.QUEUED, claim="", phase="")
    waiting = Job.objects.filter(Q(lease_until=None) | Q(lease_until__lt=now), kind__in=TASKS, state=S.QUEUED)
    sent = 0
    for job in waiting.order_by("pk"):
        mine = Job.objects.filter(pk=job.pk, state=S.QUEUED, lease_until=job.lease_until)
        if mine.update(lease_until=now + PATIENCE):
            send(job)
            sent += 1
    return sent


def any_running() -> bool:
    """Return whether a worker, alive or dead, holds a job."""
    return Job.objects.filter(kind__in=TASKS, state=S.RUNNING).exists()


def place(name: str, write: Callable[[Path], object]) -> Path:
    """Put a file into the storage whole or not at all: written beside its place, then moved over it."""
    target = Path(default_storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        write(beside)
        beside.chmod(0o600)
        os.replace(beside, target)  # noqa: PTH105 (named for what it does: one step, also over an older file)
    finally:
        beside.unlink(missing_ok=True)
    return target


def file_of(job: Job) -> Path | None:
    """Return the job's file, or None while there is none or when it has been lost."""
    if job.state != S.DONE or not job.file:
        return None
    path = Path(default_storage.path(job.file))
    return path if path.is_file() else None


def _ours(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, claim=job.claim, state=S.RUNNING)
