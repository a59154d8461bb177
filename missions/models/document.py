"""Documents kept with a mission: scans, letters, resolutions, uploads."""

from django.db import models

from missions.models.classification import ClassificationField
from missions.models.mission import Mission
from missions.models.person import Person


def storage_name(document: "Document", filename: str) -> str:
    """Return where a document's file is kept: by mission and by its own hash."""
    return f"documents/{document.mission_id}/{document.sha256 or 'unhashed'}"


class Document(models.Model):
    """A document by file, or by title and date where the file may follow."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    dated = models.DateField(null=True, blank=True)
    file = models.FileField(upload_to=storage_name, blank=True, max_length=300)
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    classification = ClassificationField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-added_at", "-id"]

    def __str__(self) -> str:
        return self.title
