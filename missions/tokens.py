"""Bearer tokens for scripts: made once, kept as a hash, refused when old or revoked."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from missions.models import ApiToken, Person

MARK = "impp_"
SHOWN = 12  # characters of a token that may be shown to tell it from others
USE_NOTED_EVERY = timedelta(minutes=1)


def digest(token: str) -> str:
    """Return the hash under which a token is kept. Tokens are long and random, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def issue(
    person: Person,
    *,
    scope: str = ApiToken.Scope.WRITE,
    decides: bool = False,
    name: str = "",
    expires_at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """Make a token for a person; returns its row and the token itself, which is nowhere kept.

    One that `decides` is made on the server, or after the second factor was confirmed.
    """
    token = MARK + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        person=person,
        name=name or "script",
        prefix=token[:SHOWN],
        digest=digest(token),
        scope=scope,
        decides=decides and scope == ApiToken.Scope.WRITE,
        expires_at=expires_at,
    )
    return row, token


def holder(token: str) -> ApiToken | None:
    """Return the token's row with its person, or None when it is unknown, old, revoked or nobody's."""
    now = timezone.now()
    row = (
        ApiToken.objects.select_related("person", "person__entity")
        .filter(Q(expires_at=None) | Q(expires_at__gt=now), digest=digest(token), revoked_at=None)
        .first()
    )
    if row is None or not row.person.is_active:
        return None
    _note_use(row, now)
    return row


def whose(token: str) -> Person | None:
    """Return whose a token was that is refused now; None where nobody ever had it."""
    row = ApiToken.objects.select_related("person").filter(digest=digest(token)).first()
    return row.person if row else None


def _note_use(row: ApiToken, now: datetime) -> None:
    """Keep the time of last use, at most once a minute, so that reading does not always write."""
    if row.last_used_at is None or now - row.last_used_at >= USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)


def revoke(row: ApiToken) -> None:
    """End a token; ending it twice keeps the first time."""
    ApiToken.objects.filter(pk=row.pk, revoked_at=None).update(revoked_at=timezone.now())


def revoke_all(person: Person) -> int:
    """End all tokens of a person; returns how many."""
    return ApiToken.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
