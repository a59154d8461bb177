"""Sending mails: claimed by one worker, tried again with growing pauses, given up in plain sight.

As with jobs every change is one conditional UPDATE. A worker that dies between the server's yes and its own
note sends once more, with the same Message-ID; nothing is lost.
"""

import logging
import smtplib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.utils import timezone

from planning_levels.definition.notices import table
from planning_levels.models import Mail, Notice
from planning_levels.notices.letters import carries_heads, letter
from planning_levels.notices.shown import visible
from planning_levels.notices.weighing import mail_is_on

log = logging.getLogger("impp.notices")
LEASE = timedelta(minutes=3)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
S = Mail.State
PERMANENT = 500
AT_A_TIME = 200


def send_due(now: datetime | None = None) -> int:
    """Send every mail whose moment has come; return how many have gone."""
    if not mail_is_on():
        return 0
    sent = 0
    connection: BaseEmailBackend = get_connection()
    try:
        for pk in due(now)[:AT_A_TIME]:
            mail = claim(pk, now)
            if mail is not None:
                sent += _send(mail, connection)
    finally:
        connection.close()
    return sent


def due(now: datetime | None = None) -> list[int]:
    """Return the mails that can be claimed: their moment has come, or whoever claimed them is dead."""
    return list(Mail.objects.filter(_free(now)).order_by("send_at", "pk").values_list("pk", flat=True))


def claim(pk: int, now: datetime | None = None) -> Mail | None:
    """Take a mail for this worker; None when another has it or it has gone."""
    taken = Mail.objects.filter(_free(now), pk=pk).update(
        state=S.SENDING,
        claim=str(uuid4()),
        lease_until=(now or timezone.now()) + LEASE,
        attempts=F("attempts") + 1,
    )
    return Mail.objects.select_related("person").get(pk=pk) if taken else None


def _free(now: datetime | None) -> Q:
    moment = now or timezone.now()
    return Q(state=S.QUEUED, send_at__lte=moment) | Q(state=S.SENDING, lease_until__lt=moment)


def _send(mail: Mail, connection: BaseEmailBackend) -> int:
    notices, why_not = _content(mail)
    if why_not:
        _note(mail, state=S.DROPPED, reason=why_not)
        return 0
    message = letter(mail, notices)
    message.connection = connection
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as fault:
        connection.close()
        _failed(mail, fault)
        return 0
    _note(mail, state=S.SENT, sent_at=timezone.now(), reason="")
    return 1


def _content(mail: Mail) -> tuple[Sequence[Notice], str]:
    """Return what the mail tells, judged anew, and why it is not sent where it tells nothing."""
    person = mail.person
    if not person.is_active:
        return [], "The person does not sign in any more."
    if not person.email:
        return [], "The person has no address."
    rows = visible(person).filter(mail=mail, read_at=None, row__in=list(table()))
    notices = list(rows.exclude(mission__demonstration_date__isnull=False).order_by("pk"))
    if not notices and not carries_heads(mail):
        return [], "Read already, or not to be seen any more."
    return notices, ""


def _failed(mail: Mail, fault: Exception) -> None:
    """Put a mail back for a later attempt; failed for good after the last, or when the server says never."""
    reason = f"{type(fault).__name__}: {fault}"[:300]
    if mail.attempts > len(PAUSES) or _never(fault):
        log.warning("mail %s is given up: %s", mail.pk, reason)
        _note(mail, state=S.FAILED, reason=reason)
        return
    log.info("mail %s is tried again: %s", mail.pk, reason)
    pause = PAUSES[mail.attempts - 1]
    _note(mail, state=S.QUEUED, reason=reason, send_at=timezone.now() + pause)


def _never(fault: Exception) -> bool:
    """Tell whether the server has refused every recipient for good."""
    if not isinstance(fault, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _ in fault.recipients.values())


def _note(mail: Mail, **changes: object) -> None:
    Mail.objects.filter(pk=mail.pk, claim=mail.claim, state=S.SENDING).update(
        claim="", lease_until=None, **changes
    )
