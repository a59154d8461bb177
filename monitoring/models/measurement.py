"""Measurements: the values of a benchmark over time, with date and source (IMPP guidelines C 3.1.1)."""

from django.db import models

from missions.models import Mission, Person
from plans.models import Benchmark, Element, Grade
from plans.models.fields import choice, figure, line, prose


class Sex(models.TextChoices):
    """Of whom a value speaks that is told apart by sex."""

    FEMALE = "female", "women and girls"
    MALE = "male", "men and boys"


class Measurement(Element):
    """What a benchmark stood at on a day; `number` is the value where it is one, so that it can be drawn.

    A value with `sex`, `age` or `place` speaks of a part; the course of the benchmark is drawn from wholes.
    """

    heading = "value"
    suggestions = {"age": ("0 to 17", "18 to 59", "60 and over")}
    read_with = ("corrections",)
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="measurements")
    benchmark = models.ForeignKey(
        Benchmark, on_delete=models.PROTECT, related_name="measurements", verbose_name="Benchmark"
    )
    value = line("Value", "A figure, or a few words where there is none.", required=True)
    number = figure("Value in figures")
    date = models.DateField("Date", blank=True, help_text="The day for which it holds; today, unless said.")
    confidence = choice("Confidence", Grade, "How far the value can be relied upon.")
    sex = choice("Sex", Sex, "Only where the value speaks of one alone.")
    age = line("Age", "Only where the value speaks of one group alone.", length=60)
    place = line("Place", "Only where the value speaks of one place alone.")
    note = prose("Note")
    correction_reason = prose("Reason of the correction", "The old value stays beside the new one.")
    recorded_on = models.DateField("Recorded on", null=True, editable=False)

    class Meta:
        ordering = ["date", "id"]
        indexes = [models.Index(fields=["mission", "benchmark", "date"])]

    @property
    def part(self) -> str:
        """Of whom or where it speaks, in words; empty for the whole."""
        return ", ".join(item for item in (self.get_sex_display(), self.age, self.place) if item)

    @property
    def earlier(self) -> str:
        """What it said before it was corrected, the oldest first."""
        return "; ".join(str(item) for item in self.corrections.all())


class Correction(models.Model):
    """What a measurement said until it was corrected: never changed, and never taken away with it."""

    of = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="corrections")
    value = models.CharField(max_length=200)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    date = models.DateField()
    confidence = models.CharField(max_length=40, blank=True)
    part = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)
    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    corrected_on = models.DateField()
    corrected_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        of = f" ({self.part})" if self.part else ""
        return f"{self.value}{of} for {self.date}, until {self.corrected_on}"
