"""The planning bodies: task force (IMTF) at headquarters and planning team (IMPT) in the field."""

from typing import TYPE_CHECKING

from django.db import models
from django_fsm import FSMField

from missions.models.document import Document
from missions.models.mission import Mission
from missions.models.person import Entity, Person

if TYPE_CHECKING:
    from missions.models.body_work import Terms


class Body(models.Model):
    """A planning body of one mission. Its strip of transitions stands in `missions.bodies`."""

    class Kind(models.TextChoices):
        IMTF = "imtf", "integrated mission task force"
        IMPT = "impt", "integrated mission planning team"

    class State(models.TextChoices):
        TO_ESTABLISH = "to_establish", "to be established"
        ESTABLISHED = "established", "established"
        OPERATIONAL = "operational", "operational under the lead department"
        TRANSFERRING = "transferring", "handing over to the mission"
        BACKSTOPPING = "backstopping", "backstopping"
        PRIMARY = "primary", "in charge of planning"
        CLOSED = "closed", "closed"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=4, choices=Kind)
    state = FSMField(max_length=20, choices=State.choices, default=State.TO_ESTABLISH, protected=True)
    established_on = models.DateField(null=True, blank=True)
    location = models.CharField(max_length=200, blank=True)
    reporting_line = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "kind"], name="one_body_of_a_kind"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "to_establish",
                        "established",
                        "operational",
                        "transferring",
                        "backstopping",
                        "primary",
                        "closed",
                    ]
                ),
                name="body_state_known",
            ),
        ]
        verbose_name_plural = "bodies"

    @property
    def terms_of_reference(self) -> str:
        """Return the terms that the body wrote for itself last; empty where the generic ones count."""
        found = self._last_terms
        return found.text if found else ""

    @property
    def terms_version(self) -> int:
        """Return the number of the terms that count; the generic ones are the first."""
        found = self._last_terms
        return found.number if found else 1

    @property
    def _last_terms(self) -> "Terms | None":
        return max(self.terms.all(), key=lambda row: row.number, default=None) if self.pk else None


class ChairTerm(models.Model):
    """A chair's term; the chair comes from the department that leads."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chairs")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="chairs")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(until=None), name="one_sitting_chair_a_body"
            )
        ]


class Member(models.Model):
    """A member of a body: a seat of the IMTF, or a side of the IMPT."""

    class Capacity(models.TextChoices):
        MEMBER = "member", "member"
        ALTERNATE = "alternate", "alternate"
        OFFICER_IN_CHARGE = "officer-in-charge", "officer-in-charge"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    seat = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rank = models.CharField(max_length=20, blank=True)
    capacity = models.CharField(max_length=20, choices=Capacity, default=Capacity.MEMBER)
    letter = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    empowered_on = models.DateField(null=True, blank=True)
    consulted_on = models.DateField(null=True, blank=True)
    permanent = models.BooleanField(default=True)
    lead = models.BooleanField(default=False)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["seat", "from_date", "id"]
        indexes = [models.Index(fields=["person", "body"])]


class SubGroup(models.Model):
    """A sub-group of a body with a task: budget, transition, joint transition, or another."""

    class Kind(models.TextChoices):
        BUDGET = "budget", "budget"
        TRANSITION = "transition", "transition"
        JOINT_TRANSITION = "joint-transition", "joint transition"
        OTHER = "other", "other"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sub_groups")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    task = models.TextField(blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["from_date", "id"]


class SubGroupMember(models.Model):
    """A member of a sub-group: a person who signs in, or a name."""

    sub_group = models.ForeignKey(SubGroup, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
