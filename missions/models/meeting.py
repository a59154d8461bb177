"""What a planning body does: it meets, it takes decisions in its minute, and sets action points."""

from datetime import date

from django.db import models

from missions.models.body import Body, Member
from missions.models.mission import Mission
from missions.models.person import Entity, Person


class Meeting(models.Model):
    """A meeting of a body; `decisions` are those taken in the minute, one text each."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    agenda = models.TextField(blank=True)
    minute = models.TextField(blank=True)
    decisions = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-id"]


class Attendance(models.Model):
    """Whether a member took part in a meeting, stayed away, or sent somebody; or a guest who came."""

    class State(models.TextChoices):
        PRESENT = "present", "present"
        ABSENT = "absent", "absent"
        REPRESENTED = "represented", "represented"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="attendance")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State)
    represented_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_attendance_a_member"),
            models.CheckConstraint(
                condition=models.Q(state="represented") ^ models.Q(represented_by=""),
                name="represented_by_somebody",
            ),
        ]


class ActionPoint(models.Model):
    """Something to be done by an owner until a day: of a meeting, of a body, or set by a decider.

    Its state follows from its days: open, done on a day with a note, dropped on a day for a reason.
    `gate` names the decision point whose decider set it as a condition.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="action_points")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="action_points")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="action_points")
    gate = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="action_points")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    owner_name = models.CharField(max_length=400, blank=True)
    due = models.DateField(null=True, blank=True)
    set_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)  # what was done, or why it was dropped
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on=None) | models.Q(dropped_on=None), name="done_or_dropped"
            ),
            models.CheckConstraint(
                condition=models.Q(dropped_on=None) | ~models.Q(note=""), name="dropped_for_a_reason"
            ),
        ]

    @property
    def state(self) -> str:
        """Return `open`, `done` or `dropped`."""
        if self.done_on is not None:
            return "done"
        return "open" if self.dropped_on is None else "dropped"

    @property
    def who(self) -> str:
        """Return who owns it, in words; empty where nobody was named."""
        if self.owner is not None:
            return self.owner.get_full_name()
        return self.entity_id or self.owner_name

    @property
    def owner_key(self) -> str:
        """Return what a form or a script names its owner by: a username, an entity's code, else the words."""
        return self.owner.username if self.owner else self.entity_id or self.owner_name

    def days_over(self, today: date) -> int:
        """Return how many days an open point is past its own on ``today``."""
        return max((today - self.due).days, 0) if self.due and self.state == "open" else 0
