"""South Sudan, C1-48 to C1-56: Level 3.1, a significant revision, transition, completion (all assumed)."""

from tests.journeys import road, road_onward
from tests.journeys.case_before_mandate import Case
from tests.journeys.client import TEN_WORDS


def c1_48_measured_and_reviewed(case: Case) -> None:
    file = case.file
    file.day = "2011-12-15"
    benchmark = file.row(
        "benchmarks", "impt-lead", name="Incidents per month", exit=True, target="under five"
    )
    value = {"benchmark": benchmark["id"], "value": "12", "date": file.day, "source": "Situation centre"}
    file.ask("POST", "measurements/", value, who="impt-lead", expect=201)
    review = {"kind": "continuous", "purpose": "Routine", "opened_on": file.day}
    made = file.ask("POST", "reviews/", review, who="impt-lead", expect=201).data
    file.verb("record-review", "impt-lead", review=made["id"], recommendation="none")
    stock = {"text": "The framework holds", "kind": "ISF", "date": file.day}
    file.ask("POST", "observations/stocktakings/", stock, who="impt-lead", expect=201)
    assert (file.state, file.get()["open_levels"]) == ("L3.1", ["3.1"])


def c1_49_strategic_review(case: Case) -> None:
    file = case.file
    file.day = "2012-02-10"
    review = {
        "kind": "strategic",
        "purpose": "Intercommunal violence exceeds capacity",
        "leader": "DPKO",
        "ground": "New demands on size",
        "opened_on": "2012-01-20",
    }
    made = file.ask("POST", "reviews/", review, who="planner", expect=201).data
    file.verb("record-review", "planner", review=made["id"], recommendation="significant-revision")
    assert file.state == "L3.1"
    assert "south-sudan" in [item["mission"] for item in case.script.rows("pending/", "sg")]


def c1_50_u_srsg_decides_a_revision(case: Case) -> None:
    file = case.file
    file.forbidden(
        "decide-significant-revision",
        "srsg",
        ground="dramatic-change",
        evidence="Violence",
        effects="More troops",
    )
    file.verb("recommend-revision", "srsg", text="The protection task has outgrown the force.")
    assert file.state == "L3.1"


def c1_51_significant_revision(case: Case) -> None:
    file = case.file
    file.day = "2012-03-12"
    file.verb(
        "decide-significant-revision",
        "sg",
        ground="dramatic-change",
        reason=TEN_WORDS,
        evidence="Clashes in three counties",
        effects="The force needs more troops",
    )
    shown = file.get()
    assert (shown["state"], shown["cycle"]) == ("L1.2", 2)
    assert shown["plan_in_force"] == case.in_force
    assert shown["open_levels"] == ["1.2", "3.1"]
    assert file.level("1.2", cycle=2)["state"] == "in_preparation"


def c1_52_revised_plan_in_force(case: Case) -> None:
    file = case.file
    road_onward.revision_to_council(file)
    assert file.get()["plan_in_force"] == case.in_force
    road_onward.revision_to_adoption(file)
    road.adopt(file)
    road.endorse(file)
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["transfer"]) == ("L3.1", ["3.1"], "complete")
    assert shown["plan_in_force"]["revision"] == 1
    assert shown["plan_in_force"]["version"] > case.in_force["version"]


def c1_53_u_srsg_opens_3_2(case: Case) -> None:
    file = case.file
    road.later(file, 90)
    file.forbidden("request-transition-planning", "srsg")
    met = [row["id"] for row in file.rows("plan/benchmarks/")]
    file.verb("recommend-transition", "srsg", benchmarks=met, text="The benchmarks for exit are met.")
    assert file.state == "L3.1"
    assert "south-sudan" in [item["mission"] for item in case.script.rows("pending/", "sg")]


def c1_54_transition_planning(case: Case) -> None:
    file = case.file
    file.refused("request-transition-planning", "sg", "council-request")
    road_onward.ask_for_exit(file)
    assert (file.state, file.level("3.2")["state"]) == ("L3.2", "active")
    assert file.get()["open_levels"] == ["3.1", "3.2"]


def c1_55_gates_in_order(case: Case) -> None:
    file = case.file
    road_onward.exit_report(file)
    file.refused("issue-revised-srsg-directive", "usg-dpko", "not-endorsed", confirmations=road.CONFIRMED)
    file.refused("present-revised-plan", "srsg", "council-authorisation")
    road_onward.exit_endorsement(file)
    road_onward.revised_directive(file)
    shown = file.get()
    assert (shown["state"], shown["open_levels"]) == ("L3.1_transition", ["3.1"])
    assert file.level("3.2")["state"] == "closed"


def c1_56_completed(case: Case) -> None:
    file = case.file
    file.refused("complete", "planner", "successor-open", "lessons-missing")
    road_onward.complete(file)
    assert file.state == "completed"
    file.refused("record-event", "planner", "completed", kind="event", title="Too late")
    section = file.section("mission-plan", file.get("outputs/mission-plan/")["sections"][0]["key"])
    answer = file.ask(
        "PATCH",
        f"outputs/mission-plan/sections/{section['key']}/",
        {"content": "<p>Too late.</p>"},
        who="planner",
        expect=(403, 409),
        if_match=section["version"],
    )
    assert answer.status == 403 or answer.codes == {"completed"}


STEPS = (
    c1_48_measured_and_reviewed,
    c1_49_strategic_review,
    c1_50_u_srsg_decides_a_revision,
    c1_51_significant_revision,
    c1_52_revised_plan_in_force,
    c1_53_u_srsg_opens_3_2,
    c1_54_transition_planning,
    c1_55_gates_in_order,
    c1_56_completed,
)
