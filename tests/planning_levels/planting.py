"""A mission in which a word of its own was planted in each place where departments and offices speak."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from missions.models import Assignment, Entity, Member, Person
from outputs import tasks
from outputs.definition import OUTPUTS
from outputs.jobs import file_of
from outputs.models import Job
from outputs.responses import answer, comment, concur
from planning_levels.models import Decision
from planning_levels.verbs import bodies
from planning_levels.verbs.paper import confirm_paper_decision, enter_paper_decision
from plans.models import Option
from plans.rows import save_row
from tests.planning_levels.cast import LEAD, Cast
from tests.planning_levels.walking import EXPLAINED, PAPER, Walk

REST = "it is said between offices, in ten words or rather more than that."
SEEDS = {
    "declining": "Amaranth", "explaining": "Borage", "objecting": "Celandine", "reserving": "Dittany",
    "commenting": "Elecampane", "disposing": "Feverfew", "returning": "Gentian", "mending": "Hellebore",
    "answering": "Iris", "narrowing": "Juniper", "deciding": "Knapweed",
}  # fmt: skip
ASSESSMENT = "strategic-assessment"


@dataclass(frozen=True, slots=True)
class Planted:
    """The walk, and its decisions by what they are called here."""

    walk: Walk
    decisions: dict[str, Decision]


def told(place: str) -> str:
    """Return the sentence that is planted in a place."""
    return f"{SEEDS[place]} {place}: {REST}"


def plant(cast: Cast) -> Planted:
    """Walk to Level 1.2, with a decision declined, one on paper, one returned, one by an officer acting."""
    walk = Walk(cast)
    Person.objects.filter(pk=cast["imtf-member"].pk).update(entity_id="DPA")
    cast["imtf-member"].refresh_from_db()
    Member.objects.filter(body__mission=walk.mission, seat="unct", person=None).update(entity_id="UNCT")
    walk.analyse()
    walk.act("decline-initiation", "sg", outcome="deferred", reason=told("declining"))
    walk.analyse()
    _initiate_on_paper(walk)
    for sign in ("O1", "O2"):
        _option(walk, None, reference=sign, title=f"Option {sign}", offered_by="Team")
    explained = dict.fromkeys(EXPLAINED, told("explaining"))
    bodies.establish_task_force(walk.mission, by=cast["imtf-chair"], explanations=explained)
    walk.submit(ASSESSMENT)
    walk.submit("sg-directive")
    walk.act("submit-level", "imtf-chair", explanations=explained)
    _speak_of_the_first(walk)
    walk.act("return-for-work", "sg", comments=told("returning"), outputs=[ASSESSMENT])
    walk.submit(ASSESSMENT)
    walk.act("submit-level", "imtf-chair", explanations=explained)
    _speak_of_the_second(walk)
    left, taken = Option.objects.filter(mission=walk.mission).order_by("id")
    _option(walk, left, reason=told("narrowing"))
    _option(walk, taken, sent_on="2020-01-02", decided=True)
    conditions = [{"text": "Report within a month.", "owner": "DPKO", "due": None}]
    walk.act(
        "decide-form", "sg", outcome="suitable", form="peacekeeping",
        reason=told("deciding"), conditions=conditions,
    )  # fmt: skip
    _promulgate_for_the_usg(walk)
    rows = Decision.objects.filter(mission=walk.mission).order_by("id")
    names = ("deferred", "initiated", "returned", "decided", "promulgated")
    return Planted(walk, dict(zip(names, rows, strict=True)))


def printed(job: Job) -> Path:
    """Print a paper or the PDF of a version, as the worker would, and return its file."""
    {"paper": tasks.render_paper, "pdf": tasks.render_pdf}[job.kind](job.pk)
    job.refresh_from_db()
    made = file_of(job)
    assert made is not None, job.error
    return made


def _initiate_on_paper(walk: Walk) -> None:
    office = walk.cast["office"]
    second = Person.objects.create(username="second-officer", name="Second Officer", office="office")
    Person.objects.filter(pk=second.pk).update(office_of=walk.cast["sg"])
    second.refresh_from_db()
    scan = {**PAPER, "title": "Signed note on initiation"}
    entered = enter_paper_decision(
        walk.mission, by=office, data={"verb": "initiate", "lead_department": LEAD, "document": scan}
    )
    confirm_paper_decision(walk.mission, entered, by=second)


def _speak_of_the_first(walk: Walk) -> None:
    cast, mission = walk.cast, walk.mission
    dpa, lead = (Entity.objects.get(code=code) for code in ("DPA", LEAD))
    member, chair = cast["imtf-member"], cast["imtf-chair"]
    concur(mission, ASSESSMENT, by=member, entity=dpa, position="object", text=told("objecting"))
    concur(mission, ASSESSMENT, by=chair, entity=lead, position="reserve", text=told("reserving"))
    section = OUTPUTS[ASSESSMENT].sections[0].key
    given = comment(mission, ASSESSMENT, by=member, text=told("commenting"), section=section)
    answer(given, by=chair, text=told("disposing"), disposition="not")
    comment(mission, ASSESSMENT, by=member, text=told("mending"), section=section)


def _speak_of_the_second(walk: Walk) -> None:
    given = comment(walk.mission, ASSESSMENT, by=walk.cast["imtf-member"], text="A word on the new text.")
    answer(given, by=walk.cast["imtf-chair"], text=told("answering"), disposition="accepted")


def _option(walk: Walk, row: Any, **data: Any) -> None:
    save_row(walk.mission, "options", data, by=walk.cast["imtf-chair"], row=row)


def _promulgate_for_the_usg(walk: Walk) -> None:
    officer = Person.objects.create(username="in-charge", name="Officer Incharge", title="Deputy of the USG")
    today = walk.mission.today()
    Assignment.objects.create(
        mission=walk.mission, person=officer, role="usg",
        acting_for=walk.cast["usg-of-lead"], from_date=today,
    )  # fmt: skip
    walk.cast["in-charge"] = officer
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    walk.act("promulgate-usg-directive", "in-charge")
