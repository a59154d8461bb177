"""Word drafts as field teams upload them, kept as they came."""

from django.db import models

from missions.models import Person
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
    error = models.TextField(blank=True)
    comment = models.TextField(blank=True)
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
