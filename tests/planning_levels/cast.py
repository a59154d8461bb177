"""The people of a walk through the process: one person for each role, nobody with two."""

from missions.models import Entity, Person

ASSIGNED = (
    "planner",
    "pbso",
    "srsg",
    "rc-hc",
    "mission-staff",
    "unct-member",
    "field",
    "partner",
    "observer",
)
SEATED = ("imtf-chair", "imtf-member", "impt-lead", "impt-member")
IN_OFFICE = ("sg", "usg-of-lead", "usg", "office", "custodian")
ROLES = (*ASSIGNED, *SEATED, *IN_OFFICE, "outsider")
LEAD = "DPKO"
Cast = dict[str, Person]


def people() -> Cast:
    """Make the entities, and one person for each role."""
    for code in (LEAD, "DPA", "UNCT"):
        Entity.objects.get_or_create(code=code, defaults={"name": code})
    cast = {role: Person.objects.create(username=role, name=role.title(), entity_id=None) for role in ROLES}
    offices = {
        "sg": ("sg", None),
        "usg-of-lead": ("usg", LEAD),
        "usg": ("usg", "DPA"),
        "office": ("office", None),
        "custodian": ("custodian", None),
        "planner": ("planner", LEAD),
        "pbso": ("pbso", None),
        "imtf-chair": ("", LEAD),
    }
    for role, (office, entity) in offices.items():
        Person.objects.filter(pk=cast[role].pk).update(office=office, entity_id=entity)
    Person.objects.filter(pk=cast["office"].pk).update(office_of=cast["sg"])
    return {role: Person.objects.get(pk=person.pk) for role, person in cast.items()}
