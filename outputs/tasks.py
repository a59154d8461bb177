"""What the worker does for this room: renders PDFs, packs exports, and finds lost jobs again."""

import logging
from collections.abc import Callable

from celery import shared_task

from outputs import export, jobs, papers, rendering
from outputs.comparison import asking
from outputs.drafts.tasks import ask_again
from outputs.models import Job
from outputs.printing import shelf
from outputs.printing.press import RenderingFailedError

logger = logging.getLogger(__name__)

BROKE_OFF = "Making this broke off for a reason that lies with the application; it is logged."


@shared_task(name="outputs.tasks.render_pdf")
def render_pdf(pk: int) -> None:
    """Render the PDF of a job, unless another worker has it or it is done."""
    _work(pk, rendering.render)


@shared_task(name="outputs.tasks.build_export")
def build_export(pk: int) -> None:
    """Pack the export of a job, unless another worker has it or it is done."""
    _work(pk, export.build)


@shared_task(name="outputs.tasks.render_paper")
def render_paper(pk: int) -> None:
    """Print the paper of a job, unless another worker has it or it is done."""
    _work(pk, papers.render_paper)


@shared_task(name="outputs.tasks.render_comparison")
def render_comparison(pk: int) -> None:
    """Print what changed between two versions, unless another worker has the job or it is done."""
    _work(pk, asking.render_comparison)


@shared_task(name="outputs.tasks.reconcile")
def reconcile(*, look_again: bool = True) -> int:
    """Send lost jobs and drafts again; return how many. Where leases run, look once more after them."""
    sent = jobs.reconcile() + ask_again()
    rendering.forget_drafts()
    papers.forget_papers()
    asking.forget_comparisons()
    shelf.prune()
    if look_again and jobs.any_running():
        reconcile.apply_async(
            kwargs={"look_again": False}, countdown=jobs.LEASE.total_seconds() + 1, expires=120
        )
    return sent


def _work(pk: int, make: Callable[[Job], jobs.Made]) -> None:
    job = jobs.claim(pk)
    if job is None:
        return
    try:
        made = make(job)
    except jobs.LeaseLostError:
        logger.warning("Job %s was taken over by another worker.", pk)
    except RenderingFailedError as failure:
        jobs.fail(job, str(failure))
    except Exception:
        logger.exception("Job %s broke off at attempt %s.", pk, job.attempts)
        jobs.release(job, BROKE_OFF)
    else:
        jobs.finish(job, made)
