"""A round with nine entities on the assessment: silence, a reservation, edits, a return, a decision."""

from datetime import date, timedelta

import pytest
from django.test import Client

from missions.models import Mission, Person
from outputs.freezing import reading
from outputs.models import Job, Version
from outputs.printing.document import Imprint, html_of
from planning_levels.demonstration.clock import set_date
from tests.journeys import road
from tests.journeys.client import Data, Script
from tests.journeys.mission_file import MissionFile, prose
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

CHAIR = "imtf-chair-dpa"
KIND = "strategic-assessment"
SEATED = {
    "political": "DPA", "military": "DPKO", "police": "DFS", "security": "DSS", "logistics": "UNMIS",
    "humanitarian": "OCHA", "development": "UNDP", "human-rights": "OHCHR",
}  # fmt: skip
SPEAKERS = {"OCHA": "imtf-member", "UNCT": "rc-hc", "UNDP": "unct-member"}
RESERVATION = "No armed escort as a rule."
WISH = "Show what each troop level can and cannot do."
POSITIONS = f"outputs/{KIND}/concurrences/"


def walk(script: Script, key: str) -> MissionFile:
    """Seat nine entities and put the written assessment into review."""
    file = road.to_initiation(script, key)
    later(file, 0)
    road.initiate(file)
    road.take_chair(file, CHAIR, "DPA")
    for seat, entity in SEATED.items():
        holder = {"person": "imtf-member"} if entity == "OCHA" else {}
        file.seat(seat, CHAIR, entity=entity, empowered_on=file.day, **holder)
    file.seat("unct", "rc-hc", entity="UNCT", consulted_on=file.day)
    file.act("task-force/actions/establish/", CHAIR)
    invited = {"person": "partner", "output": KIND, "from": file.day}
    file.ask("POST", "invitations/", invited, who=CHAIR, expect=201)
    for number, form in enumerate(("peacekeeping", "special-political-mission")):
        file.row("options", CHAIR, title=f"Option {number}", form=form)
    file.row("scenarios", CHAIR, name="The agreement holds")
    file.row("information-base", CHAIR, item="Root causes of the conflict", source="Political analysis")
    file.row("assumptions", CHAIR, text="The parties consent to the presence")
    file.consult(KIND, CHAIR)
    later(file, 30)
    file.fill(KIND, CHAIR)
    file.version_act(KIND, "submit-for-review", CHAIR)
    return file


def later(file: MissionFile, days: int) -> None:
    """Let days go by on the mission's own clock: it stands as that of a demonstration does."""
    set_date(Mission.objects.get(key=file.key), date.fromisoformat(road.later(file, days)))


walked = standing(walk)


def said(file: MissionFile, who: str = "sg") -> dict[str, Data]:
    """Return what entities say of the assessment before the decider, in the order shown."""
    found = file.get("decision-points/DP-1.1/", who)["clearance"]
    return {side["entity"]: side for item in found if item["output"] == KIND for side in item["positions"]}


def written(file: MissionFile) -> list[Data]:
    """Return the sections of prose that hold text."""
    sections = file.get(f"outputs/{KIND}/", CHAIR)["sections"]
    return [item for item in sections if item["kind"] == "prose" and item["content"]]


def speak(file: MissionFile, entity: str, position: str, text: str = "") -> Data:
    """State an entity's position; the chair enters it for those who do not sign in."""
    body = {"entity": entity, "position": position, "text": text}
    return file.ask("POST", POSITIONS, body, who=SPEAKERS.get(entity, CHAIR), expect=201).data


def submit(file: MissionFile, directive: str = "") -> None:
    """Submit the assessment as it stands in review, and bring the level to its decision."""
    file.submit(KIND, CHAIR)
    if directive:
        file.write_and_submit(directive, CHAIR)
    file.verb("submit-level", CHAIR)


