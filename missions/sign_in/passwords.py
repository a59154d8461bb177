"""Passwords: whether one is known to have leaked, and links by which a person sets the first or a new one."""

import hashlib
import logging
import urllib.request
from typing import Any
from urllib.error import URLError

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from missions.models import Person

PREFIX = 5
SECONDS = 3
LARGEST = 512 * 1024
log = logging.getLogger("impp.sign_in")


class BreachedPasswordValidator:
    """Refuses passwords that are known to have leaked, where the house names a service that knows them.

    The service is asked by range: it learns the first five letters of a hash, and answers with all endings
    that it knows. One that cannot be reached keeps nobody from choosing a password; that is logged.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that the service knows."""
        service = settings.BREACHED_PASSWORDS_URL
        if not service:
            return
        found = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        try:
            known = endings(service, found[:PREFIX])
        except (URLError, OSError, ValueError) as fault:
            log.warning("the service of leaked passwords was not reached: %s", fault)
            return
        if known.get(found[PREFIX:], 0) > 0:
            raise ValidationError(
                _("This password stands in lists of leaked ones, which attackers try first. Choose another."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        """Return the sentence beside the field."""
        return _("It stands in no list of leaked passwords.")


def endings(service: str, start: str) -> dict[str, int]:
    """Return the endings of hashes that begin like this, with how often each leaked; else OSError."""
    if not service.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ValueError("BREACHED_PASSWORDS_URL is to be an https address")
    asked = urllib.request.Request(  # noqa: S310 (checked above)
        f"{service.rstrip('/')}/{start}", headers={"User-Agent": "IMPP", "Add-Padding": "true"}
    )
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
        text = answer.read(LARGEST).decode("ascii", "replace")
    pairs = (line.strip().partition(":") for line in text.splitlines())
    return {ending.upper(): int(count) for ending, _colon, count in pairs if count.isdecimal()}


def setting_link(person: Person, request: HttpRequest) -> str:
    """Return a link by which the person sets a password themselves.

    It ends when it is used, when they sign in, and after the time that the settings give it.
    """
    parts = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=parts))
