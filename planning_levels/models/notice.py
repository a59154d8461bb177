"""What was told to whom, mails on their way, and how each person wishes to be told."""

from datetime import time

from django.db import models

from missions.models import Entry, Mission, Person
from outputs.models import Output


class Mail(models.Model):
    """A mail to one person. The row is the truth: what a worker drops is found again here."""

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        FAILED = "failed", "failed"
        DROPPED = "dropped", "not needed any more"

    key = models.CharField(max_length=80, unique=True)  # asked twice, it is written once
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mails")
    digest = models.BooleanField(default=False)
    send_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=36, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "send_at"], name="mails_that_wait")]


class Notice(models.Model):
    """One thing told to one person: a row of the table of notices, and where it comes from.

    `source` names the entry, the file or the date; so nothing is told twice. `facts` are keys of the
    definition and dates, from which the sentence is made anew each time it is shown.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, related_name="notices")
    output = models.ForeignKey(Output, on_delete=models.PROTECT, null=True, related_name="notices")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="notices")
    row = models.CharField(max_length=60)
    source = models.CharField(max_length=160)
    facts = models.JSONField(default=dict)
    path = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, related_name="notices")
    weighed = models.BooleanField(default=False)  # whether it has been decided if and when it is mailed

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["person", "row", "source"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "read_at"], name="notices_of_a_person"),
            models.Index(fields=["id"], condition=models.Q(weighed=False), name="notices_to_weigh"),
        ]


class Wishes(models.Model):
    """How a person wishes to be told by mail. Who has none is told as the fields here begin."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at-once", "as it happens"
        DAILY = "daily", "once a day"
        WEEKDAYS = "weekdays", "once a day, Monday to Friday"
        PAGE = "page", "on the page only"

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="wishes")
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.DAILY)
    requests_at_once = models.BooleanField(default=True)
    digest_at = models.TimeField(default=time(7))
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=60, default="UTC")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_begin_and_end",
            )
        ]


class ToldUpTo(models.Model):
    """How far a chain of the record has been told. Numbers of a chain have no gap, so none is passed over."""

    chain = models.CharField(max_length=60, unique=True)
    number = models.PositiveIntegerField(default=0)
