"""Writing the log of sign-in. It is a table and no chain: addresses of people are not kept for ever.

What a custodian does to somebody's sign-in is another matter, and stands in the house's record.
"""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.userkit import get_user_by_username
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from missions.models import Person
from missions.models.security import SecurityEvent

Kind = SecurityEvent.Kind
COUNTED = (Kind.FAILED, Kind.LOCKED, Kind.FACTOR_FAILED, Kind.LINK_ASKED, Kind.REFUSED, Kind.TOKEN_REFUSED)


def note(request: HttpRequest | None, person: Person | None, kind: Kind, what: str = "") -> None:
    """Write an event; one that fails as another did today, from the same address, is counted with it."""
    now = timezone.now()
    address, agent = origin(request)
    if kind in COUNTED:
        since = now.replace(hour=0, minute=0, second=0, microsecond=0)
        alike = {"person": person, "kind": kind, "address": address, "at__gte": since}
        with transaction.atomic():
            row = SecurityEvent.objects.select_for_update(of=("self",)).filter(**alike).first()
            if row is not None:
                SecurityEvent.objects.filter(pk=row.pk).update(count=F("count") + 1, last_at=now)
                return
    SecurityEvent.objects.create(
        person=person, kind=kind, what=what[:200], address=address, agent=agent, at=now, last_at=now
    )


def note_attempt(request: HttpRequest, username: str, *, locked: bool = False) -> None:
    """Note a failed attempt under the person it was aimed at; a name that nobody has is not kept.

    People type their password where the name belongs: what was typed is never written.
    """
    person = get_user_by_username(username) if username else None
    note(request, person, Kind.LOCKED if locked else Kind.FAILED)


def origin(request: HttpRequest | None) -> tuple[str | None, str]:
    """Return the address and the browser that a request comes from."""
    if request is None:
        return None, ""
    try:
        address = get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        address = None
    return address, request.headers.get("User-Agent", "")[:200]


def failures_since(person: Person) -> int:
    """Return how many attempts have failed since the person signed in before this time."""
    times = SecurityEvent.objects.filter(person=person, kind=Kind.SIGNED_IN).values_list("at", flat=True)[:2]
    before = times[1] if len(times) > 1 else timezone.now() - timedelta(days=settings.SECURITY_LOG_DAYS)
    failed = SecurityEvent.objects.filter(
        person=person, kind__in=(Kind.FAILED, Kind.LOCKED, Kind.FACTOR_FAILED)
    )
    return sum(failed.filter(last_at__gt=before).values_list("count", flat=True))


def prune() -> int:
    """Remove events older than the house keeps them; returns how many."""
    ended = timezone.now() - timedelta(days=settings.SECURITY_LOG_DAYS)
    return SecurityEvent.objects.filter(last_at__lt=ended).delete()[0]
