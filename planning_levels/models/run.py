"""A run of a level: a level can run again, in a revision cycle."""

from django.db import models
from django_fsm import FSMField

from missions.models import Mission

CODES = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")


class LevelRun(models.Model):
    """One run of one level in one cycle. `started` and `ended` follow from recorded acts only."""

    class State(models.TextChoices):
        IN_PREPARATION = "in_preparation", "in preparation"
        ACTIVE = "active", "active"
        AWAITING_DECISION = "awaiting_decision", "awaiting a decision"
        CLOSED = "closed", "closed"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="level_runs")
    level = models.CharField(max_length=3)
    cycle = models.PositiveSmallIntegerField()
    cause = models.CharField(max_length=200)
    state = FSMField(max_length=20, choices=State.choices, default=State.IN_PREPARATION, protected=True)
    opened_on = models.DateField()
    started = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["cycle", "level"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "level", "cycle"], name="one_run_a_level_and_cycle"),
            models.UniqueConstraint(
                fields=["mission", "level"], condition=models.Q(ended=None), name="one_open_run_a_level"
            ),
            models.CheckConstraint(condition=models.Q(level__in=CODES), name="level_known"),
            models.CheckConstraint(
                condition=models.Q(state="in_preparation", started=None, ended=None)
                | models.Q(state__in=["active", "awaiting_decision"], started__isnull=False, ended=None)
                | models.Q(state="closed", ended__isnull=False),
                name="run_dates_fit_state",
            ),
        ]

    @property
    def open(self) -> bool:
        """A run is open until an act closes it."""
        return self.state != self.State.CLOSED
