"""Work done by the worker. The row is the truth: whatever the broker loses is found again here."""

from django.db import models

from missions.models import Mission, Person
from outputs.models.output import Version


class Job(models.Model):
    """A rendering or an export, asked once for each key and kept."""

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        RUNNING = "running", "running"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)  # pdf, export, draft
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="jobs")
    of = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs")
    subject = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    phase = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=36, blank=True)
    file = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
