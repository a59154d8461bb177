"""Roles given to persons in a mission, with dates."""

from django.db import models

from missions.models.mission import Mission
from missions.models.person import Entity, Person


class Assignment(models.Model):
    """A person's role in one mission, from a day and perhaps until a day, perhaps for another.

    Who holds a role for a decider is their officer-in-charge; `scope` may narrow what they decide.
    """

    class Role(models.TextChoices):
        PLANNER = "planner", "planner"
        PBSO = "pbso", "PBSO"
        SRSG = "srsg", "SRSG"
        MISSION_STAFF = "mission-staff", "mission staff"
        RC_HC = "rc-hc", "RC/HC"
        UNCT_MEMBER = "unct-member", "member of the UNCT"
        FIELD = "field", "field contributor"
        PARTNER = "partner", "partner"
        OBSERVER = "observer", "observer"
        SG = "sg", "acting for the Secretary-General"
        USG = "usg", "acting for an Under-Secretary-General"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    acting_for = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="represented_by"
    )
    scope = models.CharField(max_length=300, blank=True)  # decision points, by blanks; empty for all of them
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["role", "id"]
        indexes = [models.Index(fields=["person", "mission"])]
