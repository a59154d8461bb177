"""A real worker: it takes what is asked, and after a kill -9 another one finishes it."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from missions.models import Mission, Person
from outputs import rendering
from outputs.content import write_section
from outputs.jobs import file_of
from outputs.models import Job, Version
from outputs.queries import latest

pytestmark = [pytest.mark.worker, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PATIENCE = 60


@pytest.fixture
def version(mission: Mission, people: dict[str, Person]) -> Version:
    """A draft of the directive: unlike a frozen version it can be removed when the test is over."""
    write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="The situation is calm."
    )
    return latest(mission, "usg-directive")


def wait_until(done: Callable[[], bool], what: str) -> None:
    """Wait for something that the worker does; fail when it does not come."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            pytest.fail(f"{what} did not come within {PATIENCE} s")
        time.sleep(0.2)


@pytest.mark.usefixtures("real_worker")
def test_the_worker_renders_what_is_asked(version: Version, people: dict[str, Person]) -> None:
    job = rendering.ask_pdf(version, people["planner"])
    wait_until(lambda: Job.objects.get(pk=job.pk).state == Job.State.DONE, "the PDF")
    path = file_of(Job.objects.get(pk=job.pk))
    assert path is not None
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.fixture
def orphan(version: Version, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job whose worker was killed in the middle and whose message is gone."""
    monkeypatch.setattr("outputs.jobs._send", lambda *_: None)
    job = rendering.ask_pdf(version, people["planner"])
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING,
        claim="of the dead",
        attempts=1,
        lease_until=timezone.now() - timedelta(seconds=1),
    )
    return job


def test_a_worker_finds_at_its_start_what_a_dead_one_left(
    orphan: Job, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("real_worker")
    wait_until(lambda: Job.objects.get(pk=orphan.pk).state == Job.State.DONE, "the PDF")
    done = Job.objects.get(pk=orphan.pk)
    assert done.attempts == 2
    assert done.claim != "of the dead"
