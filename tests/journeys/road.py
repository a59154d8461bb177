"""The common road of a mission, level by level: what journeys share before each goes its own way."""

from datetime import date, timedelta
from typing import Any

from tests.journeys.client import Data, Script
from tests.journeys.mission_file import MissionFile, open_file

SEATS = (
    "political",
    "military",
    "police",
    "security",
    "logistics",
    "humanitarian",
    "development",
    "human-rights",
)
CONFIRMED = ["note-of-guidance", "command-and-control"]
PAPER = {"title": "Signed record", "date": "2010-01-04"}
TASKS = [
    {"paragraph": "3(a)", "text": "Support peace consolidation and the building of the state"},
    {"paragraph": "3(b)", "text": "Protect civilians under imminent threat of violence"},
]


def later(file: MissionFile, days: int) -> str:
    """Let days go by, and return the new day."""
    file.day = (date.fromisoformat(file.day) + timedelta(days=days)).isoformat()
    return file.day


def document(file: MissionFile, title: str) -> Data:
    """Return a document named by title and date, whose file may follow."""
    return {"title": title, "date": file.day}


def to_initiation(script: Script, key: str, day: str = "2010-01-04", **more: Any) -> MissionFile:
    """Open a file and put its strategic analysis before the Secretary-General."""
    file = open_file(script, key, day, **more)
    file.verb("submit-strategic-analysis", "planner", document=document(file, "Strategic analysis"))
    return file


def initiate(file: MissionFile) -> None:
    """Open Level 1.1 and give the roles of the mission."""
    file.verb("initiate", "sg", lead_department="DPA")
    for person, role in (
        ("rc-hc", "rc-hc"), ("unct-member", "unct-member"), ("field", "field"), ("partner", "partner"),
        ("observer", "observer"), ("chief-of-staff", "mission-staff"), ("dsrsg", "mission-staff"),
    ):  # fmt: skip
        file.give(person, role)


def take_chair(file: MissionFile, person: str, entity: str) -> None:
    """Hand the chair of the task force to a person of an entity."""
    body = {"name": person, "person": person, "entity": entity}
    file.act("task-force/actions/hand-over-chair/", "planner", **body)


def task_force(file: MissionFile, chair: str = "imtf-chair-dpa", entity: str = "DPA") -> None:
    """Name the chair, fill the nine seats, establish the task force."""
    take_chair(file, chair, entity)
    for seat in SEATS:
        holder = {"person": "imtf-member"} if seat == "humanitarian" else {}
        file.seat(seat, chair, entity=entity, empowered_on=file.day, **holder)
    file.seat("unct", "rc-hc", entity="UNCT", consulted_on=file.day)
    file.act("task-force/actions/establish/", chair)
    invited = {"person": "partner", "output": "strategic-assessment", "from": file.day}
    file.ask("POST", "invitations/", invited, who=chair, expect=201)


def assess(file: MissionFile, chair: str = "imtf-chair-dpa", days: int = 30) -> None:
    """Write and submit assessment and directive, and consult; the level itself is not submitted yet."""
    for number, form in enumerate(("peacekeeping", "special-political-mission")):
        file.row("options", chair, title=f"Option {number}", form=form)
    file.row("scenarios", chair, name="The agreement holds")
    file.row("information-base", chair, item="Root causes of the conflict", source="Political analysis")
    file.row("assumptions", chair, text="The parties consent to the presence")
    file.consult("strategic-assessment", chair)
    later(file, days)
    file.write_and_submit("strategic-assessment", chair)
    file.write_and_submit("sg-directive", chair)


def to_decision_on_form(script: Script, key: str, **more: Any) -> MissionFile:
    """Go as far as the Secretary-General's decision on the form of involvement."""
    file = to_initiation(script, key, **more)
    initiate(file)
    task_force(file)
    assess(file)
    file.verb("submit-level", "imtf-chair-dpa")
    return file


