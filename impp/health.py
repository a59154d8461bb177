"""GET /health/: can this copy do its work? Asked by supervisors and balancers, without sign-in."""

import logging
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from impp.queue import declare

logger = logging.getLogger(__name__)


def database() -> None:
    """Ask the database for one row; raises what the driver raises."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def queue() -> None:
    """Reach the broker of background work; raises what the transport raises."""
    declare()


def storage() -> None:
    """Write a byte into the data directory; raises ``OSError``."""
    with tempfile.TemporaryFile(dir=settings.IMPP_DATA_DIR) as stream:
        stream.write(b".")


CHECKS: dict[str, Callable[[], None]] = {"database": database, "queue": queue, "storage": storage}


def state_of(check: Callable[[], None]) -> str:
    """Return "ok" or "failed" for one check. The reason goes to the log, not to a stranger."""
    try:
        check()
    except Exception:
        logger.exception("health check %s failed", check.__name__)
        return "failed"
    return "ok"


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 with the state of database, queue and storage, or 503 when one of them fails."""
    states = {name: state_of(check) for name, check in CHECKS.items()}
    sound = set(states.values()) == {"ok"}
    return JsonResponse({"status": "ok" if sound else "failed", **states}, status=200 if sound else 503)
