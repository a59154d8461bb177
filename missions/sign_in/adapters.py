"""What this house asks of django-allauth: nobody signs up, sentences are ours, secrets are kept encrypted."""

import base64
import hashlib
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from missions.models import Person
from missions.sign_in import log, sessions
from missions.sign_in.factor import has_factor, lacks_factor
from missions.tasks import send_letter

WAIT = _(
    "Too many attempts that failed. Wait five minutes, then try again; nothing is lost, and nobody can "
    "shorten this."
)
NO_MATCH = _(
    "Name and password do not belong together, or the account is closed. Both are sensitive to capital "
    "letters. Try again, or ask whoever runs this server."
)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by name and password, as this house wants it."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NO_MATCH,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your present password."),
        "invalid_password_reset": _("The link is no longer good."),
        "no_mail": _("This server sends no letters. Ask whoever runs it for a new password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: the custodian adds people."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Lead to addresses of this site only, whatever other hosts the settings trust."""
        request = self.request
        if request is None or not url:
            return False
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, and its time."""
        super().login(request, user)
        sessions.begin(request)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **given: Any) -> HttpResponse:
        """Go where they wanted; who decides and has no second factor is led to set it up first."""
        answer: HttpResponse = super().post_login(request, user, **given)
        person = cast("Person", user)
        if lacks_factor(person):
            return redirect(f"{reverse('account')}?{urlencode({'next': answer['Location']})}")
        return answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; one too many is refused and noted."""
        try:
            super().pre_authenticate(request, **credentials)
        except Exception:
            log.note_attempt(request, credentials.get("username", ""), locked=True)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note the failed attempt."""
        log.note_attempt(request, credentials.get("username", ""))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the one page that confirms: by second factor where there is one, else by password."""
        if not user.is_authenticated or not (has_factor(user) or user.has_usable_password()):
            return []
        return [{"id": "confirm", "description": str(_("Confirm that it is you")), "url": reverse("confirm")}]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a change of password: back to the page of one's sign-in."""
        return reverse("account")

    def format_email_subject(self, subject: str) -> str:
        """Return the subject as it stands."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand a letter to the worker: how long sending takes tells nobody whether an address is known."""
        letter: EmailMessage = self.render_mail(template_prefix, email, context)
        send_letter.delay(str(letter.subject), str(letter.body), [email])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors as this house wants them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right, or was used before. Codes change every half minute; wait for the next."
        ),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the sign-in name, which the app shows beside the code."""
        return cast("Person", user).username

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept in the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept; InvalidToken where the server's key is another one now."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """Return the name that is proposed for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(n)d") % {"n": number})

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Return whom a passkey is for, as the device shows it."""
        person = cast("Person", user)
        found: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**found, "name": person.username, "display_name": person.get_full_name()}


def _box() -> MultiFernet:
    """Return the cipher of the server's key; keys that were replaced still open what they closed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_digest(key))) for key in keys])


def _digest(key: str) -> bytes:
    return hashlib.sha256(b"impp.second-factor:" + key.encode()).digest()
