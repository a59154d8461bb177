"""Who may see which package, decision, paper and action point: as marked as the versions that it rests on.

See `missions.access` for the rule.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from missions.access import POSITIONS, SUBJECTS, Reader, Subject, documents_for, hears_positions, inside
from missions.meetings import OF_MINUTES
from missions.models import ActionPoint, Person
from outputs.access import versions_for
from planning_levels.models import (
    Decision,
    DecisionBasis,
    HandOver,
    PaperDecision,
    Submission,
    SubmissionBasis,
)


def packages_for(person: Person) -> QuerySet[Submission]:
    """Return the packages that a person may see: those of which they may read the whole basis."""
    withheld = SubmissionBasis.objects.exclude(of__in=versions_for(person).values("pk"))
    return Submission.objects.filter(inside(person), ~Exists(withheld.filter(submission=OuterRef("pk"))))


def decisions_for(person: Person) -> QuerySet[Decision]:
    """Return the decisions that a person may see: those of which they may read the whole basis."""
    withheld = DecisionBasis.objects.exclude(of__in=versions_for(person).values("pk"))
    return Decision.objects.filter(inside(person), ~Exists(withheld.filter(decision=OuterRef("pk"))))


def papers_for(person: Person) -> QuerySet[PaperDecision]:
    """Return the decisions entered from paper that a person may see: those whose scan they may read."""
    scan = Exists(documents_for(person).filter(pk=OuterRef("document")))
    return PaperDecision.objects.filter(inside(person), scan)


def action_points_for(person: Person) -> QuerySet[ActionPoint]:
    """Return the action points that a person may see: their own, and those of what they hear.

    Points of bodies and meetings are for who hears departments; a decider's condition for who may read the
    decision.
    """
    withheld = DecisionBasis.objects.exclude(of__in=versions_for(person).values("pk"))
    unread = Exists(withheld.filter(decision__conditions__action_point=OuterRef("pk")))
    rows = ActionPoint.objects.filter(Q(owner=person) | ~Q(gate="") | hears_positions(person))
    return rows.filter(inside(person)).filter(Q(owner=person) | ~unread)


def hand_overs_for(person: Person) -> QuerySet[HandOver]:
    """Return the transfers of responsibility that a person may see: of missions in which they take part."""
    return HandOver.objects.filter(inside(person))


def register() -> None:
    """Tell the record who reads what: decisions as they may be read, minutes for who hears departments."""
    if OWN not in SUBJECTS:
        SUBJECTS.append(OWN)
    POSITIONS.update(OF_MINUTES)


def _shut(reader: Reader) -> Q:
    high = reader.above("of__classification", "of__output__type") | reader.above(
        "of__output__classification", "of__output__type"
    )
    return Q(Exists(DecisionBasis.objects.filter(high, decision=OuterRef("pk"))))


OWN = Subject("decision", Decision, decisions_for, _shut)