def find_suitable(file: MissionFile) -> None:
    """Decide for an operation and hand the chair to the department that leads from now on."""
    later(file, 7)
    file.verb("decide-form", "sg", outcome="suitable", form="peacekeeping", lead_department="DPKO")
    take_chair(file, "imtf-chair", "DPKO")


def promulgate(
    file: MissionFile, gate: str = "GATE-USG", usg: str = "usg-dpko", chair: str = "imtf-chair"
) -> None:
    """Write the USG Planning Directive, ask for its promulgation, promulgate."""
    file.write_and_submit("usg-directive", chair)
    file.verb("submit-to-gate", chair, gate=gate)
    later(file, 3)
    file.verb("promulgate-usg-directive", usg)


def survey(file: MissionFile, kind: str = "technical", by: str = "planner", days: int = 10) -> Data:
    """Make a survey: team of both sides, debrief before departure, every assumption looked at again."""
    team = [
        {"name": "imtf-chair", "entity": "DPKO", "side": "imtf"},
        {"name": "A. Ode", "entity": "UNDP", "side": "unct"},
    ]
    start = file.day
    end = (date.fromisoformat(start) + timedelta(days=days)).isoformat()
    body = {
        "kind": kind,
        "from": start,
        "to": end,
        "places": ["Capital"],
        "leader": "imtf-chair",
        "team": team,
    }
    made = file.ask("POST", "surveys/", body, who=by, expect=201).data
    here = f"surveys/{made['id']}/actions/"
    file.act(f"{here}launch/", by)
    later(file, days)
    file.act(f"{here}debrief/", by, held_on=file.day)
    checks = [{"id": row["id"], "result": "confirmed"} for row in file.rows("plan/assumptions/")]
    return file.act(f"{here}complete/", by, findings=["The assumptions hold."], assumptions=checks).data


def foundation(
    file: MissionFile, drafter: str = "imtf-chair", chair: str = "imtf-chair", usg: str = "usg-dpko"
) -> None:
    """Run Level 1.2 from the directive to its submission to the Secretary-General."""
    promulgate(file, usg=usg, chair=chair)
    file.verb(
        "answer-transition-plan", "planner", needed=False, reason="No other organisation hands over here."
    )
    file.write_and_submit("mission-plan", drafter)
    later(file, 8)
    survey(file)
    file.consult("mission-plan", chair)
    file.write_and_submit("mission-plan", drafter)
    file.write_and_submit("mission-budget", chair)
    file.write_and_submit("sg-report", chair)
    later(file, 10)
    file.verb("submit-level", chair)


def to_council(script: Script, key: str, **more: Any) -> MissionFile:
    """Go as far as the report before the Security Council."""
    file = to_decision_on_form(script, key, **more)
    find_suitable(file)
    foundation(file)
    report(file)
    return file


def report(file: MissionFile) -> None:
    """Submit the Secretary-General's report to the Council."""
    later(file, 2)
    file.verb("submit-sg-report", "sg", symbol="S/2010/1")


def authorise(file: MissionFile, symbol: str = "2000 (2010)") -> None:
    """Record the Council's authorisation and review its tasks against the plan."""
    later(file, 14)
    file.verb(
        "record-council-authorisation", "planner", kind="resolution", resolution=symbol, chapter="VII",
        document=document(file, symbol), tasks=TASKS, ceilings=[{"kind": "troops", "value": 7000}],
    )  # fmt: skip


def review_mandate(file: MissionFile, by: str = "imtf-chair") -> None:
    """Set every open task against the plan."""
    for task in file.rows("plan/mandate-tasks/", by):
        if task["coverage"] == "open":
            file.change_row("mandate-tasks", task, by, coverage="covered")


def appoint(file: MissionFile) -> None:
    """Record how the head of mission came: nominated, appointed, arrived."""
    for step in ("nominated", "appointed", "arrived"):
        file.verb("record-appointment", "planner", step=step, person="srsg", name="Srsg")


