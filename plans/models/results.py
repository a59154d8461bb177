"""Results and time: the results framework, the schedule, milestones and contingencies (C 2.1.2, C 2.2.3)."""

from django.db import models

from plans.models.element import Element, Item
from plans.models.fields import choice, day, line, link, links, money, prose, tick


class Activity(Element):
    """A row of the results framework, from objective to money; amounts in thousands of US dollars."""

    class Term(models.TextChoices):
        SHORT = "short", "short term"
        LONG = "long", "long term"

    name = line("Activity", length=300, required=True)
    objective = link("plans.Objective", "Objective")
    accomplishment = prose("Expected accomplishment")
    indicator = link("plans.Benchmark", "Indicator", "The benchmark that shows it.")
    output = prose("Output")
    lead = line("Lead", "Exactly one entity answers for it.", required=True)
    function = link("plans.Function", "Function")
    area = line("Area", "Where it takes place.")
    starts = day("From")
    ends = day("Until")
    need = money("Need")
    assessed = money("Assessed")
    voluntary = money("Voluntary")
    pledged = money("Pledged", "Of the voluntary part, in thousand US dollars.")
    received = money("Received", "Of the pledges, in thousand US dollars.")
    other = money(
        "Other sources", "Neither assessed nor voluntary, such as cost shares; thousand US dollars."
    )
    other_pledged = money("Other sources pledged", "Of the other sources, in thousand US dollars.")
    other_received = money("Other sources received", "Of those pledges, in thousand US dollars.")
    under_way = tick("Under way already", "An activity of the UN that the plan takes up.")
    term = choice("Deliverable", Term)
    do_no_harm = prose("Do no harm", "What the analysis says about side effects.")

    @property
    def gap(self) -> int:
        """Return what is needed and neither assessed nor pledged, in thousands of US dollars."""
        covered = (self.assessed or 0) + (self.pledged or 0) + (self.other_pledged or 0)
        return max((self.need or 0) - covered, 0)

    @property
    def costed(self) -> bool:
        """An activity is costed when its need is stated."""
        return self.need is not None


class ActivitySupport(Item):
    """An entity that supports an activity."""

    of = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="supporting")


class ScheduleItem(Element):
    """A piece of work with its dates, on the side of the mission, the country team, or both."""

    class Side(models.TextChoices):
        MISSION = "mission", "mission"
        UNCT = "unct", "country team"
        BOTH = "both", "mission and country team"

    class Priority(models.TextChoices):
        HIGH = "high", "high"
        MEDIUM = "medium", "medium"
        LOW = "low", "low"

    heading = "title"
    title = line("Work", length=300, required=True)
    date = day("Begins")
    until = day("Ends")
    side = choice("Side", Side)
    lead = line("Responsible")
    activity = link("plans.Activity", "Activity")
    priority = choice(
        "Priority", Priority, "How much it matters. It orders nothing: that is for “Comes after”."
    )
    depends_on = links("plans.ScheduleItem", "Comes after", "What must have ended before it begins.")
    critical = tick("Held to be critical", "What planners expect. The critical path itself is worked out.")
    condition = prose("Only when", "What must hold before it begins.")
    begun_on = day("Begun on", "The day on which it really began.")
    ended_on = day("Ended on", "The day on which it really ended.")


class Milestone(Element):
    """A date by which the schedule can be judged."""

    name = line("Milestone", length=300, required=True)
    date = day("Date")
    owner = line("Owner")
    activity = link("plans.Activity", "Activity")
    reached_on = day("Reached on")


class Contingency(Element):
    """What is done when another scenario than the expected one comes about."""

    name = line("Contingency", length=300, required=True)
    scenario = link("plans.Scenario", "Scenario")
    sign = prose("Sign", "What sets it off.")
    measures = prose("First measures")
    ordered_by = line("May be ordered by", "At any hour.")
    stopped = prose("Tasks that stop")
    moved = prose("Means that are moved")
