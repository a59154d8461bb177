"""`tokens/`: the tokens by which a person's scripts sign in. A new one is shown once, in the answer."""

from datetime import timedelta
from typing import Any, Literal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import Field

from missions import tokens
from missions.forms import Attempt, attempt, shown_again, typed
from missions.models import ApiToken
from missions.pages.ground import done, person_of
from missions.rest.shapes import Shape
from missions.sign_in import confirming, suspended

DECIDE = "decide"


class TokenNew(Shape):
    """A token asked for: what it is for, what it may do, for how long."""

    name: str = Field("", max_length=100)
    scope: Literal["read", "write", "decide"] = "read"
    days: int = Field(90, ge=1, le=3650)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def own_tokens(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens; a POST makes one and shows it this once."""
    tried: Attempt[tuple[ApiToken, str]] | None = None
    suspended.resume(request, None)
    if request.method == "POST":
        led = None
        if request.POST.get("scope") == DECIDE:
            led = suspended.led_to_confirm(request, None, _("Make a token that decides"))
        if led is not None:
            return led
        tried = attempt(lambda: _issue(request))
    made = tried.result if tried is not None and tried.ok else None
    again = tried is not None and not tried.ok
    now = timezone.now()
    rows = list(ApiToken.objects.filter(person=person_of(request)))
    shown = {
        "rows": [(row, _state(row, now)) for row in rows],
        "made": made,
        "tried": tried,
        "fields": shown_again(_fields(), request.POST if again else None, tried if again else None),
        "crumbs": [],
    }
    return render(request, "missions/tokens.html", shown, status=tried.status if again and tried else 200)


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """End one's own token; a script that uses it is refused from now on."""
    row = get_object_or_404(ApiToken, person=person_of(request), pk=number)
    tokens.revoke(row)
    sentence = _("The token “%(name)s” is revoked; scripts that use it are refused from now on.")
    return done(request, sentence % {"name": row.name}, "/tokens/")


def _issue(request: HttpRequest) -> tuple[ApiToken, str]:
    asked = TokenNew.model_validate(typed(request.POST))
    ends = timezone.now() + timedelta(days=asked.days)
    person, decides = person_of(request), asked.scope == DECIDE
    if decides:
        confirming.demand(None, person)
    scope = ApiToken.Scope.WRITE if decides else asked.scope
    return tokens.issue(person, scope=scope, decides=decides, name=asked.name, expires_at=ends)


def _state(row: ApiToken, now: Any) -> tuple[str, str]:
    if row.revoked_at:
        return "returned", _("revoked")
    if row.expires_at and row.expires_at <= now:
        return "superseded", _("ended")
    return "done", _("valid")


def _fields() -> list[dict[str, Any]]:
    return [
        {"name": "name", "label": _("What it is for"),
         "help": _("As “weekly dashboard”; it tells tokens apart.")},
        {"name": "scope", "type": "radio", "label": _("What it may do"), "required": True, "value": "read",
         "choices": [
             ("read", _("Read"), _("Everything that you may see; it changes nothing.")),
             ("write", _("Read and write"), _("Everything that you may do, but no decisions.")),
             (DECIDE, _("Read, write and decide"), _("Decisions included; confirm it is you.")),
         ]},
        {"name": "days", "type": "number", "label": _("Valid for"), "unit": _("days"), "value": 90,
         "required": True},
    ]  # fmt: skip
