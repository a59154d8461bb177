"""The record: append-only, hash-chained, one chain a mission. And the flags of irregular facts."""

from django.db import models

from missions.models.mission import Mission
from missions.models.person import Person


class Entry(models.Model):
    """One line of the record. The database itself refuses its change and its removal."""

    class Kind(models.TextChoices):
        ACT = "act", "act"
        FACT = "fact", "fact"
        REFUSAL = "refusal", "refused attempt"
        WRITING = "writing", "writing"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, related_name="record")
    chain = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    happened_on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)
    verb = models.CharField(max_length=60)
    sentence = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="record")
    person_name = models.CharField(max_length=200)
    person_title = models.CharField(max_length=200, blank=True)
    person_role = models.CharField(max_length=200, blank=True)
    acting_for = models.CharField(max_length=200, blank=True)
    state_from = models.CharField(max_length=40, blank=True)
    state_to = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="record_numbers_are_unique")]
        verbose_name_plural = "entries"


class Flag(models.Model):
    """A fact stored with its true date that is out of the ordinary; shown in the next package."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="flags")
    code = models.CharField(max_length=60)
    sentence = models.CharField(max_length=500)
    where = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class Deviation(models.Model):
    """A standard that was explained instead of met; the next decider accepts it by name."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="deviations")
    level = models.CharField(max_length=3, blank=True)
    cycle = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    sentences = models.JSONField(default=list)
    explanation = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "level", "cycle", "code"], name="one_explanation_a_code_and_run"
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_by=None, accepted_on=None)
                | models.Q(accepted_by__isnull=False, accepted_on__isnull=False),
                name="accepted_by_someone_on_a_day",
            ),
        ]
