"""The persons of the demonstration: one sign-in a role, and others who take part and never sign in.

Office-holders appear by title; every other name is invented and says so.
"""

from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password

from missions.models import Classification, Entity, Person
from missions.persons import set_clearance
from planning_levels.demonstration.password import password

ENTITIES = (
    ("EOSG", "Executive Office of the Secretary-General", "department"),
    ("DPA", "Department of Political Affairs", "department"),
    ("DPKO", "Department of Peacekeeping Operations", "department"),
    ("DFS", "Department of Field Support", "department"),
    ("DSS", "Department of Safety and Security", "department"),
    ("PBSO", "Peacebuilding Support Office", "office"),
    ("OCHA", "Office for the Coordination of Humanitarian Affairs", "office"),
    ("OHCHR", "Office of the High Commissioner for Human Rights", "office"),
    ("UNDP", "United Nations Development Programme", "programme"),
    ("UNHCR", "Office of the High Commissioner for Refugees", "agency"),
    ("UNICEF", "United Nations Children's Fund", "fund"),
    ("UNCT", "United Nations country team", "country team"),
    ("UNMIS", "United Nations Mission in Sudan", "mission"),
    ("WB", "World Bank", "financial institution"),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person: sign-in name, entity, title, invented name (none for office-holders), office held."""

    username: str
    entity: str
    title: str
    name: str = ""
    office: str = ""
    office_of: str = ""

    @property
    def shown(self) -> str:
        """The name as it appears everywhere."""
        return f"{self.name} (fictional)" if self.name else ""


SIGN_INS = (
    SignIn("sg", "EOSG", "Secretary-General", office="sg"),
    SignIn(
        "sg-office",
        "EOSG",
        "Officer, Executive Office of the Secretary-General",
        "Lena Ostrava",
        "office",
        "sg",
    ),
    SignIn(
        "sg-office-2",
        "EOSG",
        "Records officer, Executive Office of the Secretary-General",
        "Mikal Thorne",
        "office",
        "sg",
    ),
    SignIn("usg-dpko", "DPKO", "Under-Secretary-General for Peacekeeping Operations", office="usg"),
    SignIn("usg-dpko-office", "DPKO", "Special Assistant to the USG", "Sorin Vael", "office", "usg-dpko"),
    SignIn("usg-dpa", "DPA", "Under-Secretary-General for Political Affairs", office="usg"),
    SignIn("usg-dpa-office", "DPA", "Special Assistant to the USG", "Edda Rimal", "office", "usg-dpa"),
    SignIn("srsg", "DPKO", "Special Representative of the Secretary-General"),
    SignIn("srsg-isvala", "DPKO", "Special Representative for Isvala"),
    SignIn("rc-hc", "UNCT", "Resident and Humanitarian Coordinator"),
    SignIn("dsrsg", "DPKO", "Deputy Special Representative (Political)"),
    SignIn("chief-of-staff", "DPKO", "Chief of Staff of the mission", "Aron Pell"),
    SignIn("imtf-chair", "DPKO", "Chair of the task force, D-1", "Tobin Areth"),
    SignIn("imtf-chair-dpa", "DPA", "Principal Officer, D-1", "Mara Oldane"),
    SignIn("imtf-member", "OCHA", "Senior Humanitarian Affairs Officer, P-5", "Leila Marsten"),
    SignIn("impt-lead", "DPKO", "Mission planner, P-5", "Greta Unwin"),
    SignIn("impt-member", "UNCT", "Planner of the country team", "Sana Birk"),
    SignIn("planner", "DPA", "Political Affairs Officer", "Iris Valmont", "planner"),
    SignIn("planner-dpko", "DPKO", "Planning Officer", "Bram Teikel", "planner"),
    SignIn("pbso", "PBSO", "Senior Peacebuilding Officer, P-5", "Rafi Solande", "pbso"),
    SignIn("field", "UNMIS", "Field team leader", "Lio Marenne"),
    SignIn("partner", "", "Liaison of the NGO forum", "Ada Kirell"),
    SignIn("observer", "", "Observer", "Tomas Greel"),
    SignIn("custodian", "EOSG", "Custodian of the planning files", "Petra Lunde", "custodian"),
    SignIn("outsider", "DPA", "Officer without a mission here", "Odo Ferrant"),
)

OTHERS = (
    SignIn("selim-kovar", "DPKO", "Military planner, P-5", "Col. Selim Kovar"),
    SignIn("ines-talbrook", "DPKO", "Police planner, P-5", "Ines Talbrook"),
    SignIn("jonas-ferrow", "DSS", "Senior Security Adviser, P-5", "Jonas Ferrow"),
    SignIn("amara-delvik", "DFS", "Logistics Officer, P-4", "Amara Delvik"),
    SignIn("pavel-runde", "DFS", "Chief, mission support planning, P-5", "Pavel Runde"),
    SignIn("owen-takori", "UNDP", "Senior Programme Adviser, P-5", "Owen Takori"),
    SignIn("nadia-brell", "OHCHR", "Senior Human Rights Officer, P-5", "Nadia Brell"),
    SignIn("yara-kesti", "OHCHR", "Senior Human Rights Officer, P-5", "Yara Kesti"),
    SignIn("hanno-izeki", "UNCT", "Head of the RC/HC's office, P-5", "Hanno Izeki"),
    SignIn("clara-mbeyo", "UNMIS", "Chief of integrated support, P-5", "Clara Mbeyo"),
    SignIn("dinah-folau", "UNHCR", "Senior Protection Officer, P-5", "Dinah Folau"),
    SignIn("emil-harko", "UNICEF", "Senior Child Protection Adviser, P-5", "Emil Harko"),
    SignIn("hedda-sorn", "DPKO", "Chair of the task force for Isvala, D-1", "Hedda Sorn"),
    SignIn("rc-isvala", "UNCT", "Resident Coordinator in Isvala"),
)


# How far they may read; everybody else reads what is unclassified.
CLEARED = {
    Classification.CONFIDENTIAL: (
        "dsrsg", "chief-of-staff", "imtf-member", "impt-lead", "impt-member", "planner", "planner-dpko",
        "pbso",
    ),
    Classification.STRICTLY_CONFIDENTIAL: (
        "sg", "sg-office", "sg-office-2", "usg-dpko", "usg-dpko-office", "usg-dpa", "usg-dpa-office", "srsg",
        "rc-hc", "imtf-chair", "imtf-chair-dpa", "custodian",
    ),
}  # fmt: skip


def make_people() -> dict[str, Person]:
    """Make entities and persons where they are missing, and return the persons by sign-in name.

    Those of `SIGN_INS` get the demonstration's password; the others can never sign in.
    """
    for code, name, kind in ENTITIES:
        Entity.objects.get_or_create(code=code, defaults={"name": name, "kind": kind, "un": code != "WB"})
    shared = make_password(password())
    people: dict[str, Person] = {}
    made: set[str] = set()
    for told in (*SIGN_INS, *OTHERS):
        person = Person.objects.filter(username=told.username).first()
        if person is None:
            person = Person.objects.create(
                username=told.username,
                name=told.shown,
                title=told.title,
                entity_id=told.entity or None,
                office=told.office,
                office_of=people.get(told.office_of),
                password=shared if told in SIGN_INS else make_password(None),
            )
            made.add(told.username)
        people[told.username] = person
    _clear(people, made)
    _renew(people, shared)
    return people


def _clear(people: dict[str, Person], made: set[str]) -> None:
    """Let the custodian clear those who are new; what was set since stays."""
    for level, usernames in CLEARED.items():
        for username in usernames:
            if username in made:
                people[username] = set_clearance(
                    people[username], level, by=people["custodian"], reason="As the office demands. (A)"
                )


def _renew(people: dict[str, Person], shared: str) -> None:
    """Where the password was given anew, all sign-ins follow it; others of the same name do not."""
    first = people[SIGN_INS[0].username]
    if check_password(password(), first.password):
        return
    for told in SIGN_INS:
        Person.objects.filter(username=told.username, name=told.shown, title=told.title).update(
            password=shared
        )


def sign_ins() -> list[tuple[str, str]]:
    """Return sign-in name and title, one for each role, in the order in which they are printed."""
    return [(told.username, told.title) for told in SIGN_INS]
