"""Means: resources, funds, budget frames, commitments and assets (IMPP guidelines C 1.2.4, C 3.2.2)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, count, day, line, link, links, money, prose


class Resource(Element):
    """What is needed for a function and what there is, by entity; its cost is that of the budget's period."""

    class Category(models.TextChoices):
        MILITARY = "military", "military personnel"
        POLICE = "police", "police personnel"
        CIVILIAN = "civilian", "civilian personnel"
        OPERATIONAL = "operational", "operational costs"

    name = line("Resource", required=True)
    entity = line("Entity")
    function = link("plans.Function", "Function")
    activities = links("plans.Activity", "Activities", "The activities that cannot be done without it.")
    category = choice("Class of expenditure", Category)
    unit = line("Unit", length=60)
    needed = count("Needed")
    available = count("Available")
    time_to_place = line("Time to be in place")
    cost = money("Cost", "For the period of the budget, in thousand US dollars.")
    budget_line = link("plans.BudgetFrame", "Paid from", "The budget line of which this is a part.")
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
    activities = links("plans.Activity", "Pays for", "The activities of the results framework it pays for.")
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
    """A part of the budget, cut by component or by result; amounts in thousands of US dollars.

    An `amount` is stated, or left empty where it follows: a result frame from the assessed money of its
    activities and what comes `beside` them, a component from the resources that it pays (`plans.budget`).
    """

    class Cut(models.TextChoices):
        COMPONENT = "component", "by component"
        FRAME = "frame", "by result frame"

    name = line("Budget line", required=True)
    cut = choice("Cut", Cut)
    amount = money("Amount", "Left empty, it follows from results or resources. Thousand US dollars.")
    beside = money("Beside the activities", "Costs of a result frame that no activity shows, as personnel.")
    objective = link("plans.Objective", "Objective")
    benchmark = link("plans.Benchmark", "Benchmark", "Taken over by reference from the directive.")
    period = line("Period")
    justification = prose("Justification", "The need in this country that it rests on.")


class CommitmentRequest(Element):
    """Input to the Pre-Mandate Commitment Authority: money asked for before the budget (C 1.2.4)."""

    class Status(models.TextChoices):
        PREPARED = "in-preparation", "in preparation"
        ASKED = "asked", "asked for"
        GRANTED = "granted", "granted"
        PART = "granted-in-part", "granted in part"
        REFUSED = "refused", "refused"

    suggestions = {"prepared_by": ("Budget sub-group",)}
    name = line("Request", required=True)
    purpose = prose("Purpose", "What it is to buy before the mandate, and why that cannot wait.")
    amount = money("Asked for")
    status = choice("Status", Status, default=Status.PREPARED)
    budget_line = link("plans.BudgetFrame", "Budget line", "The line of the budget that takes it up later.")
    prepared_by = line("Prepared by", "The sub-group of the task force that answers for it.")
    asked_on = day("Asked for on")
    granted = money("Granted")
    granted_on = day("Granted on")


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
