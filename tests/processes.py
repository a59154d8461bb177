"""Fixtures for tests that need another process: a real worker, a real browser."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

__all__ = ["chromium", "real_worker", "test_database_url", "worker_log"]

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def test_database_url(transactional_db: None) -> str:
    """The address of the database this test writes to, for processes that it starts."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    address, _, _ = os.environ["TEST_DATABASE_URL"].rpartition("/")
    return f"{address}/{connection.settings_dict['NAME']}"


@pytest.fixture
def worker_log(tmp_path: Path) -> Path:
    """Where ``real_worker`` writes what it says."""
    return tmp_path / "worker.log"


@pytest.fixture
def real_worker(test_database_url: str, worker_log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A background worker as in service, on the test's database and queue; ready when the test begins."""
    # Imported here: the queue's module makes the Celery application, which most tests never need.
    from impp import queue  # noqa: PLC0415

    queue.prepare()
    command = [sys.executable, "-m", "celery", "--app", "impp", "worker", "--beat", "--loglevel", "INFO"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "impp.settings",
        "DATABASE_URL": test_database_url,
        "QUEUE": settings.CELERY_TASK_DEFAULT_QUEUE,
        "WORKER_PROCESSES": "1",
        "LOG_LEVEL": "INFO",
    }
    with worker_log.open("wb") as log:
        worker = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            wait_for_readiness(worker, worker_log)
            yield worker
        finally:
            end(worker)


def wait_for_readiness(worker: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the worker says that it is ready; fail with what it said instead."""
    deadline = time.monotonic() + 60
    while " ready." not in log.read_text():
        if worker.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the worker did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.1)


def end(worker: subprocess.Popen[bytes]) -> None:
    """End the worker and its children, first politely."""
    worker.send_signal(signal.SIGTERM)
    try:
        worker.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser, the system's own; one for the whole session."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("browser tests need chromium: make test installs it")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is used

    # The browser keeps an event loop in this thread, in which Django would refuse every later query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()
