"""Who decides: the holders of an office or role in a mission, and their officers-in-charge."""

from dataclasses import dataclass

from django.db.models import Q

from missions.models import Assignment, Mission, Person
from missions.models.person import Office
from missions.roles import current

OFFICES = {"sg": "sg", "usg-of-lead": "usg"}


@dataclass(frozen=True, slots=True)
class Decider:
    """A person who decides today; `acting_for` is the holder of the office for whom they do, or None."""

    person: Person
    acting_for: Person | None = None


def deciders(mission: Mission, role: str) -> list[Decider]:
    """Return who decides in a mission today under a role (`sg`, `usg-of-lead`, `srsg`, `rc-hc`).

    Holders first, then their officers-in-charge; nobody for a role that is no person's, such as `council`.
    """
    found: list[Decider] = []
    held = OFFICES.get(role, role)
    if role in OFFICES:
        here = Person.objects.filter(office=held, is_active=True)
        if role == "usg-of-lead":
            here = here.filter(entity=mission.lead_department_id)
        found += [Decider(person) for person in here]
    rows = Assignment.objects.filter(current(mission.today()), mission=mission, role=held)
    rows = rows.filter(person__is_active=True).select_related("person", "acting_for")
    if role == "usg-of-lead":
        rows = rows.filter(acting_for__entity=mission.lead_department_id)
    found += [Decider(row.person, row.acting_for) for row in rows]
    return sorted(found, key=lambda one: one.acting_for is not None)


def holder_of(mission: Mission, role: str, person: Person) -> Person | None:
    """Return whose office a person speaks for in naming an officer: their own, or that of their decider.

    None where the person neither holds the office, nor belongs to the office of who does.
    """
    whom = person.office_of if person.office == Office.OFFICE else person
    if whom is None:
        return None
    holders = (one.person for one in deciders(mission, role) if one.acting_for is None)
    return next((one for one in holders if one.pk == whom.pk), None)


def offices_of(mission: Mission, person: Person) -> list[tuple[str, Person]]:
    """Return the deciding roles for which a person may name an officer-in-charge, each with its holder."""
    roles = ("sg", "usg-of-lead", "srsg", "rc-hc")
    return [(role, holder) for role in roles if (holder := holder_of(mission, role, person))]


def charges(mission: Mission) -> Q:
    """Return the condition of rows that put somebody in charge in a mission, today or later."""
    today = mission.today()
    return Q(mission=mission, acting_for__isnull=False) & (Q(until=None) | Q(until__gte=today))
