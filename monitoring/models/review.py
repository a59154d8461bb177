"""Reviews of Level 3.1: continuous, periodic, strategic; none moves a level (IMPP guidelines C 3.1.1)."""

from django.db import models

from missions.models import Mission
from plans.models import Element
from plans.models.fields import choice, day, line, links, prose, tick


class Review(Element):
    """A review, open until `record-review` closes it with a recommendation."""

    class Kind(models.TextChoices):
        CONTINUOUS = "continuous", "continuous"
        PERIODIC = "periodic", "periodic"
        STRATEGIC = "strategic", "strategic"

    class Recommendation(models.TextChoices):
        NONE = "none", "none"
        MINOR_UPDATE = "minor-update", "minor update"
        SIGNIFICANT_REVISION = "significant-revision", "significant revision"
        TRANSITION = "transition", "transition and exit planning"

    heading = "purpose"
    suggestions = {"purpose": ("effectiveness", "mandate renewal", "mandate and mission as a whole")}
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="reviews")
    kind = choice("Kind", Kind, required=True)
    purpose = line(
        "Purpose", "Effectiveness, mandate renewal, or mandate and mission as a whole.", length=400
    )
    leader = line("Leader", "Of the IMPT, the mission, or for a strategic review the lead department.")
    participants = prose("Taking part")
    ground = prose("Ground", "The new demands on size, scale or mandate, for a strategic review.")
    by_council_members = tick("Mission of Council members")
    benchmarks = links("plans.Benchmark", "Benchmarks looked at")
    government_consultation = prose("Consultation of the Government")
    economic_section = prose("Economic analysis", "With whom, and what it says.")
    renewed_violence = tick("Violence has returned, or needs are serious")
    humanitarian_section = prose("Humanitarian principles", "Asked for where violence has returned.")
    impact = prose("Impact and efficiency")
    unct_debrief_on = day("Discussed with the UNCT on")
    opened_on = models.DateField("Opened on", blank=True, help_text="Today, unless said otherwise.")
    closed_on = day("Closed on")
    recommendation = choice("Recommendation", Recommendation)

    class Meta:
        ordering = ["opened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | ~models.Q(recommendation=""),
                name="closed_review_says_what_it_recommends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} review" + (f": {self.purpose}" if self.purpose else "")

    @property
    def state(self) -> str:
        """Return `open` or `closed`, as its dates say."""
        return "closed" if self.closed_on else "open"


class ReviewFinding(models.Model):
    """A finding of a review."""

    of = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    value = models.TextField(max_length=4000)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.value
