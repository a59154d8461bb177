"""Who sees what others said while a round is open: after one's own word, or its end, as it was set."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from missions.models import Mission, Person
from missions.roles import Standing
from outputs.access import comments_for, positions_for
from outputs.models import Comment, Concurrence, Round
from outputs.responses.common import ANSWERERS, ASKED, COMMENTERS, entities_of

V = Round.Visibility
# Those who answer for the output, and those who decide on it.
SEE_ALL = frozenset({*ANSWERERS, "sg", "usg-of-lead", "office", "custodian"})
# The matrix of comments is for those who plan and decide; contributors and partners outside do not read it.
INSIDERS = (frozenset(COMMENTERS) - {"field"}) | {"custodian"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person sees in a mission: the rounds that are still sealed for them, and their entities."""

    person: int
    entities: frozenset[str] = frozenset()
    rounds: frozenset[int] = frozenset()
    versions: frozenset[int] = frozenset()
    reader: Person | None = None  # who reads, cleared for what is shown; None where that was asked before

    def comments(self, rows: QuerySet[Comment]) -> QuerySet[Comment]:
        """Return the comments that may be seen."""
        if self.reader is not None:
            rows = rows.filter(pk__in=comments_for(self.reader).values("pk"))
        if not self.rounds:
            return rows
        own = Q(by=self.person) | Q(entity__in=self.entities)
        return rows.filter(own | Q(round=None) | ~Q(round__in=self.rounds))

    def positions(self, rows: QuerySet[Concurrence]) -> QuerySet[Concurrence]:
        """Return the positions that may be seen."""
        if self.reader is not None:
            rows = rows.filter(pk__in=positions_for(self.reader).values("pk"))
        if not self.versions:
            return rows
        own = Q(by=self.person) | Q(entity__in=self.entities)
        return rows.filter(own | ~Q(of__in=self.versions))

    def hides(self, given: Concurrence) -> bool:
        """Tell whether a position is not yet to be seen; that it was given may be known."""
        own = given.by_id == self.person or given.entity_id in self.entities
        return given.of_id in self.versions and not own


def sight(person: Person, mission: Mission, held: Standing) -> Sight:
    """Return what a person sees of a mission's comments and positions; one query where no round is sealed."""
    if held.roles & SEE_ALL:
        return Sight(person.pk, reader=person)
    sealed = {row.pk: row for row in sealed_rounds(mission)}
    if not sealed:
        return Sight(person.pk, reader=person)
    own = frozenset(entities_of(person, mission))
    answered = set(
        Concurrence.objects.filter(
            of__in=[row.of_id for row in sealed.values()], entity__in=own, withdrawn_on=None
        ).values_list("of_id", flat=True)
    )
    shut = [row for row in sealed.values() if row.visibility == V.CLOSE or row.of_id not in answered]
    rounds, versions = frozenset(row.pk for row in shut), frozenset(row.of_id for row in shut)
    return Sight(person.pk, own, rounds, versions, person)


def sealed_rounds(mission: Mission) -> list[Round]:
    """Return the open rounds of a mission in which answers are not shown at once."""
    rows = Round.objects.filter(of__output__mission=mission, of__state__in=ASKED, closed_on=None)
    return list(rows.exclude(visibility=V.OPEN))
