"""An output of a mission, its versions and their sections."""

from django.db import models
from django_fsm import FSMField

from missions.models import ClassificationField, Mission, Person


class Output(models.Model):
    """One of the twelve outputs of a mission; made when the file is opened."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="outputs")
    type = models.CharField(max_length=40)
    classification = ClassificationField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["mission", "type"], name="one_output_of_a_type")]


class Version(models.Model):
    """A version of an output. Submitted versions are frozen: text, rows drawn in, template, hash."""

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        SUBMITTED = "submitted", "submitted"
        RETURNED = "returned", "returned"
        ISSUED = "issued", "issued"
        SUPERSEDED = "superseded", "superseded"

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = FSMField(max_length=12, choices=State.choices, default=State.DRAFT, protected=True)
    label = models.CharField(max_length=12, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    level = models.CharField(max_length=3, blank=True)  # where the process stood at submission
    cycle = models.PositiveSmallIntegerField(default=1)
    cites = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="cited_by"
    )
    template_version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="en")  # ISO 639-1; one of the six official ones
    classification = ClassificationField()  # with which it was frozen; a draft has its output's
    final = models.BooleanField(default=False)  # mission budget: marked final
    hash = models.CharField(max_length=64, blank=True)
    frozen = models.TextField(blank=True)  # canonical JSON of all that is printed; hash is its SHA-256
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["output", "number"], name="version_numbers_are_unique"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["draft", "in_review", "submitted", "returned", "issued", "superseded"]
                ),
                name="version_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=["ar", "zh", "en", "fr", "ru", "es"]),
                name="version_language_official",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "in_review"], hash="")
                | (
                    models.Q(state__in=["submitted", "returned", "issued", "superseded"]) & ~models.Q(hash="")
                ),
                name="version_frozen_with_hash",
            ),
        ]


class SectionText(models.Model):
    """The text of a section in one version: canonical HTML, or the reason why it does not apply."""

    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(max_length=60)
    content = models.TextField(blank=True)
    not_applicable = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["of", "key"], name="one_text_a_section")]
