"""What others say of a version: comments with their answers, and concurrences."""

from django.db import models

from missions.models import Entity, Person
from outputs.models.output import Version


class Comment(models.Model):
    """A comment on a version or one of its sections, with answer and disposition."""

    class Disposition(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        PARTLY = "partly", "partly accepted"
        NOT_ACCEPTED = "not", "not accepted"

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="comments")
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    answer = models.TextField(blank=True)
    disposition = models.CharField(max_length=10, choices=Disposition, default=Disposition.OPEN)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]


class Concurrence(models.Model):
    """An entity's position on a version, bound to its hash once the version is frozen."""

    class Position(models.TextChoices):
        CONCUR = "concur", "concurs"
        RESERVE = "reserve", "concurs with reservation"
        OBJECT = "object", "objects"

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="concurrences")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=10, choices=Position)
    text = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)
    before_edit = models.BooleanField(default=False)  # the text was edited in review after this was given
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["of", "entity"], name="one_position_an_entity")]
