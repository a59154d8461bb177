"""Two missions of different kind, loaded with full registers over the REST API alone, and what readers find.

Velmora is a phased political mission in 3.1, Karasund an operation that leaves in 3.2; the third kind, the
South Sudan case, is walked in `test_south_sudan`. Both are invented.
"""

from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest
from django.test import Client

from missions.models import Mission, Person
from tests.journeys import road, road_onward
from tests.journeys.client import Script
from tests.journeys.kinds import karasund, velmora, walking
from tests.journeys.kinds.loading import MARK, by_sign, entered
from tests.journeys.kinds.reading import Reader, holds, waiting
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing
from tests.journeys.test_entry import MOST_INPUTS, inputs

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
TODAY = date(2010, 8, 15)  # both stand on this day, so that a quarter is missed whenever this is run
ENOUGH = 25  # registers
MAIN = ("objectives", "benchmarks", "activities", "assumptions", "budget-frames", "schedule", "phases")
PARTS = ["set", "directive", "plan", "budget", "measurement", "review", "exit"]


@pytest.fixture(scope="module", autouse=True)
def _on_the_day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Mission, "today", lambda _self: TODAY)
        yield


def both(script: Script, _key: str) -> MissionFile:
    walking.leaving(script)
    return walking.political(script)


walked = standing(both)


@pytest.fixture
def leaving(file: MissionFile) -> MissionFile:
    """The file of Karasund; `file` is that of Velmora."""
    return MissionFile(file.script, "karasund", "2010-07-05")


@pytest.fixture
def read(file: MissionFile) -> Reader:
    client = Client()
    client.force_login(Person.objects.get(username="srsg"))
    return Reader(client)


@pytest.mark.parametrize(
    ("key", "kind", "state", "without"),
    [
        ("velmora", velmora, "L3.1", {"successors", "residual-tasks"}),
        ("karasund", karasund, "L3.2", {"options"}),
    ],
)
def test_the_registers_are_full(
    file: MissionFile, key: str, kind: ModuleType, state: str, without: set[str]
) -> None:
    here = MissionFile(file.script, key, file.day)
    held = entered(here)
    assert len(held) >= ENOUGH
    assert not without & set(held), "a register that makes no sense for the kind stays empty"
    assert all(held[register] >= 2 for register in MAIN)
    assert {name: held[name] for name in kind.REGISTERS} == {
        name: len(rows) for name, rows in kind.REGISTERS.items()
    }
    assert here.state == state
    assert inputs(kind.ENTRY) + inputs(kind.FORM) <= MOST_INPUTS


def test_a_plan_that_entered_in_force_keeps_its_objectives(file: MissionFile) -> None:
    late = {"name": "Land is returned", "lead": "UNDP"}
    refused = file.ask("POST", "plan/objectives/", late, who="planner", expect=409)
    assert refused.codes == {"objectives-changed"}


def test_each_phase_has_mandate_strength_and_the_condition_for_the_next(file: MissionFile) -> None:
    phases = by_sign(file, "phases")
    assert [row["name"].split(":")[0] for row in phases.values()] == ["Phase one", "Phase two", "Phase three"]
    assert all(row["mandate"] and row["strength"] for row in phases.values())
    conditions = [row["condition"].split(":")[0] for row in phases.values()]
    assert conditions == ["B1", "B2", ""], "a benchmark opens the next phase; the last has none after it"
    assert set(conditions[:2]) <= set(by_sign(file, "benchmarks"))


def test_the_money_of_the_political_mission(file: MissionFile) -> None:
    money = file.get("plan/results-and-budget/")
    # in thousands: A1 1200 = 900 + 300, A2 2000 = 2000 voluntary, A3 600 = 400 + 150 + 50, A4 350 = 350
    assert money["total"] == {
        "need": 1200 + 2000 + 600 + 350, "assessed": 900 + 400 + 350, "voluntary": 300 + 2000 + 150,
        "pledged": 300 + 500, "received": 200 + 250, "other": 50, "other_pledged": 50, "other_received": 0,
        "gap": 0 + (2000 - 500) + (600 - 400 - 50), "unnamed": 0,
    }  # fmt: skip
    tables = {table["key"]: table for table in money["tables"]}
    frames = {row["reference"]: (row["amount"], row["basis"]) for row in tables["result-frames"]["rows"]}
    assert frames == {
        "BF1": (900 + 350 + 2000, "follows from the results"),
        "BF2": (0 + 400, "follows from the results"),
        "BF3": (500, "stated"),
    }
    lines = {row["reference"]: row["amount"] for row in tables["cost-lines"]["rows"]}
    assert lines == {"BL1": 480, "BL2": 3000, "BL3": 670}
    assert money["budget"] == sum(lines.values()) == 4150
    differing = [(one["line"], one["difference"]) for one in money["findings"] if one["kind"] == "differs"]
    assert differing == [("BL3", 670 - 600)]
    assert not [one for one in money["findings"] if one["kind"] in ("cuts-differ", "fund-differs")]
    lacking = {
        one["text"].split()[0]: (one["need"], one["gap"], one["raised_by"]) for one in money["unfunded_tasks"]
    }
    assert lacking == {"Support": (2000, 1500, "UNDP"), "Observe": (600, 150, ""), "Advise": (0, 0, "")}


