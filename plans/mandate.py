"""Opening the task-by-task review of a mandate (IMPP guidelines C 2.1.1)."""

from collections.abc import Sequence

from django.db.models import Max

from missions.models import Mission
from plans.models import MandateTask


def open_review(mission: Mission, symbol: str, tasks: Sequence[tuple[str, str]]) -> list[MandateTask]:
    """Add a row, not yet reviewed, for each (paragraph, text) of a Council record; returns the rows.

    The caller holds the mission's lock. Earlier tasks stay as they are: what a new record
    renews or drops is the review's to say.
    """
    last = MandateTask.objects.filter(mission=mission).aggregate(last=Max("position"))["last"] or 0
    return MandateTask.objects.bulk_create(
        MandateTask(
            mission=mission,
            position=last + place,
            paragraph=paragraph,
            text=text,
            symbol=symbol,
            source=symbol,
        )
        for place, (paragraph, text) in enumerate(tasks, start=1)
    )
