"""Transfers of responsibility: lists of items that pass from one side to the other, accepted by both."""

from django.db import models

from missions.models import Mission, Person


class HandOver(models.Model):
    """A transfer of responsibility between two sides, each of which one person speaks for."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", "from department to department"
        TEAM = "team", "from the task force to the planning team"
        PREDECESSOR = "predecessor", "from a predecessor mission to the United Nations operation"
        COUNTRY_TEAM = "country-team", "from the mission to the country team"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="hand_overs")
    kind = models.CharField(max_length=16, choices=Kind)
    giving = models.CharField(max_length=200)
    receiving = models.CharField(max_length=200)
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    completed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["opened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="hand_over_has_two_sides"
            )
        ]

    def __str__(self) -> str:
        return f"{self.giving} to {self.receiving}"


class HandOverItem(models.Model):
    """One thing that passes: a task, documents, assets, people. It has passed once both sides accept it."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    due = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(null=True, blank=True)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField(null=True, blank=True)
    declined_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    declined_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(given_by=None, given_on=None)
                    | models.Q(given_by__isnull=False, given_on__isnull=False)
                )
                & (
                    models.Q(taken_by=None, taken_on=None)
                    | models.Q(taken_by__isnull=False, taken_on__isnull=False)
                )
                & (
                    models.Q(declined_by=None, declined_on=None)
                    | models.Q(declined_by__isnull=False, declined_on__isnull=False)
                ),
                name="hand_over_item_accepted_by_someone_on_a_day",
            )
        ]

    @property
    def state(self) -> str:
        """Whether it has passed, one side waits for the other, somebody declined, or nobody has spoken."""
        if self.declined_on:
            return "declined"
        if self.given_on and self.taken_on:
            return "passed"
        return "given" if self.given_on else "taken" if self.taken_on else "open"
