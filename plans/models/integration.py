"""Integration: how far mission and country team come together; joint programmes (part B; C 2.2.3)."""

from django.db import models

from missions.models import Person
from plans.models.element import Element, Item
from plans.models.fields import choice, day, line, link, links, prose


class Degree(models.TextChoices):
    """How far something is done together; none is a valid result."""

    NONE = "none", "kept separate"
    PARALLEL = "parallel", "parallel"
    PARTIAL = "partial", "partial"
    FULL = "full", "full"


class IntegrationArea(Element):
    """An area, the degree chosen for it, and why; full integration also says how it could be undone."""

    class Level(models.TextChoices):
        STRATEGIC = "strategic", "strategic"
        PROGRAMMATIC = "programmatic", "programme"
        ADMINISTRATIVE = "administrative", "administrative"

    heading = "area"
    area = line("Area", required=True)
    level = choice("Level", Level)
    degree = choice("Degree", Degree)
    lead = line("Lead entity")
    rationale = prose("Rationale", "Also where the result is to stay separate.")
    justification = prose("Justification of full integration", "Why the impact needs it.")
    undoing = prose("Undoing", "What it would cost to part again.")
    objective = link("plans.Objective", "Objective")
    programme = link("plans.JointProgramme", "Joint programme")
    phase = line("Phase of the peace process")
    violence = line("Level of violence")
    since = day("Since")


class JointProgramme(Element):
    """A programme of two or more UN entities with one work plan; it starts when all have signed."""

    name = line("Joint programme", length=300, required=True)
    degree = choice("Degree of integration", Degree)
    objective = link("plans.Objective", "Objective")
    work_plan = prose("Common work plan")
    manager = line("Programme manager")
    associated = line("Associated entities", "Those that coordinate their own work with it.", length=300)
    responsibilities = prose("Responsibilities", "Strategic and operational.")
    administration = prose("Administration")
    reporting = prose("Reporting, decisions, oversight")
    tasks = links("plans.MandateTask", "Mandated tasks")
    activities = links("plans.Activity", "Activities")
    started_on = day("Started on")


class ProgrammeEntity(Item):
    """A UN entity that takes part in a joint programme."""

    of = models.ForeignKey(JointProgramme, on_delete=models.CASCADE, related_name="entities")


class Signature(models.Model):
    """An entity's signature under one of the three documents of a joint programme."""

    class Document(models.TextChoices):
        PROGRAMME = "programme", "programme document"
        FUNDS = "fund-mou", "memorandum on fund management"
        SERVICES = "service-agreement", "service agreement"

    programme = models.ForeignKey(JointProgramme, on_delete=models.CASCADE, related_name="signatures")
    document = models.CharField(max_length=20, choices=Document)
    entity = models.CharField(max_length=120)
    signed_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entity", "document"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "document", "entity"], name="signed_once_by_an_entity"
            ),
            models.CheckConstraint(
                condition=models.Q(document__in=["programme", "fund-mou", "service-agreement"]),
                name="signed_document_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity}: {self.get_document_display()}"
