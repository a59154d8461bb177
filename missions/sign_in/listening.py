"""What django-allauth reports while people sign in, written to the log. Nothing is decided here.

The library tells of these moments by signals alone; rules stand in the adapters and at the door.
"""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from missions.models import Person
from missions.sign_in import log, sessions
from missions.sign_in.factor import REAL

Kind = log.Kind


def listen() -> None:
    """Begin to listen; called once, when the applications are loaded."""
    account.user_logged_in.connect(signed_in, dispatch_uid="impp.signed-in")
    user_logged_out.connect(signed_out, dispatch_uid="impp.signed-out")
    account.password_changed.connect(password_changed, dispatch_uid="impp.password-changed")
    account.password_set.connect(password_changed, dispatch_uid="impp.password-set")
    account.password_reset.connect(password_reset, dispatch_uid="impp.password-reset")
    account.authentication_step_completed.connect(step_taken, dispatch_uid="impp.step")
    mfa.authenticator_added.connect(added, dispatch_uid="impp.factor-added")
    mfa.authenticator_removed.connect(removed, dispatch_uid="impp.factor-removed")
    mfa.authenticator_reset.connect(codes_made, dispatch_uid="impp.codes-made")
    mfa.authenticator_used.connect(used, dispatch_uid="impp.factor-used")
    mfa.authentication_failed.connect(not_right, dispatch_uid="impp.factor-failed")


def signed_in(request: HttpRequest, user: Person, **given: Any) -> None:
    """Somebody has signed in, by all that is asked of them."""
    log.note(request, user, Kind.SIGNED_IN, "by single sign-on" if given.get("sociallogin") else "")


def signed_out(request: HttpRequest, user: Person | None, **given: Any) -> None:
    """Somebody has signed out."""
    if isinstance(user, Person):
        log.note(request, user, Kind.SIGNED_OUT)


def password_changed(request: HttpRequest, user: Person, **given: Any) -> None:
    """Somebody has changed their password; their other sessions have ended with it."""
    log.note(request, user, Kind.PASSWORD_CHANGED)


def password_reset(request: HttpRequest, user: Person, **given: Any) -> None:
    """Somebody has set a password by a link."""
    log.note(request, user, Kind.PASSWORD_SET)


def step_taken(request: HttpRequest, user: Person, method: str, **given: Any) -> None:
    """Somebody has confirmed by password that it is them."""
    if method == "password" and given.get("reauthenticated"):
        log.note(request, user, Kind.CONFIRMED)


def added(request: HttpRequest, user: Person, authenticator: Authenticator, **given: Any) -> None:
    """A second factor is set up, by showing it: that counts as a confirmation, under a new session key."""
    log.note(request, user, Kind.FACTOR_ADDED, str(authenticator.get_type_display()))
    if authenticator.type in REAL:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        sessions.rotate(request)


def removed(request: HttpRequest, user: Person, authenticator: Authenticator, **given: Any) -> None:
    """A second factor is taken away by its owner."""
    log.note(request, user, Kind.FACTOR_REMOVED, str(authenticator.get_type_display()))


def codes_made(request: HttpRequest, user: Person, **given: Any) -> None:
    """Recovery codes were made anew."""
    log.note(request, user, Kind.CODES_MADE)


def used(request: HttpRequest, user: Person, authenticator: Authenticator, **given: Any) -> None:
    """A second factor was shown, to sign in or to confirm."""
    how = "to confirm" if given.get("reauthenticated") else "to sign in"
    log.note(request, user, Kind.FACTOR_USED, f"{authenticator.get_type_display()}, {how}")


def not_right(request: HttpRequest, user: Person, **given: Any) -> None:
    """A code was not right."""
    log.note(request, user, Kind.FACTOR_FAILED)
