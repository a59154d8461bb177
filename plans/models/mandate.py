"""The mandate, task by task, and where plan and mandate do not meet (IMPP guidelines C 2.1.1)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, day, line, link, links, prose


class MandateTask(Element):
    """A task of the Council's record, set against the plan."""

    class Coverage(models.TextChoices):
        OPEN = "open", "not yet reviewed"
        COVERED = "covered", "covered by the plan"
        NEW = "new", "new"
        CHANGED = "changed", "changed"
        DROPPED = "dropped", "dropped"

    class Funding(models.TextChoices):
        ASSESSED = "assessed", "assessed"
        PART = "part-voluntary", "partly voluntary"
        VOLUNTARY = "voluntary", "voluntary"
        NONE = "none", "none"

    heading = "text"
    paragraph = line("Paragraph", length=40)
    text = prose("Task", required=True)
    symbol = line("Record of the Council", "The document that gave the task.")
    carries_on = link("self", "Carries on", "The task of an earlier record that this one renews or changes.")
    coverage = choice("Against the plan", Coverage, default=Coverage.OPEN, required=True)
    note = prose("Remark", "How it changed, or why it was dropped.")
    served_by = links("plans.Objective", "Served by objectives")
    benchmarks = links("plans.Benchmark", "Served by benchmarks")
    activities = links("plans.Activity", "Served by activities")
    funding = choice("Funding", Funding)
    funds_raised_by = line("Voluntary funds raised by")


class Mismatch(Element):
    """Where tasks and means do not meet, and how that was settled; open until it has a solution."""

    class Solution(models.TextChoices):
        REPRIORITISED = "re-prioritised", "re-prioritised"
        RESOURCED = "resourced", "resourced"
        DEFERRED = "deferred", "deferred"
        SHARED = "shared", "shared with others"
        ACCEPTED = "accepted-shortfall-advised", "accepted, with the shortfall advised"

    heading = "effect"
    suggestions = {"kind": ("added task", "fewer resources", "time", "funding")}
    task = link("plans.MandateTask", "Task")
    further_tasks = links("plans.MandateTask", "Further tasks")
    kind = line("Kind", "Added task, fewer resources, time, funding.", length=60)
    effect = prose("Effect", "What cannot be done as mandated.", required=True)
    solution = choice("Solution", Solution)
    second_solution = choice("Second solution", Solution, "Where two ways were taken together.")
    how = prose("How it is settled")
    settled_by = line("Settled by")
    settled_on = day("Settled on")