def test_the_schedule_of_the_political_mission(file: MissionFile) -> None:
    schedule = file.get("timeline/schedule/")
    rows = {row["work"][:2]: row for row in schedule["rows"]}
    # W1 31 days, then W2 31 days and W3 11 days beside it, then W4: W3 may slip from 20 to 31 August
    assert {name: row["days_to_spare"] for name, row in rows.items()} == {"W1": 0, "W2": 0, "W3": 11, "W4": 0}
    assert (rows["W3"]["latest_begin"], rows["W3"]["latest_end"]) == ("2010-08-21", "2010-08-31")
    assert schedule["critical_paths"] == [[rows[name]["id"] for name in ("W1", "W2", "W4")]]
    assert schedule["findings"] == []


def test_what_calls_is_within_a_page_and_stops_nothing(file: MissionFile, read: Reader) -> None:
    key = file.key
    consent = by_sign(file, "assumptions")["AS1"]["id"]
    mismatch = by_sign(file, "mismatches")["MM1"]["id"]
    unpaid = next(row for row in file.rows("plan/mandate-tasks/") if row["funding"] == "none")["id"]
    missed = by_sign(file, "benchmarks")["B2"]["id"]
    viable = "No consent of Highland Union (AS1): is the mission viable?"
    read.finds(key, viable, f"assumptions/{consent}/", f"plan/assumptions/{consent}/")
    mandate = "Of 4 tasks: one is unfunded, one mismatch is open."
    read.finds(key, mandate, "mandate/", f"plan/mismatches/{mismatch}/")
    read.finds(key, mandate, "mandate/", f"plan/mandate-tasks/{unpaid}/")
    quarter = "No value of B2 for quarter 2 of 2010."
    read.finds(key, quarter, "monitoring/", f"monitoring/measure/?benchmark={missed}")
    assert waiting(file) >= {
        "no consent of Highland Union: is the mission viable?",
        "one mandated task is unfunded",
        "settle a mismatch of plan and mandate",
        "no value of B2 for quarter 2 of 2010",
    }
    walking.review(file, "B1", "B2")
    file.verb("recommend-revision", "srsg", text="The passes are closed to observers.")
    file.write_and_submit("sg-report", "srsg")
    file.verb("submit-periodic-report", "sg", kind="periodic")
    assert file.state == "L3.1"

    walking.measure(file, "B2", ("2010-06-28", "410000"))
    given = {"course": "adapted", "text": "Observers work from the passes."}
    file.act(f"assumptions/{consent}/actions/answer/", "srsg", **given)
    page = read.page(f"/missions/{key}/")
    assert "<dt>Plan in force</dt><dd>made before this file</dd>" in page
    assert quarter not in page
    assert viable not in page
    holds(file)


def test_the_exit_in_one_picture(leaving: MissionFile) -> None:
    found = leaving.get("exit/")
    parties = {
        item["benchmark"]: (item["standing"], len(item["developed_with"])) for item in found["triggers"]
    }
    rows = by_sign(leaving, "benchmarks")
    assert parties == {rows["B1"]["id"]: ("met", 3), rows["B2"]["id"]: ("met", 2)}
    kinds = {item["kind"]: (item["lacking"], item["conflicts"]) for item in found["successors"]}
    assert kinds == {"unct": ("", []), "other-organisation": ("", []), "other": ("", [])}
    assert found["assets"] == 4
    assert found["assets_without_disposition"] == [by_sign(leaving, "assets")["AT4"]["id"]]
    assert (len(found["residual_tasks"]), found["residual_tasks_without_owner"]) == (2, [])
    (framework,) = leaving.get("frameworks/")["results"]
    assert (framework["kind"], framework["serves"], framework["lacking"]) == ("other", True, [])
    assert framework["next_stock"] == "2011-01-01"
    money = leaving.get("plan/results-and-budget/")
    assert money["budget"] == (5000 + 61000) + (0 + 4000)
    assert (money["total"]["need"], money["total"]["gap"]) == (5000 + 900, 900 - 350)
    # W1 91 days, W2 62 days, then W4; W3 ends on 31 December and may slip to the end of January
    spare = {row["work"][:2]: row["days_to_spare"] for row in leaving.get("timeline/schedule/")["rows"]}
    assert spare == {"W1": 0, "W2": 0, "W3": 31, "W4": 0}


def test_a_successor_is_planned_in_a_file_of_its_own(leaving: MissionFile) -> None:
    opened = {
        "name": "Office in Karasund", "key": "karasund-office", "country": "Karasund", "entry_level": "1.1",
        "reason": "A small political presence stays.",
        "trigger": {"type": "council", "date": "2010-07-05", "source": "Presidential statement"},
    }  # fmt: skip
    leaving.act("actions/open-successor/", "planner", expect=201, **opened)
    row = {
        "kind": "other-un-mission",
        "mission": "karasund-office",
        "from_date": "2011-05-01",
        "source": MARK,
    }
    made = leaving.row("successors", "planner", name="Office in Karasund", **row)
    found = next(item for item in leaving.get("exit/")["successors"] if item["successor"] == made["id"])
    assert "has not been confirmed" in found["lacking"]
    assert leaving.state == "L3.2"


