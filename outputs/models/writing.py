"""Who is writing a section just now, and the text that each keeps there before it becomes the section."""

from django.db import models

from missions.models import Person
from outputs.models.output import Output


class WorkingCopy(models.Model):
    """A person's own text of a section, not yet saved as the section: seen by nobody else, in no record."""

    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    base = models.PositiveIntegerField()  # the section's version that the writer had read
    content = models.TextField(blank=True)
    not_applicable = models.TextField(blank=True)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["output", "key", "person"], name="one_working_copy_a_section_and_person"
            )
        ]


class Writer(models.Model):
    """A person with a section's form open: since when, and when the page was last heard of."""

    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["output", "key", "person"], name="one_writer_a_section_and_person"
            )
        ]
