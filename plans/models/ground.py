"""The ground that a plan stands on: protagonists, information, assumptions, constraints, risks (Annex B)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, day, line, links, prose


class Grade(models.TextChoices):
    """How likely, or how grave."""

    LOW = "low", "low"
    MEDIUM = "medium", "medium"
    HIGH = "high", "high"


class Protagonist(Element):
    """An actor in the situation, with what it wants and what its strength rests on."""

    name = line("Protagonist", required=True)
    aim = prose("Aim")
    centre_of_gravity = prose("Centre of gravity", "What its strength rests on.")
    stance = prose("Towards the United Nations")


class InformationItem(Element):
    """A piece of the information base of the Strategic Assessment; a gap is shown, not hidden."""

    class Status(models.TextChoices):
        FILLED = "filled", "filled"
        PARTLY = "partly", "partly filled"
        EMPTY = "empty", "empty"

    heading = "item"
    item = line("Item", "Such as root causes, human rights assessments, stakeholders.", required=True)
    content = prose("What it says")
    date = day("Dated")
    status = choice("Status", Status, default=Status.FILLED)


class Assumption(Element):
    """What planning takes for granted, the sign of its failure, and what would fall with it."""

    class Kind(models.TextChoices):
        CONSENT = "consent", "consent of a party"
        RESPONSIBILITY = "responsibility", "responsibility of others"
        SYNCHRONISATION = "synchronisation", "other planning in step"
        OTHER = "other", "other"

    class Consent(models.TextChoices):
        YES = "yes", "yes"
        PARTLY = "partly", "partly"
        NO = "no", "no"
        DIFFERS = "differs", "differs by subject"

    class Recheck(models.TextChoices):
        CONFIRMED = "confirmed", "confirmed"
        CHANGED = "changed", "changed"
        DROPPED = "dropped", "dropped"
        UNSURE = "unsure", "unsure"
        FAILED = "failed", "failed"

    heading = "text"
    text = prose("Assumption", required=True)
    kind = choice("Kind", Kind)
    party = line("Party", "Whose consent or responsibility it is.")
    consent = choice("Consent", Consent)
    planned_for = prose("How planning allows for it", "Above all where a group does not consent.")
    recheck = choice("Result of the last check", Recheck)
    rechecked_on = day("Checked on")
    recheck_note = prose("Remark on the check")
    tripwire = prose("Tripwire", "The sign by which its failure would be noticed.")
    owner = line("Owner", "Who watches it.")
    rests_on = links("plans.Objective", "Objectives that rest on it")
    activities = links("plans.Activity", "Activities that rest on it")


class Constraint(Element):
    """A limit of time, means or linkage, with the one who set it."""

    heading = "text"
    suggestions = {"kind": ("time", "resources", "ceiling", "risk", "linkage", "season")}
    text = prose("Constraint", required=True)
    kind = line("Kind", "Time, resources, ceiling, risk, linkage or another.", length=60)
    value = line("Value", "The figure or date that limits.")
    effect = prose("Effect", "Which tasks fall short because of it.")
    tasks = links("plans.MandateTask", "Tasks that fall short")


class Risk(Element):
    """What may go wrong, how likely and how grave, who answers for it and how."""

    heading = "text"
    text = prose("Risk", required=True)
    likelihood = choice("Likelihood", Grade)
    impact = choice("Impact", Grade)
    owner = line("Owner")
    answer = prose("Answer", "What is done about it.")
    closed_on = day("Closed on")
