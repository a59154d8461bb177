"""Jobs: asked once, claimed by one, taken over from the dead, tried three times, never lost."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from missions.models import Mission, Person
from outputs import jobs, rendering, tasks
from outputs.content import write_section
from outputs.jobs import (
    LeaseLostError,
    Made,
    again,
    any_running,
    beat,
    claim,
    file_of,
    finish,
    place,
    reconcile,
)
from outputs.models import Job, Version
from outputs.printing.press import RenderingFailedError
from outputs.queries import latest
from tests.outputs.steps import freeze_as

People = dict[str, Person]
S = Job.State


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The jobs for which a worker was woken."""
    woken: list[int] = []
    monkeypatch.setattr(jobs, "_send", lambda pk, _: woken.append(pk))
    return woken


@pytest.fixture
def version(mission: Mission, people: People) -> Version:
    """A submitted directive."""
    write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="The situation is calm."
    )
    return freeze_as(latest(mission, "usg-directive"), "submitted")


@pytest.fixture
def job(version: Version, people: People, sent: list[int]) -> Job:
    """A job that waits for a worker."""
    return rendering.ask_pdf(version, people["planner"])


def lose(job: Job) -> None:
    """Let the job's lease run out, as when its worker was killed."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def now(job: Job) -> Job:
    """Return the job as it stands in the database."""
    return Job.objects.get(pk=job.pk)


def test_asking_twice_gives_one_job(
    version: Version, people: People, sent: list[int], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        one = rendering.ask_pdf(version, people["planner"])
        two = rendering.ask_pdf(Version.objects.get(pk=version.pk), people["srsg"])
    assert one.pk == two.pk
    assert sent == [one.pk]
    assert two.asked_by == people["planner"]


def test_a_draft_is_asked_for_again_when_its_text_changes(
    mission: Mission, people: People, sent: list[int]
) -> None:
    planner = people["planner"]
    write_section(mission, "mission-plan", "objectives", by=planner, content="one")
    first = rendering.ask_pdf(latest(mission, "mission-plan"), planner)
    assert rendering.ask_pdf(latest(mission, "mission-plan"), planner).pk == first.pk
    write_section(mission, "mission-plan", "objectives", by=planner, content="two")
    second = rendering.ask_pdf(latest(mission, "mission-plan"), planner)
    assert second.pk != first.pk
    text, imprint = rendering._content(claimed(first))
    assert imprint.draft
    assert any("one" in section["content"] for section in orjson.loads(text)["sections"])


def test_drafts_overtaken_since_a_day_are_forgotten_with_their_files(
    mission: Mission, people: People
) -> None:
    planner = people["planner"]
    kept: list[Job] = []
    for text in ("one", "two"):
        write_section(mission, "mission-plan", "objectives", by=planner, content=text)
        kept.append(rendering.ask_pdf(latest(mission, "mission-plan"), planner))
    for job in kept:
        finish(claimed(job), Made(f"pdf/{job.pk}.pdf", "", 1))
        place(f"pdf/{job.pk}.pdf", lambda beside: beside.write_text("x"))
    assert rendering.forget_drafts() == 0
    Job.objects.update(finished_at=timezone.now() - timedelta(days=2))
    assert rendering.forget_drafts() == 1
    assert list(Job.objects.all()) == [kept[1]]
    assert not default_storage.exists(f"pdf/{kept[0].pk}.pdf")
    assert default_storage.exists(f"pdf/{kept[1].pk}.pdf")


def claimed(job: Job) -> Job:
    """Claim the job, which must be free."""
    taken = claim(job.pk)
    assert taken is not None
    return taken


def test_a_job_is_claimed_by_one(job: Job) -> None:
    first = claimed(job)
    assert claim(job.pk) is None
    assert (now(job).state, now(job).attempts, now(job).claim) == (S.RUNNING, 1, first.claim)


def test_a_job_of_a_dead_worker_is_taken_over_and_the_dead_has_no_say(job: Job) -> None:
    dead = claimed(job)
    lose(job)
    heir = claimed(job)
    assert heir.attempts == 2
    with pytest.raises(LeaseLostError):
        beat(dead, "page 3")
    assert not finish(dead, Made("x", "y", 1))
    beat(heir, "page 4")
    assert now(job).phase == "page 4"
    assert finish(heir, Made("pdf/x.pdf", "y", 1, 5))
    assert now(job).state == S.DONE


def test_a_beating_job_is_not_taken_away(job: Job, sent: list[int]) -> None:
    mine = claimed(job)
    beat(mine, "page 1")
    assert reconcile() == 0
    assert claim(job.pk) is None
    assert any_running()


def test_the_reconciler_sends_a_lost_job_once(
    job: Job, sent: list[int], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    claimed(job)
    lose(job)
    with django_capture_on_commit_callbacks(execute=True):
        assert reconcile() == 1
        assert reconcile() == 0
    assert sent == [job.pk]
    assert now(job).state == S.QUEUED


def test_the_reconciler_sends_what_nobody_picked_up(job: Job) -> None:
    assert reconcile() == 0  # the message may still be on its way
    lose(job)
    assert reconcile() == 1


def test_three_attempts_then_failed_with_the_reason(job: Job) -> None:
    for _ in range(jobs.ATTEMPTS):
        claimed(job)
        lose(job)
    assert claim(job.pk) is None
    assert reconcile() == 0
    assert now(job).state == S.FAILED
    assert "three times" in now(job).error


def test_a_fault_of_ours_is_tried_again_and_a_fault_of_the_document_is_not(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(job: Job) -> Made:
        raise ZeroDivisionError

    def refuse(job: Job) -> Made:
        raise RenderingFailedError("The table is too large.")

    monkeypatch.setattr(rendering, "render", break_off)
    tasks.render_pdf(job.pk)
    assert (now(job).state, now(job).attempts) == (S.QUEUED, 1)
    monkeypatch.setattr(rendering, "render", refuse)
    tasks.render_pdf(job.pk)
    assert (now(job).state, now(job).error) == (S.FAILED, "The table is too large.")
    tasks.render_pdf(job.pk)
    assert now(job).attempts == 2


def test_a_failed_job_can_be_tried_again_and_only_a_failed_one(job: Job, people: People) -> None:
    assert rendering.retry(job, people["srsg"]).asked_by == people["planner"]
    jobs.fail(claimed(job), "reason")
    tried = rendering.retry(job, people["srsg"])
    assert (tried.state, tried.attempts, tried.error, tried.asked_by) == (S.QUEUED, 0, "", people["srsg"])
    assert not again(job, state=S.FAILED)


def test_a_version_is_rendered_and_kept(job: Job, version: Version, people: People) -> None:
    tasks.render_pdf(job.pk)
    done = now(job)
    assert (done.state, done.error) == (S.DONE, "")
    path = file_of(done)
    assert path is not None
    assert path.read_bytes().startswith(b"%PDF-")
    assert (done.pages, done.size) == (2, path.stat().st_size)
    before = path.stat().st_mtime_ns
    tasks.render_pdf(job.pk)  # the message came twice
    assert path.stat().st_mtime_ns == before
    assert rendering.ask_pdf(version, people["planner"]).state == S.DONE


def test_a_lost_file_is_made_again(job: Job, version: Version, people: People) -> None:
    tasks.render_pdf(job.pk)
    lost = file_of(now(job))
    assert lost is not None
    content = lost.read_bytes()
    lost.unlink()
    assert rendering.ask_pdf(version, people["planner"]).state == S.QUEUED
    tasks.render_pdf(job.pk)
    assert lost.read_bytes() == content


def test_text_that_lost_its_hash_is_not_printed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outputs.freezing.holds", lambda _: False)
    tasks.render_pdf(job.pk)
    assert now(job).state == S.FAILED
    assert "hash" in now(job).error


def test_a_file_is_whole_or_not_there() -> None:
    def half(beside: Path) -> None:
        beside.write_text("half")
        raise OSError

    place("pdf/whole.txt", lambda beside: beside.write_text("whole"))
    with pytest.raises(OSError, match=r"^$"):
        place("pdf/whole.txt", half)
    folder = Path(default_storage.path("pdf"))
    assert (folder / "whole.txt").read_text() == "whole"
    assert [file.name for file in folder.glob(".whole*")] == []


def test_a_broker_that_is_away_stops_nobody(
    version: Version,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OSError("no broker")

    monkeypatch.setattr(jobs.current_app, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        job = rendering.ask_pdf(version, people["planner"])
    assert now(job).state == S.QUEUED
