"""Rounds of review, whom they ask, and how sections changed while others were reading them."""

from django.db import models

from missions.models import Entity, Person
from outputs.models.output import Version


class Round(models.Model):
    """A round of review on a version: whom it asks, until when, and who sees what meanwhile.

    A deadline that has passed closes nothing: what is due is a fact, to close is an act.
    """

    class Visibility(models.TextChoices):
        OWN = "own", "once one's own entity has answered"
        CLOSE = "close", "once the round is closed"
        OPEN = "open", "at once"

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    due = models.DateField()
    visibility = models.CharField(max_length=5, choices=Visibility, default=Visibility.OWN)
    silence = models.BooleanField(default=False)  # silence counts as no objection, never as concurrence
    note = models.TextField(blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="round_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["of"], condition=models.Q(closed_on=None), name="one_open_round_a_version"
            ),
        ]


class Asked(models.Model):
    """An entity that a round asks."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["entity_id"]
        constraints = [models.UniqueConstraint(fields=["round", "entity"], name="asked_once_a_round")]


class SectionChange(models.Model):
    """A change to a section's text while a version was in review, or after positions had been given.

    Its writer may mark it as editorial; then positions on the section stand, and their entities are told.
    """

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="changes")
    key = models.CharField(max_length=60)
    editorial = models.BooleanField(default=False)
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
