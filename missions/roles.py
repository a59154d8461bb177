"""Roles: what a person is in a mission today, from office, assignments and bodies."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce, Concat

from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.models.person import Office

DECIDERS = ("sg", "usg-of-lead", "srsg", "rc-hc")
HEADQUARTERS_WRITERS = frozenset({"planner", "imtf-chair", "imtf-member"})
FIELD_WRITERS = frozenset({"srsg", "mission-staff", "impt-lead", "impt-member", "unct-member"})
TITLES = {
    "sg": "Secretary-General",
    "usg": "Under-Secretary-General",
    "usg-of-lead": "Under-Secretary-General of the lead department",
    "office": "office of the decider",
    "planner": "planner",
    "pbso": "PBSO",
    "custodian": "custodian",
    "srsg": "Special Representative of the Secretary-General",
    "mission-staff": "mission staff",
    "rc-hc": "Resident and Humanitarian Coordinator",
    "unct-member": "member of the UNCT",
    "field": "field contributor",
    "partner": "partner",
    "observer": "observer",
    "imtf-chair": "chair of the task force",
    "imtf-member": "member of the task force",
    "impt-lead": "lead of the planning team",
    "impt-member": "member of the planning team",
    "decider": "the decider",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in a mission: role keys, and for whom a role is held."""

    roles: frozenset[str]
    acting_for: dict[str, str] = field(default_factory=dict)

    def any_of(self, wanted: tuple[str, ...] | frozenset[str]) -> str | None:
        """Return the first wanted role that the person holds, or None."""
        return next((role for role in wanted if role in self.roles), None)


def current(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated row is in force on a day."""
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": on})
    )


def standing(person: Person, mission: Mission) -> Standing:
    """Return the person's roles in the mission, judged on the mission's own today (one query)."""
    today = mission.today()
    text = CharField(max_length=200)
    given = (
        Assignment.objects.filter(current(today), person=person, mission=mission)
        .order_by()
        .annotate(held=F("role"), whom=Coalesce(F("acting_for__username"), Value(""), output_field=text))
        .values_list("held", "whom")
    )
    chairs = (
        ChairTerm.objects.filter(current(today), person=person, body__mission=mission)
        .order_by()
        .annotate(
            held=Concat(F("body__kind"), Value("-chair"), output_field=text),
            whom=Value("", output_field=text),
        )
        .values_list("held", "whom")
    )
    seats = (
        Member.objects.filter(current(today), person=person, body__mission=mission)
        .order_by()
        .annotate(
            held=Concat(F("body__kind"), Value("-member"), output_field=text),
            whom=Coalesce(Concat(F("lead"), Value(""), output_field=text), Value(""), output_field=text),
        )
        .values_list("held", "whom")
    )
    roles: set[str] = set()
    acting: dict[str, str] = {}
    for held, whom in given.union(chairs, seats, all=True):
        roles.add(held)
        if held == "impt-member":
            if whom in ("true", "1", "t"):
                roles.add("impt-lead")
        elif whom:
            acting[held] = whom
    roles |= _by_office(person, mission, roles)
    return Standing(frozenset(roles), acting)


def _by_office(person: Person, mission: Mission, roles: set[str]) -> set[str]:
    added: set[str] = set()
    if person.office in (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN):
        added.add(person.office)
    leads = person.entity_id == mission.lead_department_id
    if leads and (person.office == Office.USG or "usg" in roles):
        added.add("usg-of-lead")
    return added


def title_of(role: str) -> str:
    """Return a role's title in words; the key itself for one that is not known."""
    return TITLES.get(role, role)
