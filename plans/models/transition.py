"""Transition: successors, what is left for them, and phases (IMPP guidelines C 3.2.1)."""

from django.db import models

from missions.models import Mission
from plans.models.element import Element
from plans.models.fields import choice, day, line, link, prose


class Successor(Element):
    """Who takes over which share of the work; a successor operation has a file of its own."""

    class Kind(models.TextChoices):
        UNCT = "unct", "country team"
        PEACE_OPERATION = "peace-operation", "successor peace operation"
        OTHER_UN_MISSION = "other-un-mission", "another kind of UN mission"
        OTHER_ORGANISATION = "other-organisation", "operation of another organisation"
        OTHER = "other", "other"

    kind = choice("Kind", Kind, required=True)
    name = line("Successor", length=300)
    share = line("Share", "The tasks, or the part of the work, that it takes over.", length=300)
    successor = models.ForeignKey(
        Mission,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Mission",
        help_text="The key of the file in which the successor is planned.",
    )
    from_date = day("Takes over on")
    reason = prose("Reason", "Demanded for a kind outside the four of the guidelines.")

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class ResidualTask(Element):
    """A task that is not done when the mission ends, with its new owner and what that one needs."""

    heading = "text"
    text = prose("Residual task", required=True)
    task = link("plans.MandateTask", "Mandated task")
    objective = link("plans.Objective", "Objective")
    successor = link("plans.Successor", "Successor")
    owner = line("New owner", "The entity or authority that answers for it afterwards.")
    from_date = day("Passes on")
    needs = prose("Needs", "What the new owner needs for it: people, money, agreements.")
    agreed_on = day("Agreed on", "The day on which the new owner agreed.")


class Phase(Element):
    """A phase of deployment or draw-down, with the condition for going on."""

    name = line("Phase", required=True)
    starts = day("From")
    until = day("Until")
    mandate = prose("Mandate")
    objectives = prose("Objectives")
    strength = line("Strength")
    condition = prose("Condition for the next")
    review_on = day("Review before the end")
