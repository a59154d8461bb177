"""`notices/`: what was told to the person who is signed in, and how they wish to be told by mail."""

from datetime import time, timedelta
from typing import Any, Literal

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import Field

from missions.forms import attempt, typed
from missions.models import Person
from missions.models.person import Office
from missions.pages.ground import done, form_page, person_of
from missions.rest.shapes import Shape
from planning_levels.models import Mail, Wishes
from planning_levels.notices.shown import mark_read, shown, unread_count, visible
from planning_levels.notices.weighing import mail_is_on
from planning_levels.notices.wishing import keep_wishes, wishes_of, zones

HERE = "/notices/"
A_PAGE = 40
FAILED_SHOWN = 10
LAST_DAYS = timedelta(days=7)


class WishesTyped(Shape):
    """How a person wishes to be told by mail."""

    rhythm: Literal["at-once", "daily", "weekdays", "page"] = "daily"
    requests_at_once: bool = True
    digest_at: time = Field(time(7))
    quiet_from: time | None = None
    quiet_until: time | None = None
    time_zone: str = Field("UTC", max_length=60)
    version: int = 1


@login_required
@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what was told to the person, the newest first; `?unread` leaves out what has been read."""
    person = person_of(request)
    only_unread = "unread" in request.GET
    rows = visible(person).filter(read_at=None) if only_unread else visible(person)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    told = {
        "page": page,
        "rows": shown(page.object_list),
        "unread": unread_count(person),
        "only_unread": only_unread,
        "mail": _mail_sentence(person),
        "keeping": _kept_mails() if person.office == Office.CUSTODIAN else None,
    }
    return render(request, "planning_levels/notices.html", told)


@login_required
@require_safe
def one_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Go to the page that a notice leads to, and note that it has been read."""
    notice = get_object_or_404(visible(person_of(request)), pk=number)
    mark_read(person_of(request), notice.pk)
    return redirect(notice.path)


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that everything has been read."""
    mark_read(person_of(request))
    return done(request, _("Everything here is marked as read."), HERE)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """Show and keep how the person wishes to be told by mail."""
    person, tried = person_of(request), None
    if request.method == "POST":
        tried = attempt(lambda: _keep(request, person))
        if tried.ok:
            return done(request, _("Kept. What waits to be sent follows it too."), HERE)
    return form_page(
        request,
        {"crumbs": [{"text": _("Told to me"), "url": HERE}, {"text": _("By mail"), "url": ""}]},
        title=_("What is sent to me, and when"),
        sentence=_mail_sentence(person),
        fields=_fields(wishes_of(person)),
        submit=_("Keep this"),
        back=HERE,
        tried=tried,
    )


def _keep(request: HttpRequest, person: Person) -> Wishes:
    asked = WishesTyped.model_validate(typed(request.POST, ticks=("requests_at_once",)))
    given = asked.model_dump(exclude={"version"})
    return keep_wishes(person, if_version=asked.version, **given)


def _mail_sentence(person: Person) -> str:
    if not mail_is_on():
        return _("This copy sends no mail: everything is told on this page.")
    if not person.email:
        return _("No address of yours is known, so nothing is sent to you. The custodian enters it.")
    return _("Mail goes to %(address)s. It says that something is there, and never what it says.") % {
        "address": person.email
    }


def _kept_mails() -> dict[str, Any]:
    """Return what the custodian sees of mails: whether they go at all, how many wait, which failed."""
    since = timezone.now() - LAST_DAYS
    states = Mail.objects.filter(made_at__gte=since).order_by().values_list("state")
    counts = dict(states.annotate(n=Count("pk")).values_list("state", "n"))
    failed = Mail.objects.filter(state=Mail.State.FAILED, made_at__gte=since).select_related("person")
    return {
        "on": mail_is_on(),
        "sent": counts.get(Mail.State.SENT, 0),
        "waiting": counts.get(Mail.State.QUEUED, 0) + counts.get(Mail.State.SENDING, 0),
        "failed": list(failed[:FAILED_SHOWN]),
    }


def _fields(held: Wishes) -> list[dict[str, Any]]:
    hour = _("Hours and minutes, as 07:00.")
    return [
        {"name": "rhythm", "type": "radio", "label": _("Notices"), "required": True, "value": held.rhythm,
         "choices": [
             ("at-once", _("As they happen")),
             ("daily", _("Once a day, all together")),
             ("weekdays", _("Once a day, Monday to Friday")),
             ("page", _("Not by mail; only on the page")),
         ]},
        {"name": "requests_at_once", "type": "checkbox", "label": _("What waits for me goes at once"),
         "value": "true" if held.requests_at_once else "",
         "help": _("Decisions, releases and positions that you are asked for, and the like.")},
        {"name": "digest_at", "label": _("Time of the day's mail"), "value": f"{held.digest_at:%H:%M}",
         "required": True, "help": hour},
        {"name": "quiet_from", "label": _("Quiet from"), "value": _clock(held.quiet_from),
         "help": _("In quiet hours nothing is sent; it follows when they end. Empty for none.")},
        {"name": "quiet_until", "label": _("Quiet until"), "value": _clock(held.quiet_until), "help": hour},
        {"name": "time_zone", "type": "select", "label": _("Time zone"), "value": held.time_zone,
         "required": True, "choices": list(zones())},
        {"name": "version", "type": "hidden", "value": held.version},
    ]  # fmt: skip


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
