"""The watch over assumptions: what was answered when one failed (IMPP guidelines Annex B)."""

from django.db import models

from missions.models import Mission, Person
from plans.models.ground import Assumption


class AssumptionAnswer(models.Model):
    """An answer to an assumption that failed, or to the question of viability; never changed afterwards.

    It holds what it answers: the consent, the result and the day of the check as they then stood. When one
    of them changes, the question is open again.
    """

    class Question(models.TextChoices):
        FAILED = "failed", "the assumption has failed"
        VIABILITY = "viability", "is the mission viable?"

    class Course(models.TextChoices):
        STANDS = "stands", "the plan stands as it is"
        ADAPTED = "adapted", "the plan is adapted"
        REVISION = "revision", "a significant revision is recommended"
        EXIT = "exit", "transition and exit are recommended"
        END = "end", "the mission is not viable"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="assumption_answers")
    assumption = models.ForeignKey(Assumption, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=10, choices=Question)
    course = models.CharField(max_length=10, choices=Course)
    text = models.TextField(max_length=20_000)
    consent = models.CharField(max_length=40, blank=True)
    recheck = models.CharField(max_length=40, blank=True)
    rechecked_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=40, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="answer_to_an_assumption_says_why")
        ]
