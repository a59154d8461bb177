"""Telling what the worker found: files that could not be made, drafts not read, assumptions that failed."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.utils import timezone

from missions.models import Mission
from missions.models.mission import State
from outputs.models import Job, Upload
from planning_levels.definition.notices_of_days import FOUND
from planning_levels.models import Notice
from planning_levels.notices.facts import Facts
from planning_levels.notices.people import People, named
from planning_levels.notices.telling import write
from plans.watch import FAILED, VIABILITY, failing, watched

LOOKED_BACK = timedelta(days=14)
ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)
Item = tuple[str, Facts]


def tell_found() -> int:
    """Tell what the worker has found out in the last two weeks, each thing once; return how many notices."""
    written = 0
    for row in FOUND:
        for source, facts in SOURCES[row.source]():
            if Notice.objects.filter(row=row.key, source=source).exists():
                continue
            written += write(row, named(row.who, People(facts.mission), facts), facts, source)
    return written


def _failed_jobs() -> Iterator[Item]:
    jobs = Job.objects.filter(state=Job.State.FAILED, finished_at__gte=timezone.now() - LOOKED_BACK)
    for job in (
        jobs.exclude(asked_by=None).select_related("mission", "asked_by", "of__output").defer("of__frozen")
    ):
        facts = Facts(mission=job.mission, asker=job.asked_by)
        if job.of is not None:
            facts.output = job.of.output.type
            facts.where = f"outputs/{facts.output}/"
        yield f"job-{job.pk}-{job.finished_at:%Y%m%dT%H%M%S}", facts


def _drafts(state: str) -> Iterator[tuple[Upload, Item]]:
    rows = Upload.objects.filter(state=state, at__gte=timezone.now() - LOOKED_BACK)
    for row in rows.select_related("output__mission", "by").only(
        "output__type", "output__mission", "by", "not_taken", "at"
    ):
        facts = Facts(mission=row.output.mission, output=row.output.type, draft=row.pk, uploader=row.by)
        yield row, (f"draft-{row.pk}", facts)


def _unread() -> Iterator[Item]:
    return (item for _, item in _drafts(Upload.State.FAILED))


def _with_faults() -> Iterator[Item]:
    return (item for row, item in _drafts(Upload.State.READ) if row.not_taken)


def _watched(question: str) -> Iterator[Item]:
    """Yield what asks a question and is open; told anew when consent or check have changed."""
    missions = {item.pk: item for item in Mission.objects.exclude(state__in=ENDED)}
    for item in watched(failing(missions)):
        row = item.assumption
        if item.open and item.question == question:
            held = f"{row.consent}-{row.recheck}-{row.rechecked_on}"
            yield f"assumption-{row.pk}-{question}-{held}", Facts(mission=missions[row.mission_id])


SOURCES: dict[str, Callable[[], Iterator[Item]]] = {
    "failed-jobs": _failed_jobs,
    "unread-drafts": _unread,
    "drafts-with-faults": _with_faults,
    "failed-assumptions": lambda: _watched(FAILED),
    "viability": lambda: _watched(VIABILITY),
}
