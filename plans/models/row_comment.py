"""What somebody says of one row of a register, and what was answered; never printed in an output."""

from django.conf import settings
from django.db import models

from missions.models import Entity, Mission


class RowComment(models.Model):
    """A comment on a row, of the plan or of monitoring; open until it has an answer."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=50)
    row = models.PositiveBigIntegerField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["mission", "register", "row"], name="comments_of_a_row")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def open(self) -> bool:
        """Whether it has no answer yet."""
        return self.answered_on is None
