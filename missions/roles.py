"""Roles: what a person is in a mission today, from office, assignments and bodies."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Q

from missions.models import Mission, Person
from missions.models.person import Office

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

# Who takes decisions of the process: they need a second factor (`missions.sign_in.factor`).
DECIDING = frozenset({"sg", "usg", "usg-of-lead", "srsg", "rc-hc"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in a mission: role keys, and for whom a role is held.

    `limits` names, for a role held as an officer-in-charge of some decision points only, those points.
    """

    roles: frozenset[str]
    acting_for: dict[str, str] = field(default_factory=dict)
    limits: dict[str, frozenset[str]] = field(default_factory=dict)

    def any_of(self, wanted: tuple[str, ...] | frozenset[str]) -> str | None:
        """Return the first wanted role that the person holds, or None."""
        return next((role for role in wanted if role in self.roles), None)

    def covers(self, role: str, points: Collection[str]) -> bool:
        """Tell whether the role, as it is held, reaches one of these decision points; a whole one does."""
        return role not in self.limits or not self.limits[role].isdisjoint(points)


def current(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated row is in force on a day."""
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": on})
    )


# Plain SQL, once for all four sources: this is asked under the lock of every act, and composing the
# same union through the ORM takes several times as long as the database takes to answer it.
HELD = """
SELECT a.role, COALESCE(p.username, ''), p.entity_id, a.scope FROM missions_assignment a
  LEFT JOIN missions_person p ON p.id = a.acting_for_id
  WHERE a.person_id = %(person)s AND a.mission_id = %(mission)s
    AND a.from_date <= %(today)s AND (a.until IS NULL OR a.until >= %(today)s)
UNION ALL
SELECT b.kind || '-chair', '', NULL, '' FROM missions_chairterm c JOIN missions_body b ON b.id = c.body_id
  WHERE c.person_id = %(person)s AND b.mission_id = %(mission)s
    AND c.from_date <= %(today)s AND (c.until IS NULL OR c.until >= %(today)s)
UNION ALL
SELECT b.kind || CASE WHEN m.lead AND b.kind = 'impt' THEN '-lead' ELSE '-member' END, '', NULL, ''
  FROM missions_member m JOIN missions_body b ON b.id = m.body_id
  WHERE m.person_id = %(person)s AND b.mission_id = %(mission)s
    AND m.from_date <= %(today)s AND (m.until IS NULL OR m.until >= %(today)s)
UNION ALL
SELECT CASE d.direction WHEN 'to-field' THEN 'impt-member' ELSE 'imtf-member' END, '', NULL, ''
  FROM missions_deployment d JOIN missions_body b ON b.id = d.body_id
  WHERE d.person_id = %(person)s AND b.mission_id = %(mission)s
    AND d.from_date <= %(today)s AND (d.until IS NULL OR d.until >= %(today)s)
"""


def standing(person: Person, mission: Mission) -> Standing:
    """Return the person's roles in the mission, judged on the mission's own today (one query)."""
    today = mission.today().isoformat()
    asked: dict[str, int | str] = {"person": person.pk, "mission": mission.pk, "today": today}
    roles = _by_office(person, mission)
    with connection.cursor() as cursor:
        cursor.execute(HELD, asked)
        rows = cursor.fetchall()
    own = roles | {held for held, whom, _, _ in rows if not whom}  # what is one's own is not acted for
    acting: dict[str, str] = {}
    scopes: dict[str, list[str]] = {}
    for held, whom, entity, scope in rows:
        here = [held]
        if held == "usg" and entity == mission.lead_department_id:  # the entity of whom they act for
            here.append("usg-of-lead")
        if held == "impt-lead":
            here.append("impt-member")
        for role in here:
            roles.add(role)
            if whom and role not in own:
                acting[role] = whom
                scopes.setdefault(role, []).append(scope)
    limits = {role: frozenset(" ".join(held).split()) for role, held in scopes.items() if all(held)}
    return Standing(frozenset(roles), acting, limits)


def _by_office(person: Person, mission: Mission) -> set[str]:
    added: set[str] = set()
    if person.office in (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN):
        added.add(person.office)
    if person.office == Office.USG and person.entity_id == mission.lead_department_id:
        added.add("usg-of-lead")
    return added


def title_of(role: str) -> str:
    """Return a role's title in words; the key itself for one that is not known."""
    return TITLES.get(role, role)
