"""Who may see which package, decision and paper: as marked as the highest of the versions that it rests on.

See `missions.access` for the rule.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from missions.access import SUBJECTS, Reader, Subject, documents_for, inside
from missions.models import Person
from outputs.access import versions_for
from planning_levels.models import Decision, DecisionBasis, PaperDecision, Submission, SubmissionBasis


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


def register() -> None:
    """Tell the record that an entry which names a decision is read by who may read the decision."""
    if OWN not in SUBJECTS:
        SUBJECTS.append(OWN)


def _shut(reader: Reader) -> Q:
    high = reader.above("of__classification", "of__output__type") | reader.above(
        "of__output__classification", "of__output__type"
    )
    return Q(Exists(DecisionBasis.objects.filter(high, decision=OuterRef("pk"))))


OWN = Subject("decision", Decision, decisions_for, _shut)
