"""A form that waits while its sender confirms: kept in the session, then sent on as it was typed."""

import secrets
import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from missions.models import Mission
from missions.sign_in.confirming import FACTOR, wanting

KEY = "suspended"
PARAMETER = "resume"


def led_to_confirm(request: HttpRequest, mission: Mission | None, what: str) -> HttpResponse | None:
    """Return the way to the confirmation for a form that needs one, or None where nothing is wanting.

    `what` names the act. The form is kept; whoever sets up a second factor first finds it there as well.
    """
    missing = wanting(request, mission)
    if not missing:
        return None
    mark = secrets.token_urlsafe(12)
    back = f"{request.path}?{urlencode({PARAMETER: mark})}"
    request.session[KEY] = {
        "mark": mark,
        "path": request.path,
        "post": request.POST.urlencode(),
        "what": what,
        "back": back,
        "at": time.time(),
    }
    if missing == FACTOR:
        said = _(
            "A decision needs a second factor. Set one up here; what you typed is kept, and you go on then."
        )
        messages.warning(request, said)
    return redirect(f"{reverse('account' if missing == FACTOR else 'confirm')}?{urlencode({'next': back})}")


def waiting(request: HttpRequest) -> dict[str, str] | None:
    """Return the form that waits in this session, as `what` and `back`; None where none does."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or time.time() - kept["at"] > settings.SESSION_COOKIE_AGE:
        return None
    return kept


def resume(request: HttpRequest, mission: Mission | None) -> None:
    """Turn the way back from a confirmation into the form that was kept: once, and at its own address.

    Only its own session knows the mark, and only after a confirmation is it taken; otherwise the page is
    shown as for anybody who reads it.
    """
    mark = request.GET.get(PARAMETER)
    kept = waiting(request)
    if request.method != "GET" or not mark or kept is None:
        return
    if not secrets.compare_digest(kept["mark"].encode(), mark.encode()) or kept["path"] != request.path:
        return
    if wanting(request, mission):
        return
    del request.session[KEY]
    assert not request.FILES  # noqa: S101 (read now: reading it later would read the form from the body again)
    request.method = "POST"
    request.POST = QueryDict(kept["post"])
