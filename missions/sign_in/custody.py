"""What the custodian does to somebody else's sign-in: each act stands in the house's record, with by whom."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from missions import house, tokens
from missions.errors import Conflict, Invalid
from missions.models import Person
from missions.persons import check_custodian
from missions.sign_in import confirming, log, sessions
from missions.sign_in.passwords import setting_link
from missions.sign_in.single_sign_on import PROVIDER, link
from missions.tasks import send_letter


def set_address(person: Person, *, by: Person, email: str = "", subject: str = "") -> Person:
    """Enter a person's e-mail address, and the subject by which single sign-on knows them.

    Invalid (400) for what is no address; Conflict (409) for a subject that is somebody else's.
    """
    check_custodian(by)
    confirming.demand(None, by)
    try:
        if email:
            validate_email(email)
    except ValidationError as fault:
        raise Invalid("This is no e-mail address.", field="email") from fault
    if len(subject) > 191:
        raise Invalid("A subject has at most 191 characters.", field="subject")
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        theirs = SocialAccount.objects.filter(provider=PROVIDER, uid=subject).exclude(user=held)
        if subject and theirs.exists():
            raise Conflict("Another person is known to single sign-on by this subject.", code="exists")
        held.email = email
        held.save(update_fields=["email"])
        SocialAccount.objects.filter(provider=PROVIDER, user=held).exclude(uid=subject).delete()
        if subject and not SocialAccount.objects.filter(provider=PROVIDER, user=held).exists():
            link(held, subject)
        told = {"username": held.username, "email": bool(email), "subject": bool(subject)}
        sentence = f"Address of sign-in changed: {held.get_full_name()}."
        house.note(by=by, verb="change-address", sentence=sentence, detail=told)
    return held


def give_link(person: Person, *, by: Person, request: HttpRequest) -> str:
    """Give somebody who has no password a link to set the first; by mail where they have an address.

    Returns the link, to be handed to them, or nothing where it was mailed. Conflict (409) where the
    person signs in already: the custodian never takes over an account.
    """
    check_custodian(by)
    confirming.demand(None, by)
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if held.has_usable_password():
            raise Conflict("This person signs in with a password already.", code="exists")
        made, mailed = setting_link(held, request), mail_is_set_up() and bool(held.email)
        how = "by mail" if mailed else "by hand"
        sentence = f"Link to set a first password given to {held.get_full_name()}, {how}."
        house.note(by=by, verb="give-link", sentence=sentence, detail={"username": held.username, "how": how})
        if mailed:
            transaction.on_commit(lambda: _mail(held, made, request))
    return "" if mailed else made


def mail_is_set_up() -> bool:
    """Tell whether this copy can send letters."""
    return bool(settings.EMAIL_HOST)


def _mail(person: Person, made: str, request: HttpRequest) -> None:
    told = {"person": person, "link": made, "host": request.get_host()}
    letter = EmailMessage(
        " ".join(render_to_string("account/email/first_password_subject.txt", told).split()),
        render_to_string("account/email/first_password_message.txt", told),
    )
    send_letter.delay(letter.subject, letter.body, [person.email])


def reset_factor(person: Person, *, by: Person, request: HttpRequest | None = None) -> None:
    """Take away somebody's second factors, for a lost telephone; their sessions end, and they set up anew.

    Conflict (409) for one's own, which is changed on one's own page, and where there is none.
    """
    check_custodian(by)
    confirming.demand(None, by)
    if by.pk == person.pk:
        raise Conflict("Your own second factor is changed on the page of your sign-in.", code="own")
    with transaction.atomic():
        held = Authenticator.objects.filter(user=person)
        if not held.exists():
            raise Conflict("This person has no second factor.", code="none")
        held.delete()
        sessions.end_all(person)
        sentence = f"Second factor of {person.get_full_name()} taken away; it is to be set up anew."
        house.note(by=by, verb="reset-second-factor", sentence=sentence, detail={"username": person.username})
        log.note(request, person, log.Kind.FACTOR_REMOVED, f"by {by.username}")


def close_account(person: Person, *, by: Person) -> Person:
    """Close an account: sessions and tokens end at once, for good. Conflict (409) for one's own."""
    check_custodian(by)
    confirming.demand(None, by)
    if by.pk == person.pk:
        raise Conflict("Nobody closes their own account.", code="own")
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if not held.is_active:
            raise Conflict("The account is closed already.", code="closed")
        held.is_active = False
        held.save(update_fields=["is_active"])
        ended = end_everything(held)
        sentence = f"Account closed: {held.get_full_name()}."
        house.note(
            by=by, verb="close-account", sentence=sentence, detail={"username": held.username, **ended}
        )
    return held


def open_account(person: Person, *, by: Person) -> Person:
    """Open a closed account again; the person signs in anew, and makes new tokens."""
    check_custodian(by)
    confirming.demand(None, by)
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if held.is_active:
            raise Conflict("The account is open.", code="open")
        held.is_active = True
        held.save(update_fields=["is_active"])
        sentence = f"Account opened again: {held.get_full_name()}."
        house.note(by=by, verb="open-account", sentence=sentence, detail={"username": held.username})
    return held


def end_everything(person: Person) -> dict[str, int]:
    """End all sessions and tokens of a person; returns how many of each."""
    return {"sessions": sessions.end_all(person), "tokens": tokens.revoke_all(person)}
