"""Papers for insiders: the matrix of comments, the positions before a decider. Printed for one person each.

They go through the same press as outputs and never through an output's document. What is printed is kept as
it stood when asked for; only who asked receives the file.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone

from missions.models import Mission, Person
from outputs.jobs import Made, again, beat, place
from outputs.models import Job
from outputs.printing.press import Content, RenderingFailedError
from outputs.printing.scripts import scripts_of
from outputs.rendering import ask_once, forget, printed

PAPER = "paper"
KEPT = timedelta(days=1)
TYPEFACES = "<!--typefaces-->"
NO_COPY = "What was to be printed is no longer kept; ask for it once more."
S = Job.State


def ask_paper(
    mission: Mission,
    by: Person,
    name: str,
    template: str,
    shown: dict[str, Any],
    *,
    attached: Sequence[Content] = (),
) -> Job:
    """Return the job that prints a template for a person; the same content is asked for once.

    `name` is that of the file without its ending; `shown` is what the template shows; `attached` are texts
    that are kept inside the PDF.
    """
    html = _html(mission, template, shown)
    copy = orjson.dumps({"html": html, "attached": [asdict(one) for one in attached]})
    digest = hashlib.sha256(copy).hexdigest()
    key = hashlib.sha256(f"{PAPER} {mission.pk} {by.pk} {name} {digest}".encode()).hexdigest()
    place(_copy(key), lambda beside: beside.write_bytes(copy))
    job = ask_once(key, PAPER, mission, by, subject=name[:60])
    if job.state == S.FAILED and again(job, state=S.FAILED):
        job.refresh_from_db()
    return job


def render_paper(job: Job) -> Made:
    """Print a claimed job; raises RenderingFailedError, or LeaseLostError once taken over."""
    beat(job, "preparing")
    try:
        kept = Path(default_storage.path(_copy(job.key))).read_bytes()
    except FileNotFoundError as lost:
        raise RenderingFailedError(NO_COPY) from lost
    copy, identifier = orjson.loads(kept), hashlib.sha256(kept).hexdigest()  # the same bytes for whoever asks
    return printed(job, copy["html"], identifier, [Content(**one) for one in copy["attached"]])


def forget_papers() -> int:
    """Remove papers that were printed a day ago or more: they are confidential, and soon overtaken."""
    return forget(Job.objects.filter(kind=PAPER, finished_at__lt=timezone.now() - KEPT), _copy)


def _html(mission: Mission, template: str, shown: dict[str, Any]) -> str:
    html = render_to_string(template, {"mission": mission, "today": mission.today(), **shown})
    faces = (f'<link rel="stylesheet" href="impp:fonts-{name}.css">' for name in scripts_of(html))
    return html.replace(TYPEFACES, "\n".join(faces), 1)


def _copy(key: str) -> str:
    return f"{PAPER}/copies/{key}.json"
