"""The mission: the file of one country's planning process, with its lead, holds and triggers."""

from datetime import date

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from missions.models.classification import ClassificationField
from missions.models.person import Entity


class MissionQuerySet(models.QuerySet["Mission"]):
    """Querysets of missions; see `missions.access` for who may see which."""


class State(models.TextChoices):
    """What is stored of a mission's state; the level shown follows from the open level runs."""

    PRE_PLANNING = "pre_planning", "pre-planning"
    AWAITING_INITIATION = "awaiting_initiation", "awaiting initiation"
    IN_LEVEL = "in_level", "in a level"
    AWAITING_COUNCIL = "awaiting_council", "awaiting the Security Council"
    ENDED = "ended_no_operation", "ended without an operation"
    OTHER_FORM = "other_form", "other form of presence"
    COMPLETED = "completed", "completed"


class Transfer(models.TextChoices):
    """How far planning responsibility has moved from headquarters to the mission."""

    NONE = "none", "not begun"
    INITIATED = "initiated", "initiated"
    COMPLETE = "complete", "complete"


class Mission(models.Model):
    """One planning process. Its row is the lock under which every act is done."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20, default="new")
    state = FSMField(max_length=30, choices=State.choices, default=State.PRE_PLANNING, protected=True)
    cycle = models.PositiveSmallIntegerField(default=1)
    lead_department = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="led_missions")
    peacekeeping_foreseen = models.BooleanField(default=True)
    form = models.CharField(max_length=40, blank=True)
    form_note = models.CharField(max_length=400, blank=True)
    transfer = models.CharField(max_length=12, choices=Transfer, default=Transfer.NONE)
    classification = ClassificationField()
    options = models.JSONField(default=dict, blank=True)
    opened_on = models.DateField()
    opened_by = models.ForeignKey("missions.Person", on_delete=models.PROTECT, related_name="opened_missions")
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor_missions"
    )
    definition_version = models.PositiveSmallIntegerField(default=1)
    demonstration_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    record_number = models.PositiveIntegerField(default=0)
    record_head = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    as_guest = False  # set by `missions.access`: whether who reads it is only a partner there

    objects = MissionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="mission_state_known"),
            models.CheckConstraint(
                condition=models.Q(transfer__in=Transfer.values), name="mission_transfer_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_demonstration(self) -> bool:
        """A demonstration counts its clocks from its own date."""
        return self.demonstration_date is not None

    @property
    def ended(self) -> bool:
        """An ended or completed process is read-only."""
        return self.state in (State.ENDED, State.OTHER_FORM, State.COMPLETED)

    def today(self) -> date:
        """Return the date from which all clocks of this mission count."""
        return self.demonstration_date or timezone.localdate()


class LeadTerm(models.Model):
    """A department's term as lead, with the ground on which the lead changed."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="lead_terms")
    department = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    ground = models.CharField(max_length=400)

    class Meta:
        ordering = ["since", "id"]


class Hold(models.Model):
    """A hold on staff submissions, with the event that releases it (T36)."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    release_event = models.CharField(max_length=400)
    since = models.DateField()
    released_on = models.DateField(null=True, blank=True)
    released_by_event = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission"], condition=models.Q(released_on=None), name="one_open_hold_a_mission"
            )
        ]


class Trigger(models.Model):
    """What made planning possible; a trigger starts nothing by itself (T01)."""

    class Type(models.TextChoices):
        COUNCIL = "council", "Security Council deliberations"
        REQUEST = "request", "recommendation or request to look at options"
        PEACEBUILDING = "peacebuilding", "peacebuilding strategy under development"
        PEACE_AGREEMENT = "peace-agreement", "peace agreement negotiated or signed"
        OTHER = "other", "other"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="triggers")
    type = models.CharField(max_length=20, choices=Type)
    date = models.DateField()
    source = models.CharField(max_length=400)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["date", "id"]
