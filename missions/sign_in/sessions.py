"""Sessions: where a person is signed in, when that ends by itself, and how it is ended by hand."""

import time
from collections.abc import Callable
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from missions.models import Person

BEGUN, SEEN = "begun", "seen"
SEEN_EVERY = 60  # seconds: a session is not written at each request


class SessionEnds:
    """Ends a session that is idle, or older than any may be; what was typed stays in the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Judge the session before the page, and note the request after it."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and has_ended(request):
            logout(request)
        answer = self.get_response(request)
        if not getattr(answer, "asked_by_itself", False):
            note_seen(request)
        return answer


def asked_by_itself(answer: HttpResponse) -> HttpResponse:
    """Mark an answer to what a page asks by itself: it keeps no session alive that nobody uses."""
    answer.asked_by_itself = True  # type: ignore[attr-defined]
    return answer


def begin(request: HttpRequest) -> None:
    """Start the clocks of a session that begins."""
    request.session[BEGUN] = request.session[SEEN] = int(time.time())


def has_ended(request: HttpRequest) -> bool:
    """Tell whether the session has been idle for too long, or has lasted as long as it may."""
    now, session = time.time(), request.session
    if BEGUN not in session:
        return False
    idle = now - session.get(SEEN, now) >= settings.SESSION_COOKIE_AGE
    return bool(idle or now - session[BEGUN] >= settings.SESSION_ABSOLUTE_AGE)


def note_seen(request: HttpRequest) -> None:
    """Keep when the session was last used, at most once a minute."""
    now, session = int(time.time()), request.session
    if BEGUN not in session or now - session.get(SEEN, 0) < SEEN_EVERY:
        return
    session[SEEN] = now
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def rotate(request: HttpRequest) -> None:
    """Go on under a new key: one that was seen before the second factor is worth nothing after it."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def of(person: Person) -> list[UserSession]:
    """Return where the person is signed in, the latest first; sessions that are over are forgotten."""
    held: list[UserSession] = UserSession.objects.purge_and_list(person)
    return sorted(held, key=lambda item: item.last_seen_at, reverse=True)


def end(found: UserSession) -> None:
    """End one session at once."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.delete(found.session_key)
    found.delete()


def end_all(person: Person, *, but: str | None = None) -> int:
    """End all sessions of a person at once, but for the one of the key given; returns how many."""
    ended = [item for item in UserSession.objects.filter(user=person) if item.session_key != but]
    for item in ended:
        end(item)
    return len(ended)
