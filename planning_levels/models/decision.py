"""Decisions: permanent records of who decided what, on which basis, with which reasons."""

from django.db import models

from missions.models import ActionPoint, Document, Mission, Person
from outputs.models import Version
from planning_levels.models.run import LevelRun
from planning_levels.models.submission import Submission


class Decision(models.Model):
    """A decision or return. Never edited: a correction is a new, linked one."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="decisions")
    run = models.ForeignKey(LevelRun, on_delete=models.PROTECT, null=True, related_name="decisions")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="decisions")
    gate = models.CharField(max_length=20)
    verb = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40)
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    decider_name = models.CharField(max_length=200)
    decider_title = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=40)
    acting_for = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    accepted = models.JSONField(default=list)  # codes of the deviations accepted by name
    paper = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    cycle = models.PositiveSmallIntegerField(default=1)
    serial = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]


class DecisionBasis(models.Model):
    """A version, by its hash, that a decision rests on."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="basis")
    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="decisions")
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]


class DecisionCondition(models.Model):
    """A condition as the decider set it, with owner and date; its action point says what became of it."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="conditions")
    text = models.TextField()
    owner = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    action_point = models.OneToOneField(
        ActionPoint, on_delete=models.PROTECT, null=True, related_name="condition"
    )

    class Meta:
        ordering = ["id"]


class EndorsementPosition(models.Model):
    """What a head of agency said when the UNCT discussed the plan; silence is an answer too."""

    class Position(models.TextChoices):
        ENDORSES = "endorses", "endorses"
        RESERVES = "reserves", "endorses with reservation"
        DECLINES = "declines", "declines"
        NO_ANSWER = "no-answer", "no answer"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="positions")
    entity = models.CharField(max_length=40)
    position = models.CharField(max_length=10, choices=Position)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]


class PaperDecision(models.Model):
    """A decision taken on paper: entered by the decider's office, confirmed by a second person of it."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="paper_decisions")
    verb = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("entered_by")),
                name="paper_confirmed_by_a_second_person",
            )
        ]


class GatePlan(models.Model):
    """The day for which a decision point is planned; dates never move a level."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="gate_plans")
    gate = models.CharField(max_length=20)
    planned_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "gate"], name="one_plan_a_gate")]
