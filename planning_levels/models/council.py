"""Records of the Security Council: external events, never users."""

from django.db import models

from missions.models import Document, Mission, Person


class CouncilRecord(models.Model):
    """An act of the Council, with symbol and date. A wrong one is corrected by a new, linked one."""

    class Outcome(models.TextChoices):
        AUTHORISED = "authorised", "authorised"
        MORE_WANTED = "more_wanted", "asked for more"
        REFUSED = "refused", "did not authorise"
        RENEWED = "renewed", "renewed the mandate"
        CHANGED = "changed", "changed the mandate"
        ENDED = "ended", "ended the mandate"
        EXIT = "exit", "authorised the exit strategy"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="council_records")
    outcome = models.CharField(max_length=12, choices=Outcome)
    kind = models.CharField(max_length=30, default="resolution")
    symbol = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    chapter = models.CharField(max_length=40, blank=True)
    mandate_ends = models.DateField(null=True, blank=True)
    on = models.DateField()
    cycle = models.PositiveSmallIntegerField(default=1)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")

    class Meta:
        ordering = ["on", "id"]


class Ceiling(models.Model):
    """A limit set by the Council, such as a number of troops."""

    record = models.ForeignKey(CouncilRecord, on_delete=models.PROTECT, related_name="ceilings")
    kind = models.CharField(max_length=100)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["id"]
