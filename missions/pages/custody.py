"""`people/{n}/`: what the custodian does to somebody's sign-in; `people/sign-ins/`: the log of sign-in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from missions.forms import Attempt, attempt, shown_again
from missions.models import Person, SecurityEvent
from missions.pages.account import held
from missions.pages.ground import done
from missions.pages.house import custodian_of
from missions.sign_in import custody, sessions, suspended

PAGE = 50
ACTS = ("address", "link", "factor", "close", "open")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def person_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show how somebody signs in; a POST names what the custodian does to it."""
    by = custodian_of(request)
    person = get_object_or_404(Person, pk=number)
    suspended.resume(request, None)
    act, tried = request.POST.get("act", ""), None
    if request.method == "POST" and act in ACTS:
        led = suspended.led_to_confirm(request, None, _said(act) % {"name": person.get_full_name()})
        if led is not None:
            return led
        tried = attempt(_doing(request, act, person, by))
        if tried.ok and not (act == "link" and tried.result):
            return done(request, _done(act) % {"name": person.get_full_name()}, f"/people/{person.pk}/")
        person.refresh_from_db()
    return render(
        request, "missions/person.html", _shown(request, person, by, act, tried), status=_status(tried)
    )


def _doing(request: HttpRequest, act: str, person: Person, by: Person) -> Callable[[], Any]:
    email, subject = (request.POST.get(name, "").replace("\0", "").strip() for name in ("email", "subject"))
    return {
        "address": lambda: custody.set_address(person, by=by, email=email[:254], subject=subject),
        "link": lambda: custody.give_link(person, by=by, request=request),
        "factor": lambda: custody.reset_factor(person, by=by, request=request),
        "close": lambda: custody.close_account(person, by=by),
        "open": lambda: custody.open_account(person, by=by),
    }[act]


def _said(act: str) -> str:
    """Return what is asked to be confirmed."""
    return {
        "address": _("Change how %(name)s is known"),
        "link": _("Give %(name)s a link to set a password"),
        "factor": _("Take away the second factor of %(name)s"),
        "close": _("Close the account of %(name)s"),
        "open": _("Open the account of %(name)s"),
    }[act]


def _done(act: str) -> str:
    """Return what was done, and what follows."""
    return {
        "address": _("The address of %(name)s is kept."),
        "link": _("A link to set a password is on its way to %(name)s by mail."),
        "factor": _(
            "%(name)s has no second factor any more, is signed out everywhere, and sets one up anew."
        ),
        "close": _("The account of %(name)s is closed; sessions and tokens have ended."),
        "open": _("The account of %(name)s is open again."),
    }[act]


def _status(tried: Attempt[Any] | None) -> int:
    return tried.status if tried is not None else 200


def _shown(
    request: HttpRequest, person: Person, by: Person, act: str, tried: Attempt[Any] | None
) -> dict[str, Any]:
    linked = SocialAccount.objects.filter(user=person).first()
    fields = [
        {"name": "email", "type": "text", "label": _("E-mail address"), "value": person.email,
         "help": _("Links to a new password go there, and single sign-on finds the person by it.")},
    ]  # fmt: skip
    if settings.OIDC_ISSUER:
        fields.append(
            {"name": "subject", "type": "text", "label": _("Subject at single sign-on"),
             "value": linked.uid if linked else "",
             "help": _("Filled in at the first sign-in; enter it where there is no common address.")}
        )  # fmt: skip
    again = tried is not None and not tried.ok and act == "address"
    return {
        "person": person,
        "own": person.pk == by.pk,
        "signs": person.has_usable_password(),
        "factors": held(person),
        "sessions": len(sessions.of(person)),
        "tokens": person.tokens.filter(revoked_at=None).count(),
        "events": person.security_events.all()[:20],
        "linked": linked,
        "link": tried.result if tried is not None and tried.ok else "",
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
        "mail": custody.mail_is_set_up(),
        "tried": tried,
        "fields": shown_again(fields, request.POST if again else None, tried if again else None),
        "crumbs": [
            {"text": _("People and entities"), "url": "/people/"},
            {"text": person.get_full_name(), "url": ""},
        ],
        "demonstration": False,
    }


@login_required
@never_cache
@require_GET
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Show the log of sign-in, newest first; person and kind stand in the address."""
    custodian_of(request)
    chosen = {name: request.GET.get(name, "").replace("\0", "") for name in ("person", "kind")}
    rows = SecurityEvent.objects.select_related("person")
    if chosen["person"]:
        rows = rows.filter(person__username=chosen["person"])
    if chosen["kind"]:
        rows = rows.filter(kind=chosen["kind"])
    failed = SecurityEvent.objects.filter(kind__in=("failed", "locked", "factor-failed", "refused"))
    people = Person.objects.filter(security_events__isnull=False).distinct().order_by("username")
    shown = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "failed": failed.aggregate(n=Sum("count"))["n"] or 0,
        "days": settings.SECURITY_LOG_DAYS,
        "filters": [
            {"name": "person", "label": _("Person"), "now": chosen["person"],
             "choices": [(row.username, row.get_full_name()) for row in people]},
            {"name": "kind", "label": _("What"), "now": chosen["kind"],
             "choices": SecurityEvent.Kind.choices},
        ],
        "any_chosen": any(chosen.values()),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "crumbs": [{"text": _("People and entities"), "url": "/people/"}, {"text": _("Sign-ins"), "url": ""}],
        "demonstration": False,
    }  # fmt: skip
    return render(request, "missions/sign_ins.html", shown)
