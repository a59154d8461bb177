"""What becomes of an accepted deviation: a lesson for later planning, or nothing, for a reason."""

from django.db import models

from missions.models import Deviation, Person
from monitoring.models import Lesson


class LessonCandidate(models.Model):
    """The answer to an accepted deviation; one without an answer is still a candidate."""

    deviation = models.OneToOneField(Deviation, on_delete=models.PROTECT, related_name="candidate")
    lesson = models.OneToOneField(Lesson, on_delete=models.PROTECT, null=True, related_name="candidate")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lesson__isnull=False) | ~models.Q(reason=""),
                name="candidate_is_a_lesson_or_has_a_reason",
            )
        ]
