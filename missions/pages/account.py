"""One's own sign-in: password, second factor, passkeys, recovery codes, and where one is signed in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from missions.models import Person
from missions.pages.ground import done, person_of
from missions.sign_in import log, sessions, suspended
from missions.sign_in.factor import decides, has_factor
from missions.sign_in.log import failures_since

EVENTS = 12
HERE = "/account/"


@login_required
@never_cache
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own sign-in, and what comes first where something waits for a second factor."""
    person = person_of(request)
    wanted = request.GET.get("next", "")
    shown = {
        **held(person),
        "person": person,
        "decides": decides(person),
        "required": settings.REQUIRE_SECOND_FACTOR,
        "sessions": [(item, item.session_key == request.session.session_key) for item in sessions.of(person)],
        "events": person.security_events.all()[:EVENTS],
        "failures": failures_since(person),
        "waiting": suspended.waiting(request),
        "next": wanted if get_adapter(request).is_safe_url(wanted) else "",
        "idle": settings.SESSION_COOKIE_AGE // 60,
        "hours": settings.SESSION_ABSOLUTE_AGE // 3600,
        "crumbs": [],
        "demonstration": False,
    }
    return render(request, "account/account.html", shown)


def held(person: Person) -> dict[str, Any]:
    """Return the second factors of a person: the app, the passkeys, how many recovery codes are left."""
    rows = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "strong": has_factor(person),
        "app": next((row for row in rows if row.type == Authenticator.Type.TOTP), None),
        "passkeys": [(row, row.wrap().name) for row in rows if row.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
    }


@login_required
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own sessions, at once."""
    person = person_of(request)
    found = get_object_or_404(sessions.UserSession, user=person, pk=number)
    sessions.end(found)
    log.note(request, person, log.Kind.SESSION_ENDED, found.user_agent)
    return done(request, _("The session is ended; nobody goes on with it."), f"{HERE}#sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    person = person_of(request)
    ended = sessions.end_all(person, but=request.session.session_key)
    log.note(request, person, log.Kind.SESSION_ENDED, f"{ended} at once")
    said = ngettext(
        "One other session is ended; you are signed in here only.",
        "%(n)d other sessions are ended; you are signed in here only.",
        ended,
    ) % {"n": ended}
    return done(request, said if ended else _("You are signed in here only."), f"{HERE}#sessions")
