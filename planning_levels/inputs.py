"""Who has given input to the planning, and who not: read from what was written, sent and said (Annex A).

Nothing of it is stored: sections bear their writer, drafts their sender, comments their entity. What a person
may not read is not counted for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from missions import seats
from missions.models import Assignment, Body, Member, Mission, Person
from missions.roles import current
from outputs.access import comments_for, drafts_for, versions_for
from outputs.models import SectionText

SIDES = {
    Assignment.Role.SRSG.value: "mission",
    Assignment.Role.MISSION_STAFF.value: "mission",
    Assignment.Role.RC_HC.value: "unct",
    Assignment.Role.UNCT_MEMBER.value: "unct",
}
Given = tuple[str, int | None, str | None, date]


@dataclass(slots=True)
class Contributor:
    """A section of the mission or an agency of the country team, and what it has given so far."""

    side: str
    who: str
    sections: int = 0
    drafts: int = 0
    comments: int = 0
    last: date | None = None

    @property
    def given(self) -> bool:
        """Tell whether anything has come."""
        return self.last is not None


def inputs(mission: Mission, reader: Person) -> list[Contributor]:
    """Return who is to give input, by side and name, with what `reader` may see of what they gave.

    Asked are the entities of the planning team's members and of the people of mission and country team;
    who belongs to no entity stands for themselves.
    """
    rows: dict[tuple[str, str], Contributor] = {}
    by_person: dict[int, Contributor] = {}
    by_entity: dict[str, Contributor] = {}
    for side, name, person, entity in _asked(mission):
        row = rows.setdefault((side, entity or name), Contributor(side, entity or name))
        if person is not None:
            by_person.setdefault(person, row)
        if entity:
            by_entity.setdefault(entity, row)
    for kind, giver, of, day in _given(mission, reader):
        found = by_person.get(giver or 0) or by_entity.get(of or "")
        if found is not None:
            setattr(found, kind, getattr(found, kind) + 1)
            found.last = max(found.last or day, day)
    order = list(seats.SIDE_TITLES)
    return sorted(rows.values(), key=lambda row: (order.index(row.side), row.who))


def _asked(mission: Mission) -> Iterator[tuple[str, str, int | None, str]]:
    today = mission.today()
    members = Member.objects.filter(current(today), body__mission=mission, body__kind=Body.Kind.IMPT)
    for row in members.select_related("person"):
        own = row.person.entity_id if row.person else None
        yield row.seat, row.name, row.person_id, row.entity_id or own or ""
    people = Assignment.objects.filter(current(today), mission=mission, role__in=list(SIDES))
    for held in people.select_related("person"):
        whose = held.entity_id or held.person.entity_id or ""
        yield SIDES[held.role], held.person.get_full_name(), held.person_id, whose


def _given(mission: Mission, reader: Person) -> Iterator[Given]:
    versions = versions_for(reader).filter(output__mission=mission)
    texts = SectionText.objects.filter(of__in=versions.values("pk")).exclude(written_by=None)
    for giver, entity, at in texts.values_list("written_by", "written_by__entity", "written_at"):
        yield "sections", giver, entity, timezone.localdate(at)
    sent = drafts_for(reader).filter(output__mission=mission)
    for giver, entity, at in sent.values_list("by", "by__entity", "at"):
        yield "drafts", giver, entity, timezone.localdate(at)
    said = comments_for(reader).filter(of__output__mission=mission)
    for giver, entity, own, on in said.values_list("by", "entity", "by__entity", "on"):
        yield "comments", giver, entity or own, on
