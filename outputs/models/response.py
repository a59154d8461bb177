"""What others say of a version: comments with their answers, and concurrences."""

from django.db import models
from django.utils import timezone

from missions.models import ClassificationField, Entity, Person
from outputs.models.output import Version
from outputs.models.review import Round


class Comment(models.Model):
    """A comment on a version, one of its sections, or a passage of it, with answer and disposition."""

    class Disposition(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        PARTLY = "partly", "partly accepted"
        NOT_ACCEPTED = "not", "not accepted"

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="comments")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    section = models.CharField(max_length=60, blank=True)
    quote = models.TextField(blank=True)  # the passage as it stood, found again by the words around it
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    classification = ClassificationField()
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    answer = models.TextField(blank=True)
    disposition = models.CharField(max_length=10, choices=Disposition, default=Disposition.OPEN)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
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
    before_edit = models.BooleanField(default=False)  # a text was changed in substance after this was given
    stated_at = models.DateTimeField(default=timezone.now)  # changes of a later moment are held against it
    withdrawn_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["of", "entity"], name="one_position_an_entity")]


class SeenSection(models.Model):
    """A section as it stood when a position was given on it: hashes of its text and of the rows drawn in."""

    concurrence = models.ForeignKey(Concurrence, on_delete=models.CASCADE, related_name="seen")
    key = models.CharField(max_length=60)
    text = models.CharField(max_length=64)
    rows = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["concurrence", "key"], name="one_hash_a_section_seen")]
