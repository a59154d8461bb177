"""Telling what the record says: each entry once, chain by chain, however often a worker dies on the way.

Entries are the outbox. Global ids may become visible out of order; the numbers of one chain do not, since
each is written under its lock. So how far a chain has been told is one number, moved in the transaction that
writes the notices.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from missions.access import missions_for
from missions.models import Entry, Mission, Person
from missions.record import HOUSE
from outputs.access import outputs_for
from outputs.models import Output
from planning_levels.definition.notice_shape import Row, Told
from planning_levels.definition.notices import rows_of
from planning_levels.models import Mail, Notice, ToldUpTo
from planning_levels.notices.facts import Facts, facts_of
from planning_levels.notices.people import People, named

log = logging.getLogger("impp.notices")
AT_A_TIME = 100
OLD_IN_A_STORY = timedelta(days=30)
GIVEN: dict[str, Callable[[Facts], bool]] = {
    "": lambda facts: True,
    "released": lambda facts: facts.released,
    "released-with-deviations": lambda facts: facts.released and _deviations(facts),
    "chain-waits": lambda facts: bool(facts.next_step),
    "endorsement-asked": lambda facts: facts.released and facts.gate == "DP-2.2",
    "recommended": lambda facts: facts.recommended,
    "call-waits": lambda facts: bool(facts.called_as),
}


def tell() -> int:
    """Tell what no one has been told yet, of every chain; return how many notices were written.

    A chain whose entries cannot be read stays where it is, is logged, and does not keep the others.
    """
    written = 0
    for chain in behind():
        try:
            written += tell_chain(chain)
        except Exception:
            log.exception("chain %s could not be told; it is tried again", chain)
    return written


def behind() -> list[str]:
    """Return the chains with entries that have not been told; three queries."""
    told = dict(ToldUpTo.objects.values_list("chain", "number"))
    ends = {str(pk): number for pk, number in Mission.objects.values_list("pk", "record_number")}
    house = Entry.objects.filter(chain=HOUSE).aggregate(last=Max("number"))["last"]
    ends[HOUSE] = house or 0
    return [chain for chain, number in ends.items() if number > told.get(chain, 0)]


def tell_chain(chain: str) -> int:
    """Tell the entries of one chain after the last one told; a second worker waits and finds nothing left."""
    written = 0
    while True:
        with transaction.atomic():
            ToldUpTo.objects.get_or_create(chain=chain)
            upto = ToldUpTo.objects.select_for_update().get(chain=chain)
            rows = Entry.objects.filter(chain=chain, number__gt=upto.number).order_by("number")
            entries = list(rows.select_related("person")[:AT_A_TIME])
            if not entries:
                return written
            mission = Mission.objects.get(pk=int(chain)) if chain != HOUSE else None
            people = People(mission)
            for entry in entries:
                written += _tell_entry(entry, mission, people)
            upto.number = entries[-1].number
            upto.save(update_fields=["number"])


def write(row: Told, who: Iterable[Person], facts: Facts, source: str, entry: Entry | None = None) -> int:
    """Write a row's notice for each person who may see the mission; return how many. Never one twice."""
    told = set(Notice.objects.filter(row=row.key, source=source).values_list("person_id", flat=True))
    output = facts.of_output()
    made = [
        Notice(
            person=person,
            mission=facts.mission,
            output=output,
            entry=entry,
            row=row.key,
            source=source,
            facts=facts.kept(),
            path=facts.path(row.page),
            at=entry.at if entry else timezone.now(),
        )
        for person in who
        if person.pk not in told and _may_see(person, facts.mission, output)
    ]
    Notice.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _tell_entry(entry: Entry, mission: Mission | None, people: People) -> int:
    rows = rows_of(entry.verb)
    if not rows or entry.kind == Entry.Kind.REFUSAL or _old_story(entry, mission):
        return 0
    facts = facts_of(entry, mission)
    told = {entry.person_id}  # nobody is told of their own act
    written = 0
    for row in rows:
        if not applies(row, facts):
            continue
        who = [person for person in named(row.who, people, facts) if person.pk not in told]
        told |= {person.pk for person in who}
        if row.folds:
            who = _not_waiting(row, who, facts)
        written += write(row, who, facts, f"entry-{entry.pk}", entry)
    return written


def applies(row: Row, facts: Facts) -> bool:
    """Tell whether a row's outcome and condition are met."""
    return (not row.outcomes or facts.outcome in row.outcomes) and GIVEN[row.given](facts)


def _deviations(facts: Facts) -> bool:
    mission = facts.mission
    return mission is not None and mission.deviations.filter(accepted_by=None).exists()


def _old_story(entry: Entry, mission: Mission | None) -> bool:
    """Tell whether an entry is of a demonstration's past: it is loaded in a minute, and tells of years."""
    day = mission.demonstration_date if mission else None
    return day is not None and entry.happened_on < day - OLD_IN_A_STORY


def _not_waiting(row: Row, who: list[Person], facts: Facts) -> list[Person]:
    """Leave out for whom one like it is still unread, and in no mail that has gone."""
    unread = Notice.objects.filter(row=row.key, mission=facts.mission, person__in=who, read_at=None)
    waiting = unread.exclude(mail__state__in=(Mail.State.SENDING, Mail.State.SENT, Mail.State.FAILED))
    folded = set(waiting.filter(output=facts.of_output()).values_list("person_id", flat=True))
    return [person for person in who if person.pk not in folded]


def _may_see(person: Person, mission: Mission | None, output: Output | None) -> bool:
    """Tell whether a person sees the mission, and the output where it is about one."""
    if not person.is_active or mission is None:
        return person.is_active
    if output is not None:
        return outputs_for(person).filter(pk=output.pk).exists()
    return missions_for(person).filter(pk=mission.pk).exists()
