"""Recording what happens: measurements, reviews, observations. Used by pages, API and loader alike.

Facts are never refused for being late or irregular: they are stored with their true date, and flagged.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from missions.blockers import Blocker
from missions.door import Passage
from missions.errors import Invalid
from missions.models import Entry, Mission, Person
from missions.process import Position
from monitoring import correcting
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.models import Measurement, Review
from monitoring.permissions import OBSERVERS, REVIEWERS
from monitoring.registers import MEASUREMENTS, OBSERVATIONS, REVIEWS
from plans import keeping, rules
from plans.keeping import Book
from plans.models import Element

LATE = timedelta(days=92)


def record_measurement(mission: Mission, *, by: Person, on: date | None = None, **fields: Any) -> Measurement:
    """Record a benchmark's value: `benchmark` (row or id), `value`, `date`, `source`, `confidence`, `note`.

    `sex`, `age` and `place` where it speaks of a part.

    NotPermitted (403), Invalid (400) for a date in the future or a benchmark of another mission.
    """
    return keeping.keep(MEASURING, mission, fields, by=by, on=on)


def open_review(mission: Mission, *, by: Person, on: date | None = None, **fields: Any) -> Review:
    """Open a review: `kind`, `purpose`, `leader`, `ground`, `findings` (texts) and its other columns."""
    return keeping.keep(REVIEWING, mission, fields, by=by, on=on)


def add_observation(
    mission: Mission, register: str, *, by: Person, on: date | None = None, **fields: Any
) -> Any:
    """Add a row to one of the registers of observations; KeyError for one that is not known."""
    return keeping.keep(observing(register), mission, fields, by=by, on=on)


def change(
    mission: Mission,
    register: str,
    row: Element,
    fields: Mapping[str, Any],
    *,
    by: Person,
    if_version: int | None = None,
) -> Any:
    """Correct a measurement, a review or an observation; Stale (412) when it has changed meanwhile.

    What a measurement said before stays beside it (`correction_reason` says why it was corrected).
    """
    return keeping.keep(book_of(register), mission, fields, by=by, row=row, if_version=if_version)


def close_review(review: Review, *, on: date | None, recommendation: str) -> None:
    """Close a review with its recommendation; called by the verb `record-review`, which holds the door."""
    review.closed_on = on or review.mission.today()
    review.recommendation = recommendation
    review.version += 1
    review.save(update_fields=["closed_on", "recommendation", "version", "changed_at"])


def book_of(register: str) -> Book:
    """Return how a register of monitoring is written; KeyError for one that is not known."""
    known = {"measurements": MEASURING, "reviews": REVIEWING, **CYCLE_BOOKS}
    return known.get(register) or observing(register)


def observing(register: str) -> Book:
    """Return how a register of observations is written; KeyError for one that is not known."""
    return Book(
        OBSERVATIONS[register],
        _observers,
        verbs=("record-observation", "change-observation", "remove-observation"),
        kind=Entry.Kind.FACT,
        judge=_judge,
    )


def _observers(where: Position) -> tuple[str, ...]:
    return OBSERVERS


def _reviewers(where: Position) -> tuple[str, ...]:
    return REVIEWERS


def _judge(draft: rules.Draft) -> list[Blocker]:
    """Facts meet no blockers; only a date that has not come yet is refused, as no fact."""
    today = draft.mission.today()
    for name in ("date", "opened_on"):
        when = getattr(draft.row, name, None)
        if when and when > today and not draft.removed:
            raise Invalid("A date in the future cannot have happened yet.", field=name)
    return []


def _complete_measurement(row: Measurement, step: Passage) -> None:
    row.date = row.date or step.on or step.mission.today()
    correcting.complete(row, step)


def _complete_review(row: Review, step: Passage) -> None:
    row.opened_on = row.opened_on or step.on or step.mission.today()


def _flag_measurement(row: Measurement, step: Passage, new: bool) -> None:
    if not new:
        correcting.keep_old(row, step)
    if new and step.mission.today() - row.date > LATE:
        step.flag(
            "late-measurement",
            f"A value of {row.date.isoformat()} was entered only on {step.mission.today().isoformat()}.",
            f"/missions/{step.mission.key}/monitoring/",
        )


def _flag_review(row: Review, step: Passage, new: bool) -> None:
    """A strategic review has a ground and a leader of the lead department (C 3.1.1); flagged where not."""
    if not new or row.kind != Review.Kind.STRATEGIC:
        return
    page = f"/missions/{step.mission.key}/monitoring/reviews/"
    if not row.ground:
        step.flag(
            "review-ground", "A strategic review was opened without the demands that call for it.", page
        )
    leader = Person.objects.filter(username=row.leader).first() if row.leader else None
    elsewhere = leader is not None and leader.entity_id != step.mission.lead_department_id
    if elsewhere and not row.by_council_members:
        step.flag("review-leader", "A strategic review is led from outside the lead department.", page)


MEASURING = Book(
    MEASUREMENTS,
    _observers,
    verbs=("record-measurement", "change-measurement", "remove-measurement"),
    kind=Entry.Kind.FACT,
    judge=_judge,
    complete=_complete_measurement,
    afterwards=_flag_measurement,
)
REVIEWING = Book(
    REVIEWS,
    _reviewers,
    verbs=("open-review", "change-review", "remove-review"),
    kind=Entry.Kind.FACT,
    judge=_judge,
    complete=_complete_review,
    afterwards=_flag_review,
)
