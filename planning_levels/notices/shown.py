"""Notices as pages show them: only what the person may see now, each as one sentence and one link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from missions.access import missions_for
from missions.models import Person
from outputs.access import outputs_for
from outputs.definition import OUTPUTS
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.notices import table
from planning_levels.models import Notice


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as one line."""

    notice: Notice
    sentence: str
    asks: bool

    @property
    def unread(self) -> bool:
        """Whether it has not been read."""
        return self.notice.read_at is None


def visible(person: Person) -> QuerySet[Notice]:
    """Return a person's notices, less those of missions and outputs that they see no more."""
    mine = Notice.objects.filter(person=person).select_related("mission")
    missions, outputs = (
        missions_for(person).order_by().values("pk"),
        outputs_for(person).order_by().values("pk"),
    )
    return mine.filter(Q(mission=None) | Q(mission__in=missions), Q(output=None) | Q(output__in=outputs))


def unread_count(person: Person) -> int:
    """Return how many visible notices are unread; on every page, so who has none is asked nothing more."""
    if not Notice.objects.filter(person=person, read_at=None).exists():
        return 0
    return visible(person).filter(read_at=None).count()


def shown(notices: Iterable[Notice]) -> list[Shown]:
    """Return notices with their sentences; one whose row the table has no more is left out."""
    rows = table()
    known = [notice for notice in notices if notice.row in rows]
    return [Shown(notice, sentence(notice), rows[notice.row].asks) for notice in known]


def sentence(notice: Notice) -> str:
    """Return what a notice says on the page."""
    facts = notice.facts
    output, point = OUTPUTS.get(facts.get("output", "")), DECISION_POINTS.get(facts.get("gate", ""))
    due = date_format(date.fromisoformat(facts["due"]), "j F Y") if facts.get("due") else ""
    return table()[notice.row].says.format(
        mission=notice.mission.name if notice.mission else "",
        output=output.title if output else "output",
        point=point.name if point else "the decision",
        level=facts.get("level", ""),
        due=due,
    )


def mark_read(person: Person, *notices: int) -> int:
    """Mark a person's notices as read, all where none is named; return how many were unread."""
    unread = visible(person).filter(read_at=None)
    wanted = unread.filter(pk__in=notices) if notices else unread
    keys = list(wanted.values_list("pk", flat=True))
    return Notice.objects.filter(pk__in=keys).update(read_at=timezone.now())
