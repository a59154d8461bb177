"""South Sudan, C1-34 to C1-47: Levels 2.1 and 2.2, up to adoption and endorsement."""

from datetime import date

from tests.journeys import road
from tests.journeys.case_before_mandate import Case

CHAIR = "imtf-chair"
EXPECTED = ("No mandate under Chapter VII", "Troops on the border with Sudan", "Logistic support by airlift")


def c1_34_resolution_1996(case: Case) -> None:
    file = case.file
    file.day = "2011-07-08"
    tasks = [
        {"paragraph": "3(a)", "text": "Support peace consolidation, state-building and development"},
        {
            "paragraph": "3(b)",
            "text": "Exercise good offices and support conflict prevention; protect civilians",
        },
        {"paragraph": "3(c)", "text": "Support the authorities in security, rule of law and justice"},
        {"paragraph": "14", "text": "Observe the flow of arms across the border"},
    ]
    ceilings = [{"kind": "troops", "value": 7000}, {"kind": "police", "value": 900}]
    paper = road.document(file, "S/RES/1996 (2011)")
    file.verb(
        "record-council-authorisation",
        "planner",
        kind="resolution",
        resolution="1996 (2011)",
        document=paper,
        chapter="VII",
        tasks=tasks,
        ceilings=ceilings,
        mandate_ends="2012-07-08",
    )
    level = file.level("2.1")
    assert (file.state, level["state"], level["started"]) == ("L2.1", "active", "2011-07-08")
    assert file.get()["mandate"] == {**file.get()["mandate"], "symbol": "1996 (2011)", "ends": "2012-07-08"}
    assert [row["coverage"] for row in file.rows("plan/mandate-tasks/")] == ["open"] * 4


def c1_35_independence_and_rollover(case: Case) -> None:
    file = case.file
    file.day = "2011-07-09"
    file.verb("record-event", "planner", kind="event", title="Independence")
    file.verb("record-event", "planner", kind="calendar", title="UNMIS rollover ends", due="2011-10-09")
    assert {"Independence", "UNMIS rollover ends"} <= {row["title"] for row in file.rows("events/")}


def c1_36_mandate_review(case: Case) -> None:
    file = case.file
    file.day = "2011-07-12"
    tasks = file.rows("plan/mandate-tasks/")
    for task, coverage in zip(tasks, ("covered", "changed", "new"), strict=False):
        file.change_row("mandate-tasks", task, CHAIR, coverage=coverage)
    effect = "Fewer troops than the protection tasks need"
    row = file.row("mismatches", CHAIR, task=tasks[1]["id"], effect=effect, kind="fewer resources")
    assert not row["solution"]


def c1_37_expectations_of_the_government(case: Case) -> None:
    file = case.file
    file.day = "2011-07-14"
    for text in EXPECTED:
        file.row("expectations", "rc-hc", actor="Government of South Sudan", text=text, status="differs")
    answer = file.refused("submit-level", CHAIR, "expectation-open")
    assert "Government of South Sudan" in answer.words("expectation-open")


def c1_38_u_advanced_draft_with_open_points(case: Case) -> None:
    file = case.file
    file.day = "2011-07-25"
    file.fill("mission-plan", CHAIR)
    answer = file.submit("mission-plan", CHAIR, expect=409)
    assert answer.codes == {"mandate-task-open", "mismatch-open"}, answer.told()
    assert "14" in answer.words("mandate-task-open")
    assert "3(c)" in answer.words("mandate-task-open"), "a new task waits for an element that serves it"
    assert "Fewer troops" in answer.words("mismatch-open")
    file.refused("submit-level", CHAIR, "mandate-task-open", "mismatch-open", "not-submitted")


def c1_39_advanced_draft(case: Case) -> None:
    file = case.file
    file.day = "2011-08-01"
    mismatch = file.rows("plan/mismatches/")[0]
    settled = {"solution": "re-prioritised", "how": "Three states first", "settled_on": file.day}
    file.change_row("mismatches", mismatch, CHAIR, **settled)
    objective = file.row("objectives", CHAIR, name="Civilians are protected", lead="UNMISS")
    tasks = file.rows("plan/mandate-tasks/")
    file.change_row("mandate-tasks", tasks[2], CHAIR, served_by=[objective["id"]])
    file.change_row("mandate-tasks", tasks[3], CHAIR, coverage="covered")
    for row in file.rows("plan/expectations/"):
        if row["status"] == "differs":
            file.change_row("expectations", row, CHAIR, answer="The reason was given to the Government.")
    assert file.submit("mission-plan", CHAIR).data["label"] == "advanced"
    file.fill("shortfall-note", CHAIR)
    file.day = "2011-08-03"
    file.version_act("shortfall-note", "issue", "planner")
    assert file.get("outputs/shortfall-note/versions/1/")["state"] == "issued"


