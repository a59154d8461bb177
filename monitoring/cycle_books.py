"""How the registers of the performance cycle are written, and what an opened cycle begins with."""

from typing import Any

from missions.blockers import Blocker
from missions.door import Passage
from missions.errors import Invalid
from missions.models import Entry
from missions.process import Position
from monitoring.cycle_steps import STEPS
from monitoring.models import (
    Adjustment,
    Assessment,
    Cycle,
    CycleRecommendation,
    CycleStep,
    TakenOver,
)
from monitoring.periods import called
from monitoring.permissions import OBSERVERS, REVIEWERS
from monitoring.registers import PERFORMANCE
from plans import rules
from plans.keeping import Book


def _reviewers(where: Position) -> tuple[str, ...]:
    return REVIEWERS


def _observers(where: Position) -> tuple[str, ...]:
    return OBSERVERS


def _judge(draft: rules.Draft) -> list[Blocker]:
    """Refuse (400) what contradicts itself; nothing of the cycle is blocked by the process."""
    if draft.removed:
        _judge_removal(draft)
        return []
    _judge_period(draft)
    _judge_ties(draft)
    if isinstance(draft.row, CycleRecommendation):
        _judge_words(draft.row)
    return []


def _judge_removal(draft: rules.Draft) -> None:
    if isinstance(draft.row, CycleRecommendation) and draft.row.decision:
        raise Invalid("The leadership has decided on it; it stays in the file.", field="text")
    if isinstance(draft.row, Cycle) and draft.row.closed_on:
        raise Invalid("A cycle that is closed stays in the file.", field="name")


def _judge_period(draft: rules.Draft) -> None:
    row = draft.row
    if isinstance(row, Cycle) and row.ends < row.starts:
        raise Invalid("It cannot end before it begins.", field="ends")
    if isinstance(row, Adjustment):
        if row.settled_on and row.settled_on > draft.mission.today():
            raise Invalid("A date in the future cannot have happened yet.", field="settled_on")
        if row.settled_on and row.status == Adjustment.Status.OPEN:
            raise Invalid("Say whether it is done or dropped.", field="status")


def _judge_ties(draft: rules.Draft) -> None:
    """What follows from another row belongs to that row's cycle; an assessment is of something."""
    row: Any = draft.row
    if isinstance(row, Assessment) and not (row.activity_id or row.objective_id):
        raise Invalid("Name the activity, or the objective, that is assessed.", field="activity")
    if isinstance(row, CycleRecommendation) and row.assessment and row.assessment.cycle_id != row.cycle_id:
        raise Invalid("That assessment belongs to another cycle.", field="assessment")
    if isinstance(row, Adjustment) and row.recommendation:
        if row.recommendation.cycle_id != row.cycle_id:
            raise Invalid("That recommendation belongs to another cycle.", field="recommendation")
        if row.recommendation.decision == CycleRecommendation.Decision.DECLINED:
            raise Invalid("The leadership has declined this recommendation.", field="recommendation")


def _judge_words(row: CycleRecommendation) -> None:
    """Keep the words of what has been decided as the leadership read them."""
    held = CycleRecommendation.objects.filter(pk=row.pk).exclude(decision="").first()
    if held is not None and (held.text, held.cycle_id) != (row.text, row.cycle_id):
        raise Invalid("The leadership has decided on it; its words stand as they were read.", field="text")


def _complete_cycle(row: Cycle, step: Passage) -> None:
    if not row.name and row.starts and row.ends:
        row.name = called(row.starts, row.ends)


def _complete_adjustment(row: Adjustment, step: Passage) -> None:
    if row.status != Adjustment.Status.OPEN and row.settled_on is None:
        row.settled_on = step.on or step.mission.today()


def _begin(row: Cycle, step: Passage, new: bool) -> None:
    """Lay out the seven steps of a new cycle, and take over the adjustments that are open."""
    if not new:
        return
    CycleStep.objects.bulk_create(CycleStep(cycle=row, step=item.key) for item in STEPS)
    still_open = Adjustment.objects.filter(mission=step.mission, status=Adjustment.Status.OPEN)
    TakenOver.objects.bulk_create(TakenOver(cycle=row, adjustment=item) for item in still_open)


CYCLE_BOOKS: dict[str, Book] = {
    "cycles": Book(
        PERFORMANCE["cycles"],
        _reviewers,
        verbs=("open-cycle", "change-cycle", "remove-cycle"),
        judge=_judge,
        complete=_complete_cycle,
        afterwards=_begin,
    ),
    "assessments": Book(
        PERFORMANCE["assessments"],
        _observers,
        verbs=("add-assessment", "change-assessment", "remove-assessment"),
        kind=Entry.Kind.FACT,
        judge=_judge,
    ),
    "recommendations": Book(
        PERFORMANCE["recommendations"],
        _reviewers,
        verbs=("add-recommendation", "change-recommendation", "remove-recommendation"),
        judge=_judge,
    ),
    "adjustments": Book(
        PERFORMANCE["adjustments"],
        _reviewers,
        verbs=("add-adjustment", "change-adjustment", "remove-adjustment"),
        judge=_judge,
        complete=_complete_adjustment,
    ),
}
