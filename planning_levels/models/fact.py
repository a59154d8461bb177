"""Facts on which decisions rest: events, appointments, recommendations, answers, agreements."""

from django.db import models

from missions.models import Document, Entity, Mission, Person
from monitoring.models import Review
from outputs.models import Version
from planning_levels.models.run import LevelRun
from plans.models import Benchmark


class Event(models.Model):
    """An event: of the country, of the Council, or a day of the calendar."""

    class Kind(models.TextChoices):
        EVENT = "event", "event"
        COUNCIL_DELIBERATION = "council-deliberation", "deliberation of the Security Council"
        COUNCIL_REQUEST = "council-request", "request of the Security Council"
        CALENDAR = "calendar", "date in the calendar"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=Kind)
    title = models.CharField(max_length=400)
    symbol = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    on = models.DateField()
    serial = models.PositiveIntegerField(default=0)  # number in the record, for the order of acts
    used_by = models.ForeignKey(
        "planning_levels.Decision", on_delete=models.PROTECT, null=True, related_name="answers"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]


class Appointment(models.Model):
    """A step on the way of the head of mission: nominated, appointed, arrived, left."""

    class Step(models.TextChoices):
        NOMINATED = "nominated", "nominated"
        APPOINTED = "appointed", "appointed"
        ARRIVED = "arrived", "arrived"
        LEFT = "left", "left"
        OPERATIONAL = "operational", "mission operational"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="appointments")
    step = models.CharField(max_length=12, choices=Step)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["on", "id"]


class Recommendation(models.Model):
    """A recommendation to the Secretary-General: revision or transition. It moves nothing."""

    class Kind(models.TextChoices):
        REVISION = "revision", "significant revision"
        TRANSITION = "transition", "transition and exit planning"

    class State(models.TextChoices):
        OPEN = "open", "before the Secretary-General"
        TAKEN = "taken", "taken up"
        DECLINED = "declined", "declined"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="recommendations")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="recommendations")
    benchmarks = models.ManyToManyField(Benchmark, related_name="recommendations")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    class Meta:
        ordering = ["on", "id"]


class TransitionAnswer(models.Model):
    """The answer whether a Joint Transition Plan is needed (IMPP guidelines C 1.2.2)."""

    class Ground(models.TextChoices):
        NONE = "", "none"
        TAKEOVER = "takeover", "take-over from another organisation"
        REHATTING = "rehatting", "rehatting"
        SHARED_FUNCTION = "shared-function", "a shared function"

    run = models.ForeignKey(LevelRun, on_delete=models.PROTECT, related_name="transition_answers")
    needed = models.BooleanField()
    reason = models.TextField()
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    counterpart = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["id"]


class Agreement(models.Model):
    """An entity's agreement to a frozen version of the Joint Transition Plan."""

    of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="agreements")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "entity"], name="one_agreement_an_entity")]


class CompletionCall(models.Model):
    """One of the two calls that complete a process: the planner's and the SRSG's (T34)."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="completion_calls")
    role = models.CharField(max_length=10)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "role"], name="one_completion_call_a_role")]
