"""What is put before a decider: the frozen basis, and the steps of the clearance chain."""

from django.db import models

from missions.models import Mission, Person
from outputs.models import Version
from planning_levels.models.run import LevelRun


class Submission(models.Model):
    """A package before a decider; its basis is bound to the hashes of frozen versions."""

    class State(models.TextChoices):
        OPEN = "open", "waiting"
        DECIDED = "decided", "decided"
        RETURNED = "returned", "returned"
        OVERTAKEN = "overtaken", "overtaken"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="submissions")
    run = models.ForeignKey(LevelRun, on_delete=models.PROTECT, null=True, related_name="submissions")
    gate = models.CharField(max_length=20)
    decider = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    chain = models.JSONField(default=list)  # steps of the clearance chain, as they stood on the day
    flags = models.PositiveIntegerField(default=0)  # flags raised up to this package

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "gate"],
                condition=models.Q(state="open"),
                name="one_open_submission_a_gate",
            )
        ]


class SubmissionBasis(models.Model):
    """A frozen version that the package rests on."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="basis")
    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="submissions")
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]


class ReleaseStep(models.Model):
    """A step of the clearance chain that has been done."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="releases")
    step = models.CharField(max_length=10)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["submission", "step"], name="one_release_a_step")]