def c1_40_u_chief_of_staff_issues(case: Case) -> None:
    case.file.day = "2011-08-08"
    case.file.give("chief-of-staff", "mission-staff")
    case.file.give("dsrsg", "mission-staff")
    case.file.forbidden("issue-srsg-directive", "chief-of-staff", confirmations=road.CONFIRMED)


def c1_41_directive_issued(case: Case) -> None:
    file = case.file
    road.appoint(file)
    file.day = "2011-08-10"
    road.budget(file)
    file.write_and_submit("srsg-directive", CHAIR)
    file.verb("submit-level", CHAIR)
    file.day = "2011-08-12"
    file.verb("issue-srsg-directive", "usg-dpko", confirmations=road.CONFIRMED)
    shown, level = file.get(), file.level("2.1")
    assert (level["state"], level["ended"], level["timeframe"]["elapsed_days"]) == (
        "closed",
        "2011-08-12",
        35,
    )
    assert (shown["state"], shown["transfer"], shown["outputs_owed"]) == ("L2.2", "initiated", [])
    assert file.level("2.2")["state"] == "in_preparation"
    assert file.get("outputs/srsg-directive/versions/1/")["state"] == "issued"


def c1_42_u_team_of_one_side(case: Case) -> None:
    file = case.file
    file.day = "2011-08-15"
    planner = {"side": "mission", "name": "Impt Lead", "person": "impt-lead", "rank": "P-5", "lead": True}
    file.ask("POST", "planning-team/members/", {**planner, "from": file.day}, who="srsg", expect=201)
    answer = file.act("planning-team/actions/establish/", "srsg", expect=409)
    assert answer.codes == {"parity"}, answer.told()
    assert "UNCT" in answer.words("parity")


def c1_43_team_of_both_sides(case: Case) -> None:
    file = case.file
    file.day = "2011-08-17"
    planner = {"side": "unct", "name": "Impt Member", "person": "impt-member", "rank": "P-5"}
    file.ask("POST", "planning-team/members/", {**planner, "from": file.day}, who="srsg", expect=201)
    file.act("planning-team/actions/establish/", "srsg")
    assert file.get("planning-team/")["state"] == "established"


def c1_44_validation(case: Case) -> None:
    file = case.file
    file.day = "2011-08-22"
    road.validate(file)
    assert file.day == "2011-09-02"
    level = file.level("2.2")
    assert (level["state"], level["started"]) == ("active", "2011-08-22")


def c1_45_u_deputy_adopts(case: Case) -> None:
    file = case.file
    file.day = "2011-09-05"
    assert file.write_and_submit("mission-plan", "impt-lead")["label"] == "final"
    file.verb("submit-level", "impt-lead")
    file.forbidden("adopt-mission-plan", "dsrsg")


def c1_46_adopted(case: Case) -> None:
    file = case.file
    file.day = "2011-09-12"
    file.verb("adopt-mission-plan", "srsg")
    shown = file.get()
    assert (shown["state"], shown["transfer"]) == ("L3.1", "complete")
    assert shown["open_levels"] == ["2.2", "3.1"]
    assert file.get("task-force/")["state"] == "backstopping"
    assert (shown["plan_in_force"]["since"], shown["plan_in_force"]["revision"]) == ("2011-09-12", 0)


def c1_47_endorsed_with_a_reservation(case: Case) -> None:
    file = case.file
    file.day = "2011-09-16"
    reservation = "Humanitarian coordination keeps its own seat outside the mission."
    positions = [
        {"entity": "OCHA", "position": "reserves", "text": reservation},
        {"entity": "UNDP", "position": "endorses", "text": ""},
    ]
    file.verb(
        "endorse-mission-plan",
        "rc-hc",
        discussed_on="2011-09-15",
        positions=positions,
        reservation=reservation,
    )
    shown, level = file.get(), file.level("2.2")
    assert (level["state"], level["ended"]) == ("closed", "2011-09-16")
    assert (shown["state"], shown["open_levels"]) == ("L3.1", ["3.1"])
    assert any(reservation in str(item) for item in file.rows("decisions/"))
    assert (date(2011, 9, 16) - date(2011, 8, 22)).days == file.level("2.2")["timeframe"]["elapsed_days"]
    case.in_force = shown["plan_in_force"]


STEPS = (
    c1_34_resolution_1996,
    c1_35_independence_and_rollover,
    c1_36_mandate_review,
    c1_37_expectations_of_the_government,
    c1_38_u_advanced_draft_with_open_points,
    c1_39_advanced_draft,
    c1_40_u_chief_of_staff_issues,
    c1_41_directive_issued,
    c1_42_u_team_of_one_side,
    c1_43_team_of_both_sides,
    c1_44_validation,
    c1_45_u_deputy_adopts,
    c1_46_adopted,
    c1_47_endorsed_with_a_reservation,
)
