"""Asking for a PDF or an export: once for each key, kept, made again when lost, tried again when failed."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.utils import timezone

from missions.models import Mission, Person
from outputs import freezing
from outputs.jobs import PATIENCE, Made, again, beat, file_of, paced, place, send
from outputs.models import Job, Version
from outputs.printing.bindery import publish
from outputs.printing.document import Imprint, edition, html_of
from outputs.printing.press import Content, RenderingFailedError, press
from outputs.printing.shelf import Shelf
from outputs.printing.signing import Signed, as_key, course_of

S = Job.State
PDF, EXPORT = "pdf", "export"
DRAFT, FROZEN = "draft", "frozen"  # subject of a PDF job
KEPT = timedelta(days=1)
NO_COPY = "The draft as it stood is no longer kept; ask for its PDF once more."
ALTERED = "The frozen text of this version no longer has the hash under which it was submitted."


def ask_pdf(version: Version, by: Person) -> Job:
    """Return the job that renders the version, asking for it where nobody has; done when the file is there.

    A frozen version has one PDF for each edition of the stylesheet. A draft is rendered as it stands now,
    from a copy taken here, so that a change of its text asks for another.
    """
    key, copy = _pdf_key(version)
    if copy and not Job.objects.filter(key=key, state=S.DONE).exists():
        content = orjson.dumps(copy)
        place(_copy_name(key), lambda beside: beside.write_bytes(content))
    return ask_once(key, PDF, version.output.mission, by, of=version, subject=DRAFT if copy else FROZEN)


def known_pdf(version: Version) -> Job | None:
    """Return the job for the version as it stands, or None where nobody has asked; asks for nothing."""
    return Job.objects.select_related("mission", "of__output").filter(key=_pdf_key(version)[0]).first()


def ask_export(mission: Mission, by: Person) -> Job:
    """Return the job that packs all of the mission that a person may read, as it stands now, into one ZIP."""
    finished = Job.objects.filter(mission=mission, kind=PDF, state=S.DONE).order_by("pk")
    known = list(finished.values_list("key", flat=True))
    state = mission.version, mission.record_number, mission.record_head, known
    key = key_of(EXPORT, mission.pk, by.pk, by.clearance, *state)
    return ask_once(key, EXPORT, mission, by, subject=mission.key)


def retry(job: Job, by: Person) -> Job:
    """Try a failed job again; any other is returned as it stands."""
    if again(job, state=S.FAILED):
        Job.objects.filter(pk=job.pk).update(asked_by=by)
    return Job.objects.get(pk=job.pk)


def render(job: Job) -> Made:
    """Make the PDF of a claimed job; raises RenderingFailedError, or LeaseLostError once taken over."""
    beat(job, "preparing")
    text, imprint = _content(job)
    html = html_of(orjson.loads(text), imprint)
    return printed(job, html, imprint.hash, Content(text, imprint.dated), Shelf(job.mission_id))


def printed(
    job: Job,
    html: str,
    identifier: str,
    content: Content | Sequence[Content] | None = None,
    shelf: Shelf | None = None,
) -> Made:
    """Press the HTML of a claimed job of any kind and put the PDF into the storage; raises as `render`.

    With a shelf, the chapters of a long document are printed and kept apart.
    """
    with tempfile.TemporaryDirectory(prefix="impp-pdf-") as room:
        made = Path(room) / "document.pdf"
        if shelf:
            pages = publish(html, identifier, made, paced(job), shelf=shelf, content=content)
        else:
            pages = press(html, identifier, made, paced(job), content)
        beat(job, "storing")
        return stored(f"{job.kind}/{job.mission_id}/{job.key}.pdf", made, pages)


def forget_drafts() -> int:
    """Remove PDFs of drafts that were overtaken by a later one a day ago or more; return how many."""
    overtaken = Exists(Job.objects.filter(of=OuterRef("of"), kind=PDF, pk__gt=OuterRef("pk")))
    finished = Job.objects.filter(kind=PDF, subject=DRAFT, finished_at__lt=timezone.now() - KEPT)
    return forget(finished.filter(overtaken, state__in=(S.DONE, S.FAILED)), _copy_name)


def forget(finished: Iterable[Job], copy_name: Callable[[str], str]) -> int:
    """Remove jobs with their files and the copies that were printed; return how many."""
    old = list(finished)
    for job in old:
        job.delete()  # the row first: a row without its file is made again, a file without its row is lost
        for name in filter(None, (job.file, copy_name(job.key))):
            default_storage.delete(name)
    return len(old)


def stored(name: str, made: Path, pages: int = 0) -> Made:
    """Put what was made into the storage and return its particulars."""
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    place(name, lambda beside: shutil.copyfile(made, beside))
    return Made(name, digest, made.stat().st_size, pages)


def filename_of(job: Job) -> str:
    """Return the name under which a person keeps the job's file: south-sudan-mission-plan-v3.pdf."""
    if job.of is None:
        return f"{job.mission.key}.zip"
    mark = "-draft" if job.subject.startswith(DRAFT) else ""
    since = job.subject.partition(" since ")[2]  # of a comparison
    name = f"{job.mission.key}-{job.of.output.type}-v{job.of.number}{mark}"
    return f"{name}-since-{since}.pdf" if since else f"{name}.pdf"


