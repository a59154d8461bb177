"""Means: resources, funds, budget frames and assets (IMPP guidelines C 1.2.4, C 3.2.2)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, count, day, line, link, money, prose


class Resource(Element):
    """What is needed for a function and what there is, by entity."""

    name = line("Resource", required=True)
    entity = line("Entity")
    function = link("plans.Function", "Function")
    unit = line("Unit", length=60)
    needed = count("Needed")
    available = count("Available")
    time_to_place = line("Time to be in place")
    remark = prose("Remark")

    @property
    def gap(self) -> int:
        """Return how much is still wanting."""
        return max((self.needed or 0) - (self.available or 0), 0)


class Fund(Element):
    """A source of money with its purpose, its conditions, and what it still lacks."""

    class Kind(models.TextChoices):
        ASSESSED = "assessed", "assessed contributions"
        VOLUNTARY = "voluntary", "voluntary contributions"
        POOLED = "pooled", "pooled or trust fund"
        CATALYTIC = "catalytic", "catalytic fund"
        SECONDMENT = "secondment", "secondment"
        OTHER = "other", "other"

    name = line("Fund", required=True)
    kind = choice("Kind", Kind)
    funder = line("Given by")
    purpose = prose("Purpose")
    priority = link("plans.Priority", "Priority")
    needed = money("Needed")
    pledged = money("Pledged")
    received = money("Received")
    raised_by = line("Raised by")
    conditions = prose("Conditions")
    rationale = prose("Rationale", "Why it goes there: by need, not by equal shares.")

    @property
    def gap(self) -> int:
        """Return what is needed and not pledged, in thousands of US dollars."""
        return max((self.needed or 0) - (self.pledged or 0), 0)


class BudgetFrame(Element):
    """A part of the budget, cut by component or by result; amounts in thousands of US dollars."""

    class Cut(models.TextChoices):
        COMPONENT = "component", "by component"
        FRAME = "frame", "by result frame"

    name = line("Budget line", required=True)
    cut = choice("Cut", Cut)
    amount = money("Amount")
    objective = link("plans.Objective", "Objective")
    benchmark = link("plans.Benchmark", "Benchmark", "Taken over by reference from the directive.")
    period = line("Period")
    justification = prose("Justification", "The need in this country that it rests on.")


class Asset(Element):
    """An asset with its lifespan and what becomes of it (IMPP guidelines C 3.2.2)."""

    class Disposition(models.TextChoices):
        UNCT = "unct", "to the country team"
        SUCCESSOR = "successor", "to a successor operation"
        NATIONAL = "national-authorities", "to national authorities"
        OTHER_MISSION = "other-mission", "to another mission"
        LIQUIDATED = "liquidated", "liquidated"
        WRITTEN_OFF = "written-off", "written off"

    class Period(models.TextChoices):
        BEFORE = "before", "before the mission"
        BEFORE_DURING = "before-and-during", "before and during"
        DURING = "during", "during the mission"
        DURING_AFTER = "during-and-after", "during and after"
        AFTER = "after", "after the mission"
        THROUGHOUT = "throughout", "before, during and after"

    name = line("Asset", required=True)
    quantity = line("Quantity", length=60)
    owner = line("Owner")
    location = line("Location")
    value = money("Value")
    period = choice("Exists", Period)
    disposition = choice("Disposition", Disposition)
    receiver = line("Receiver")
    disposed_on = day("Date of hand-over")
    resource_effect = prose("Effect on resources", "What the passage itself requires or saves.")
