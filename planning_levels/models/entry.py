"""Entry above Level 1.1: of a successor process, or of a mission that exists already."""

from django.db import models

from missions.models import Document, Mission, Person
from outputs.models import Version


class LevelEntry(models.Model):
    """The level at which a process enters, with its reason and the record it rests on."""

    class Kind(models.TextChoices):
        SUCCESSOR = "successor", "successor process"
        EXISTING = "existing", "existing mission"

    mission = models.OneToOneField(Mission, on_delete=models.PROTECT, related_name="entry")
    kind = models.CharField(max_length=10, choices=Kind)
    level = models.CharField(max_length=3)
    reason = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class StandIn(models.Model):
    """An earlier output or record that stands in for a level not run here; linked, never waived."""

    entry = models.ForeignKey(LevelEntry, on_delete=models.CASCADE, related_name="stand_ins")
    stands_for = models.CharField(max_length=40)
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, related_name="+")
    of = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    predates = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
