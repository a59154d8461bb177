"""The house's single sign-on (OpenID Connect): whom it brings must be known here, and active."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from missions import house
from missions.models import Person
from missions.sign_in import log

PROVIDER = "house"
UNKNOWN = _(
    "Single sign-on knows you, but nobody has added you here. Ask the custodian to add you, with the e-mail "
    "address that single sign-on has of you."
)
CLOSED = _("Your account here is closed. The custodian can open it again.")
BROKEN = _(
    "Single sign-on did not vouch for you: it was left, or it could not be reached. Nothing is changed."
)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Finds the person by the provider's subject, else once by a verified e-mail address."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in a known and active person; refuse all others with a sentence, on a page of its own."""
        if sociallogin.is_existing:
            person: Person | None = sociallogin.user
        else:
            person = by_address(sociallogin) or made(sociallogin)
            if person is not None and person.is_active:
                link(person, sociallogin.account.uid)
                sociallogin.lookup()
        if person is None:
            raise ImmediateHttpResponse(refused(request, None, UNKNOWN))
        if not person.is_active:
            raise ImmediateHttpResponse(refused(request, person, CLOSED))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up: whoever may be made has been made before this is asked."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Say that the provider could not be asked, or did not answer as it should."""
        raise ImmediateHttpResponse(refused(request, None, BROKEN, status=502 if exception else 403))


def addresses(sociallogin: SocialLogin) -> list[str]:
    """Return the e-mail addresses that the provider has verified, and says so in so many words."""
    return [item.email for item in sociallogin.email_addresses if item.verified is True]


def by_address(sociallogin: SocialLogin) -> Person | None:
    """Return the one person who has a verified address of the provider's; none where several have."""
    for address in addresses(sociallogin):
        found = list(Person.objects.filter(email__iexact=address)[:2])
        if len(found) == 1 and not SocialAccount.objects.filter(user=found[0], provider=PROVIDER).exists():
            return found[0]
    return None


def made(sociallogin: SocialLogin) -> Person | None:
    """Make a person without office or role, where the settings say that single sign-on may."""
    known = addresses(sociallogin)
    if (
        not settings.OIDC_CREATE_PERSONS
        or not known
        or Person.objects.filter(email__iexact=known[0]).exists()
    ):
        return None
    told = sociallogin.account.extra_data
    claims = told.get("userinfo") or told.get("id_token") or told
    with transaction.atomic():
        username = account_adapter().generate_unique_username([claims.get("preferred_username"), known[0]])
        person = Person(username=username, email=known[0], name=str(claims.get("name") or "")[:200])
        person.set_unusable_password()
        person.save(force_insert=True)
        sentence = f"Person added by single sign-on: {person.get_full_name()} (no office)."
        house.note(by=None, verb="add-person", sentence=sentence, detail={"username": username})
    return person


def link(person: Person, subject: str) -> SocialAccount:
    """Keep which subject of the provider this person is; one subject is one person's."""
    return SocialAccount.objects.create(user=person, provider=PROVIDER, uid=subject)


def refused(request: HttpRequest, person: Person | None, sentence: Any, status: int = 403) -> HttpResponse:
    """Return the page that says why somebody is not let in, and note it."""
    log.note(request, person, log.Kind.REFUSED)
    return render(request, "account/refused.html", {"sentence": sentence}, status=status)
