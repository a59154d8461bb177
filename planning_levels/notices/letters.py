"""The words of a mail: plain text, with nothing in it that another reader must not know.

A line of the table says what kind of thing it is, and names nothing; the mission stands by its short key. No
title, position, reason or text can come in, since none is read here.
"""

from collections.abc import Iterable, Sequence
from email.utils import formatdate
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from missions.models import Entry, Mission
from missions.models.person import Office
from missions.record import HOUSE
from planning_levels.definition.notices import table
from planning_levels.models import Mail, Notice

RULE = "-- "


def letter(mail: Mail, notices: Sequence[Notice]) -> EmailMessage:
    """Return the message of a mail with these notices; made again, it has the same Message-ID."""
    heads = list(_heads()) if carries_heads(mail) else []
    subject = _subject(mail, notices)
    body = "\n".join([*_body(mail, notices), *heads, *_foot(mail)])
    headers = {
        "Message-ID": message_id(mail),
        "Date": formatdate(mail.made_at.timestamp()),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{address(reverse('wishes'))}>",
        "X-Auto-Response-Suppress": "All",
    }
    return EmailMessage(subject, body, to=[mail.person.email], headers=headers)


def carries_heads(mail: Mail) -> bool:
    """Tell whether a mail carries the heads of the chains: the digest of a custodian."""
    return mail.digest and mail.person.office == Office.CUSTODIAN


def message_id(mail: Mail) -> str:
    """Return a Message-ID that follows from the mail's key, so that a repeat is known as one."""
    sign = sha256(f"{settings.SECRET_KEY}:{mail.key}".encode()).hexdigest()[:24]
    return f"<{sign}@{urlsplit(settings.SITE_URL).hostname}>"


def address(path: str) -> str:
    """Return the whole address of a path of this copy."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _subject(mail: Mail, notices: Sequence[Notice]) -> str:
    if not mail.digest and notices:
        return f"IMPP: {_line(notices[0])}{_where(notices[0])}"
    if not notices:
        return "IMPP: heads of the record"
    return f"IMPP: {len(notices)} notices" if len(notices) > 1 else "IMPP: one notice"


def _body(mail: Mail, notices: Sequence[Notice]) -> Iterable[str]:
    for notice in notices:
        yield f"{_line(notice)}{_where(notice)}"
        yield address(notice.path)
        yield ""


def _line(notice: Notice) -> str:
    return table()[notice.row].mail


def _where(notice: Notice) -> str:
    return f" ({notice.mission.key})" if notice.mission else ""


def _heads() -> Iterable[str]:
    """Yield the head of each chain: key, number, hash. Keep them elsewhere, and compare them later."""
    yield "Heads of the record: mission, number of entries, hash of the last one."
    missions = Mission.objects.filter(demonstration_date=None, record_number__gt=0).order_by("key")
    for key, number, head in missions.values_list("key", "record_number", "record_head"):
        yield f"{key} {number} {head}"
    last = Entry.objects.filter(chain=HOUSE).order_by("-number").first()
    if last is not None:
        yield f"{HOUSE} {last.number} {last.hash}"
    yield ""


def _foot(mail: Mail) -> Iterable[str]:
    yield RULE
    yield "Sent by IMPP; nobody reads answers to this address."
    yield f"What is sent to you, and when: {address(reverse('wishes'))}"
