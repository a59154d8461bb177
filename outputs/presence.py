"""Who is writing a section just now. A page with its form open is heard of every fifteen seconds.

Presence is told, never enforced: nobody is locked out by it. What keeps texts from being overwritten is the
version of the section. It is no part of a mission's file, so that no door and no record are passed.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from missions.models import Person
from outputs.models import Output, Writer

GONE_AFTER = timedelta(seconds=45)
EVERY = 15  # seconds between two signs of life; three may be lost


def beat(output: Output, key: str, *, by: Person, now: datetime | None = None) -> None:
    """Note that a person has a section's form open; after forty-five seconds of silence they begin anew."""
    at = now or timezone.now()
    here = Writer.objects.filter(output=output, key=key, person=by)
    if here.filter(seen__gte=at - GONE_AFTER).update(seen=at):
        return
    if here.update(since=at, seen=at):
        return
    try:
        with transaction.atomic():
            Writer.objects.create(output=output, key=key, person=by, since=at, seen=at)
    except IntegrityError:  # two pages of one person at the same moment
        here.update(seen=at)


def leave(output: Output, key: str, *, by: Person) -> None:
    """Note that a person has closed the form."""
    Writer.objects.filter(output=output, key=key, person=by).delete()


def writers(output: Output, *, but: Person, key: str = "", now: datetime | None = None) -> list[Writer]:
    """Return who else is writing this section (or any of the output) just now, the first to come first."""
    at = now or timezone.now()
    found = Writer.objects.filter(output=output, seen__gte=at - GONE_AFTER).exclude(person=but)
    if key:
        found = found.filter(key=key)
    return list(found.select_related("person").order_by("since", "pk"))


def sentence(writer: Writer) -> str:
    """Return who is writing here since when, in words."""
    person = writer.person
    who = f"{person.get_full_name()} ({person.entity_id})" if person.entity_id else person.get_full_name()
    return _("%(who)s is writing here since %(time)s.") % {"who": who, "time": clock_time(writer.since)}


def told(output: Output, *, but: Person, key: str = "") -> list[tuple[str, str]]:
    """Return the section and the sentence of everybody else who is writing in an output (one query)."""
    return [(one.key, sentence(one)) for one in writers(output, but=but, key=key)]


def clock_time(moment: datetime) -> str:
    """Return the time of a moment on the site's own clock, with its zone: 14:02 UTC."""
    return timezone.localtime(moment).strftime("%H:%M %Z")
