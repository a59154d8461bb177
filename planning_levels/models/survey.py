"""Surveys and validation exercises: dated facts, whose state follows from their dates."""

from django.db import models

from missions.models import Mission, Person
from planning_levels.models.run import LevelRun
from plans.models import Assumption


class Survey(models.Model):
    """A survey in the country (IMPP guidelines C 1.2.3), bound to the run in which it is made."""

    class Kind(models.TextChoices):
        TECHNICAL = "technical", "technical survey"
        FIELD_ASSESSMENT = "field-assessment", "field assessment"
        TRANSITION = "transition", "transition survey"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="surveys")
    run = models.ForeignKey(LevelRun, on_delete=models.PROTECT, null=True, related_name="surveys")
    kind = models.CharField(max_length=20, choices=Kind)
    from_date = models.DateField()
    to_date = models.DateField()
    places = models.TextField(blank=True)  # one a line
    leader = models.CharField(max_length=200, blank=True)
    leader_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    launched_on = models.DateField(null=True, blank=True)
    debrief_held_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    findings = models.TextField(blank=True)  # one a line
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["from_date", "id"]

    @property
    def state(self) -> str:
        """Planned, in country, debriefed or completed: whatever its dates say."""
        if self.completed_on:
            return "completed"
        if self.debrief_held_on:
            return "debriefed"
        return "launched" if self.launched_on else "planned"

    @property
    def days(self) -> int:
        """Days in the country."""
        return (self.to_date - self.from_date).days


class SurveyTeamMember(models.Model):
    """A member of a survey team, with the side that sent them."""

    class Side(models.TextChoices):
        IMTF = "imtf", "task force"
        UNCT = "unct", "UNCT"
        OUTSIDE = "outside", "invited from outside"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="team")
    name = models.CharField(max_length=200)
    entity = models.CharField(max_length=40, blank=True)
    side = models.CharField(max_length=8, choices=Side)

    class Meta:
        ordering = ["id"]


class AssumptionCheck(models.Model):
    """What became of a planning assumption when the survey looked at it again."""

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", "confirmed"
        CHANGED = "changed", "changed"
        DROPPED = "dropped", "dropped"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="checks")
    assumption = models.ForeignKey(Assumption, on_delete=models.PROTECT, related_name="checks")
    result = models.CharField(max_length=10, choices=Result)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "assumption"], name="checked_once_a_survey")]


class Validation(models.Model):
    """The country validation exercise (IMPP guidelines C 2.2.2)."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="validations")
    run = models.ForeignKey(LevelRun, on_delete=models.PROTECT, related_name="validations")
    begun_on = models.DateField()
    ends = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    organisers = models.TextField(blank=True)
    parts = models.TextField(blank=True)
    groups = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]


class ValidationFinding(models.Model):
    """A finding of the exercise, closed by a change of the plan or by a reason not to change."""

    class Closed(models.TextChoices):
        OPEN = "", "open"
        CHANGE = "change", "closed by a change"
        REASON = "reason", "closed by a reason"

    validation = models.ForeignKey(Validation, on_delete=models.PROTECT, related_name="findings")
    text = models.TextField()
    closed_by = models.CharField(max_length=6, choices=Closed, blank=True)
    change = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
