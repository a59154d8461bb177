"""What every plan element has: its mission, its place in the register, where it comes from, its version."""

from typing import Any, ClassVar

from django.db import models

from missions.models import Mission
from plans.models.fields import line


class Element(models.Model):
    """A row of a register. It is entered once; directive, plan, budget and reviews draw on the same row."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("place", default=0)
    reference = line("No.", "A short sign for the row, such as SO1 or B4.", length=20)
    source = line("Source", "Where this comes from: a document, a body, a conversation.")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["mission", "position"])]

    heading = "name"  # the column by which people call the row
    read_with: ClassVar[tuple[str, ...]] = ()  # what showing a row needs beside its links and lists

    def __str__(self) -> str:
        return str(getattr(self, self.heading)) or self.reference or str(self.pk)

    @property
    def label(self) -> str:
        """Return what the row is called in links: its sign, else the beginning of its heading."""
        return self.reference or str(self)[:80]


class Item(models.Model):
    """One entry of a list inside a row, such as a supporting entity; kept as a row of its own."""

    value = models.CharField(max_length=120)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return self.value