@pytest.fixture
def asked(file: MissionFile) -> Data:
    """A round of seven days, in which answers of others are seen after one's own."""
    due = (date.fromisoformat(file.day) + timedelta(days=7)).isoformat()
    body = {"due": due, "visibility": "own", "note": "Please answer."}
    return file.ask("POST", f"outputs/{KIND}/rounds/", body, who=CHAIR, expect=201).data


def test_from_a_round_of_nine_entities_to_the_decision(file: MissionFile, asked: Data) -> None:
    assert len(asked["asked"]) == 9
    assert {row["position"] for row in asked["asked"]} == {"waiting"}
    edited, changed = written(file)[:2]
    _comments_behind_a_seal(file, changed)
    _eight_answer(file)
    _edits(file, edited, changed)
    _silence(file, asked)
    submit(file, "sg-directive")
    _before_the_decider(file, changed)
    _returned_and_mended(file, changed)
    submit(file)
    _decided(file)


def _comments_behind_a_seal(file: MissionFile, section: Data) -> None:
    """Let the RC/HC comment on a passage; others see it once their entity has answered."""
    passage = " ".join(section["content"].removeprefix("<p>").split()[5:9])
    body = {"section": section["key"], "quote": passage, "text": "Say who decides on escorts."}
    made = file.ask("POST", f"outputs/{KIND}/comments/", body, who="rc-hc", expect=201).data
    assert (made["quote"], made["passage_changed"], made["round"]) == (passage, False, 1)
    assert file.rows(f"outputs/{KIND}/comments/", "imtf-member") == []
    file.ask("GET", f"outputs/{KIND}/comments/{made['id']}/", who="imtf-member", expect=404)
    assert len(file.rows(f"outputs/{KIND}/comments/", CHAIR)) == 1
    waiting = [item for item in file.script.rows("pending/", "imtf-member") if item["kind"] == "turn"]
    assert [item["href"] for item in waiting] == [f"/missions/{file.key}/outputs/{KIND}/review/"]


def _eight_answer(file: MissionFile) -> None:
    for entity in [*SEATED.values(), "UNCT"]:
        if entity == "OCHA":
            speak(file, entity, "reserve", RESERVATION)
        elif entity != "DSS":
            speak(file, entity, "concur")
    assert len(file.rows(f"outputs/{KIND}/comments/", "imtf-member")) == 1
    assert not [item for item in file.script.rows("pending/", "imtf-member") if item["kind"] == "turn"]


def _edits(file: MissionFile, edited: Data, changed: Data) -> None:
    """Change one section editorially, another in substance; a member may do neither."""
    path = f"outputs/{KIND}/sections/"
    mended = {"content": edited["content"].replace(".</p>", ", mended.</p>"), "editorial": True}
    file.ask(
        "PATCH", f"{path}{edited['key']}/", mended, who="imtf-member", if_match=edited["version"], expect=403
    )
    file.ask("PATCH", f"{path}{edited['key']}/", mended, who=CHAIR, if_match=edited["version"])
    other = {"content": prose("other", 40)}
    file.ask("PATCH", f"{path}{changed['key']}/", other, who=CHAIR, if_match=changed["version"])
    found = file.rows(POSITIONS, CHAIR)
    assert {tuple(row["sections_changed"]) for row in found} == {(changed["title"],)}
    assert {row["editorial_changes"] for row in found} == {1}
    assert file.rows(f"outputs/{KIND}/comments/", CHAIR)[0]["passage_changed"] is True


def _silence(file: MissionFile, asked: Data) -> None:
    """Let the day pass: it closes nothing; the chair does."""
    later(file, 9)
    path = f"outputs/{KIND}/rounds/1/"
    assert file.get(path, CHAIR)["closed_on"] is None
    file.act(f"{path}actions/close/", "imtf-member", expect=403)
    closed = file.act(f"{path}actions/close/", CHAIR).data
    assert [row["entity"] for row in closed["asked"] if row["position"] == "silent"] == ["DSS"]


