"""Templates of outputs as rows: the editions that custodians publish after the first, which is code.

A published edition never changes; the database refuses it (`outputs/migrations`, templates stay).
"""

from django.db import models

from missions.models import Person


class Template(models.Model):
    """An edition of an output's template. Edition 1 is the definition that ships; rows start with 2."""

    type = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)  # why it was made and what it changes, in the custodian's words
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["type", "number"]
        constraints = [
            models.UniqueConstraint(fields=["type", "number"], name="editions_are_numbered"),
            models.UniqueConstraint(
                fields=["type"],
                condition=models.Q(published_on=None),
                name="one_unpublished_edition",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=2), name="first_edition_is_code"),
            models.CheckConstraint(
                condition=models.Q(published_by=None, published_on=None)
                | models.Q(published_by__isnull=False, published_on__isnull=False),
                name="published_by_someone_on_a_day",
            ),
        ]


class TemplateSection(models.Model):
    """A section of an edition, with the same facts as a section of the definition."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="sections")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    guidance = models.TextField()
    reference = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, default="prose")
    register = models.CharField(max_length=40, blank=True)
    required_for = models.JSONField(default=list)
    may_be_not_applicable = models.BooleanField(default=False)
    written_by = models.CharField(max_length=200)
    items = models.JSONField(default=list)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["template", "key"], name="one_section_of_a_key"),
            models.CheckConstraint(
                condition=models.Q(kind="prose", register="")
                | (models.Q(kind="register") & ~models.Q(register="")),
                name="section_of_prose_or_of_a_register",
            ),
        ]
