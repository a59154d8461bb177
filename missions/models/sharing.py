"""Who needs to know, who is invited to which step, and who has read what is classified."""

from django.db import models

from missions.models.classification import ClassificationField
from missions.models.mission import Mission
from missions.models.person import Entity, Person


class NeedToKnow(models.Model):
    """A person on the list of who reads what is strictly confidential: in a mission, or of one output."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="need_to_know")
    output = models.CharField(max_length=40, blank=True)  # its type; empty for the whole mission
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    put_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    put_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["output", "from_date", "id"]
        verbose_name_plural = "need to know"
        indexes = [models.Index(fields=["person", "mission"])]


class Invitation(models.Model):
    """A step to which partners are invited: a level or an output, for an entity or for one person."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="invitations")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=3, blank=True)
    output = models.CharField(max_length=40, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["from_date", "id"]
        indexes = [models.Index(fields=["mission", "person"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entity=None, person__isnull=False)
                | models.Q(entity__isnull=False, person=None),
                name="invited_is_an_entity_or_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(level="", output=""), name="invited_to_a_level_or_an_output"
            ),
        ]


class View(models.Model):
    """One look at something classified. The database refuses its change and its removal."""

    class Way(models.TextChoices):
        PAGE = "page", "page"
        FILE = "file", "file"
        PDF = "pdf", "PDF"
        WORD = "word", "Word file"
        EXPORT = "export", "export"
        API = "api", "API"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # output, version, draft, document, decision, export
    output = models.CharField(max_length=40, blank=True)
    number = models.BigIntegerField(null=True)  # of the version; else the number in the address
    classification = ClassificationField()
    way = models.CharField(max_length=6, choices=Way)
    act = models.CharField(max_length=10, default="GET")  # a form that is sent shows the thing as well
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["mission", "output"])]
