"""Deciding what is mailed, and when: at once, with the day's digest, or not at all."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from missions.models import Mission, Person
from missions.models.person import Office
from planning_levels.definition.notices import table
from planning_levels.models import Mail, Notice, Wishes
from planning_levels.notices.wishing import at_once, next_digest, wishes_of

AT_A_TIME = 200


def mail_is_on() -> bool:
    """Tell whether this copy can send mail: a server to send it, and an address for the links in it."""
    return bool(settings.EMAIL_HOST and settings.SITE_URL)


def weigh(now: datetime | None = None) -> int:
    """Put notices that nobody has weighed yet into mails; return how many were weighed.

    A demonstration is told on the page alone; so is everything where mail is not set up, to who has no
    address, and to who wishes it so.
    """
    moment, table_, weighed = now or timezone.now(), table(), 0
    while True:
        with transaction.atomic():
            rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
            batch = list(
                rows.filter(weighed=False).select_related("person", "mission").order_by("pk")[:AT_A_TIME]
            )
            if not batch:
                return weighed
            wishes = {person: wishes_of(person) for person in {notice.person for notice in batch}}
            for notice in batch:
                row = table_.get(notice.row)
                if row is not None and _mailed(notice, wishes[notice.person]):
                    urgent = row.when == "at-once"
                    notice.mail = _mail_for(notice, wishes[notice.person], moment, urgent=urgent)
                notice.weighed = True
            Notice.objects.bulk_update(batch, ["mail", "weighed"])
            weighed += len(batch)


def queue_heads(now: datetime | None = None) -> int:
    """See that each custodian's next digest is queued, also on a day without notices; return how many.

    It carries the head of each chain, so that heads are kept where nobody who can write here reaches.
    """
    if not mail_is_on() or not Mission.objects.filter(demonstration_date=None).exists():
        return 0
    found = 0
    for person in Person.objects.filter(office=Office.CUSTODIAN, is_active=True).exclude(email=""):
        wishes = wishes_of(person)
        if wishes.rhythm != Wishes.Rhythm.PAGE:
            _digest(person, wishes, now or timezone.now())
            found += 1
    return found


def _mailed(notice: Notice, wishes: Wishes) -> bool:
    demonstration = notice.mission is not None and notice.mission.is_demonstration
    to = notice.person
    if not mail_is_on() or demonstration or notice.read_at is not None:
        return False
    return bool(to.email and to.is_active and wishes.rhythm != Wishes.Rhythm.PAGE)


def _mail_for(notice: Notice, wishes: Wishes, now: datetime, *, urgent: bool) -> Mail:
    if wishes.rhythm == Wishes.Rhythm.AT_ONCE or (urgent and wishes.requests_at_once):
        key, send_at = f"notice-{notice.pk}", at_once(wishes, now)
        return Mail.objects.get_or_create(key=key, defaults={"person": notice.person, "send_at": send_at})[0]
    return _digest(notice.person, wishes, now)


def _digest(person: Person, wishes: Wishes, now: datetime) -> Mail:
    """Return the person's next digest that has not gone yet, its row locked."""
    moment = now
    while True:
        day, send_at = next_digest(wishes, moment)
        key, new = f"digest-{person.pk}-{day}", {"person": person, "digest": True, "send_at": send_at}
        Mail.objects.get_or_create(key=key, defaults=new)
        with transaction.atomic():
            held = Mail.objects.select_for_update().get(key=key)
        if held.state == Mail.State.QUEUED:
            return held
        moment = send_at