def ask_once(key: str, kind: str, mission: Mission, by: Person, **more: Any) -> Job:
    """Return the job with this key, made and sent where there is none, anew where its file was lost."""
    job, new = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "mission": mission,
            "asked_by": by,
            "lease_until": timezone.now() + PATIENCE,
            **more,
        },
    )
    if new:
        send(job)
    elif job.state == S.DONE and file_of(job) is None and again(job, state=S.DONE):
        job.refresh_from_db()  # the file was lost: it is made again
    return job


def key_of(*parts: Any) -> str:
    """Return the key of a job: a hash of what is to be made."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _pdf_key(version: Version) -> tuple[str, dict[str, str]]:
    """Return the key of a version's PDF, and for a draft the copy of it that is to be printed."""
    if version.frozen:
        return _frozen_key(version, course_of(version)), {}
    text = orjson.dumps(freezing.document(version), option=orjson.OPT_SORT_KEYS, default=str).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    dated = version.output.mission.today().isoformat()
    return key_of(*_fixed(version), digest, DRAFT, dated), {"text": text, "hash": digest, "dated": dated}


def _fixed(version: Version) -> tuple[Any, ...]:
    return PDF, version.pk, version.template_version, edition()


def _frozen_key(version: Version, course: Sequence[Signed]) -> str:
    told = [as_key(course)] if course else []  # without a course the key is that of the text alone
    return key_of(*_fixed(version), version.hash, *told)


def _copy_name(key: str) -> str:
    return f"{PDF}/drafts/{key}.json"


def _content(job: Job) -> tuple[str, Imprint]:
    version = job.of
    if version is None:
        raise RenderingFailedError(NO_COPY)
    draft = job.subject == DRAFT
    course: tuple[Signed, ...] = ()
    if draft:
        taken = _taken_copy(job)
    elif not freezing.holds(version):
        raise RenderingFailedError(ALTERED)
    else:
        dated = (version.submitted_on or version.opened_on).isoformat()
        course = course_of(version)
        if course and _frozen_key(version, course) != job.key:
            course = ()  # asked for before the decision: the file stays what was asked for
        taken = {"text": version.frozen, "hash": version.hash, "dated": dated}
    demonstration = bool(orjson.loads(taken["text"]).get("demonstration"))
    return taken["text"], Imprint(taken["hash"], taken["dated"], draft, demonstration, course)


def _taken_copy(job: Job) -> dict[str, str]:
    try:
        return orjson.loads(Path(default_storage.path(_copy_name(job.key))).read_bytes())
    except FileNotFoundError as lost:
        raise RenderingFailedError(NO_COPY) from lost
