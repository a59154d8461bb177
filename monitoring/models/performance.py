"""The performance cycle of Level 3.1: plan, perform, assess, adjust, and again (IMPP guidelines C 3.1.1).

No machine: the phase of a cycle is that of its first step without a date. What is decided and adjusted
stands in rows of their own, so that the next cycle begins with what the last one left open.
"""

from django.db import models

from missions.models import Mission, Person
from monitoring.cycle_steps import PHASES, STEPS, Phase
from plans.models import Element
from plans.models.fields import choice, day, line, link, prose


class Pace(models.Model):
    """How often a mission is assessed; large multidimensional missions are each quarter."""

    class Rhythm(models.TextChoices):
        QUARTER = "quarter", "every quarter"
        HALF_YEAR = "half-year", "every half-year"
        YEAR = "year", "every year"

    mission = models.OneToOneField(Mission, on_delete=models.PROTECT, related_name="pace")
    rhythm = models.CharField(max_length=20, choices=Rhythm)
    since = models.DateField()
    ground = models.TextField(blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)


class Report(models.TextChoices):
    """The reports in which a finding may be used."""

    COUNCIL = "council", "Security Council"
    FIFTH_COMMITTEE = "fifth-committee", "Fifth Committee"
    BOTH = "both", "Security Council and Fifth Committee"


class Cycle(Element):
    """One round of the performance cycle, over a period."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="performance_cycles")
    read_with = ("steps",)
    name = line("Cycle", "Left open, it is called after its period.")
    starts = day("From", required=True)
    ends = day("Until", required=True)
    no_change = prose("No change, because", "What speaks for going on as before, where nothing is adjusted.")
    closed_on = day("Closed on")
    closed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["starts", "id"]

    @property
    def phase(self) -> Phase | None:
        """The phase in which it stands, as the dates of its steps say; None once all are done."""
        done = {item.step for item in self.steps.all() if item.done_on}
        waiting = next((step for step in STEPS if step.key not in done), None)
        return None if waiting is None else PHASES[waiting.phase]

    @property
    def state(self) -> str:
        """Return `closed`, or the phase in which it stands."""
        if self.closed_on:
            return "closed"
        phase = self.phase
        return "to be closed" if phase is None else phase.key


class CycleStep(models.Model):
    """When a step of a cycle was done, who took part, and what is to be said of it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=40, choices=[(step.key, step.title) for step in STEPS])
    done_on = models.DateField(null=True, blank=True)
    who = models.TextField(blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["cycle", "step"], name="each_step_once_a_cycle")]


class Assessment(Element):
    """Whether an output has impact and is effective, on what ground, and what should become of it."""

    class Impact(models.TextChoices):
        SEEN = "seen", "impact is seen"
        PARTLY = "partly", "impact is seen in part"
        NONE = "none", "no impact is seen"
        HARM = "harm", "does harm"
        EARLY = "early", "too early to tell"

    class Effectiveness(models.TextChoices):
        EFFECTIVE = "effective", "effective"
        PARTLY = "partly", "effective in part"
        NOT = "not", "not effective"
        EARLY = "early", "too early to tell"

    class Advice(models.TextChoices):
        CONTINUE = "continue", "continue"
        INCREASE = "increase", "increase"
        REDUCE = "reduce", "reduce"
        STOP = "stop", "stop"

    heading = "seen"
    cycle = link("monitoring.Cycle", "Cycle", required=True)
    activity = link("plans.Activity", "Activity with its output", "From the results framework of the plan.")
    objective = link("plans.Objective", "Objective", "Where no single activity is meant.")
    impact = choice("Impact", Impact, required=True)
    effectiveness = choice("Effectiveness", Effectiveness, required=True)
    seen = prose("What is seen", "What has changed, for whom, and what has not.", required=True)
    ground = prose("Ground", "The values, reports and talks on which it rests.")
    advice = choice("Advice", Advice, "Continue, increase, reduce or stop.")
    report = choice("For the report to", Report)


class CycleRecommendation(Element):
    """What is recommended to the leadership of the mission, and what it decided."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        PART = "part", "accepted in part"
        DECLINED = "declined", "declined"

    heading = "text"
    read_with = ("decided_by",)
    cycle = link("monitoring.Cycle", "Cycle", required=True)
    assessment = link("monitoring.Assessment", "Assessment", "The assessment from which it follows.")
    text = prose("Recommendation", required=True)
    report = choice("For the report to", Report)
    decision = choice("Decision", Decision)
    reason = prose("Reason of the decision")
    decided_on = day("Decided on")
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta(Element.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision="", decided_on=None, decided_by=None)
                | (~models.Q(decision="") & models.Q(decided_on__isnull=False, decided_by__isnull=False)),
                name="decided_by_leadership_on_a_day",
            )
        ]

    @property
    def decider(self) -> str:
        """The name of who decided; empty until then."""
        return self.decided_by.get_full_name() if self.decided_by else ""


class Adjustment(Element):
    """What is changed in plans upon a decision, by whom; open ones go over into the next cycle."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        DONE = "done", "done"
        DROPPED = "dropped", "dropped"

    heading = "text"
    cycle = link("monitoring.Cycle", "Cycle", "The cycle in which it was decided.", required=True)
    recommendation = link("monitoring.CycleRecommendation", "Recommendation")
    text = prose("Adjustment", "What changes in plan, programme or means.", required=True)
    activity = link("plans.Activity", "Activity")
    owner = line("Owner", "Who sees to it.", required=True)
    due = day("Due")
    status = choice("Status", Status, default=Status.OPEN)
    settled_on = day("Done or dropped on")
    outcome = prose("What became of it")


class TakenOver(models.Model):
    """That a cycle began with an adjustment which an earlier one had left open."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="taken_over")
    adjustment = models.ForeignKey(Adjustment, on_delete=models.CASCADE, related_name="taken_into")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "adjustment"], name="each_adjustment_once_a_cycle")
        ]
