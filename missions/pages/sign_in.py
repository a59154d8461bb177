"""Signing in, by name and password and second factor, by passkey or by the house's single sign-on."""

from typing import Any, cast

from allauth.account import views as account
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.base import views as factor
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as passkey
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from allauth.utils import get_form_class
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from missions.models import Person
from missions.sign_in import sessions, suspended
from missions.sign_in.custody import mail_is_set_up
from missions.sign_in.factor import has_factor
from missions.sign_in.forms import CodeAgain


class SignIn(account.LoginView):
    """The page of signing in."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Add the other ways in, and the way on."""
        shown: dict[str, Any] = super().get_context_data(**given)
        return {
            **shown,
            "next": self.get_next_url() or "",
            "mail": mail_is_set_up(),
            "single_sign_on": settings.OIDC_NAME if settings.OIDC_ISSUER else "",
        }


class Code(factor.AuthenticateView):
    """The second step: a code, a recovery code, or a passkey."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Say which second factors this person has."""
        shown: dict[str, Any] = super().get_context_data(**given)
        return {**shown, "kinds": kinds(self.stage.login.user)}


@method_decorator([login_required, never_cache], name="dispatch")
class Confirm(account.BaseReauthenticateView):
    """Showing again that it is still them: by second factor where there is one, else by password."""

    template_name = "account/confirm.html"

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Lead a person who has neither password nor second factor to where one is set up."""
        self.person = cast("Person", authenticated_user(request))
        self.strong = has_factor(self.person)
        if not self.strong and not self.person.has_usable_password():
            return redirect("account")
        return super().dispatch(request, *args, **given)

    def get_form_class(self) -> Any:
        """Return the form for what was sent, or for what this person shows."""
        if not self.strong:
            return get_form_class({}, "reauthenticate", account.ReauthenticateForm)
        return ReauthenticateWebAuthnForm if "credential" in self.request.POST else CodeAgain

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose it is."""
        return {**super().get_form_kwargs(), "user": self.person}

    def form_valid(self, form: Any) -> HttpResponse:
        """Note the confirmation and go on, under a new session key."""
        if isinstance(form, ReauthenticateForm | ReauthenticateWebAuthnForm):
            form.save()
        else:
            account.flows.reauthentication.reauthenticate_by_password(self.request)
        sessions.rotate(self.request)
        return super().form_valid(form)

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Add what is being confirmed, and the challenge for a passkey."""
        shown: dict[str, Any] = super().get_context_data(**given)
        held = kinds(self.person)
        if held["passkey"]:
            shown["js_data"] = {"request_options": auth.begin_authentication(self.person)}
        kept = suspended.waiting(self.request)
        asked = self.get_next_url() or ""
        what = kept["what"] if kept and kept["back"] == asked else ""
        return {**shown, "kinds": held, "next": asked, "what": what, "back": asked.split("?")[0] or "/"}


def kinds(person: Person) -> dict[str, bool]:
    """Return which second factors a person has: `app`, `passkey`, `codes`."""
    held = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    kind = Authenticator.Type
    return {"app": kind.TOTP in held, "passkey": kind.WEBAUTHN in held, "codes": kind.RECOVERY_CODES in held}


class Forgotten(account.PasswordResetView):
    """Asking for a link to a new password; only where this copy can send letters."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Say whom to ask where no letters are sent."""
        if not mail_is_set_up():
            messages.info(request, account.get_adapter().error_messages["no_mail"])
            return redirect(reverse("sign-in"))
        return super().dispatch(request, *args, **given)


sign_in = SignIn.as_view()
code = Code.as_view()
passkey_in = passkey.login_webauthn
confirm = Confirm.as_view()
forgotten = Forgotten.as_view()
