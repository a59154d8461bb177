"""Who is told: the named rules of the table, over the people of one mission as they stand today."""

from collections.abc import Callable, Iterable

from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.models.person import Office
from missions.roles import current
from outputs.drafts.uploads import RECEIVERS
from outputs.models import Asked, Concurrence, SectionChange, SectionText
from outputs.responses.common import ANSWERERS, SPEAKERS, entities_in
from planning_levels.notices.facts import Facts

OFFICES = (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN)


class People:
    """The people of a mission, or of the house where there is no mission; five queries at most."""

    def __init__(self, mission: Mission | None) -> None:
        self.mission = mission
        self._roles: dict[str, dict[int, Person]] = {}
        self._by_office = list(Person.objects.filter(office__in=OFFICES, is_active=True))
        if mission is not None:
            self._read(mission)

    def holding(self, *roles: str) -> set[Person]:
        """Return who holds any of some roles today."""
        return {person for role in roles for person in self._roles.get(role, {}).values()}

    def in_office(self, *offices: str) -> set[Person]:
        """Return who holds an office beyond any mission."""
        return {person for person in self._by_office if person.office in offices}

    def deciding(self, role: str) -> set[Person]:
        """Return who decides under a role key of the definition, those who act for them included."""
        lead = self.mission.lead_department_id if self.mission else ""
        found = self.holding(role)
        if role == "sg":
            found |= self.in_office(Office.SG)
        if role == "usg-of-lead":
            found |= {person for person in self.in_office(Office.USG) if person.entity_id == lead}
        return found

    def office_of(self, role: str) -> set[Person]:
        """Return the office of who decides under a role key."""
        deciders = {person.pk for person in self.deciding(role)}
        return {person for person in self.in_office(Office.OFFICE) if person.office_of_id in deciders}

    def speaking_for(self, entities: Iterable[str]) -> set[Person]:
        """Return who speaks for any of some entities in the mission."""
        wanted = set(entities)
        if not wanted or self.mission is None:
            return set()
        speakers = self.holding(*SPEAKERS)
        return {one for one in speakers if entities_in(one, [self.mission])[self.mission.pk] & wanted}

    def _read(self, mission: Mission) -> None:
        today = mission.today()
        roles = Assignment.objects.filter(current(today), mission=mission)
        for row in roles.select_related("person", "acting_for"):
            self._add(row.role, row.person)
            whom = row.acting_for
            if row.role == "usg" and whom and whom.entity_id == mission.lead_department_id:
                self._add("usg-of-lead", row.person)
        for term in ChairTerm.objects.filter(current(today), body__mission=mission).select_related(
            "person", "body"
        ):
            self._add(f"{term.body.kind}-chair", term.person)
        seats = Member.objects.filter(current(today), body__mission=mission)
        for seat in seats.select_related("person", "body"):
            self._add(f"{seat.body.kind}-member", seat.person)
            if seat.lead and seat.body.kind == "impt":
                self._add("impt-lead", seat.person)

    def _add(self, role: str, person: Person | None) -> None:
        if person is not None and person.is_active:
            self._roles.setdefault(role, {})[person.pk] = person


Rule = Callable[[People, Facts], Iterable[Person | None]]


def _roles(*roles: str) -> Rule:
    return lambda people, facts: people.holding(*roles)


def _preparers(people: People, facts: Facts) -> set[Person | None]:
    by = facts.submission.by if facts.submission else None
    return {*people.holding("imtf-chair", "planner"), by}


def _editors(people: People, facts: Facts) -> set[Person | None]:
    if facts.version is None:
        return set()
    texts = SectionText.objects.filter(of=facts.version, written_by__isnull=False).select_related(
        "written_by"
    )
    return {facts.version.opened_by, *(text.written_by for text in texts)}


def _next_step(people: People, facts: Facts) -> set[Person]:
    step, package = facts.next_step, facts.submission
    if not step or package is None:
        return set()
    return people.deciding("usg-of-lead") if step == "usg" else people.office_of(package.decider)


def _entities(people: People, facts: Facts) -> set[Person]:
    if facts.round is None:
        return set()
    said = Concurrence.objects.filter(of=facts.round.of_id, withdrawn_on=None, before_edit=False)
    asked = Asked.objects.filter(round=facts.round).exclude(entity__in=said.values("entity"))
    return people.speaking_for(asked.values_list("entity_id", flat=True))


def _position_holders(people: People, facts: Facts) -> set[Person]:
    if facts.version is None:
        return set()
    given = Concurrence.objects.filter(of=facts.version, withdrawn_on=None)
    changes = SectionChange.objects.filter(of=facts.version).values_list("at", flat=True)
    latest = max(changes, default=None)
    if latest is None:
        return set()
    return people.speaking_for(row.entity_id for row in given if row.stated_at <= latest)


def _second_person(people: People, facts: Facts) -> set[Person]:
    paper = facts.paper
    if paper is None or paper.confirmed_by_id is not None:
        return set()
    office = people.in_office(Office.OFFICE)
    return {one for one in office if one.office_of_id == paper.decider_id and one.pk != paper.entered_by_id}


def _other_caller(people: People, facts: Facts) -> set[Person]:
    other = {"planner": "srsg", "srsg": "planner"}.get(facts.called_as, "")
    return people.holding(other) if other else set()


def _decider(people: People, facts: Facts) -> set[Person]:
    return people.deciding(facts.decider) if facts.decider else set()


def _office(people: People, facts: Facts) -> set[Person]:
    return people.office_of(facts.decider) if facts.decider else set()


def _planners_everywhere(people: People, facts: Facts) -> Iterable[Person]:
    return Person.objects.filter(office=Office.PLANNER, is_active=True)


RULES: dict[str, Rule] = {
    "answerers": _roles(*ANSWERERS),
    "asker": lambda people, facts: {facts.asker},
    "author": lambda people, facts: {facts.author},
    "chair": _roles("imtf-chair"),
    "custodians": lambda people, facts: people.in_office(Office.CUSTODIAN),
    "decider": _decider,
    "editors": _editors,
    "entities": _entities,
    "entities-added": lambda people, facts: people.speaking_for(facts.added),
    "holder": lambda people, facts: {facts.person},
    "invited": lambda people, facts: {facts.person, *facts.invited},
    "named": lambda people, facts: {facts.person},
    "next-step": _next_step,
    "office": _office,
    "other-caller": _other_caller,
    "pbso": _roles("pbso"),
    "planners": _roles("planner"),
    "planners-everywhere": _planners_everywhere,
    "planning-team": _roles("impt-lead", "impt-member"),
    "position-holders": _position_holders,
    "preparers": _preparers,
    "rc-hc": _roles("rc-hc"),
    "receivers": _roles(*RECEIVERS),
    "second-person": _second_person,
    "sg": lambda people, facts: people.deciding("sg"),
    "srsg": _roles("srsg"),
    "task-force": _roles("imtf-chair", "imtf-member"),
    "uploader": lambda people, facts: {facts.uploader},
    "usg-of-lead": lambda people, facts: people.deciding("usg-of-lead"),
}


def named(who: Iterable[str], people: People, facts: Facts) -> list[Person]:
    """Return the persons that some rules name, each once, in the order of their sign-ins."""
    found = {one.pk: one for rule in who for one in RULES[rule](people, facts) if one and one.is_active}
    return sorted(found.values(), key=lambda one: one.username)