def budget(file: MissionFile, chair: str = "imtf-chair", drafter: str = "imtf-chair") -> None:
    """Submit the budget report and mark it final."""
    number = file.write_and_submit("mission-budget", drafter, chair)["number"]
    file.act(f"outputs/mission-budget/versions/{number}/actions/mark-final/", "planner")


def operational(file: MissionFile, drafter: str = "imtf-chair", chair: str = "imtf-chair") -> None:
    """Run Level 2.1 from the mandate review to its submission to the USG."""
    review_mandate(file)
    file.write_and_submit("mission-plan", drafter, chair)
    later(file, 24)
    budget(file, chair, chair)
    file.write_and_submit("srsg-directive", chair)
    file.verb("submit-level", chair)


def issue(file: MissionFile, usg: str = "usg-dpko", **more: Any) -> None:
    """Issue the Directive to the SRSG."""
    later(file, 2)
    file.verb("issue-srsg-directive", usg, confirmations=CONFIRMED, **more)


def planning_team(file: MissionFile) -> None:
    """Name one planner each of mission and UNCT, of the same level, and establish the team."""
    members = (
        {
            "side": "mission",
            "name": "Impt Lead",
            "person": "impt-lead",
            "rank": "P-5",
            "permanent": True,
            "lead": True,
        },
        {"side": "unct", "name": "Impt Member", "person": "impt-member", "rank": "P-5", "permanent": True},
    )
    for member in members:
        file.ask("POST", "planning-team/members/", {**member, "from": file.day}, who="srsg", expect=201)
    file.act("planning-team/actions/establish/", "srsg")


def validate(file: MissionFile) -> None:
    """Hold the validation exercise and complete it."""
    parts = ["assumptions", "tasks", "scenarios", "decisions"]
    groups = ["mission", "unct", "national", "external"]
    organisers = ["imtf-chair", "impt-lead"]
    ends = (date.fromisoformat(file.day) + timedelta(days=11)).isoformat()
    file.verb("begin-validation", "imtf-chair", ends=ends, organisers=organisers, parts=parts, groups=groups)
    held = file.rows("validation/")[-1]
    finding = {
        "text": "Roads close earlier than planned for",
        "closed_by": "change",
        "change": "Stocks moved forward",
    }
    file.ask("POST", f"validation/{held['id']}/findings/", finding, who="imtf-chair", expect=201)
    later(file, 11)
    file.act(f"validation/{held['id']}/actions/complete/", "imtf-chair")


def final_plan(file: MissionFile, by: str = "impt-lead", **more: Any) -> None:
    """Write the final plan and put it before the SRSG."""
    later(file, 7)
    file.write_and_submit("mission-plan", by)
    file.verb("submit-level", by, **more)


def adopt(file: MissionFile) -> None:
    """Adopt the Mission Plan."""
    later(file, 3)
    file.verb("adopt-mission-plan", "srsg")


def endorse(file: MissionFile, **more: Any) -> None:
    """Record the UNCT's answer."""
    file.verb("endorse-mission-plan", "rc-hc", discussed_on=file.day, **more)


def to_directive(script: Script, key: str, **more: Any) -> MissionFile:
    """Go as far as the Directive before the USG."""
    file = to_council(script, key, **more)
    authorise(file)
    appoint(file)
    operational(file)
    return file


def to_adoption(script: Script, key: str, **more: Any) -> MissionFile:
    """Go as far as the final plan before the SRSG."""
    file = to_directive(script, key, **more)
    issue(file)
    planning_team(file)
    later(file, 4)
    validate(file)
    final_plan(file)
    return file


def to_continuation(script: Script, key: str, **more: Any) -> MissionFile:
    """Go as far as Level 3.1 with an adopted and endorsed plan."""
    file = to_adoption(script, key, **more)
    adopt(file)
    endorse(file)
    return file
