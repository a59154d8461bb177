"""Aims: objectives, the benchmarks that judge them, and priorities (IMPP guidelines C 1.2.1, C 3.1.3)."""

from django.db import models

from plans.models.element import Element, Item
from plans.models.fields import choice, day, figure, line, link, prose, tick


class Dimension(models.TextChoices):
    """The dimensions over which a plan keeps its balance (IMPP guidelines B)."""

    POLITICAL = "political", "political"
    SECURITY = "security", "security"
    RULE_OF_LAW = "rule-of-law", "rule of law"
    HUMAN_RIGHTS = "human-rights", "human rights"
    HUMANITARIAN = "humanitarian", "humanitarian"
    SOCIAL = "social", "social"
    DEVELOPMENT = "development", "development"


class Objective(Element):
    """What is to be achieved, by whom in the first place, and which earlier objective it serves."""

    class Level(models.TextChoices):
        STRATEGIC = "strategic", "strategic"
        THEMATIC = "thematic", "thematic"
        FUNCTIONAL = "functional", "functional"

    name = line("Objective", length=300, required=True)
    statement = prose("Statement", "The end to be reached, in one sentence.")
    strategy = prose("Strategy", "The way in which it will be reached.")
    level = choice("Level", Level, default=Level.STRATEGIC)
    lead = line("Lead", "Exactly one entity answers for it; left open, the lead department does.")
    parent = link("self", "Part of", "The wider objective to which this one belongs.")
    origin = link("self", "Serves", "The objective of an earlier directive that this one carries on.")
    framework_outcome = line(
        "Outcome of the common framework", "The outcome it serves, or “outside”.", length=300
    )
    unifying_goal = line("Unifying goal", "A goal shared beyond the mission, such as a development goal.")


class ObjectiveDimension(Item):
    """A dimension that an objective belongs to."""

    of = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="dimensions")


class ObjectiveSupport(Item):
    """An entity that supports an objective."""

    of = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="supporting")


class Benchmark(Element):
    """One measure for directive, plan, budget, reviews and exit: kept by reference, never retyped."""

    class Kind(models.TextChoices):
        QUANTITATIVE = "quantitative", "quantitative"
        QUALITATIVE = "qualitative", "qualitative"

    suggestions = {
        "rhythm": ("week", "month", "quarter", "half-year", "year"),
        "disaggregated_by": ("sex", "age", "place", "sex, age, place"),
    }
    name = line("Benchmark", length=300, required=True)
    definition = prose("Definition of success", "By what anybody could tell that it is met.")
    kind = choice("Kind", Kind)
    baseline = line("Baseline", "Where things stand at the start.")
    baseline_value = figure("Baseline in figures")
    target = line("Target", "Where things should stand.")
    target_value = figure("Target in figures")
    unit = line("Unit", length=60)
    target_date = day("Target date")
    source_of_data = line("Source of data", "Who counts, and from what.")
    rhythm = line("Rhythm", "How often it is measured: week, month, quarter.", length=60)
    disaggregated_by = line("Told apart by", "Such as sex, age, state.")
    exit = tick("Trigger for exit", "Once met, it speaks for transition and exit planning.")
    objective = link("plans.Objective", "Objective", "The objective whose progress it shows.")
    gender_responsive = tick("Gender-responsive")
    threshold = line("Warning threshold", "The value at which early warning is given.")
    realism_remark = prose("Remark on realism", "Where the figure asked for is hard to reach, and why.")


class BenchmarkParty(Item):
    """A party with which a benchmark was developed."""

    of = models.ForeignKey(Benchmark, on_delete=models.CASCADE, related_name="developed_with")


class Priority(Element):
    """What comes first, what follows, what changes with season (IMPP guidelines C 1.2.1, C 2.1.1)."""

    class Horizon(models.TextChoices):
        IMMEDIATE = "immediate", "at once"
        NEXT = "next", "next"
        LATER = "later", "later"
        CHANGING = "changing", "changing over time"

    class Move(models.TextChoices):
        UP = "up", "moved up"
        SAME = "same", "as before"
        DOWN = "down", "moved down"
        NEW = "new", "new"

    heading = "text"
    text = prose("Priority", required=True)
    horizon = choice("When", Horizon)
    objective = link("plans.Objective", "Objective")
    set_on = day("Set on", "Priorities are set again once the mandate is known.")
    moved = choice("Since the last setting", Move)
    reason = prose("Reason", "Why it comes first, or why it moved.")
