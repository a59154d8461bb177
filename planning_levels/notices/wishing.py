"""How a person wishes to be told: read, changed, and turned into the moment at which a mail goes."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction

from missions.errors import Invalid
from missions.models import Person
from missions.versions import check_version
from planning_levels.models import Mail, Notice, Wishes

SATURDAY = 5
REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def wishes_of(person: Person) -> Wishes:
    """Return a person's wishes; those with which everybody begins where none are kept."""
    return Wishes.objects.filter(person=person).first() or Wishes(person=person)


def keep_wishes(person: Person, *, if_version: int | None = None, **given: Any) -> Wishes:
    """Keep a person's wishes and weigh anew what waits; Invalid (400), Stale (412)."""
    with transaction.atomic():
        Wishes.objects.get_or_create(person=person)
        held = Wishes.objects.select_for_update().get(person=person)
        check_version(held, if_version)
        for name, value in given.items():
            setattr(held, name, value)
        _check(held)
        held.version += 1
        held.save()
        _weigh_anew(person)
    return held


@cache
def zones() -> tuple[str, ...]:
    """Return the time zones that a person may choose from: UTC, then places by region."""
    return ("UTC", *sorted(name for name in available_timezones() if name.split("/")[0] in REGIONS))


def at_once(wishes: Wishes, now: datetime) -> datetime:
    """Return when a mail goes that need not wait: now, or when the quiet hours end."""
    local = now.astimezone(ZoneInfo(wishes.time_zone))
    begin, end = wishes.quiet_from, wishes.quiet_until
    if begin is None or end is None or not _quiet(local.time(), begin, end):
        return now
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return _moment(wishes, day, end)


def next_digest(wishes: Wishes, now: datetime) -> tuple[date, datetime]:
    """Return the day of the next digest on the person's calendar, and when it goes."""
    day = now.astimezone(ZoneInfo(wishes.time_zone)).date()
    while _moment(wishes, day, wishes.digest_at) <= now or _free(wishes, day):
        day += timedelta(days=1)
    return day, at_once(wishes, _moment(wishes, day, wishes.digest_at))


def _free(wishes: Wishes, day: date) -> bool:
    return wishes.rhythm == Wishes.Rhythm.WEEKDAYS and day.weekday() >= SATURDAY


def _moment(wishes: Wishes, day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(wishes.time_zone))


def _quiet(now: time, begin: time, end: time) -> bool:
    return begin <= now < end if begin < end else now >= begin or now < end


def _check(wishes: Wishes) -> None:
    faults = {}
    if wishes.rhythm not in Wishes.Rhythm.values:
        faults["rhythm"] = f"Known values: {', '.join(Wishes.Rhythm.values)}."
    if wishes.time_zone not in zones():
        faults["time_zone"] = "Name a time zone of the list, as Africa/Juba."
    if (wishes.quiet_from is None) != (wishes.quiet_until is None):
        empty = "quiet_from" if wishes.quiet_from is None else "quiet_until"
        faults[empty] = "Quiet hours need a beginning and an end; leave both empty for none."
    elif wishes.quiet_from is not None and wishes.quiet_from == wishes.quiet_until:
        faults["quiet_until"] = "Quiet hours that end when they begin would never let a mail out."
    if faults:
        raise Invalid(faults)


def _weigh_anew(person: Person) -> None:
    """Take back what waits to be sent: its moment follows from the new wishes."""
    waiting = Mail.objects.select_for_update().filter(person=person, state=Mail.State.QUEUED, attempts=0)
    keys = list(waiting.values_list("pk", flat=True))
    Notice.objects.filter(mail__in=keys).update(mail=None, weighed=False)
    Mail.objects.filter(pk__in=keys).delete()
