"""What belongs to a planning body beside its seats: terms in versions, and who is sent, asked and called."""

from django.db import models

from missions.models.body import Body
from missions.models.person import Entity, Person


class Terms(models.Model):
    """A version of a body's terms of reference, never changed; an empty text brings the generic ones back.

    The generic terms are version 1 and have no row.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_text_a_version_of_terms")]
        verbose_name_plural = "terms"


class Deployment(models.Model):
    """A time that a member of the task force spends in the field, or somebody of the UNCT at headquarters.

    While it lasts the person has the rights of a member there (IMPP guidelines C 1.2.3, C 2.2.1, Annex A).
    """

    class Direction(models.TextChoices):
        TO_FIELD = "to-field", "to the field"
        TO_HEADQUARTERS = "to-headquarters", "to headquarters"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="deployments")
    direction = models.CharField(max_length=16, choices=Direction)
    name = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="deployments"
    )
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    task = models.TextField(blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["from_date", "id"]
        indexes = [models.Index(fields=["person", "body"])]


class BackstoppingRequest(models.Model):
    """What the mission asks of the task force, and the answer (IMPP guidelines C 3.1.1)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="requests")
    text = models.TextField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    wanted_by = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_on=None, answered_by=None)
                | (~models.Q(answer="") & models.Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="answered_by_someone_on_a_day",
            )
        ]


class BodyReview(models.Model):
    """The task force's objectives, membership and tasks looked at again once the mission is operational.

    The fact that the mission is operational calls for it (Annex A); its findings close it.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reviews")
    called_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    objectives = models.TextField(blank=True)
    membership = models.TextField(blank=True)
    tasks = models.TextField(blank=True)
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-called_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(held_on=None), name="one_open_review_a_body"
            )
        ]


class Reinforcement(models.Model):
    """People asked for a time beside the planning team's permanent staff; the leadership orders them."""

    class State(models.TextChoices):
        ASKED = "asked", "asked for"
        ORDERED = "ordered", "ordered"
        DECLINED = "declined", "declined"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reinforcements")
    reason = models.TextField()
    side = models.CharField(max_length=20)
    people = models.JSONField(default=list)  # usernames, or names of people who do not sign in
    from_date = models.DateField()
    until = models.DateField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_on", "-id"]
