"""Word drafts as field teams upload them, what became of each section, and uploads on their way."""

import uuid

from django.db import models

from missions.models import ClassificationField, Person
from outputs.models.output import Output, Version


class Upload(models.Model):
    """A .docx draft; its state follows from what was done with it, not from a machine of its own."""

    class State(models.TextChoices):
        RECEIVED = "received", "received"
        READ = "read", "read"
        FAILED = "failed", "failed"
        ACCEPTED = "accepted", "accepted"
        RETURNED = "returned", "returned"

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="uploads")
    file = models.FileField(upload_to="drafts/", max_length=300)
    filename = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    attempts = models.PositiveSmallIntegerField(default=0)
    taken = models.JSONField(default=dict)  # section key > HTML read from the file
    not_taken = models.JSONField(default=list)  # passages that found no section
    warnings = models.JSONField(default=list)  # what was left out of the file while reading, in sentences
    changes = models.JSONField(default=list)  # tracked changes: author, date, kind, text, section
    remarks = models.JSONField(default=list)  # comments in the margin, with the comment that each became
    headings = models.JSONField(
        default=list
    )  # headings found: index, text, level, section, begin of the text
    assignments = models.JSONField(
        default=dict
    )  # index of a heading > {"section", "reason"}, as people corrected
    origin = models.JSONField(null=True, blank=True)  # what a file that was given out says of itself
    as_read = models.JSONField(null=True, blank=True)  # the file's blocks, to place them anew without reading
    error = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    classification = ClassificationField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    taken_into = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-id"]


class Verdict(models.Model):
    """What became of one section of a draft: accepted or not, by whom, when, and why not."""

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="verdicts")
    key = models.CharField(max_length=60)
    accepted = models.BooleanField()
    comment = models.TextField(blank=True)
    into = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["upload", "key"], name="one_verdict_a_section")]


class Transfer(models.Model):
    """An upload on its way, in slices over a weak link; the hash names the file, so it can go on later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    received = models.PositiveIntegerField(default=0)
    checking_since = models.DateTimeField(null=True, blank=True)
    refused = models.TextField(blank=True)  # why the whole file was not taken
    draft = models.OneToOneField(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="transfer"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["output", "by", "sha256"],
                condition=models.Q(draft=None),
                name="one_open_transfer_a_file",
            )
        ]
