"""A mission with its outputs, people in their roles, and a process that stands where a test puts it."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from missions import process
from missions.models import Assignment, Body, ChairTerm, Entity, Member, Mission, Person
from missions.process import Position
from outputs.content import open_outputs
from outputs.drafts.reading import read_upload
from outputs.editions.editing import add_section, open_edition, publish_edition, remove_section
from outputs.models import Output, Template, Upload
from planning_levels.sharing import invite
from tests.outputs.sent_drafts import DATA, PAGE, Browse
from tests.outputs.steps import NEW_SECTION, NOTE, REVIEW

TODAY = date(2011, 5, 2)
FORTY = " ".join(f"word{number}" for number in range(40))
TEN = "The tasks are taken over from a mission of ours"  # ten words


def at(
    level: str | None = "1.2",
    *,
    cycle: int = 1,
    adopted: bool = False,
    mandated: bool | None = None,
    planning_open: bool = True,
    open_levels: tuple[str, ...] = (),
    ended: bool = False,
) -> Position:
    """Return a position in words that tests read easily."""
    authorised = level in ("2.1", "2.2", "3.1", "3.2") or cycle > 1 if mandated is None else mandated
    return Position(
        state=f"L{level}" if level else "pre_planning",
        level=level,
        cycle=cycle,
        open_levels=open_levels or ((level,) if level else ()),
        adopted=adopted,
        planning_open=planning_open,
        mandated=authorised,
        ended=ended,
    )


@pytest.fixture
def stand() -> Iterator[Callable[[Position], None]]:
    """Put the process at a position; afterwards the reader that was there reads again."""
    before = list(process._readers)
    process.read_position_with(lambda _: at("1.2"))
    yield lambda position: process.read_position_with(lambda _: position)
    process._readers[:] = before


@pytest.fixture
def entities(db: None) -> dict[str, Entity]:
    """Two departments and two of the country team."""
    codes = ("DPKO", "DPA", "UNCT", "OCHA")
    return {code: Entity.objects.get_or_create(code=code, defaults={"name": code})[0] for code in codes}


@pytest.fixture
def people(entities: dict[str, Entity]) -> dict[str, Person]:
    """One person for each role, named by it."""
    names = {
        "planner": "DPA", "imtf-chair": "DPKO", "imtf-member": "OCHA", "pbso": "DPA",
        "srsg": None, "mission-staff": None, "rc-hc": "UNCT", "unct-member": "UNCT",
        "field": None, "partner": None, "observer": None, "outsider": None,
    }  # fmt: skip
    return {
        name: Person.objects.create(username=name, name=name.title(), entity=entities.get(code or ""))
        for name, code in names.items()
    }


@pytest.fixture
def mission(
    people: dict[str, Person], entities: dict[str, Entity], stand: Callable[[Position], None]
) -> Mission:
    """A mission in Level 1.2 with its bodies, roles and twelve outputs."""
    made = Mission.objects.create(
        key="atlantis",
        name="Mission in Atlantis",
        country="Atlantis",
        lead_department=entities["DPKO"],
        opened_on=TODAY,
        opened_by=people["planner"],
        demonstration_date=TODAY,
    )
    roles = (
        "planner",
        "srsg",
        "mission-staff",
        "rc-hc",
        "unct-member",
        "field",
        "partner",
        "observer",
        "pbso",
    )
    for role in roles:
        Assignment.objects.create(mission=made, person=people[role], role=role, from_date=TODAY)
    force = Body.objects.create(mission=made, kind="imtf")
    chair = people["imtf-chair"]
    ChairTerm.objects.create(
        body=force, name=chair.name, person=chair, entity=entities["DPKO"], from_date=TODAY
    )
    member = people["imtf-member"]
    Member.objects.create(
        body=force,
        seat="humanitarian",
        name=member.name,
        person=member,
        entity=entities["OCHA"],
        from_date=TODAY,
    )
    open_outputs(made, by=people["planner"], on=TODAY)
    invite(made, by=chair, person=people["partner"], output="usg-directive")
    return made


@pytest.fixture
def directive(mission: Mission) -> Output:
    """The USG Planning Directive of the mission."""
    return Output.objects.get(mission=mission, type="usg-directive")


@pytest.fixture
def edition(custodian: Person) -> Template:
    """Edition 2 of the template of reviews, in the making."""
    return open_edition(REVIEW, by=custodian)


@pytest.fixture
def published(edition: Template, custodian: Person) -> Template:
    """Edition 2 of the template of reviews: a section on mines more, the economic analysis gone."""
    add_section(edition, by=custodian, after="findings", **NEW_SECTION)
    remove_section(edition, "economic-analysis", by=custodian)
    return publish_edition(edition, by=custodian, note=NOTE)


@pytest.fixture
def browse(people: dict[str, Person], mission: Mission) -> Browse:
    """A function that returns a browser of the person with this role."""

    def client(name: str) -> Client:
        made = Client()
        made.force_login(people[name])
        return made

    return client


@pytest.fixture
def upload(browse: Browse) -> Upload:
    """A draft sent from the page by the field, read."""
    sent = {"file": SimpleUploadedFile("juba.docx", DATA), "output": "usg-directive", "note": "As agreed"}
    assert browse("field").post(PAGE, sent).status_code == 302
    made = Upload.objects.get()
    assert read_upload(made.pk) == "read"
    return Upload.objects.select_related("output__mission").get()
