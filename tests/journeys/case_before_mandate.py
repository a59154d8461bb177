"""South Sudan, C1-01 to C1-19: pre-planning and Level 1.1. Dates and facts as the case states them."""

from tests.journeys import road
from tests.journeys.client import Data, Script
from tests.journeys.mission_file import MissionFile, open_file

DPA_CHAIR = "imtf-chair-dpa"


class Case:
    """What the steps of the case hand on to one another."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.file: MissionFile
        self.options: list[Data] = []
        self.survey: Data = {}
        self.in_force: Data = {}


def c1_01_open_the_country_file(case: Case) -> None:
    case.file = file = open_file(case.script, "south-sudan", "2011-01-10")
    file.verb(
        "add-trigger",
        "planner",
        type="peace-agreement",
        date="2011-01-10",
        source="Comprehensive Peace Agreement",
    )
    shown = file.get()
    assert (shown["state"], shown["level"], shown["open_levels"]) == ("pre_planning", None, [])
    for person, role in (("pbso", "pbso"), ("field", "field"), ("observer", "observer")):
        file.give(person, role)


def c1_02_hold_until_the_result(case: Case) -> None:
    case.file.verb(
        "hold",
        "planner",
        reason="No planning before the outcome of the referendum.",
        release_event="Result issued",
    )
    shown = case.file.get()
    assert shown["hold"]["release_event"] == "Result issued"
    assert shown["state"] == "pre_planning"


def c1_03_u_analysis_during_the_hold(case: Case) -> None:
    case.file.day = "2011-01-17"
    paper = road.document(case.file, "Strategic analysis")
    case.file.refused("submit-strategic-analysis", "planner", "on-hold", document=paper)


def c1_04_result_issued_hold_released(case: Case) -> None:
    file = case.file
    file.day = "2011-02-07"
    paper = road.document(file, "Announcement of the result")
    file.verb("record-event", "planner", kind="event", title="Result issued", document=paper)
    file.verb("release", "planner", event="Result issued")
    assert file.get()["hold"] is None


def c1_05_analysis_submitted(case: Case) -> None:
    file = case.file
    file.day = "2011-02-08"
    file.verb("submit-strategic-analysis", "planner", document=road.document(file, "Strategic analysis"))
    shown = file.get()
    assert shown["state"] == "awaiting_initiation"
    assert (shown["next_decision"]["id"], shown["next_decision"]["decider"]) == ("DP-INIT", "sg")
    assert [item["mission"] for item in case.script.rows("pending/", "sg")] == ["south-sudan"]


def c1_06_u_planner_initiates_by_script(case: Case) -> None:
    case.file.forbidden("initiate", "planner", lead_department="DPA")


def c1_07_sg_initiates(case: Case) -> None:
    file = case.file
    file.day = "2011-02-09"
    file.verb("initiate", "sg", lead_department="DPA")
    level = file.level("1.1")
    assert (level["state"], level["started"]) == ("active", "2011-02-09")
    assert (file.get()["state"], file.get()["lead_department"]) == ("L1.1", "DPA")
    assert any("task-force" in item["href"] for item in case.script.rows("pending/", "planner"))


def c1_08_u_establish_without_police_with_a_p4(case: Case) -> None:
    file = case.file
    file.day = "2011-02-11"
    file.give("rc-hc", "rc-hc")
    road.take_chair(file, DPA_CHAIR, "DPA")
    for seat in road.SEATS:
        if seat != "police":
            holder = {"person": "imtf-member"} if seat == "humanitarian" else {}
            rank = "P-4" if seat == "logistics" else "P-5"
            kept = file.seat(seat, DPA_CHAIR, rank=rank, entity="DPA", empowered_on=file.day, **holder)
            assert kept["counts"] is (seat != "logistics")
    answer = file.act("task-force/actions/establish/", DPA_CHAIR, expect=409)
    assert {"seat-empty", "rank-too-low"} <= answer.codes, answer.told()
    assert "olice" in answer.words("seat-empty")
    assert "P-4" in answer.words("rank-too-low")


def c1_09_nine_of_nine(case: Case) -> None:
    file = case.file
    file.day = "2011-02-14"
    file.seat("police", DPA_CHAIR, entity="DPKO", empowered_on=file.day)
    file.seat(
        "logistics", DPA_CHAIR, name="Second for logistics", entity="DFS", rank="D-1", empowered_on=file.day
    )
    file.seat("unct", "rc-hc", entity="UNCT", consulted_on="2011-02-12")
    file.act("task-force/actions/establish/", DPA_CHAIR)
    body = file.get("task-force/?as_of=2011-02-14")
    assert body["state"] == "established"
    assert [seat["covered"] for seat in body["seats"]] == [True] * 9


def c1_10_process_inventory(case: Case) -> None:
    assert case.file.rows("plan/processes/") == []
    for kind in ("humanitarian", "development", "peace"):
        row = case.file.row("processes", DPA_CHAIR, name=f"The {kind} process", kind=kind, owner="UNCT")
        assert row["alignment"] == "not_assessed"


def c1_11_visit_and_scenarios(case: Case) -> None:
    file = case.file
    file.day = "2011-02-15"
    file.change("", "planner", options={"scenario_planning": True, "isf": True, "cpas": False, "iap": False})
    body = {
        "kind": "field-assessment",
        "from": "2011-02-16",
        "to": "2011-02-26",
        "places": ["Juba", "Malakal"],
        "leader": DPA_CHAIR,
        "team": [{"name": "Team of the ITAPT", "entity": "DPKO", "side": "imtf"}],
    }
    made = file.ask("POST", "surveys/", body, who=DPA_CHAIR, expect=201).data
    assert made["kind"] == "field-assessment"
    for name in ("Peaceful separation", "Fighting between communities"):
        file.row("scenarios", DPA_CHAIR, name=name, signals="Reports from the states")


def c1_12_consultation_notes(case: Case) -> None:
    file = case.file
    file.day = "2011-03-01"
    for actor in ("Government of Southern Sudan", "Opposition parties", "Church leaders"):
        file.row("expectations", "field", actor=actor, text=f"What {actor} expects", status="met")
    note = "Figures consulted differ among themselves: views differ."
    file.row(
        "consultations", "field", output="strategic-assessment", group="national", held_on=file.day, text=note
    )
    file.row(
        "consultations", "field", output="strategic-assessment", group="regional", held_on=file.day, text=note
    )
    assert len({row["actor"] for row in file.rows("plan/expectations/")}) == 3


def c1_13_positions(case: Case) -> None:
    positions = {
        "DPA": ("special-political-mission", "No mandate on violence between tribes."),
        "DPKO": ("peacekeeping", "Troops and protection of civilians."),
        "UNCT": ("peacekeeping", "Troops and protection of civilians."),
    }
    for entity, (form, text) in positions.items():
        case.file.row("positions", DPA_CHAIR, entity=entity, form=form, text=text)
    read = case.file.rows("plan/positions/", "sg")
    assert {row["entity"]: row["form"] for row in read} == {
        name: form for name, (form, _) in positions.items()
    }


def c1_14_five_options(case: Case) -> None:
    forms = (
        ("Peacekeeping, lower strength", "peacekeeping"),
        ("Peacekeeping, middle strength", "peacekeeping"),
        ("Peacekeeping, higher strength", "peacekeeping"),
        ("Special political mission", "special-political-mission"),
        ("No mission", "other"),
    )
    for title, form in forms:
        row = {
            "title": title,
            "form": form,
            "offered_by": "ITAPT",
            "form_note": "" if form != "other" else "none",
        }
        case.options.append(case.file.row("options", DPA_CHAIR, **row))
    assert len(case.file.rows("plan/options/", "sg")) == 5


def c1_15_u_blank_statement(case: Case) -> None:
    file = case.file
    file.day = "2011-03-10"
    file.row("information-base", DPA_CHAIR, item="Root causes of the conflict", source="Political analysis")
    file.row("information-base", DPA_CHAIR, item="Human rights assessments", status="empty")
    file.row("assumptions", DPA_CHAIR, text="The Government consents to the presence of the mission")
    file.fill("strategic-assessment", DPA_CHAIR, leave=("take-over",))
    answer = file.submit("strategic-assessment", DPA_CHAIR, expect=409)
    assert answer.codes == {"section-empty"}, answer.told()
    assert "take-over" in answer.words("section-empty")
    answer = file.refused("submit-level", DPA_CHAIR, "section-empty", "not-submitted")
    assert "take-over" in answer.words("section-empty")
    items = file.rows("plan/information-base/", "sg")
    assert [row["item"] for row in items if row["status"] == "empty"] == ["Human rights assessments"]


def c1_16_assessment_submitted(case: Case) -> None:
    file = case.file
    file.day = "2011-03-14"
    reason = "UNMIS is itself a United Nations mission, so nothing is taken over from another organisation."
    blank = file.section("strategic-assessment", "take-over", DPA_CHAIR)
    file.write("strategic-assessment", blank, DPA_CHAIR, not_applicable=reason)
    file.submit("strategic-assessment", DPA_CHAIR)
    file.write_and_submit("sg-directive", DPA_CHAIR)
    file.verb("submit-level", DPA_CHAIR)
    level = file.level("1.1", "2011-03-14")
    assert level["state"] == "awaiting_decision"
    assert level["timeframe"]["elapsed_days"] == 33
    assert level["timeframe"]["status"] not in ("below_minimum", "over_desirable")
    assert file.get("outputs/strategic-assessment/versions/1/")["state"] == "submitted"


def c1_17_u_sg_returns(case: Case) -> None:
    file = case.file
    file.day = "2011-03-17"
    wish = "Show what each troop level can and cannot do on intercommunal violence."
    file.verb("return-for-work", "sg", comments=wish, outputs=["strategic-assessment"])
    assert (file.state, file.level("1.1")["state"]) == ("L1.1", "active")
    assert wish in [item["reason"] or item.get("comments") for item in flat(file.rows("decisions/"))]
    old = file.get("outputs/strategic-assessment/versions/1/")
    assert (old["state"], len(old["hash"])) == ("returned", 64)


def flat(decisions: list[Data]) -> list[Data]:
    """Return decisions with their reasons under one name, whichever of the two the API uses."""
    return [{"reason": item.get("reason") or item.get("reasons"), **item} for item in decisions]


def c1_18_second_version(case: Case) -> None:
    file = case.file
    file.day = "2011-03-21"
    for option in case.options[:3]:
        file.change_row("options", option, DPA_CHAIR, cannot_do="Cover all ten states at once")
    assert file.write_and_submit("strategic-assessment", DPA_CHAIR)["number"] == 2
    file.verb("submit-level", DPA_CHAIR)
    basis = file.get("decision-points/DP-1.1/", "sg")["basis"]
    assert ("strategic-assessment", 2) in [(item["output"], item["version"]) for item in basis]


def c1_19_suitable(case: Case) -> None:
    file = case.file
    file.day = "2011-03-28"
    file.verb("decide-form", "sg", outcome="suitable", form="peacekeeping", lead_department="DPKO")
    shown, level = file.get(), file.level("1.2")
    assert (shown["state"], shown["lead_department"], shown["form"]) == ("L1.2", "DPKO", "peacekeeping")
    assert file.level("1.1")["state"] == "closed"
    assert (level["state"], level["started"]) == ("in_preparation", None)
    assert level["timeframe"]["status"] == "not_started"
    assert file.get("outputs/sg-directive/versions/1/")["state"] == "issued"


STEPS = (
    c1_01_open_the_country_file,
    c1_02_hold_until_the_result,
    c1_03_u_analysis_during_the_hold,
    c1_04_result_issued_hold_released,
    c1_05_analysis_submitted,
    c1_06_u_planner_initiates_by_script,
    c1_07_sg_initiates,
    c1_08_u_establish_without_police_with_a_p4,
    c1_09_nine_of_nine,
    c1_10_process_inventory,
    c1_11_visit_and_scenarios,
    c1_12_consultation_notes,
    c1_13_positions,
    c1_14_five_options,
    c1_15_u_blank_statement,
    c1_16_assessment_submitted,
    c1_17_u_sg_returns,
    c1_18_second_version,
    c1_19_suitable,
)
