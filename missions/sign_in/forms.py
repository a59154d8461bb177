"""Forms of sign-in that are stricter than those of the library."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.cache import cache

from missions.models import Person


class OnceOnly:
    """A code is taken once in all the time for which it is good, drifting clocks included."""

    user: Person
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Return the code; ValidationError for a wrong one, and for one that was used already."""
        code: str = super().clean_code()  # type: ignore[misc]
        good_for = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if not cache.add(f"impp:code:{self.user.pk}:{normalize_user_code(code)}", 1, timeout=good_for):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAtSignIn(OnceOnly, AuthenticateForm):
    """The code of an authenticator app, or a recovery code, when signing in."""


class CodeAgain(OnceOnly, ReauthenticateForm):
    """The same, to confirm that it is still them."""


class ForgottenForm(ResetPasswordForm):
    """Asks for the e-mail address of who has forgotten the password; says the same whoever has it."""

    def clean_email(self) -> str:
        """Return the address, with the people who have it and may sign in."""
        address: str = self.cleaned_data["email"].strip()
        self.users = list(Person.objects.filter(email__iexact=address, is_active=True))
        return address
