"""Observations: evidence, lessons, impediments, notes of time, stocktakings (part B; C 3.1.1)."""

from django.db import models

from missions.models import Mission
from plans.models import Element
from plans.models.fields import choice, count, day, figure, line, link, prose


class Observation(Element):
    """What was seen, of which kind, from where, and when."""

    heading = "text"
    text = prose("Observation", required=True)
    kind = line("Kind", length=60)
    date = day("Date")

    class Meta(Element.Meta):
        abstract = True
        ordering = ["position", "id"]


class Evidence(Observation):
    """What integration was worth: claim, result for whom, and what speaks against it."""

    suggestions = {"kind": ("process", "outcome", "impact")}
    integrated = prose("What was integrated")
    result_for = prose("Result, and for whom")
    counter_evidence = prose("What speaks against it")
    contributors = line("Contributed by", length=300)
    area = line("Area")


class Lesson(Observation):
    """A lesson, and where it is to be taken up; open until it has a target."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        TAKEN_UP = "taken-up", "taken up"
        DECLINED = "declined", "not taken up"

    suggestions = {"kind": ("planning", "integration", "deviation", "operation")}
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="lessons")
    theme = line("Theme")
    target = line("To be taken up in", "A section of the plan, a template, a training.")
    status = choice("Status", Status, default=Status.OPEN)
    what_changed = prose("What changed")


class Impediment(Observation):
    """An obstacle of administration, with its owner and the level that must clear it."""

    class Level(models.TextChoices):
        FIELD = "field", "field"
        HEADQUARTERS = "headquarters", "headquarters"
        GOVERNING_BODY = "governing-body", "governing body"

    class Status(models.TextChoices):
        OPEN = "open", "open"
        ESCALATED = "escalated", "passed up"
        SOLVED = "solved", "solved"

    suggestions = {
        "kind": ("asset sharing", "staff exchange", "cost recovery", "fund transfer", "service agreement")
    }
    owner = line("Owner")
    level = choice("To be solved by", Level)
    status = choice("Status", Status, default=Status.OPEN)
    solved_on = day("Solved on")


class TimeNote(Observation):
    """What coordination cost in hours and waiting; quick to enter, never demanded."""

    class At(models.TextChoices):
        ADVANCE = "1.1", "1.1"
        FOUNDATION = "1.2", "1.2"
        OPERATIONAL = "2.1", "2.1"
        IMPLEMENTATION = "2.2", "2.2"
        CONTINUATION = "3.1", "3.1"
        TRANSITION = "3.2", "3.2"

    suggestions = {"kind": ("meeting", "drafting", "clearance", "travel")}
    hours = figure("Hours")
    waiting_days = count("Days of waiting")
    level = choice("Level", At)
    entity = line("Entity")


class Stocktaking(Observation):
    """A taking of stock on a common framework: what leaders decided, what was shifted."""

    framework = link("plans.Framework", "Framework")
    decisions = prose("Decisions")
    shift = prose("Shift of priorities or resources")
