"""Who may see what: one scope for each model, for pages, API, counts, files and jobs. Deny by default.

A thing is seen by who sees the mission, is cleared for the thing's classification, and, where it is strictly
confidential, stands on the list of those who need to know. Each scope starts from the one above it, so what
counts is the highest marking on the way up. `outputs.access` and `planning_levels.access` have the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from missions.models import (
    Assignment,
    ChairTerm,
    Classification,
    Deployment,
    Document,
    Entry,
    Invitation,
    Member,
    Mission,
    NeedToKnow,
    Person,
)
from missions.models.person import Office

OPENERS = (Office.PLANNER, Office.PBSO)
GUEST = Assignment.Role.PARTNER
# They see the mission, and nothing of what departments say to each other.
APART = (GUEST, Assignment.Role.OBSERVER, Assignment.Role.FIELD)
AS_GUEST = "as_guest"
STRICT = Classification.STRICTLY_CONFIDENTIAL


def sees_everything(person: Person) -> bool:
    """The Secretary-General, every USG, their offices and the custodian see every mission.

    As far as they are cleared: an office opens missions, not what is marked in them.
    """
    return person.office in (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN)


def in_force(mission: str = "mission") -> Q:
    """Return the condition that a dated row is in force on the mission's own day; `mission` leads there."""
    today = Value(timezone.localdate(), output_field=DateField())
    day = Coalesce(F(f"{mission}__demonstration_date"), today)
    return Q(from_date__lte=day) & (Q(until=None) | Q(until__gte=day))


def listed(person: Person, mission: str = "mission", output: str = "") -> Q:
    """Return the condition that a person needs to know: listed for the mission or its output, or its owner.

    `mission` and `output` are the ways from the row to the mission's key and to the output's type. The
    Under-Secretary-General of the lead department owns the file and is on every list by office.
    """
    about = Q(output="") | Q(output=OuterRef(output)) if output else Q(output="")
    rows = NeedToKnow.objects.filter(in_force(), about, person=person, mission=OuterRef(mission))
    needs = Q(Exists(rows))
    if person.office == Office.USG and person.entity_id:
        way = "lead_department" if mission == "pk" else f"{mission}__lead_department"
        needs |= Q(**{way: person.entity_id})
    return needs


def cleared(person: Person, needs: Q, column: str = "classification") -> Q:
    """Return the condition that a row's marking is one that the person may read."""
    high_enough = Q(**{f"{column}__lte": person.clearance})
    if person.clearance < STRICT:
        return high_enough
    return high_enough & (Q(**{f"{column}__lt": STRICT}) | needs)


def missions_for(person: Person) -> QuerySet[Mission]:
    """Return the missions that a person may see, cleared for them: by office, role, seat, chair, deployment.

    `as_guest` stands on each: whether the person is only a partner there, who sees invited steps alone.
    """
    scope = Mission.objects.select_related("lead_department")
    if not person.is_active:
        return scope.none()
    scope = scope.filter(cleared(person, listed(person, "pk")))
    if sees_everything(person):
        return scope.annotate(**{AS_GUEST: Value(False)})
    guest = Q(Exists(_roles(person).filter(role=GUEST, mission=OuterRef("pk"))))
    how = Case(When(_takes_part(person), then=False), When(guest, then=True), default=None)
    return scope.annotate(**{AS_GUEST: how}).filter(**{f"{AS_GUEST}__isnull": False})


def missions_inside(person: Person) -> QuerySet[Mission]:
    """Return the missions that a person may see and in which they are no mere guest."""
    seen = missions_for(person)
    return seen if sees_everything(person) else seen.filter(**{AS_GUEST: False})


def mission_for(person: Person, key: str) -> Mission:
    """Return one visible mission by its key; Mission.DoesNotExist where it is none of theirs."""
    return missions_for(person).get(key=key)


def admitted(request: object, person: Person, key: str) -> Mission:
    """Return the mission of an address, as the gate has fetched it; Mission.DoesNotExist where unseen."""
    kept: Mission | None = getattr(request, "admitted", None)
    if kept is not None and kept.key == key and getattr(request, "found_for", None) == person:
        return kept
    return mission_for(person, key)


def visible(person: Person, mission: str = "mission") -> Exists:
    """Return the condition that the row's mission is seen; `mission` is the way to its key."""
    return Exists(missions_for(person).filter(pk=OuterRef(mission)))


def inside(person: Person, mission: str = "mission") -> Exists:
    """Return the condition that the row's mission is seen, and not as a guest."""
    return Exists(missions_inside(person).filter(pk=OuterRef(mission)))


def invitations_for(person: Person) -> QuerySet[Invitation]:
    """Return the invitations in force that open a step to a person: their own, and those of their entity.

    An entity's invitation holds for who is its partner in that mission, in the entity named there.
    """
    partner = _roles(person).filter(role=GUEST, mission=OuterRef("mission"), entity=OuterRef("entity"))
    own = Q(person=person) | Q(Exists(partner))
    return Invitation.objects.filter(in_force(), own)


