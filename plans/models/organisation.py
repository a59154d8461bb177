"""How the mission is built: functions, then the structure that serves them, posts, profiles (part B)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, count, day, line, link, links, prose, tick


class Function(Element):
    """What the mission has to do; every element of its structure answers to one."""

    class Role(models.TextChoices):
        OPERATIONAL = "operational", "operational, for a mandated area"
        FRAMEWORK = "framework", "organising framework for the UN effort"

    name = line("Function", required=True)
    role = choice("Role", Role)
    lead = line("Lead", "The entity that answers for it.")
    objectives = links("plans.Objective", "Objectives")
    tasks = links("plans.MandateTask", "Mandated tasks")
    provider = line("Provided by", "For core services: who provides, who uses.")
    users = line("Used by")
    counterpart = line("National counterpart", "The body that will take it over.")
    hand_over = prose("Hand-over", "How and when national capacity takes over, or why it cannot.")
    starts = day("From")
    ends = day("Until")
    justification = prose("Justification", "Where it resembles work of the UNCT, or comes from a template.")


class StructureElement(Element):
    """A part of the mission's structure, with the functions or objectives that justify it."""

    name = line("Element", required=True)
    functions = links("plans.Function", "Functions")
    objectives = links("plans.Objective", "Objectives")
    part_of = link("self", "Part of")
    reports_to = line("Reports to")
    second_line = line("Secondary reporting line", "As for the RC/HC in a double or triple function.")
    location = line("Location")
    strength = line("Strength")
    reason = prose("Reason", "Where no function calls for it, or its place needs explaining.")


class Post(Element):
    """A key post, followed from planning to arrival."""

    class Status(models.TextChoices):
        PLANNED = "planned", "planned"
        ADVERTISED = "advertised", "being recruited"
        SELECTED = "selected", "selected"
        FILLED = "filled", "filled"

    name = line("Post", required=True)
    grade = line("Grade", length=20)
    status = choice("Status", Status, default=Status.PLANNED)
    target_date = day("Wanted by")
    holder = line("Holder")
    filled_on = day("Filled on")
    joined_task_force_on = day("Joined the task force on")
    element = link("plans.StructureElement", "Part of the structure")
    key_post = tick("Key post", "Followed for early recruitment.", default=True)


class Profile(Element):
    """Staff of a certain kind that an area of the mandate needs, and how many were found."""

    name = line("Profile", required=True)
    task = link("plans.MandateTask", "Mandated task")
    engagement = line("Way of working with national actors")
    expertise = line("Expertise")
    language = line("Language")
    needed = count("Needed")
    found = count("Found")

    @property
    def gap(self) -> int:
        """Return how many are still wanting."""
        return max((self.needed or 0) - (self.found or 0), 0)


class Service(Element):
    """A common service of mission and country team."""

    name = line("Service", required=True)
    provider = line("Provided by")
    users = line("Used by")
    location = line("Location")
    terms = prose("Terms", "Agreement, cost recovery, duration.")
    agreed_on = day("Agreed on")