def test_what_calls_in_a_mission_that_leaves(leaving: MissionFile, read: Reader) -> None:
    key = leaving.key
    walking.fail(leaving, "AS1", recheck_note="Pay is two months late.")
    walking.fail(leaving, "AS2", consent="no")
    signs = {name: by_sign(leaving, name) for name in ("assumptions", "assets", "mismatches", "benchmarks")}
    pay, consent = (signs["assumptions"][sign]["id"] for sign in ("AS1", "AS2"))
    clinic, missed = signs["assets"]["AT4"]["id"], signs["benchmarks"]["B2"]["id"]
    failed = "The assumption AS1 has failed, and nobody has answered what follows."
    read.finds(key, failed, f"assumptions/{pay}/", f"plan/assumptions/{pay}/")
    viable = "No consent of Delta Committees (AS2): is the mission viable?"
    read.finds(key, viable, f"assumptions/{consent}/", f"plan/assumptions/{consent}/")
    mandate = "Of 3 tasks: one is unfunded, one mismatch is open."
    read.finds(key, mandate, "mandate/", f"plan/mismatches/{signs['mismatches']['MM1']['id']}/")
    quarter = "No value of B2 for quarter 2 of 2010."
    read.finds(key, quarter, "monitoring/", f"monitoring/measure/?benchmark={missed}")
    read.finds(key, "One asset has no disposition.", "exit/#assets", f"plan/assets/{clinic}/")
    assert waiting(leaving) >= {
        "no consent of Delta Committees: is the mission viable?",
        "the assumption AS1 has failed: what follows?",
        "one mandated task is unfunded",
        "settle a mismatch of plan and mandate",
        "no value of B2 for quarter 2 of 2010",
        "one asset is without a disposition",
    }
    # The revised directive waits for none of this; an answer closes a question, and is never changed.
    road.promulgate(leaving, "GATE-3.2-USG")
    for row, course in ((pay, "adapted"), (consent, "stands")):
        given = {"course": course, "text": "The north is handed over last."}
        leaving.act(f"assumptions/{row}/actions/answer/", "srsg", **given)
    answered = {item["id"]: item["answer"]["course"] for item in leaving.get("assumptions/")["results"]}
    assert answered == {pay: "adapted", consent: "stands"}
    page = read.page(f"/missions/{key}/")
    assert failed not in page
    assert viable not in page


def test_one_benchmark_from_the_directive_to_the_exit(leaving: MissionFile, read: Reader) -> None:
    benchmark = by_sign(leaving, "benchmarks")["B1"]
    no = {"needed": False, "reason": "The country team is itself of the United Nations."}
    leaving.verb("answer-transition-plan", "planner", **no)
    leaving.write_and_submit("mission-budget", "imtf-chair")
    road.promulgate(leaving, "GATE-3.2-USG")
    road.survey(leaving, "transition", by="impt-lead")
    leaving.fill("mission-plan", "impt-lead")
    stopped = leaving.submit("mission-plan", "impt-lead", expect=409)
    assert stopped.codes == {"asset-disposition"}, stopped.told()
    clinic = by_sign(leaving, "assets")["AT4"]
    leaving.change_row("assets", clinic, "impt-lead", disposition="national-authorities")
    leaving.submit("mission-plan", "impt-lead")
    leaving.write_and_submit("sg-report", "imtf-chair")
    leaving.verb("submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
    leaving.verb("submit-sg-report", "sg", symbol="S/2010/400")
    road_onward.exit_endorsement(leaving)
    road_onward.revised_directive(leaving)
    assert leaving.state == "L3.1_transition"

    found = leaving.get(f"benchmarks/{benchmark['id']}/trace/")
    stages = {stage["key"]: {item["href"] for item in stage["items"]} for stage in found["stages"]}
    assert list(stages) == PARTS
    assert all(stage["reached"] for stage in found["stages"])
    here = f"/missions/{leaving.key}/"
    assert f"{here}outputs/usg-directive/versions/1/" in stages["directive"]
    assert f"{here}outputs/mission-plan/versions/1/" in stages["plan"]
    assert f"{here}outputs/mission-budget/versions/1/" in stages["budget"]
    frame = by_sign(leaving, "budget-frames")["BF1"]["id"]
    assert f"{here}plan/budget-frames/{frame}/" in stages["budget"]
    assert f"{here}decisions/DP-3.1b/" in stages["exit"]
    assert (found["exit"], found["standing"], found["owed"]) == (True, "met", "measured")
    same = [row for row in leaving.rows("plan/benchmarks/") if row["name"] == benchmark["name"]]
    assert [(row["id"], row["version"]) for row in same] == [(benchmark["id"], benchmark["version"])]
    assert benchmark["name"] in read.page(f"{here}monitoring/benchmarks/{benchmark['id']}/trace/")
    holds(leaving)