def _before_the_decider(file: MissionFile, changed: Data) -> None:
    sides = said(file)
    assert next(iter(sides)) == "OCHA", "objections and reservations first"
    assert (sides["OCHA"]["position"], sides["OCHA"]["text"]) == ("reserve", RESERVATION)
    assert (sides["DSS"]["position"], sides["DSS"]["said"][:11]) == ("silent", "no reply by")
    assert sides["DPKO"]["sections_changed"] == [changed["title"]]
    assert "one editorial change since" in sides["DPKO"]["remarks"]
    for outside in ("field", "observer"):
        assert file.get("decision-points/DP-1.1/", outside)["clearance"] == []
    file.ask("GET", "decision-points/DP-1.1/", who="partner", expect=404)
    assert [row["type"] for row in file.rows("outputs/", "partner")] == [KIND], "what they are invited to"


def _returned_and_mended(file: MissionFile, changed: Data) -> None:
    file.verb("return-for-work", "sg", comments=WISH, outputs=[KIND])
    mending = file.get(f"outputs/{KIND}/mending/", CHAIR)
    assert (mending["returned"], [line["done"] for line in mending["lines"]]) == (1, [False, False])
    assert {line["text"] for line in mending["lines"]} == {WISH, "Say who decides on escorts."}
    file.write(KIND, file.section(KIND, changed["key"], CHAIR), CHAIR, content=prose("escorts", 60))
    mending = file.get(f"outputs/{KIND}/mending/", CHAIR)
    assert (mending["changed"], [line["done"] for line in mending["lines"]]) == (
        [changed["title"]],
        [True, True],
    )
    file.version_act(KIND, "submit-for-review", CHAIR)
    due = (date.fromisoformat(file.day) + timedelta(days=2)).isoformat()
    again = file.ask("POST", f"outputs/{KIND}/rounds/", {"due": due, "silence": True}, who=CHAIR, expect=201)
    assert again.data["number"] == 2
    speak(file, "OCHA", "reserve", RESERVATION)
    later(file, 3)


def _decided(file: MissionFile) -> None:
    sides = said(file)
    assert (sides["OCHA"]["version"], sides["OCHA"]["remarks"]) == (2, [])
    assert (sides["DSS"]["position"], sides["DSS"]["said"]) == ("no-objection", "no objection (silence)")
    assert "given on version 1" in sides["DPKO"]["remarks"]
    point = file.get("decision-points/DP-1.1/", "sg")
    mine = next(item for item in point["clearance"] if item["output"] == KIND)
    assert (mine["returned"], len(mine["changed_since_return"])) == (1, 1)
    _paper(file)
    file.verb("decide-form", "sg", outcome="suitable", form="peacekeeping", lead_department="DPKO")
    assert file.get(f"outputs/{KIND}/versions/2/")["state"] == "issued"
    assert file.get(f"outputs/{KIND}/versions/1/")["state"] == "returned"
    for version in Version.objects.filter(output__mission__key=file.key).exclude(hash=""):
        printed = html_of(reading(version), Imprint(version.hash, file.day))
        assert not [
            secret for secret in (RESERVATION, WISH, "Say who decides on escorts.") if secret in printed
        ]


def _paper(file: MissionFile) -> None:
    """The decider takes positions and changes along; nobody else does."""
    address = f"/missions/{file.key}/decisions/DP-1.1/positions/"
    assert _browser(CHAIR).post(address).status_code == 403
    answer = _browser("sg").post(address)
    job = Job.objects.get(kind="paper")
    assert answer["Location"] == f"/missions/{file.key}/papers/{job.pk}/"
    assert _browser("sg").get(answer["Location"]).status_code == 200
    assert _browser(CHAIR).get(answer["Location"]).status_code == 404
    file.script.ask("GET", f"jobs/{job.pk}/file/", who=CHAIR, expect=404)


def _browser(name: str) -> Client:
    made = Client()
    made.force_login(Person.objects.get(username=name))
    return made
