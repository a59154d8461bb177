"""Measurements: the values of a benchmark over time, with date and source (IMPP guidelines C 3.1.1)."""

from django.db import models

from missions.models import Mission
from plans.models import Benchmark, Element, Grade
from plans.models.fields import choice, figure, line, prose


class Measurement(Element):
    """What a benchmark stood at on a day; `number` is the value where it is one, so that it can be drawn."""

    heading = "value"
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="measurements")
    benchmark = models.ForeignKey(
        Benchmark, on_delete=models.PROTECT, related_name="measurements", verbose_name="Benchmark"
    )
    value = line("Value", "A figure, or a few words where there is none.", required=True)
    number = figure("Value in figures")
    date = models.DateField("Date", blank=True, help_text="Today, unless said otherwise.")
    confidence = choice("Confidence", Grade, "How far the value can be relied upon.")
    note = prose("Note")

    class Meta:
        ordering = ["date", "id"]
        indexes = [models.Index(fields=["mission", "benchmark", "date"])]