def documents_for(person: Person) -> QuerySet[Document]:
    """Return the letters and scans that a person may see; a guest sees what they brought."""
    own = Q(visible(person), added_by=person)
    return Document.objects.filter(Q(inside(person)) | own, cleared(person, listed(person)))


def hears_positions(person: Person, mission: str = "mission") -> Q:
    """Return the condition that a person hears, in the row's mission, what departments say of a version."""
    if sees_everything(person):
        return Q(pk__isnull=False)
    return _held(person, lambda roles: roles.exclude(role__in=APART), mission)


@dataclass
class Reader:
    """A person who reads in one mission that they see; asks for the lists only where something is strict."""

    person: Person
    mission: Mission

    def clears(self, level: int, output: str = "") -> bool:
        """Tell whether the person may read what is marked so, in the mission or in one of its outputs."""
        if level > self.person.clearance:
            return False
        return level < STRICT or bool(self.lists & {"", output})

    def above(self, column: str = "classification", output: str = "") -> Q:
        """Return the condition that a row of the mission is marked higher than the person may read.

        `output` is the way from the row to its output's type. Said without a scope inside, since a database
        takes only so many conditions within conditions.
        """
        high = Q(**{f"{column}__gt": self.person.clearance})
        if self.person.clearance < STRICT or "" in self.lists:
            return high
        own = Q(**{f"{output}__in": self.lists}) if output and self.lists else Q(pk__in=[])
        return high | (Q(**{column: STRICT}) & ~own)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The types of outputs on whose lists the person stands; an empty one for the whole mission."""
        owns = self.person.office == Office.USG and self.person.entity_id == self.mission.lead_department_id
        rows = NeedToKnow.objects.filter(in_force(), person=self.person, mission=self.mission)
        return frozenset(rows.values_list("output", flat=True)) | ({""} if owns else set())


@dataclass(frozen=True, slots=True)
class Subject:
    """What entries of the record name by a key of their detail: its rows, those seen, the column named.

    `shut` gives, for a reader in one mission, the condition that a row is not theirs to read.
    """

    key: str
    rows: type[Model]
    seen: Callable[[Person], QuerySet]
    shut: Callable[[Reader], Q]
    mission: str = "mission"
    column: str = "pk"


SUBJECTS: list[Subject] = [Subject("document", Document, documents_for, lambda reader: reader.above())]
POSITIONS: set[str] = set()  # the verbs by which departments speak; the room of outputs names them


def entries_in(person: Person, mission: Mission) -> QuerySet[Entry]:
    """Return the entries of a visible mission's record that a person may read.

    Left out are entries on a thing that the person may not read, and for partners, observers and field
    contributors what departments said. A guest reads what they did, and what concerns the outputs to
    which they are invited, without refusals.
    """
    reader = Reader(person, mission)
    rows = Entry.objects.filter(mission=mission)
    for subject in SUBJECTS:
        there = subject.rows._default_manager.filter(subject.shut(reader), **{subject.mission: mission})  # noqa: SLF001
        hidden = there.annotate(named=Cast(subject.column, CharField()))
        rows = rows.alias(**{f"on_{subject.key}": KT(f"detail__{subject.key}")})
        rows = rows.exclude(Exists(hidden.filter(named=OuterRef(f"on_{subject.key}"))))
    rows = rows.filter(~Q(verb__in=POSITIONS) | Q(person=person) | hears_positions(person, "mission"))
    if not mission.as_guest:
        return rows
    invited = invitations_for(person).filter(mission=mission, output=OuterRef("on_output"))
    return rows.filter(Q(person=person) | Q(Exists(invited))).exclude(kind=Entry.Kind.REFUSAL)


def may_open_missions(person: Person) -> bool:
    """Planners and the PBSO open missions."""
    return person.office in OPENERS


def _roles(person: Person) -> QuerySet[Assignment]:
    return Assignment.objects.filter(in_force(), person=person)


def _takes_part(person: Person) -> Q:
    return _held(person, lambda roles: roles.exclude(role=GUEST))


def _held(
    person: Person, narrowed: Callable[[QuerySet[Assignment]], QuerySet[Assignment]], mission: str = "pk"
) -> Q:
    """Return the condition that somebody has a role of a kind, a seat or the chair in the row's mission."""
    assigned = narrowed(_roles(person)).filter(mission=OuterRef(mission))
    in_body = {"person": person, "body__mission": OuterRef(mission)}
    seated = Member.objects.filter(in_force("body__mission"), **in_body)
    chairing = ChairTerm.objects.filter(in_force("body__mission"), **in_body)
    deployed = Deployment.objects.filter(in_force("body__mission"), **in_body)
    return Q(Exists(assigned)) | Q(Exists(seated)) | Q(Exists(chairing)) | Q(Exists(deployed))
