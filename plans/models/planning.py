"""Other planning beside this one: processes, linked and never taken over, and common frameworks (part B)."""

from django.db import models

from plans.models.element import Element, Item
from plans.models.fields import choice, count, day, line, link, links, prose


class Alignment(models.TextChoices):
    """How far another process agrees with this one; nothing is presumed."""

    NOT_ASSESSED = "not_assessed", "not assessed"
    ALIGNED = "aligned", "aligned"
    PARTLY = "partly", "partly aligned"
    LINKED = "linked", "linked"
    CONFLICT = "conflict", "in conflict"
    OPEN = "open", "open"


class PlanningProcess(Element):
    """A planning process at headquarters or in the country that this one must keep in step with."""

    class Place(models.TextChoices):
        HEADQUARTERS = "headquarters", "headquarters"
        COUNTRY = "country", "country"

    suggestions = {
        "kind": ("humanitarian", "development", "peace", "human rights", "national", "mission", "joint")
    }
    name = line("Process", required=True)
    kind = line("Kind", "Humanitarian, development, peace, national or another.", length=60)
    place = choice("Place", Place)
    owner = line("Owner", "Its documents stay with the owner.")
    period = line("Period")
    product = line("Product")
    contact = line("Contact")
    link = models.URLField(
        "Link", max_length=400, blank=True, default="", help_text="Where the owner keeps it."
    )
    alignment = choice("Alignment", Alignment, default=Alignment.NOT_ASSESSED, required=True)
    needs = choice("Needs", Alignment, default=Alignment.NOT_ASSESSED)
    objectives = choice("Objectives", Alignment, default=Alignment.NOT_ASSESSED)
    results = choice("Results", Alignment, default=Alignment.NOT_ASSESSED)
    sequence = prose("Sequence", "What must come before what.")
    opportunity = prose("Chance to link")
    remark = prose("Remark")


class Framework(Element):
    """A framework shared by mission and country team, or one that serves as it.

    Where another framework serves, its five parts are mapped: each column says where it is covered there.
    """

    class Kind(models.TextChoices):
        OWN = "own", "integrated strategic framework"
        OTHER = "other", "another framework that serves as one"

    suggestions = {"status": ("planned", "in preparation", "agreed", "ended")}
    name = line("Framework", required=True)
    kind = choice("Kind", Kind, default=Kind.OWN, required=True)
    vision = prose("Shared vision")
    priorities = prose("Common priorities", "Only those that call for joint action.")
    results = prose("Agreed results")
    timelines = prose("Timelines", "Which result is due when.")
    responsibilities = prose("Responsibilities")
    starts = day("Starts")
    ends = day("Ends")
    replaces = prose("Replaces", "The plans that it stands for.")
    still_required = prose("Still required", "The plans that entities owe all the same.")
    covers = prose("How it covers the parts", "Where another planning framework serves as the common one.")
    status = line("Status", length=60)
    stock_every = count("Stock is taken every", "In months.")


class FrameworkPriority(Element):
    """A common priority of a framework: several entities, one result, and why it takes them together."""

    heading = "text"
    framework = link("plans.Framework", "Framework", required=True)
    text = prose("Priority", required=True)
    why_joint = prose("Why together", "What no entity could reach alone.")
    result = prose("Agreed result")
    sequence = prose("Sequence", "What each does, and in which order.")
    due = day("Due")
    lead = line("Lead")
    objectives = links("plans.Objective", "Objectives of the plan")
    beside = prose("Beside other planning", "How it agrees with other plans for the country.")


class FrameworkPriorityEntity(Item):
    """An entity that has a part in a common priority."""

    of = models.ForeignKey(FrameworkPriority, on_delete=models.CASCADE, related_name="entities")
