"""Asking for the PDF of what changed between two versions: once for each pair of contents."""

import hashlib
from pathlib import Path
from typing import Any

import orjson
from django.core.files.storage import default_storage
from django.utils import timezone

from missions.models import Person
from outputs import freezing
from outputs.comparison.printed import Side, html_of_changes
from outputs.jobs import Made, beat, place
from outputs.models import Job, Version
from outputs.printing.document import edition
from outputs.printing.press import RenderingFailedError
from outputs.rendering import ALTERED, DRAFT, FROZEN, KEPT, S, ask_once, forget, key_of, printed

COMPARISON = "comparison"
NO_COPY = "The draft as it stood is no longer kept; ask for the PDF of the changes once more."


def ask_comparison(old: Version, new: Version, by: Person) -> Job:
    """Return the job that prints what changed from `old` to `new`, two versions of one output.

    Its key holds the hashes of both. A draft is compared as it stands now, from a copy taken here.
    """
    key, copies = _key(old, new)
    if copies and not Job.objects.filter(key=key, state=S.DONE).exists():
        content = orjson.dumps(copies)
        place(_copy_name(key), lambda beside: beside.write_bytes(content))
    subject = f"{DRAFT if copies else FROZEN} since v{old.number}"
    return ask_once(key, COMPARISON, new.output.mission, by, of=new, subject=subject)


def known_comparison(old: Version, new: Version) -> Job | None:
    """Return the job for both as they stand, or None where nobody has asked; asks for nothing."""
    jobs = Job.objects.select_related("mission", "of__output")
    return jobs.filter(key=_key(old, new)[0]).first()


def render_comparison(job: Job) -> Made:
    """Print a claimed job; raises RenderingFailedError, or LeaseLostError once taken over."""
    beat(job, "preparing")
    new = job.of
    if new is None:
        raise RenderingFailedError(NO_COPY)
    number = int(job.subject.rpartition("v")[2])
    old = Version.objects.select_related("output__mission").get(output=new.output_id, number=number)
    return printed(job, html_of_changes(_side(old, job), _side(new, job)), job.key)


def forget_comparisons() -> int:
    """Remove comparisons with drafts that were printed a day ago or more; return how many."""
    finished = Job.objects.filter(kind=COMPARISON, finished_at__lt=timezone.now() - KEPT)
    return forget(finished.filter(subject__startswith=DRAFT, state__in=(S.DONE, S.FAILED)), _copy_name)


def _key(old: Version, new: Version) -> tuple[str, dict[str, Any]]:
    """Return the key of a comparison, and copies of the drafts in it by their numbers."""
    copies = {str(version.number): _copy(version) for version in (old, new) if not version.frozen}
    told = [copies[str(one.number)] if not one.frozen else {"hash": one.hash} for one in (old, new)]
    marks = [[one["hash"], one.get("dated", "")] for one in told]
    return key_of(COMPARISON, old.pk, new.pk, edition(), marks), copies


def _copy(version: Version) -> dict[str, str]:
    text = orjson.dumps(freezing.document(version), option=orjson.OPT_SORT_KEYS, default=str).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"text": text, "hash": digest, "dated": version.output.mission.today().isoformat()}


def _copy_name(key: str) -> str:
    return f"{COMPARISON}/drafts/{key}.json"


def _side(version: Version, job: Job) -> Side:
    kept = _kept(job).get(str(version.number)) if job.subject.startswith(DRAFT) else None
    if kept is not None:
        return Side(orjson.loads(kept["text"]), kept["hash"], kept["dated"], draft=True)
    if not version.frozen:
        raise RenderingFailedError(NO_COPY)
    if not freezing.holds(version):
        raise RenderingFailedError(ALTERED)
    dated = (version.submitted_on or version.opened_on).isoformat()
    return Side(orjson.loads(version.frozen), version.hash, dated)


def _kept(job: Job) -> dict[str, Any]:
    try:
        return orjson.loads(Path(default_storage.path(_copy_name(job.key))).read_bytes())
    except FileNotFoundError as lost:
        raise RenderingFailedError(NO_COPY) from lost
