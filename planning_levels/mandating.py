"""The review of the mandate, task by task: in 2.1 before the advanced draft, in 3.1 after each renewal.

It moves no level. What it leaves open is shown; only the tasks themselves stop the advanced draft
(IMPP guidelines C 2.1.1).
"""

from dataclasses import dataclass

from monitoring.models import Review
from outputs.models import Version
from planning_levels.mandate_periods import Period, periods, renewal_review
from planning_levels.reading import Reading
from plans.mandate import Reviewed, reviewed, shortfalls
from plans.models import Mismatch, Priority

NOTE = "shortfall-note"


@dataclass(frozen=True, slots=True)
class Given:
    """The tasks that one record gave, by its symbol; empty for tasks entered without one."""

    symbol: str
    tasks: list[Reviewed]

    @property
    def open(self) -> int:
        """How many have not been reviewed."""
        return sum(item.standing == "open" for item in self.tasks)


@dataclass(frozen=True, slots=True)
class MandateReview:
    """The mandate set against the plan: its periods, tasks by record, mismatches, and what follows."""

    periods: list[Period]
    given: list[Given]
    mismatches: list[Mismatch]
    falling_short: list[Mismatch]
    priorities_set: bool
    note: Version | None
    preparing: Review | None

    @property
    def present(self) -> Period | None:
        """The period that runs."""
        return next((item for item in self.periods if item.present), None)

    @property
    def tasks(self) -> list[Reviewed]:
        """All tasks, whoever gave them."""
        return [item for group in self.given for item in group.tasks]

    @property
    def unsettled(self) -> list[Mismatch]:
        """The mismatches without a solution."""
        return [item for item in self.mismatches if not item.solution]

    @property
    def proposes_review(self) -> bool:
        """Whether the end of the mandate is near and no review prepares its renewal."""
        return self.present is not None and self.present.near and self.preparing is None

    @property
    def note_sent(self) -> bool:
        """Whether a note on the shortfall has gone out since the present mandate was given."""
        sent = self.note.issued_on if self.note else None
        return sent is not None and (self.present is None or sent >= self.present.record.on)

    @property
    def proposes_note(self) -> bool:
        """Whether the Council is to be advised of a shortfall and has not been."""
        return bool(self.falling_short) and not self.note_sent

    def count(self, standing: str) -> int:
        """Return how many tasks stand in one way."""
        return sum(item.standing == standing for item in self.tasks)


def review_of(reading: Reading) -> MandateReview:
    """Return the review of a mission's mandate, in a fixed number of queries."""
    mission = reading.mission
    found = periods(reading.council_records, reading.on)
    present = next((item for item in found if item.present), None)
    groups: dict[str, list[Reviewed]] = {}
    for item in reviewed(mission):
        groups.setdefault(item.task.symbol, []).append(item)
    note = reading.issued(NOTE) or reading.latest(NOTE)
    return MandateReview(
        periods=found,
        given=[Given(symbol, tasks) for symbol, tasks in reversed(groups.items())],
        mismatches=list(Mismatch.objects.filter(mission=mission).select_related("task")),
        falling_short=shortfalls(mission),
        priorities_set=priorities_set(reading),
        note=note if note is not None and reading.shows(note) else None,
        preparing=renewal_review(present, Review.objects.filter(mission=mission)),
    )


def priorities_set(reading: Reading) -> bool:
    """Tell whether priorities were set again since the present mandate; true where there is no mandate."""
    mandate = reading.mandate
    if mandate is None:
        return True
    return Priority.objects.filter(mission=reading.mission, set_on__gte=mandate.on).exists()
